//! How many instructions an edit, a hover and a completion take: the same on a busy machine as on
//! an idle one, and so good for telling whether a change made them slower.
//!
//! `cargo bench --bench instructions` counts them with Callgrind, which is part of Valgrind. Each
//! figure is the difference between two runs, of which one does the thing so many times more.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints")]

mod article;

use std::env;
use std::error::Error;
use std::fs;
use std::process::{Command, ExitCode};

use article::{NAME, Open};
use standfirst::ide;

/// Words of the articles.
const WORDS: [usize; 3] = [1_000, 10_000, 100_000];

/// What is counted.
const CASES: [&str; 3] = ["edit", "hover", "completion"];

/// How many times more it is done in the second run.
const TIMES: usize = 10;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|a| a != "--bench").collect();
    let outcome = match arguments.as_slice() {
        [case, words, times] => run(case, words, times),
        _ => table(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn table() -> Result<(), Box<dyn Error>> {
    println!("{:<12}{:>10}{:>20}", "", "words", "instructions");
    for case in CASES {
        for words in WORDS {
            let more = counted(case, words, 1 + TIMES)?;
            let once = counted(case, words, 1)?;
            println!("{case:<12}{words:>10}{:>20}", (more - once) / TIMES as u64);
        }
    }
    Ok(())
}

/// The instructions of a run of this program that does `case` so many times.
fn counted(case: &str, words: usize, times: usize) -> Result<u64, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let counts = folder.path().join("counts");
    let run = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", counts.display()))
        .arg(env::current_exe()?)
        .args([case, &words.to_string(), &times.to_string()])
        // One thread, so that no time is spent in waiting for another.
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .map_err(|error| format!("Valgrind is needed for this: {error}"))?;
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).into());
    }
    let counts = fs::read_to_string(counts)?;
    let total = counts.lines().find_map(|line| line.strip_prefix("summary: "));
    Ok(total.ok_or("Callgrind has written no summary")?.trim().parse()?)
}

fn run(case: &str, words: &str, times: &str) -> Result<(), Box<dyn Error>> {
    let (words, times): (usize, usize) = (words.parse()?, times.parse()?);
    let mut open = Open::new(words);
    // Here a question is asked.
    open.text.push_str("- What ");
    let mut review = open.review();
    for _ in 0..times {
        match case {
            "edit" => {
                open.edit();
                review = open.review();
            }
            "hover" => {
                let offset = open.text.find(NAME).unwrap_or_default();
                ide::hover(&review, offset).ok_or("no hover")?;
            }
            _ => _ = ide::complete(&review, &open.text, open.text.len()),
        }
    }
    Ok(())
}

//! What `standfirst check` costs on a folder, over the real binary on one core, beside merely reading
//! and parsing the same files.
//!
//! `cargo bench --bench checking` takes 200 articles of its own; `cargo bench --bench checking --
//! FOLDER` takes the articles of a folder. The best of five runs counts.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it has measured")]

#[allow(dead_code, reason = "other benchmarks need more of it")]
#[path = "article/news.rs"]
mod news;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use standfirst::workspace;

/// How many articles are checked, and of how many words each.
const ARTICLES: (usize, usize) = (200, 800);

const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let own = tempfile::tempdir()?;
    let given = std::env::args().skip(1).find(|word| !word.starts_with('-')).map(PathBuf::from);
    let folder = match given {
        Some(folder) => folder,
        None => write_articles(own.path())?,
    };
    let articles =
        workspace::discover(std::slice::from_ref(&folder), &workspace::Reach::default()).articles;
    let sizes = articles.iter().map(fs::metadata).collect::<Result<Vec<_>, _>>()?;
    let megabytes = sizes.iter().map(|about| about.len()).sum::<u64>() as f64 / 1e6;
    println!("{} articles, {megabytes:.2} MB", articles.len());

    let cache = tempfile::tempdir()?;
    let with_cache = format!("--cache={}", cache.path().display());
    let start_up = best(|| check(Path::new("Cargo.toml"), &["--select", "markup"]))?;
    let parsing = best(|| parse(&articles))?;
    let cold = best(|| check(&folder, &[]))?;
    check(&folder, &[&with_cache])?;
    let warm = best(|| check(&folder, &[&with_cache]))?;

    for (name, took) in [
        ("a process that does nothing else", start_up),
        ("reading and parsing", parsing),
        ("check", cold),
        ("check, all of it in the cache", warm),
    ] {
        let (seconds, times) = (took.as_secs_f64(), took.as_secs_f64() / parsing.as_secs_f64());
        let of_megabyte = seconds / megabytes;
        println!("{name:<34}{seconds:>8.3} s {of_megabyte:>8.3} s/MB {times:>7.1} × parsing");
    }
    Ok(())
}

fn write_articles(folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let (count, words) = ARTICLES;
    for number in 0..count {
        let text = news::article_from(words, number * words);
        fs::write(folder.join(format!("{number}.article.md")), text)?;
    }
    Ok(folder.to_owned())
}

fn best(mut run: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        run()?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

fn parse(articles: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    for path in articles {
        black_box(panache_parser::parse(&fs::read_to_string(path)?, None));
    }
    Ok(())
}

/// Checks `path` on one core.
fn check(path: &Path, options: &[&str]) -> Result<(), Box<dyn Error>> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
    let command = command.arg("check").arg(path).args(options).env("RAYON_NUM_THREADS", "1");
    let status = command.stdout(Stdio::null()).status()?;
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(format!("standfirst ended with {status}").into()),
    }
}

//! What a user waits for, over the real binary: start-up, the first findings, the findings after an
//! edit, a hover, a completion; and how much memory the server took.
//!
//! `cargo bench --bench server` prints a table; `cargo bench --bench server -- 10000` measures
//! articles of so many words only. Times are in milliseconds, the median and the 95th percentile.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it has measured")]

#[allow(dead_code, unused_imports, reason = "the tests need more of it")]
#[path = "../tests/server/binary.rs"]
mod binary;
#[allow(dead_code, reason = "the tests need more of it")]
#[path = "../tests/server/client.rs"]
mod client;
#[path = "article/news.rs"]
mod news;

use std::error::Error;
use std::fs;
use std::process::Child;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::time::sleep;

use binary::Piped;
use client::{ARTICLE, edit};
use news::NAME;

/// Words of the articles.
const WORDS: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// What is typed, a letter at a time, and deleted again, twice.
const TYPED: &str = "commitment and a half";

/// A pause after each answer, as a fast typist makes.
const PAUSE: Duration = Duration::from_millis(60);

/// How often each of the others is asked for.
const TIMES: usize = 20;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { WORDS.to_vec() } else { asked };
    println!(
        "{:>9}{:>10}{:>10}{:>16}{:>16}{:>16}{:>10}",
        "words", "start-up", "opening", "edit", "hover", "completion", "peak MiB"
    );
    for words in sizes {
        measure(words).await?;
    }
    Ok(())
}

async fn measure(words: usize) -> Result<(), Box<dyn Error>> {
    let text = news::article(words);
    let start = Instant::now();
    let (mut client, mut server) = binary::start();
    client.initialize(json!({"general": {"positionEncodings": ["utf-8"]}})).await;
    let start_up = start.elapsed();

    let start = Instant::now();
    client.open(ARTICLE, 0, &text).await;
    client.diagnostics(ARTICLE, Some(0)).await;
    let opening = start.elapsed();

    let (line, column) = middle(&text);
    let (mut edits, mut version) = (Vec::new(), 0);
    for _ in 0..2 {
        for at in 0..TYPED.len() as u32 {
            let letter = &TYPED[at as usize..=at as usize];
            edits.push((column + at, column + at, letter));
        }
        for at in (0..TYPED.len() as u32).rev() {
            edits.push((column + at, column + at + 1, ""));
        }
    }
    let mut waits = Vec::new();
    for (from, to, insert) in edits {
        sleep(PAUSE).await;
        version += 1;
        let start = Instant::now();
        client.change(ARTICLE, version, json!([edit(line, from, to, insert)])).await;
        client.diagnostics(ARTICLE, Some(version)).await;
        waits.push(start.elapsed());
    }
    let (before, _) = text.split_once(NAME).unwrap_or_default();
    let name = place(before);
    let hover = repeat(&mut client, "textDocument/hover", name).await;
    let question = place(&text);
    let completion = repeat(&mut client, "textDocument/completion", question).await;
    println!(
        "{words:>9}{:>10}{:>10}{:>16}{:>16}{:>16}{:>10}",
        milliseconds(start_up),
        milliseconds(opening),
        spread(waits),
        spread(hover),
        spread(completion),
        peak(&server).map_or_else(|| "–".to_owned(), |kib| (kib / 1024).to_string()),
    );
    server.kill()?;
    server.wait()?;
    Ok(())
}

/// How long each of some requests at `place` takes.
async fn repeat(client: &mut Piped, method: &str, place: Value) -> Vec<Duration> {
    let mut waits = Vec::new();
    for _ in 0..TIMES {
        let params = json!({"textDocument": {"uri": ARTICLE}, "position": place});
        let start = Instant::now();
        client.request(method, params).await;
        waits.push(start.elapsed());
    }
    waits
}

/// The position at the end of `before`, in UTF-8.
fn place(before: &str) -> Value {
    let line = before.matches('\n').count();
    let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
    json!({"line": line, "character": column})
}

/// The end of a word in the middle of a line in the middle of `text`, in UTF-8.
fn middle(text: &str) -> (u32, u32) {
    let lines: Vec<&str> = text.lines().collect();
    let long = |line: &&str| line.len() > 80;
    let from = lines.len() / 2;
    let line = lines[from..].iter().position(long).map_or(0, |behind| from + behind);
    let column = lines[line].get(40..).and_then(|rest| rest.find(' ')).map_or(0, |at| 40 + at);
    (line as u32, column as u32)
}

/// The most memory that `server` has had, in KiB, where the system tells.
fn peak(server: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", server.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse().ok()
}

fn spread(mut waits: Vec<Duration>) -> String {
    waits.sort();
    let at = |share: usize| waits.get(waits.len() * share / 100).copied().unwrap_or_default();
    format!("{} / {}", milliseconds(at(50)), milliseconds(at(95)))
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

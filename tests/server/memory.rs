//! Typing for an hour costs no memory. Linux tells how much a process has.
//!
//! The suite types a little. An hour's typing, as fast as anybody types, takes minutes:
//!
//! ```sh
//! cargo test --release --test server memory -- --ignored
//! ```

use std::fs;
use std::io::{self, Write};
use std::process::Child;

use serde_json::json;

use crate::binary;
use crate::client::{ARTICLE, CONTRADICTED, edit};

/// What is typed, character by character, into the paragraphs of a story, and deleted again.
const TYPED: &str =
    "Orlo Tern said on 6 May that “the 41 ferries” carried 😀 2,310 dogs for €12 each. ";

/// A story of as many paragraphs.
const PARAGRAPHS: u32 = 40;

/// How much more memory may be used than after the first edits, in KiB: what the allocator keeps.
const MOST_MORE: u64 = 16 * 1024;

fn story() -> String {
    let paragraph = |day| {
        format!(
            "\nOn day {day} the council of Harbour Bay heard Mara Lind, who said that the ferry \
             had carried {day} passengers. Nobody had asked the pilots, according to their union.\n"
        )
    };
    CONTRADICTED.to_owned() + &(0..PARAGRAPHS).map(paragraph).collect::<String>()
}

/// The memory that `server` has now, in KiB.
fn resident(server: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().split(' ').next().unwrap().parse().unwrap()
}

/// Types until `edits` are made, each after the findings of the one before, and measures the memory
/// after as many edits as `at` says.
async fn memory_after(at: &[u32]) -> Vec<u64> {
    let (mut client, server) = binary::start();
    client.initialize(json!({})).await;
    client.open(ARTICLE, 0, &story()).await;
    let last = at.iter().copied().max().unwrap_or_default();
    let (mut column, mut line) = (0, 14);
    let mut measured = Vec::new();
    let mut typed = TYPED.chars().cycle();
    let mut widths = Vec::new();
    let mut is_deleting = false;
    let mut told = io::stderr();
    for version in 1..=last {
        let change = if is_deleting {
            let width = widths.pop().unwrap_or_default();
            column -= width;
            edit(line, column, column + width, "")
        } else {
            let character = typed.next().unwrap();
            let width = u32::try_from(character.len_utf16()).unwrap();
            widths.push(width);
            column += width;
            edit(line, column - width, column - width, &character.to_string())
        };
        client.change(ARTICLE, i32::try_from(version).unwrap(), json!([change])).await;
        client.diagnostics(ARTICLE, i32::try_from(version).ok()).await;
        is_deleting = if is_deleting { !widths.is_empty() } else { widths.len() >= 60 };
        if widths.is_empty() {
            line = 14 + (line - 14 + 2) % (2 * PARAGRAPHS);
        }
        if at.contains(&version) {
            let memory = resident(&server);
            writeln!(told, "{memory} KiB after {version} edits").unwrap();
            measured.push(memory);
        }
    }
    measured
}

#[tokio::test]
async fn does_not_grow_while_a_little_is_typed() {
    let measured = memory_after(&[150, 450]).await;
    assert!(measured[1] < measured[0] + MOST_MORE, "{measured:?} KiB");
}

#[tokio::test]
#[ignore = "takes minutes: see the top of this file"]
async fn does_not_grow_while_an_hour_is_typed() {
    let measured = memory_after(&[1_000, 10_000, 36_000]).await;
    assert!(measured[2] < measured[0] + MOST_MORE, "{measured:?} KiB");
}

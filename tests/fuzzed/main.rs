//! Nothing that is read breaks the program: one file here for each thing that it reads, with what
//! holds of any bytes.
//!
//! `fuzz` runs these for as long as one likes, with inputs that look for new ways through the
//! program. Here they run shortly: with all inputs in the folder of the same name, which were
//! written for this or have once broken something, and with what chance makes of those (`PROPTEST_CASES` says how often). A new
//! finding of the fuzzer becomes a file there.

mod article;
mod bibliography;
mod configuration;
mod fixes;
mod formatting;
mod front_matter;
mod messages;
mod range;
mod verify;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::Index;

/// Panics unless something holds of any bytes.
type Hold = fn(&[u8]);

/// What is read, and what holds of it.
const TARGETS: [(&str, Hold); 8] = [
    ("article", article::hold),
    ("bibliography", bibliography::hold),
    ("configuration", configuration::hold),
    ("fixes", fixes::hold),
    ("formatting", formatting::hold),
    ("front_matter", front_matter::hold),
    ("messages", messages::hold),
    ("verify", verify::hold),
];

/// How long an input may take, in a build that is not optimised.
const PATIENCE: Duration = Duration::from_secs(20);

/// The inputs of a target, by name.
fn inputs(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzzed").join(target);
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let named = |path: &std::path::PathBuf| path.display().to_string();
    paths.iter().map(|path| (named(path), fs::read(path).unwrap())).collect()
}

#[test]
fn what_once_broke_something_breaks_nothing() {
    for (target, hold) in TARGETS {
        for (name, input) in inputs(target) {
            let begun = Instant::now();
            hold(&input);
            assert!(begun.elapsed() < PATIENCE, "{name} takes {:?}", begun.elapsed());
        }
    }
}

/// What chance does to an input: some bytes of it are exchanged for some of another one.
#[derive(Debug, Clone)]
struct Splice {
    at: Index,
    length: usize,
    other: Index,
    from: Index,
    taken: usize,
}

fn any_splice() -> impl Strategy<Value = Splice> {
    (any::<Index>(), 0..20usize, any::<Index>(), any::<Index>(), 0..60usize)
        .prop_map(|(at, length, other, from, taken)| Splice { at, length, other, from, taken })
}

fn spliced(mut input: Vec<u8>, others: &[(String, Vec<u8>)], splices: &[Splice]) -> Vec<u8> {
    for Splice { at, length, other, from, taken } in splices {
        let other = &others[other.index(others.len())].1;
        let from = from.index(other.len() + 1);
        let taken = &other[from..other.len().min(from + taken)];
        let at = at.index(input.len() + 1);
        let end = input.len().min(at + length);
        input.splice(at..end, taken.iter().copied());
    }
    input
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_chance_makes_of_them_breaks_nothing(
        target in any::<Index>(),
        input in any::<Index>(),
        splices in proptest::collection::vec(any_splice(), 1..12),
    ) {
        let (name, hold) = TARGETS[target.index(TARGETS.len())];
        let inputs = inputs(name);
        let input = inputs[input.index(inputs.len())].1.clone();
        hold(&spliced(input, &inputs, &splices));
    }
}

//! Trains the tagger of names and writes its weights:
//!
//! ```sh
//! cargo run --release --example train_tagger -- src/language/tagger/weights.bin FILE…
//! ```
//!
//! Each file holds `{"text", "entities": [[start, end, type], …]}` a line, offsets in characters.
//! The same files in the same order give the same weights, to the byte. `README.md` beside this
//! file says what the shipped weights were made from.
#![expect(clippy::print_stderr, reason = "it is a tool for the terminal")]

mod perceptron;
mod sentences;

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use standfirst::language::tagger::weights;

use perceptron::{Averaged, Example, Perceptron};
use sentences::Sentence;

/// How often all sentences are learned from. More gained nothing on the validation sets.
const EPOCHS: usize = 10;

/// In how many orders the sentences are learned from, apart. One order alone moves F1 by up to a
/// point; the sum of several is steadier.
const ORDERS: u64 = 6;

/// Features that stand in fewer words say nothing in general.
const RAREST: usize = 2;

/// Slots of the table of weights: what is left out for want of room costs 0.1 points of F1.
const SLOTS: usize = 1 << 17;

/// How finely weights are stored.
const SCALE: f64 = 32.0;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(out), files) = (arguments.next(), arguments.collect::<Vec<_>>()) else {
        return Err("usage: train_tagger OUT FILE…".into());
    };
    let mut sentences = Vec::new();
    for file in &files {
        let found = sentences::read(&fs::read_to_string(file)?)?;
        eprintln!("{file}: {} sentences", found.len());
        sentences.extend(found);
    }
    let features = numbered(&sentences);
    let examples: Vec<_> = sentences.iter().map(|s| example(s, &features)).collect();
    let learned = learned(&examples, features.len());
    let bytes = stored(&learned, &features);
    fs::write(&out, &bytes)?;
    eprintln!("{out}: {} bytes", bytes.len());
    Ok(())
}

/// The sum of what is learned in each order.
fn learned(examples: &[Example], features: usize) -> Averaged {
    let learn = |seed: u64| {
        let mut perceptron = Perceptron::new(features, seed);
        let wrong = (0..EPOCHS).map(|_| perceptron.learn_all(examples)).last();
        eprintln!("order {seed}: {} words wrong in the end", wrong.unwrap_or_default());
        perceptron.averaged()
    };
    // Two at a time: each needs half a gigabyte.
    let pairs = (1..=ORDERS).step_by(2).map(|seed| {
        let (one, other) = std::thread::scope(|scope| {
            let other = scope.spawn(|| learn(seed + 1));
            (learn(seed), other.join())
        });
        one.plus(&other.expect("learning does not panic"))
    });
    let sum = pairs.reduce(|sum, pair| sum.plus(&pair));
    sum.expect("there is at least one order")
}

/// Numbers the features that are not too rare, in the order in which they are met.
fn numbered(sentences: &[Sentence]) -> HashMap<u64, usize> {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    let all = || sentences.iter().flat_map(|s| s.features.iter().flatten());
    for feature in all() {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut numbers = HashMap::new();
    for feature in all().filter(|feature| counts[feature] >= RAREST) {
        let next = numbers.len();
        numbers.entry(*feature).or_insert(next);
    }
    numbers
}

fn example(sentence: &Sentence, features: &HashMap<u64, usize>) -> Example {
    let of_word = |word: &Vec<u64>| {
        word.iter().filter_map(|feature| features.get(feature).copied()).collect()
    };
    Example {
        features: sentence.features.iter().map(of_word).collect(),
        tags: sentence.tags.clone(),
        marks_all_types: sentence.marks_all_types,
    }
}

/// The averaged weights as the tagger reads them, the heaviest features first.
fn stored(learned: &Averaged, features: &HashMap<u64, usize>) -> Vec<u8> {
    let Averaged { rows, transitions } = learned;
    let weight = |row: &[f64]| row.iter().map(|weight| weight.abs()).sum::<f64>();
    let mut heaviest: Vec<_> =
        features.iter().filter(|(_, row)| weight(&rows[**row]) > 0.0).collect();
    heaviest
        .sort_by(|(_, a), (_, b)| weight(&rows[**b]).total_cmp(&weight(&rows[**a])).then(a.cmp(b)));
    let rounded = |weight: f64| (weight / ORDERS as f64 * SCALE).round() as i32;
    let rows = heaviest.into_iter().map(|(feature, row)| (*feature, rows[*row].map(rounded)));
    weights::write(rows, &transitions.map(|row| row.map(rounded)), SLOTS)
}

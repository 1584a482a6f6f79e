//! Fits the trees that score claims and writes them:
//!
//! ```sh
//! cargo run --release --example train_support -- src/evidence/model/trees.bin FILE…
//! ```
//!
//! Each file holds `{"id", "claim", "source", "label"}` a line; `label` is `supported` or
//! `unsupported`. A part of an `id` before a `/` names a set inside the file. The same files in the
//! same order give the same trees, to the byte. `README.md` beside this file says what the shipped
//! trees were fitted to.
#![expect(clippy::print_stderr, reason = "it is a tool for the terminal")]

mod forest;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use rayon::prelude::*;
use serde::Deserialize;
use standfirst::evidence::features::Features;
use standfirst::evidence::features_of_text;
use standfirst::evidence::model::Trees;

use forest::Example;

/// A row of a file.
#[derive(Deserialize)]
struct Row {
    id: String,
    claim: String,
    source: String,
    label: String,
}

/// A claim with the features of its sentences.
struct Claim {
    sentences: Vec<Features>,
    is_supported: bool,
    weight: f64,
}

/// How often the trees are grown. Which sentence of a wrong claim is wrong nobody says: after the
/// first time it is taken to be the one that the trees before like least (multiple-instance
/// learning, Andrews et al. 2003).
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(out), files) = (arguments.next(), arguments.collect::<Vec<_>>()) else {
        return Err("usage: train_support OUT FILE…".into());
    };
    let mut claims = Vec::new();
    for file in &files {
        claims.extend(read(file)?);
    }
    let mut trees = Trees::new([]);
    for round in 0..ROUNDS {
        let examples: Vec<_> = claims
            .iter()
            .flat_map(|claim| examples(claim, (round > 0).then_some(&trees)))
            .collect();
        trees = forest::grow(&examples);
    }
    let bytes = trees.to_bytes();
    fs::write(&out, &bytes)?;
    eprintln!("{out}: {} claims, {} bytes", claims.len(), bytes.len());
    Ok(())
}

/// The claims of a file, weighed.
fn read(file: &str) -> Result<Vec<Claim>, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let rows: Vec<Row> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let mut sets: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    let claims: Vec<_> = rows.par_iter().map(|row| (set(row), claim(row))).collect();
    for (set, claim) in claims.into_iter().chain(strangers(&rows)) {
        sets.entry(set).or_default().push(claim);
    }
    for (set, claims) in &mut sets {
        eprintln!("{file} {set}: {} claims", claims.len());
        weigh(claims, trust(set));
    }
    Ok(sets.into_values().flatten().collect())
}

/// Claims beside sources that they were not made from: supported by nothing, whatever they say.
fn strangers(rows: &[Row]) -> Vec<(String, Claim)> {
    let every = rows.iter().enumerate().step_by(STRANGERS);
    let pairs = every.filter_map(|(at, row)| {
        let others = rows[at..].iter().chain(&rows[..at]);
        let other = others.into_iter().find(|other| other.source != row.source)?;
        Some((row, other))
    });
    let pairs: Vec<_> = pairs.collect();
    let claims = pairs.par_iter().map(|(row, other)| {
        let sentences = features_of_text(&row.claim, &other.source);
        (set(row), Claim { sentences, is_supported: false, weight: 1.0 })
    });
    claims.collect()
}

/// One in so many claims is held against another claim's source, too.
const STRANGERS: usize = 6;

fn set(row: &Row) -> String {
    row.id.split_once('/').map_or_else(String::new, |(set, _)| set.to_owned())
}

fn claim(row: &Row) -> Claim {
    let sentences = features_of_text(&row.claim, &row.source);
    Claim { sentences, is_supported: row.label == "supported", weight: 1.0 }
}

/// In each set, what is supported and what is not count the same together; a set counts with the
/// root of its size, so that no large one drowns the others.
fn weigh(claims: &mut [Claim], trust: f64) {
    let all = claims.len() as f64;
    let supported = claims.iter().filter(|claim| claim.is_supported).count() as f64;
    for claim in claims {
        let of_its_kind = if claim.is_supported { supported } else { all - supported };
        claim.weight = trust * (all.sqrt() / of_its_kind * SCALE).min(HEAVIEST);
    }
}

/// How much a set counts beside others of its size. Only FRANK has both copied and freely written
/// summaries, each judged by three people.
fn trust(set: &str) -> f64 {
    if set == "frank" { 3.0 } else { 1.0 }
}

/// A claim of a small set with few of its kind must not count for many.
const HEAVIEST: f64 = 4.0;

/// Brings the weight of a claim of a middling set to about 1.
const SCALE: f64 = 12.0;

/// The sentences of a claim to learn from: all of a supported one, the worst of a wrong one.
fn examples(claim: &Claim, trees: Option<&Trees>) -> Vec<Example> {
    let share = claim.weight / claim.sentences.len().max(1) as f64;
    let example = |features: &Features, weight| Example {
        features: *features,
        is_supported: claim.is_supported,
        weight,
    };
    match trees.filter(|_| !claim.is_supported) {
        None => claim.sentences.iter().map(|features| example(features, share)).collect(),
        Some(trees) => {
            let worst = claim.sentences.iter().min_by(|a, b| trees.sum(a).total_cmp(&trees.sum(b)));
            worst.into_iter().map(|features| example(features, claim.weight)).collect()
        }
    }
}

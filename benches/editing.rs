//! How long a reader waits: from an edit to its findings, for a hover, for a completion.
//!
//! `cargo bench` runs all of it; `cargo bench -- edit` only what has "edit" in its name.

mod article;

use article::{NAME, Open};
use divan::{Bencher, black_box};
use standfirst::ide;

/// Words of the articles.
const WORDS: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// The findings of an article that has just been opened.
#[divan::bench(args = WORDS, sample_count = 10, sample_size = 1)]
fn open(bencher: Bencher<'_, '_>, words: usize) {
    bencher.with_inputs(|| Open::new(words)).bench_values(|mut open| open.review());
}

/// From an edit to the findings.
#[divan::bench(args = WORDS, min_time = 1)]
fn edit(bencher: Bencher<'_, '_>, words: usize) {
    let mut open = Open::new(words);
    open.review();
    bencher.bench_local(|| {
        open.edit();
        open.review()
    });
}

/// The first hover over a name after an edit, for which the names of the article are read.
#[divan::bench(args = WORDS, sample_count = 20, sample_size = 1)]
fn first_hover(bencher: Bencher<'_, '_>, words: usize) {
    let mut open = Open::new(words);
    let offset = open.text.find(NAME).unwrap_or_default();
    let mut edited = || {
        open.edit();
        open.review()
    };
    bencher
        .with_inputs(&mut edited)
        .bench_local_values(|review| black_box(ide::hover(&review, offset)).is_some());
}

/// Any other hover.
#[divan::bench(args = WORDS)]
fn hover(bencher: Bencher<'_, '_>, words: usize) {
    let mut open = Open::new(words);
    let offset = open.text.find(NAME).unwrap_or_default();
    let review = open.review();
    bencher.bench_local(|| black_box(ide::hover(&review, offset)).is_some());
}

/// A completion in the list of questions.
#[divan::bench(args = WORDS)]
fn completion(bencher: Bencher<'_, '_>, words: usize) {
    let mut open = Open::new(words);
    open.text.push_str("- What ");
    let (review, text) = (open.review(), open.text.clone());
    bencher.bench_local(|| ide::complete(&review, &text, text.len()).len());
}

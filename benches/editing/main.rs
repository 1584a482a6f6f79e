//! How long a reader waits: from an edit to its findings, for a hover, for a completion.
//!
//! `cargo bench` runs all of it; `cargo bench -- edit` only what has "edit" in its name.

mod news;

use std::path::Path;

use divan::{Bencher, black_box};
use standfirst::ide;
use standfirst::workspace::{Configuration, Memory, Workspace};

/// Words of the articles.
const WORDS: [usize; 3] = [1_000, 10_000, 100_000];

/// What is typed into the middle of the article, and deleted again.
const TYPED: &str = " commitment";

fn main() {
    divan::main();
}

/// An open article, as the server holds it.
struct Open {
    workspace: Workspace,
    configuration: Configuration,
    memory: Memory,
    text: String,
    /// Where is typed.
    cursor: usize,
    /// Letters of [`TYPED`] that stand there.
    typed: usize,
    is_deleting: bool,
}

impl Open {
    fn new(words: usize) -> Self {
        let text = news::article(words);
        let middle = text.len() / 2;
        let cursor = text[middle..].find(' ').map_or(middle, |space| middle + space);
        let (workspace, configuration) = (Workspace::default(), Configuration::default());
        let memory = Memory::default();
        Self { workspace, configuration, memory, text, cursor, typed: 0, is_deleting: false }
    }

    /// Types or deletes a letter.
    fn edit(&mut self) {
        if self.typed == 0 || self.typed == TYPED.len() {
            self.is_deleting = self.typed > 0;
        }
        if self.is_deleting {
            self.typed -= 1;
            self.text.remove(self.cursor + self.typed);
        } else {
            let letter = &TYPED[self.typed..=self.typed];
            self.text.insert_str(self.cursor + self.typed, letter);
            self.typed += 1;
        }
    }

    fn review(&mut self) -> standfirst::rules::Review {
        let Self { workspace, configuration, memory, text, .. } = self;
        workspace.review_again(Path::new("/news/a.article.md"), text, configuration, memory)
    }
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
    let offset = open.text.find(news::NAME).unwrap_or_default();
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
    let offset = open.text.find(news::NAME).unwrap_or_default();
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

//! What can be done at the cursor: each action is made, and the article that comes of it is
//! reviewed again.

mod add;
mod convert;
mod fix_all;
mod mark;
mod suppress;
mod unfinished;

use std::path::Path;

use standfirst::ide::{self, ActionKind};
use standfirst::rules::{Finding, Review};
use standfirst::text::TextRange;
use standfirst::workspace::{Configuration, Workspace};

/// Articles with all sorts of findings and markup.
const ARTICLES: [&str; 3] = [
    include_str!("../fixtures/aurora.article.md"),
    include_str!("../fixtures/annotated.article.md"),
    include_str!("../fixtures/raw-capture.txt"),
];

fn review(source: &str) -> Review {
    Workspace::default().review(Path::new("a.article.md"), source, &Configuration::default())
}

/// The titles of the actions of `kind` at `range`.
fn titles(source: &str, range: TextRange, kind: ActionKind) -> Vec<String> {
    let review = review(source);
    let actions = ide::actions(&review, source, range, kind);
    actions.into_iter().map(|action| action.title).collect()
}

/// The article after the first action of `kind` at `range` whose title starts with `title`.
fn done(source: &str, range: TextRange, kind: ActionKind, title: &str) -> String {
    let review = review(source);
    let actions = ide::actions(&review, source, range, kind);
    let action = actions.iter().find(|action| action.title.starts_with(title));
    ide::edited(source, &action.expect("it is offered").edits())
}

/// The rules and messages of `findings`, in a fixed order.
fn told<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<(&'a str, &'a str)> {
    let mut told: Vec<_> = findings.map(|f| (f.rule, f.message.as_str())).collect();
    told.sort_unstable();
    told
}

/// Bytes of the first `words` in `source`.
fn range_of(source: &str, words: &str) -> TextRange {
    let start = source.find(words).expect("the article says so");
    TextRange::new(start, start + words.len())
}

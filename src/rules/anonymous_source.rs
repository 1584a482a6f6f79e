//! `anonymous-source`: a statement for which somebody stands who has no name.

use crate::article::{BlockKind, Section};
use crate::language::lexicon::ANONYMITY;
use crate::language::{Attribution, EntityType, Reading};
use crate::text::TextRange;

use super::{Context, Finding, Group, Rule, Severity};

/// What nobody is called who has a name.
const SOURCES: [&str; 4] = ["source", "sources", "insider", "insiders"];

/// Words before somebody of whom there are others; a name behind them is somebody else's.
const ANYBODY: [&str; 10] =
    ["a", "an", "one", "two", "three", "four", "several", "some", "many", "another"];

/// Words before somebody whom the reader can tell: "the minister".
const DEFINITE: [&str; 7] = ["the", "his", "her", "its", "their", "our", "my"];

pub(super) const RULE: Rule = Rule {
    name: "anonymous-source",
    group: Group::Sourcing,
    severity: Severity::Info,
    summary: "Whoever stands for a statement has no name.",
    page: include_str!("anonymous_source.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let body = context.analysis.section(Section::Body);
    let body = body.filter(|(_, block, _)| !matches!(block.kind, BlockKind::Heading(_)));
    let found = body.flat_map(|(_, block, reading)| {
        let mut unnamed: Vec<_> =
            reading.attributions.iter().filter_map(|said| unnamed(reading, said)).collect();
        // One statement may have two reporting words.
        unnamed.dedup_by(|next, last| next.overlaps(*last));
        unnamed.into_iter().map(|words| finding(block.to_source(words), reading.slice(words)))
    });
    found.collect()
}

/// The words for the speaker of an attribution, where they give no name and none will be given.
fn unnamed(reading: &Reading, said: &Attribution) -> Option<TextRange> {
    let speaker = said.speaker?;
    let mut words = reading.tokens.iter().filter(|token| speaker.covers(token.range)).peekable();
    let is_anybody = words.peek().is_some_and(|first| ANYBODY.contains(&first.lower.as_str()));
    let people = reading.names.iter().filter(|name| name.kind == EntityType::Person);
    if !is_anybody && people.map(|name| name.range).any(|name| speaker.overlaps(name)) {
        return None;
    }
    let is_definite = words.peek().is_some_and(|first| DEFINITE.contains(&first.lower.as_str()));
    let is_source = words.any(|word| SOURCES.contains(&word.lower.as_str()));
    match anonymity(reading, speaker) {
        Some((words, "hides")) => Some(speaker.join(words)),
        Some((words, _)) if !is_definite => Some(speaker.join(words)),
        _ => is_source.then_some(speaker),
    }
}

/// The words of the sentence, from the speaker on, that say why there is no name, with their note.
fn anonymity(reading: &Reading, speaker: TextRange) -> Option<(TextRange, &'static str)> {
    let sentence = reading.sentence_at(speaker.start)?;
    let tokens = &reading.tokens[..sentence.tokens.end];
    let first = tokens.partition_point(|token| token.range.start < speaker.start);
    (first..tokens.len()).find_map(|at| {
        let (length, note) = ANONYMITY.longest_at(tokens, at)?;
        Some((tokens[at].range.join(tokens[at + length - 1].range), note))
    })
}

fn finding(range: TextRange, words: &str) -> Finding {
    RULE.finding(range, format!("“{words}” gives no name: why, and how do they know?"))
}

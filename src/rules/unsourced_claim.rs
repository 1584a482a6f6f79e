//! `unsourced-claim`: a statement worth checking, with neither speaker nor citation.

use std::collections::HashSet;
use std::sync::PoisonError;

use rustc_hash::FxBuildHasher;

use crate::article::Block;
use crate::language::checkworthy::{Signal, Worth};
use crate::language::{Reading, Sentence};
use crate::text::TextRange;

use super::standing::Standing;
use super::{Context, Finding, Group, Rule, Severity};

/// From this score on a statement wants a source.
const WORTHY: f32 = 0.55;
/// The same in an article that cites its sources, whose readers expect them.
const WORTHY_AMONG_CITED: f32 = 0.4;
/// A body in which the author speaks of themselves so often, and in this share of the words, is an
/// interview or tells what the author saw.
const OWN_WORDS: (usize, f32) = (4, 0.01);

pub(super) const RULE: Rule = Rule {
    name: "unsourced-claim",
    group: Group::Sourcing,
    severity: Severity::Info,
    summary: "A statement worth checking has neither a speaker nor a citation.",
    page: include_str!("unsourced_claim.md"),
    check,
};

/// Sums and percentages, as hashes of unit and value.
type Figures = HashSet<u64, FxBuildHasher>;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut kept = context.kept.standing.lock().unwrap_or_else(PoisonError::into_inner);
    let paragraphs = kept.of(context.analysis);
    if is_told_by_author(paragraphs.iter().map(|(_, _, standing)| standing.as_ref())) {
        return Vec::new();
    }
    let cites = cites(context);
    let mut told = Figures::default();
    let mut findings = Vec::new();
    for (block, reading, standing) in &paragraphs {
        for (sentence, about) in reading.sentences.iter().zip(&standing.sentences) {
            let is_new = is_told_first(&about.figures, &mut told);
            let worth = about.worth.as_ref().filter(|_| is_new);
            if let Some(worth) = worth.filter(|worth| wants_source(worth, cites)) {
                findings.extend(finding(block, reading, sentence, worth));
            }
        }
    }
    findings
}

/// Whether readers expect a source. Where an article `cites` its sources, they do for all that is
/// worth checking; elsewhere for money, percentages and accusations.
fn wants_source(worth: &Worth, cites: bool) -> bool {
    let is_grave = |(signal, _): &(Signal, TextRange)| {
        matches!(signal, Signal::Figure | Signal::Accusation)
    };
    if cites {
        worth.score >= WORTHY_AMONG_CITED
    } else {
        worth.score >= WORTHY && worth.signals.iter().any(is_grave)
    }
}

fn finding(
    block: &Block,
    reading: &Reading,
    sentence: &Sentence,
    worth: &Worth,
) -> Option<Finding> {
    let reasons = worth.signals.iter().filter(|(signal, _)| signal.weight() > 0.0);
    let (_, strongest) = reasons.clone().next()?;
    let text = reading.slice(*strongest);
    let message = format!("“{text}” has no source: who says so?");
    let mut finding = RULE.finding(block.to_source(sentence.range), message);
    finding.data = serde_json::json!({
        "score": (f64::from(worth.score) * 100.0).round() / 100.0,
        "signals": reasons.map(|(signal, _)| *signal).collect::<Vec<Signal>>(),
    });
    Some(finding)
}

/// Whether the article cites sources at all.
fn cites(context: &Context<'_>) -> bool {
    let mut blocks = context.analysis.article.blocks.iter();
    !context.bibliography.entries.is_empty()
        || blocks.any(|block| block.text.citations.iter().any(|citation| citation.bracketed))
}

/// Whether the author stands for the body, as in an interview or a first-person piece.
fn is_told_by_author<'a>(paragraphs: impl Iterator<Item = &'a Standing>) -> bool {
    let add = |(words, own), paragraph: &Standing| (words + paragraph.words, own + paragraph.own);
    let (words, own) = paragraphs.fold((0, 0), add);
    own >= OWN_WORDS.0 && own as f32 >= OWN_WORDS.1 * words as f32
}

/// Whether no sentence before this one gave one of its figures, each of which is `told` from here
/// on: whoever stands for a figure does so where it stands first.
fn is_told_first(figures: &[u64], told: &mut Figures) -> bool {
    figures.iter().fold(true, |is_first, figure| is_first & told.insert(*figure))
}

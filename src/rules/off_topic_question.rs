//! `off-topic-question`: an insight that names nothing that the article is about.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;

use crate::analysis::Analysis;
use crate::article::{BlockKind, Section};
use crate::insights::question;
use crate::language::{Reading, Token};

use super::{Context, Finding, Group, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "off-topic-question",
    group: Group::Insights,
    severity: Severity::Warning,
    summary: "An insight names nothing that the article is about.",
    page: include_str!("off_topic_question.md"),
    check,
};

/// A question of fewer words of its own is not about anything in particular; a name counts twice.
const LEAST: usize = 3;

/// An article of fewer different words leaves its readers to ask about anything.
const THIN: usize = 25;

/// The stems of the words that the article uses.
type Stems<'a> = HashSet<&'a str, FxBuildHasher>;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let stems = stems(context.analysis);
    if stems.len() < THIN {
        return Vec::new();
    }
    context
        .analysis
        .section(Section::Insights)
        .filter(|(_, block, _)| matches!(block.kind, BlockKind::Item | BlockKind::Paragraph))
        .filter(|(_, _, reading)| question::starts_as_question(reading))
        .filter(|(_, _, reading)| is_off_topic(reading, &stems))
        .map(|(_, block, _)| {
            RULE.finding(block.range, "this question names nothing that the article is about")
        })
        .collect()
}

fn stems(analysis: &Analysis) -> Stems<'_> {
    let sections = [Section::Headline, Section::Summary, Section::Body];
    let readings = sections.into_iter().flat_map(|section| analysis.section(section));
    readings.flat_map(|(_, _, reading)| words(reading)).map(|token| token.stem.as_str()).collect()
}

/// Whether the article uses none of the words by which a question says what it is about.
fn is_off_topic(reading: &Reading, stems: &Stems<'_>) -> bool {
    let mut said = 0;
    for token in question::content(reading) {
        let mut parts = token.stem.split('-').filter(|part| part.len() > 1);
        if stems.contains(token.stem.as_str()) || parts.any(|part| stems.contains(part)) {
            return false;
        }
        said += if token.is_capitalised() { 2 } else { 1 };
    }
    said >= LEAST
}

fn words(reading: &Reading) -> impl Iterator<Item = &Token> {
    reading.tokens.iter().filter(|token| token.is_wordlike())
}

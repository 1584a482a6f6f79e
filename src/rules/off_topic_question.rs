//! `off-topic-question`: an insight that names nothing that the article is about.

use std::collections::HashMap;

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

/// A question that says less is not about anything in particular.
const LEAST: usize = 2;

/// An article of fewer different words leaves its readers to ask about anything.
const THIN: usize = 25;

/// A word that the body uses so often is one of those that the article is about.
const OFTEN: usize = 2;

/// How often the article uses each word, by its stem; words of headline and summary count as often
/// as they need to.
type Uses<'a> = HashMap<&'a str, usize, FxBuildHasher>;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let uses = uses(context.analysis);
    if uses.len() < THIN {
        return Vec::new();
    }
    context
        .analysis
        .section(Section::Insights)
        .filter(|(_, block, _)| matches!(block.kind, BlockKind::Item | BlockKind::Paragraph))
        .filter(|(_, _, reading)| question::starts_as_question(reading))
        .filter(|(_, _, reading)| is_off_topic(reading, &uses))
        .map(|(_, block, _)| {
            RULE.finding(block.range, "this question names nothing that the article is about")
        })
        .collect()
}

fn uses(analysis: &Analysis) -> Uses<'_> {
    let mut uses = Uses::default();
    for section in [Section::Headline, Section::Summary, Section::Body] {
        let weight = if section == Section::Body { 1 } else { OFTEN };
        for (_, _, reading) in analysis.section(section) {
            for token in words(reading) {
                *uses.entry(token.stem.as_str()).or_default() += weight;
            }
        }
    }
    uses
}

/// Whether the article names none of a question's names, and is about none of its other words.
fn is_off_topic(reading: &Reading, uses: &Uses<'_>) -> bool {
    let mut said = 0;
    for token in question::content(reading) {
        let needed = if token.is_capitalised() { 1 } else { OFTEN };
        let parts = token.stem.split('-').filter(|part| part.len() > 1);
        if std::iter::once(token.stem.as_str())
            .chain(parts)
            .any(|word| uses.get(word).is_some_and(|uses| *uses >= needed))
        {
            return false;
        }
        said += 1;
    }
    said >= LEAST
}

fn words(reading: &Reading) -> impl Iterator<Item = &Token> {
    reading.tokens.iter().filter(|token| token.is_wordlike())
}

//! `off-topic-question`: an insight that names nothing that the article is about.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;

use crate::analysis::Analysis;
use crate::article::{Block, BlockKind, Section};
use crate::insights::question;
use crate::language::{Reading, Token};
use crate::text::TextRange;

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

/// Stems of words.
type Stems<'a> = HashSet<&'a str, FxBuildHasher>;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let analysis = context.analysis;
    let mut strange: Vec<Question<'_>> = analysis
        .section(Section::Insights)
        .filter(|(_, block, _)| matches!(block.kind, BlockKind::Item | BlockKind::Paragraph))
        .filter(|(_, _, reading)| question::starts_as_question(reading))
        .map(|(_, block, reading)| Question::new(block, reading))
        .filter(|question| question.said >= LEAST)
        .collect();
    let mut used = Stems::default();
    for token in words_of(analysis) {
        // Most questions are known for good after the first few paragraphs.
        if strange.is_empty() {
            break;
        }
        if used.insert(&token.stem) {
            strange.retain(|question| !question.words.contains(token.stem.as_str()));
        }
    }
    if used.len() < THIN {
        return Vec::new();
    }
    let message = "this question names nothing that the article is about";
    strange.into_iter().map(|question| RULE.finding(question.range, message)).collect()
}

/// The words of the article, its questions left out.
fn words_of(analysis: &Analysis) -> impl Iterator<Item = &Token> {
    let sections = [Section::Headline, Section::Summary, Section::Body];
    let readings = sections.into_iter().flat_map(|section| analysis.section(section));
    readings.flat_map(|(_, _, reading)| &reading.tokens).filter(|token| token.is_wordlike())
}

/// A question, and the words by which it says what it is about.
struct Question<'a> {
    range: TextRange,
    /// Stems, and the parts of those with hyphens.
    words: Stems<'a>,
    /// How much it says; a name counts twice.
    said: usize,
}

impl<'a> Question<'a> {
    fn new(block: &Block, reading: &'a Reading) -> Self {
        let mut question = Self { range: block.range, words: Stems::default(), said: 0 };
        for token in question::content(reading) {
            let parts = token.stem.split('-').filter(|part| part.len() > 1);
            question.words.extend(parts.chain([token.stem.as_str()]));
            question.said += if token.is_capitalised() { 2 } else { 1 };
        }
        question
    }
}


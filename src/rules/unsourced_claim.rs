//! `unsourced-claim`: a statement worth checking, with neither speaker nor citation.

use crate::article::{Block, Section};
use crate::language::{Quantity, Reading, Sentence, Strength, Unit};
use crate::text::TextRange;

use super::{Context, Finding, Group, Rule, Severity};

/// A count from here on is something that somebody must have counted.
const LARGE_COUNT: f64 = 100.0;

pub(super) const RULE: Rule = Rule {
    name: "unsourced-claim",
    group: Group::Sourcing,
    severity: Severity::Info,
    summary: "A figure in the body has neither a speaker nor a citation.",
    page: include_str!("unsourced_claim.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let blocks = &context.analysis.article.blocks;
    let cites = !context.bibliography.entries.is_empty()
        || blocks.iter().flat_map(|block| &block.text.citations).any(|citation| citation.bracketed);
    let body = context.analysis.section(Section::Body);
    body.flat_map(|(_, block, reading)| check_block(block, reading, cites)).collect()
}

/// `cites`: whether the article cites sources at all, so that large counts want one, too.
fn check_block(block: &Block, reading: &Reading, cites: bool) -> Vec<Finding> {
    let sentences = reading.sentences.iter();
    sentences
        .filter(|sentence| !is_sourced(block, reading, sentence))
        .filter_map(|sentence| Some((sentence, figure(reading, sentence, cites)?)))
        .map(|(sentence, figure)| {
            let text = reading.slice(figure);
            let message = format!("“{text}” has no source: who says so?");
            RULE.finding(block.to_source(sentence.range), message)
        })
        .collect()
}

/// The figure that makes a sentence worth checking: money, a percentage or a large count, told as
/// fact.
fn figure(reading: &Reading, sentence: &Sentence, cites: bool) -> Option<TextRange> {
    let is_open = reading.slice(sentence.range).ends_with('?')
        || reading.hedges.iter().any(|h| sentence.range.covers(h.range) && h.strength < Strength::Fact);
    if is_open {
        return None;
    }
    let figures = reading.quantities.iter().filter(|q| sentence.range.covers(q.range));
    figures.into_iter().find(|quantity| is_worth_checking(quantity, cites)).map(|quantity| quantity.range)
}

fn is_worth_checking(quantity: &Quantity, cites: bool) -> bool {
    match quantity.unit {
        Unit::Money(_) | Unit::Percent => true,
        Unit::Count(_) => cites && quantity.value >= LARGE_COUNT,
        _ => false,
    }
}

/// Whether somebody stands for the sentence: a speaker anywhere in the paragraph, a citation in it
/// or behind it, a quotation, or the author, who marked it as opinion or common knowledge.
fn is_sourced(block: &Block, reading: &Reading, sentence: &Sentence) -> bool {
    let cited = block.text.citations.iter().any(|citation| citation.at >= sentence.range.start);
    let quoted = reading.quotations.iter().any(|q| q.is_speech() && q.range.overlaps(sentence.range));
    let excused = block.text.annotations.iter().any(|annotation| {
        let attributes = &annotation.attributes;
        let excuses = attributes.has_class("opinion")
            || attributes.has_class("background")
            || attributes.get("by").is_some();
        excuses && annotation.plain.overlaps(sentence.range)
    });
    cited || quoted || excused || !reading.attributions.is_empty()
}

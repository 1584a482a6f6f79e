//! `unattributed-quote`: words in quotation marks, and nobody who spoke them.

use crate::article::{Block, Section};
use crate::language::{Quotation, Reading, Sentence};
use crate::text::TextRange;

use super::{Context, Finding, Group, Rule, Severity};

/// A citation this close behind a quotation, in bytes of plain text, is its source.
const CITATION_REACH: usize = 3;

pub(super) const RULE: Rule = Rule {
    name: "unattributed-quote",
    group: Group::Sourcing,
    severity: Severity::Warning,
    summary: "A quotation does not say who spoke.",
    page: include_str!("unattributed_quote.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let body = context.analysis.section(Section::Body);
    body.flat_map(|(_, block, reading)| {
        let quotations = reading.quotations.iter().filter(|q| q.is_speech() && q.speaker.is_none());
        let open = quotations
            .filter(move |quotation| stands_alone(reading, quotation))
            .filter(move |quotation| !is_attributed(block, reading, quotation));
        open.map(move |quotation| {
            RULE.finding(block.to_source(quotation.range), "who says this? the quotation has no speaker")
        })
    })
    .collect()
}

/// Whether nothing but the quotation stands in its sentences, nor a dash and a name behind it, nor
/// an opening mark that goes on a quotation of the paragraph before. Words beside it most often say
/// whose it is, in ways too many to list.
fn stands_alone(reading: &Reading, quotation: &Quotation) -> bool {
    let has_words = |text: &str| text.chars().any(char::is_alphanumeric);
    let inside = |s: &&Sentence| s.range.overlaps(quotation.range);
    let whole = reading.sentences.iter().filter(inside).map(|s| s.range).reduce(TextRange::join);
    let Some(whole) = whole else { return false };
    let before = TextRange::new(whole.start, quotation.range.start);
    let after = TextRange::new(quotation.range.end, whole.end);
    let behind = TextRange::new(quotation.range.end, reading.text.len());
    let is_signed = reading.slice(behind).trim_start().starts_with(['-', '–', '—']);
    let goes_on = quotation.range.start == 0;
    !has_words(reading.slice(before)) && !has_words(reading.slice(after)) && !is_signed && !goes_on
}

/// Whether markup, a citation or a reporting word in the same sentence says who spoke.
fn is_attributed(block: &Block, reading: &Reading, quotation: &Quotation) -> bool {
    let marked = block.text.annotations.iter().any(|annotation| {
        annotation.attributes.get("by").is_some() && annotation.plain.overlaps(quotation.range)
    });
    let cited = block.text.citations.iter().any(|citation| {
        quotation.range.end <= citation.at && citation.at <= quotation.range.end + CITATION_REACH
    });
    let reported = reading.attributions.iter().any(|a| {
        a.scope.overlaps(quotation.content) && !quotation.range.covers(a.range)
    });
    marked || cited || reported
}

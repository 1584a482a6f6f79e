//! `unattributed-quote`: words in quotation marks, and nobody who spoke them.

use crate::analysis::{Analysis, Place, Quote};
use crate::article::{Block, Section};
use crate::language::{QuotationKind, Reading, Sentence};
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
    let analysis = context.analysis;
    let unspoken = |quote: &&Quote| quote.kind == QuotationKind::Speech && quote.voice.is_none();
    let single = |quote: &Quote| match quote.parts.as_slice() {
        [place] => Some(*place),
        _ => None, // A speech of several paragraphs is told of in the text around it.
    };
    let places = analysis.quotes.iter().filter(unspoken).filter_map(single);
    places.filter_map(|place| unattributed(analysis, place)).collect()
}

fn unattributed(analysis: &Analysis, place: Place) -> Option<Finding> {
    let block = analysis.article.blocks.get(place.block)?;
    let reading = analysis.readings.get(place.block)?;
    let open = block.section == Section::Body
        && stands_alone(reading, place.range)
        && !is_attributed(block, reading, place.range);
    let message = "who says this? the quotation has no speaker";
    open.then(|| RULE.finding(block.to_source(place.range), message))
}

/// Whether nothing but the quotation stands in its sentences, nor a dash and a name behind it, nor
/// an opening mark that goes on a quotation of the paragraph before. Words beside it most often say
/// whose it is, in ways too many to list.
fn stands_alone(reading: &Reading, quotation: TextRange) -> bool {
    let has_words = |text: &str| text.chars().any(char::is_alphanumeric);
    let inside = |s: &&Sentence| s.range.overlaps(quotation);
    let whole = reading.sentences.iter().filter(inside).map(|s| s.range).reduce(TextRange::join);
    let Some(whole) = whole else { return false };
    let before = TextRange::new(whole.start, quotation.start);
    let after = TextRange::new(quotation.end, whole.end);
    let behind = TextRange::new(quotation.end, reading.text.len());
    let is_signed = reading.slice(behind).trim_start().starts_with(['-', '–', '—']);
    let goes_on = quotation.start == 0;
    !has_words(reading.slice(before)) && !has_words(reading.slice(after)) && !is_signed && !goes_on
}

/// Whether markup, a citation or a reporting word in the same sentence says who spoke.
fn is_attributed(block: &Block, reading: &Reading, quotation: TextRange) -> bool {
    let marked = block.text.annotations.iter().any(|annotation| {
        annotation.attributes.get("by").is_some() && annotation.plain.overlaps(quotation)
    });
    let cited = block.text.citations.iter().any(|citation| {
        quotation.end <= citation.at && citation.at <= quotation.end + CITATION_REACH
    });
    let reported = reading.attributions.iter().any(|a| {
        a.scope.overlaps(quotation) && !quotation.covers(a.range)
    });
    marked || cited || reported
}

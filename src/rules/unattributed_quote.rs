//! `unattributed-quote`: words in quotation marks, and nobody who spoke them.

use crate::article::{Block, Section};
use crate::language::{Quotation, Reading};

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
        let quotations = reading.quotations.iter().filter(|q| q.is_speech && q.speaker.is_none());
        let open = quotations.filter(move |quotation| !is_attributed(block, reading, quotation));
        open.map(move |quotation| {
            RULE.finding(block.to_source(quotation.range), "who says this? the quotation has no speaker")
        })
    })
    .collect()
}

/// Whether markup, a citation or a reporting word in the same sentence says who spoke.
fn is_attributed(block: &Block, reading: &Reading, quotation: &Quotation) -> bool {
    let marked = block.text.annotations.iter().any(|annotation| {
        annotation.attributes.get("by").is_some() && annotation.plain.overlaps(quotation.range)
    });
    let cited = block.text.citations.iter().any(|citation| {
        quotation.range.end <= citation.at && citation.at <= quotation.range.end + CITATION_REACH
    });
    let reported = reading.attributions.iter().any(|a| a.scope.overlaps(quotation.content));
    marked || cited || reported
}

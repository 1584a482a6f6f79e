//! How much: every quantity of a claim should stand in the evidence.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::language::{Bound, Quantity, Unit};
use crate::text::TextRange;

/// Two words around the quantities must be the same for one to be put for the other.
const CONTEXT_NEEDED: usize = 2;
/// Counts up to here are often the writer's own ("two referendums"), not copied from the text.
const OWN_COUNT: f64 = 12.0;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    alignment.claim.quantities().filter_map(|quantity| judge(alignment, quantity)).collect()
}

fn judge(alignment: &Alignment<'_>, quantity: &Quantity) -> Option<Reason> {
    if is_known(alignment, quantity) {
        return dropped_bound(alignment, quantity);
    }
    let claim = &alignment.claim;
    if let Some((aligned, rival)) = rival(alignment, quantity) {
        let said = claim.slice(quantity.core);
        let written = aligned.passage.slice(rival.core);
        return Some(Reason {
            kind: ReasonKind::Number,
            claim: quantity.core,
            evidence: Some(aligned.passage.at(rival.core)),
            detail: format!("“{said}” where the evidence says “{written}”"),
            replacement: Some(written.to_owned()),
        });
    }
    let is_own_count = matches!(quantity.unit, Unit::Count(_) | Unit::Ordinal(_) | Unit::Share)
        && quantity.value <= OWN_COUNT;
    (!is_own_count).then(|| Reason {
        kind: ReasonKind::Number,
        claim: quantity.core,
        evidence: None,
        detail: format!("“{}” is nowhere in the evidence", claim.slice(quantity.core)),
        replacement: None,
    })
}

/// Whether the evidence has the same quantity anywhere, or the same figures.
fn is_known(alignment: &Alignment<'_>, quantity: &Quantity) -> bool {
    let claim = &alignment.claim;
    let agrees = |other: &Quantity| quantity.agrees_with(other) == Some(true);
    if alignment.source.statements().any(|s| s.quantities().any(agrees)) {
        return true;
    }
    let mut figures = claim.tokens()[claim.token_span(quantity.core)]
        .iter()
        .filter(|token| token.lower.starts_with(|c: char| c.is_ascii_digit()))
        .peekable();
    figures.peek().is_some()
        && figures.all(|token| !alignment.source.sentences_with(&token.stem).is_empty())
}

/// The quantity of a passage that stands where the claim has its own.
fn rival<'a>(
    alignment: &'a Alignment<'_>,
    quantity: &Quantity,
) -> Option<(&'a Aligned<'a>, &'a Quantity)> {
    let at = alignment.claim.token_span(quantity.range);
    let is_taken = |other: &Quantity| {
        alignment.claim.quantities().any(|mine| mine.agrees_with(other) == Some(true))
    };
    alignment.passages.iter().find_map(|aligned| {
        let rivals = aligned.passage.quantities().filter(|other| {
            quantity.agrees_with(other) == Some(false)
                && !is_taken(other)
                && aligned.shared_context(at.clone(), aligned.passage.token_span(other.range))
                    >= CONTEXT_NEEDED
        });
        let mut rivals = rivals.peekable();
        let first = rivals.next()?;
        // Two candidates: which of them is meant cannot be told.
        rivals.peek().is_none().then_some((aligned, first))
    })
}

/// "up to €2.1 billion" told as "€2.1 billion": the figure is right, its limit is gone.
fn dropped_bound(alignment: &Alignment<'_>, quantity: &Quantity) -> Option<Reason> {
    if quantity.bound != Bound::Exact {
        return None;
    }
    let same = |other: &&Quantity| {
        quantity.agrees_with(other) == Some(true)
            && (other.value - quantity.value).abs() < f64::EPSILON
    };
    let all: Vec<_> = alignment
        .source
        .statements()
        .flat_map(|s| s.quantities().filter(same).map(move |q| (s, q)))
        .collect();
    let is_always_limited = all.iter().all(|(_, other)| other.bound == Bound::AtMost);
    let (passage, limited) = all.first().filter(|_| is_always_limited)?;
    let said = alignment.claim.slice(quantity.range);
    let written = passage.slice(limited.range);
    let limit = TextRange::new(limited.range.start, limited.core.start);
    Some(Reason {
        kind: ReasonKind::Scope,
        claim: quantity.range,
        evidence: Some(passage.at(limited.range)),
        detail: format!("“{said}” where the evidence says “{written}”"),
        replacement: Some(format!("{}{said}", passage.slice(limit))),
    })
}

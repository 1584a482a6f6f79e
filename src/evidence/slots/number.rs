//! How much: every quantity of a claim should stand in the evidence.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::{Bound, Quantity, Token, Unit};
use crate::text::TextRange;

/// Two words around the quantities must be the same for one to be put for the other.
const CONTEXT_NEEDED: usize = 2;
/// So many figures of one sentence are tried as parts of a sum.
const MOST_ADDED: usize = 8;
/// Words of a limit that a claim must keep; "just under" and the like are rounding.
const LIMITS: [&str; 6] =
    ["up to", "as much as", "as many as", "at most", "no more than", "a maximum of"];
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
        let written = (&aligned.passage, rival.core);
        return Some(Reason::differs(ReasonKind::Number, (claim, quantity.core), written));
    }
    let is_own_count = matches!(quantity.unit, Unit::Count(_) | Unit::Ordinal(_) | Unit::Share)
        && quantity.value <= OWN_COUNT;
    (!is_own_count).then(|| Reason::absent(ReasonKind::Number, claim, quantity.core))
}

/// Whether the evidence has the same quantity anywhere, the same figure for something that is
/// called otherwise, or figures in one sentence that add up to it.
fn is_known(alignment: &Alignment<'_>, quantity: &Quantity) -> bool {
    alignment.source.statements().any(|statement| {
        let others: Vec<_> = statement.quantities().collect();
        others.iter().any(|other| {
            quantity.agrees_with(other) == Some(true) || is_same_figure(quantity, other)
        }) || is_sum(quantity, &others)
            || has_figures(alignment, quantity, &statement)
    })
}

fn is_same_figure(one: &Quantity, other: &Quantity) -> bool {
    one.value > OWN_COUNT && one.value == other.value && one.upper == other.upper
}

/// "900 people" for "700 on the boat and 200 in the water".
fn is_sum(quantity: &Quantity, others: &[&Quantity]) -> bool {
    let counts = others.iter().filter(|other| is_addable(&quantity.unit, &other.unit));
    let values: Vec<f64> = counts.map(|other| other.value).take(MOST_ADDED).collect();
    let pairs =
        values.iter().enumerate().flat_map(|(i, a)| values[i + 1..].iter().map(move |b| a + b));
    pairs.chain([values.iter().sum()]).any(|sum| sum == quantity.value)
}

fn is_addable(one: &Unit, other: &Unit) -> bool {
    match (one, other) {
        (Unit::Count(_), Unit::Count(_)) | (Unit::Money(_), Unit::Money(_)) => true,
        _ => one == other,
    }
}

/// Whether the digits that the claim writes stand in the sentence, in whatever word.
fn has_figures(alignment: &Alignment<'_>, quantity: &Quantity, statement: &Statement<'_>) -> bool {
    let claim = &alignment.claim;
    let mut figures = claim.tokens()[claim.token_span(quantity.core)]
        .iter()
        .map(leading_digits)
        .filter(|digits| !digits.is_empty())
        .peekable();
    figures.peek().is_some()
        && figures
            .all(|digits| statement.tokens().iter().any(|token| leading_digits(token) == digits))
}

/// "92,000" of "92,000-case".
fn leading_digits(token: &Token) -> &str {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let end = token.lower.find(|c| !is_part(c)).unwrap_or(token.lower.len());
    token.lower[..end].trim_end_matches([',', '.'])
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
    let words = passage.slice(limited.range).to_lowercase();
    if !LIMITS.iter().any(|limit| words.starts_with(limit)) {
        return None;
    }
    let claim = &alignment.claim;
    let limit = passage.slice(TextRange::new(limited.range.start, limited.core.start));
    let limited_claim = format!("{limit}{}", claim.slice(quantity.range));
    let written = (passage, limited.range);
    let reason = Reason::differs(ReasonKind::Scope, (claim, quantity.range), written);
    Some(reason.replaced_by(Some(limited_claim)))
}

//! How surely, by a word for certainty: "is known to" must not stand where the evidence has "is
//! thought to".

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::{Hedge, Strength, Token};

/// Words by which something is certain.
const CERTAIN: [&str; 10] = [
    "known",
    "certain",
    "certainly",
    "definitely",
    "undoubtedly",
    "proven",
    "proved",
    "confirmed",
    "surely",
    "bound",
];
/// A passage must cover this much of a claim.
const CLOSE: f32 = 0.4;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let pairs = claim.tokens().windows(2);
    let certain = pairs.map(|pair| (&pair[0], &pair[1])).find(|(word, next)| is_sure(word, next));
    let certain = certain.map(|(certain, _)| certain);
    let Some(certain) = certain.filter(|token| !is_known(alignment, token)) else {
        return Vec::new();
    };
    let close = alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE);
    let hedge = close.into_iter().find_map(|aligned| {
        let hedge = aligned.passage.hedges().find(|hedge| is_over(aligned, hedge))?;
        Some((&aligned.passage, hedge))
    });
    let differs = |(passage, hedge): (&Statement<'_>, &Hedge)| {
        let reason =
            Reason::differs(ReasonKind::Modality, (claim, certain.range), (passage, hedge.range));
        reason.replaced_by(None)
    };
    hedge.map(differs).into_iter().collect()
}

/// Whether a word says that something is certain: "known to" does, "known for" and "certain rules" do
/// not.
fn is_sure(word: &Token, next: &Token) -> bool {
    let needs_more = matches!(word.lower.as_str(), "known" | "certain" | "bound");
    CERTAIN.contains(&word.lower.as_str())
        && (!needs_more || matches!(next.lower.as_str(), "to" | "that"))
}

/// Whether the evidence is certain anywhere in the same words.
fn is_known(alignment: &Alignment<'_>, certain: &Token) -> bool {
    alignment.source_has(certain)
}

/// Whether a hedge leaves open what the claim tells, most of it.
fn is_over(aligned: &Aligned<'_>, hedge: &Hedge) -> bool {
    let tokens = aligned.passage.tokens();
    let is_open = hedge.strength < Strength::Expected;
    let under = aligned.paired().filter(|(_, j)| hedge.scope.covers(tokens[*j].range)).count();
    is_open && 2 * under > aligned.paired().count()
}

//! Whether the evidence speaks of it at all.

use super::addition::is_akin;
use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::slots::amounts::is_same_figure;
use crate::language::Quantity;

/// A claim of which the evidence knows less than this share has no evidence.
const KNOWN: f32 = 0.25;
/// The same for a claim in other words: the share of words that something in the evidence is akin to.
const AKIN: f32 = 0.5;
/// A claim needs so many content words before their absence means anything.
const WORDS: usize = 5;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let words = claim.content().count();
    let akin = claim.content().filter(|(_, token)| is_akin(alignment, token)).count();
    let is_known = alignment.known >= KNOWN || akin as f32 >= AKIN * words as f32;
    let reason = nothing_of_the_kind(alignment).filter(|_| !is_known);
    reason.into_iter().collect()
}

/// The reason that the evidence bears out nothing of a claim, if the claim has the words for one
/// and the evidence is more than an excerpt.
pub(in crate::evidence) fn nothing_of_the_kind(alignment: &Alignment<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let is_long = claim.content().count() >= WORDS;
    let can_tell = is_long && !alignment.source.is_excerpt() && !shares_figure(alignment);
    can_tell.then(|| Reason {
        kind: ReasonKind::Content,
        claim: claim.sentence.range,
        evidence: None,
        detail: "the evidence says nothing of the kind".to_owned(),
        replacement: None,
    })
}

/// Whether a quantity of the claim, or its figure for what is called otherwise, stands in a passage:
/// then it is told in other words.
fn shares_figure(alignment: &Alignment<'_>) -> bool {
    let passages = alignment.passages.iter().map(|aligned| &aligned.passage);
    let mut theirs = passages.flat_map(|passage| passage.quantities());
    theirs.any(|other| {
        let agrees =
            |mine: &Quantity| mine.agrees_with(other) == Some(true) || is_same_figure(mine, other);
        alignment.claim.quantities().any(agrees)
    })
}

//! The passage on which the verdict about a claim rests.

use crate::analysis::Place;
use crate::evidence::JudgedClaim;
use crate::rules::Review;
use crate::text::TextRange;

use super::spot::Spot;

/// The passage on which the verdict about the claim at byte `offset` of the source rests, in bytes
/// of the source.
pub fn evidence(review: &Review, offset: usize) -> Option<TextRange> {
    let place = passage(Spot::at(review, offset)?.claim()?)?;
    Some(review.analysis.to_source(place))
}

/// What disagrees most with `claim`; where nothing does, what supports it best.
pub(super) fn passage(claim: &JudgedClaim) -> Option<Place> {
    let judgement = &claim.judgement;
    let gravest = judgement.reasons.iter().filter(|r| r.verdict() == judgement.verdict);
    let disagreeing = gravest.filter_map(|reason| reason.evidence).next();
    disagreeing.or_else(|| judgement.evidence.first().map(|passage| passage.place))
}

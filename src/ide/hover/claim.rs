//! The card of a claim: the verdict, what disagrees, the evidence.

use crate::evidence::{JudgedClaim, Reason};
use crate::ide::spot::Spot;
use crate::ide::wording::part;

use super::{Hover, markdown, quoted};

/// The card of `claim`, which the cursor is in.
pub(super) fn card(spot: &Spot<'_>, claim: &JudgedClaim) -> Hover {
    let judgement = &claim.judgement;
    let mut paragraphs = vec![verdict(claim)];
    let reasons: Vec<_> = judgement.reasons.iter().map(|r| reason(spot, r)).collect();
    if !reasons.is_empty() {
        paragraphs.push(reasons.join("\n"));
    }
    let passages = judgement.evidence.iter();
    paragraphs.extend(passages.map(|passage| quoted(spot.analysis(), passage.place)));
    Hover { range: spot.to_source(claim.claim.range), markdown: paragraphs.join("\n\n") }
}

/// The verdict in one line.
pub(super) fn verdict(claim: &JudgedClaim) -> String {
    let judgement = &claim.judgement;
    format!("Claim **{}** · score {:.2}", judgement.verdict.as_str(), judgement.score)
}

fn reason(spot: &Spot<'_>, reason: &Reason) -> String {
    let detail = markdown::escaped(&reason.detail);
    let from = reason.evidence.map(|place| format!(" ({})", part(spot.analysis(), place.block)));
    format!("- {}: {detail}{}", reason.kind.as_str(), from.unwrap_or_default())
}

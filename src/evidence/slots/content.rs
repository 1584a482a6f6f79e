//! Whether the evidence speaks of it at all.

use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};

/// A claim of which the evidence knows less than this share has no evidence.
const KNOWN: f32 = 0.4;
/// A claim needs so many content words before their absence means anything.
const WORDS: usize = 4;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    if claim.content().count() < WORDS || alignment.known >= KNOWN {
        return Vec::new();
    }
    vec![Reason {
        kind: ReasonKind::Content,
        claim: claim.sentence.range,
        evidence: None,
        detail: "the evidence says nothing of the kind".to_owned(),
        replacement: None,
    }]
}

//! What can be done at the cursor: the fixes of the findings there.

use crate::rules::{Finding, Fix, Review};
use crate::text::TextRange;

/// A fix and the finding that it mends.
#[derive(Debug, Clone, Copy)]
pub struct Action<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The fix.
    pub fix: &'a Fix,
}

/// The fixes of all findings that touch `range` (bytes of the source).
pub fn actions(review: &Review, range: TextRange) -> Vec<Action<'_>> {
    let touched =
        review.findings.iter().filter(|f| f.range.overlaps(range) || f.range.touches(range.start));
    touched
        .flat_map(|finding| finding.fixes.iter().map(move |fix| Action { finding, fix }))
        .collect()
}

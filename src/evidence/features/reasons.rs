//! What the slots found.

use crate::evidence::Verdict;
use crate::evidence::reason::Reason;

/// The verdicts that a reason can make.
const VERDICTS: [Verdict; 3] = [Verdict::Contradicted, Verdict::Overstated, Verdict::Unsupported];

pub(super) const COUNT: usize = VERDICTS.len();

/// Which way each may move the score: up (1), down (-1) or either (0).
pub(super) const DIRECTIONS: [i8; COUNT] = [-1; COUNT];

/// How many reasons make each verdict.
pub(super) fn features(reasons: &[Reason]) -> [f32; COUNT] {
    VERDICTS.map(|verdict| reasons.iter().filter(|r| r.verdict() == verdict).count() as f32)
}

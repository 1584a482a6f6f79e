//! From the reasons to a verdict and a score.

use serde::Serialize;

use crate::analysis::Place;
use crate::language::{Reading, Sentence};

use super::alignment::align;
use super::features::{Features, features};
use super::model;
use super::reason::Reason;
use super::slots;
use super::source::Source;
use super::statement::Statement;

/// Whether the evidence supports a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The evidence says so.
    Supported,
    /// The evidence says nothing of the kind.
    Unsupported,
    /// The evidence says otherwise: another number, date or name, or the opposite.
    Contradicted,
    /// The evidence says less: hedged, qualified, or told as somebody's words.
    Overstated,
}

impl Verdict {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Unsupported => "unsupported",
            Self::Contradicted => "contradicted",
            Self::Overstated => "overstated",
        }
    }
}

/// A passage of the evidence that speaks of the same thing as the claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passage {
    /// Where it stands: one sentence.
    pub place: Place,
    /// How much of the claim it covers, in 0..1.
    pub score: f32,
}

/// What was found about one claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// How well the evidence supports the claim, in 0..1.
    pub score: f32,
    /// What disagrees; empty where the claim is supported.
    pub reasons: Vec<Reason>,
    /// The passages, best first.
    pub evidence: Vec<Passage>,
}

/// From which score on a claim is let pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// A claim against which no single reason speaks is unsupported all the same where its score
    /// is lower than this, in 0..1.
    pub unsupported: f32,
}

impl Default for Thresholds {
    /// On the validation parts of the sets that the score was not fitted to, one sound claim in a
    /// hundred or fewer scores so low.
    fn default() -> Self {
        Self { unsupported: 0.15 }
    }
}

/// Where there is a reason against a claim, its score says at most "as likely as not".
const DOUBTED: f32 = 0.5;

/// Judges one sentence of `reading` (block `block` of the claim's article) against `source`.
pub fn judge(
    block: usize,
    reading: &Reading,
    sentence: &Sentence,
    source: &Source,
    thresholds: &Thresholds,
) -> Judgement {
    let alignment = align(Statement { block, reading, sentence }, source);
    let mut reasons = slots::compare(&alignment);
    let probability = model::score(&features(&alignment, &reasons));
    if reasons.is_empty() && probability < thresholds.unsupported {
        reasons.extend(slots::nothing_of_the_kind(&alignment));
    }
    Judgement {
        verdict: worst(&reasons),
        score: if reasons.is_empty() { probability } else { probability.min(DOUBTED) },
        evidence: alignment
            .passages
            .iter()
            .map(|aligned| Passage { place: aligned.passage.place(), score: aligned.score })
            .collect(),
        reasons,
    }
}

/// The features of one sentence, from which its score is made.
pub(super) fn features_of(
    block: usize,
    reading: &Reading,
    sentence: &Sentence,
    source: &Source,
) -> Features {
    let alignment = align(Statement { block, reading, sentence }, source);
    features(&alignment, &slots::compare(&alignment))
}

/// The gravest verdict that any reason makes.
pub(super) fn worst(reasons: &[Reason]) -> Verdict {
    let verdicts = || reasons.iter().map(Reason::verdict);
    [Verdict::Contradicted, Verdict::Overstated, Verdict::Unsupported]
        .into_iter()
        .find(|verdict| verdicts().any(|v| v == *verdict))
        .unwrap_or(Verdict::Supported)
}

//! From the reasons to a verdict and a score.

use serde::Serialize;

use crate::analysis::Place;
use crate::language::{Reading, Sentence};

use super::alignment::align;
use super::asked::{Moves, Witness};
use super::features::{Features, features, set_length};
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
    weigh(Statement { block, reading, sentence }, &Witness::new(source, None), thresholds).judgement
}

/// A judgement with the numbers that its score was made from.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub judgement: Judgement,
    features: Features,
}

impl Weighed {
    /// The same where nothing has changed but the number of the source's words; none where that
    /// alone makes another verdict.
    pub fn beside(mut self, words: usize, thresholds: &Thresholds) -> Option<Self> {
        let is_doubtful = |score: f32| score < thresholds.unsupported;
        let features = self.features;
        set_length(&mut self.features, words);
        if !model::depends_on_length(&features, &self.features) {
            return Some(self);
        }
        let before = model::score(&features);
        let probability = model::score(&self.features);
        self.judgement.score = score(probability, &self.judgement.reasons);
        (is_doubtful(before) == is_doubtful(probability)).then_some(self)
    }

    /// The same where what stands in the evidence has moved.
    pub fn moved(mut self, moves: &Moves) -> Self {
        if moves.is_empty() {
            return self;
        }
        for passage in &mut self.judgement.evidence {
            passage.place = moves.follow(passage.place);
        }
        self.judgement.reasons.iter_mut().for_each(|reason| reason.follow(moves));
        self
    }
}

/// Judges `claim` by what `source` answers.
pub(super) fn weigh(
    claim: Statement<'_>,
    source: &Witness<'_>,
    thresholds: &Thresholds,
) -> Weighed {
    let alignment = align(claim, source);
    let mut reasons = slots::compare(&alignment);
    let features = features(&alignment, &reasons);
    let probability = model::score(&features);
    if reasons.is_empty() && probability < thresholds.unsupported {
        reasons.extend(slots::nothing_of_the_kind(&alignment));
    }
    let passages = alignment.passages.iter();
    let judgement = Judgement {
        verdict: worst(&reasons),
        score: score(probability, &reasons),
        evidence: passages
            .map(|aligned| Passage { place: aligned.passage.place(), score: aligned.score })
            .collect(),
        reasons,
    };
    Weighed { judgement, features }
}

/// The reasons for which `claim` is not so, or is not so yet, by what `source` answers; no score and
/// nothing else is made of them.
pub(super) fn denials(claim: Statement<'_>, source: &Witness<'_>) -> Vec<Reason> {
    slots::denials(&align(claim, source))
}

fn score(probability: f32, reasons: &[Reason]) -> f32 {
    if reasons.is_empty() { probability } else { probability.min(DOUBTED) }
}

/// The features of one sentence, from which its score is made.
pub(super) fn features_of(
    block: usize,
    reading: &Reading,
    sentence: &Sentence,
    source: &Source,
) -> Features {
    let source = Witness::new(source, None);
    weigh(Statement { block, reading, sentence }, &source, &Thresholds::default()).features
}

/// The gravest verdict that any reason makes.
pub(super) fn worst(reasons: &[Reason]) -> Verdict {
    let verdicts = || reasons.iter().map(Reason::verdict);
    [Verdict::Contradicted, Verdict::Overstated, Verdict::Unsupported]
        .into_iter()
        .find(|verdict| verdicts().any(|v| v == *verdict))
        .unwrap_or(Verdict::Supported)
}

//! Is a claim supported? Claim → passages → alignment → verdict.
//!
//! [`judge`] holds one sentence against a [`Source`] and says what it found in a [`Judgement`]:
//! the verdict, a score, the reasons and the passages. `check`, `verify` and the server all ask
//! here.
//!
//! Floor 3.

use serde::Serialize;

use crate::analysis::{Analysis, Place};
use crate::text::TextRange;

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

/// What exactly disagrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReasonKind {
    /// Another quantity.
    Number,
    /// Another date.
    Date,
    /// Another name.
    Name,
    /// One side is negated, or says the opposite.
    Polarity,
    /// A hedge was dropped.
    Modality,
    /// A qualifier was dropped.
    Scope,
    /// Someone's words are told as fact.
    Attribution,
    /// Nothing like it in the evidence.
    Content,
}

/// One disagreement between a claim and its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What kind of thing disagrees.
    pub kind: ReasonKind,
    /// The words of the claim: bytes of the claim's plain text.
    pub claim: TextRange,
    /// The words of the evidence, where there are any.
    pub evidence: Option<Place>,
    /// What disagrees, in one sentence that quotes both sides.
    pub detail: String,
    /// What to write instead of the claim's words, where that is certain.
    pub replacement: Option<String>,
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

/// A claim of an article and what was found about it.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedClaim {
    /// The claim's sentence.
    pub claim: Place,
    /// The judgement; its claim ranges count in the plain text of the claim's block.
    pub judgement: Judgement,
}

/// Judges the headline and each sentence of the summary against the body.
pub fn judge_article(_analysis: &Analysis) -> Vec<JudgedClaim> {
    Vec::new()
}

/// Holds `claim` against `source`, both plain text. Claim ranges are bytes of `claim`; the block of
/// a [`Place`] counts the [`paragraphs`] of `source`.
pub fn judge_text(_claim: &str, _source: &str) -> Judgement {
    Judgement {
        verdict: Verdict::Unsupported,
        score: 0.0,
        reasons: Vec::new(),
        evidence: Vec::new(),
    }
}

/// The paragraphs of a plain text, which blank lines separate: bytes of `source`.
pub fn paragraphs(source: &str) -> Vec<TextRange> {
    let start_of = |part: &str| part.as_ptr() as usize - source.as_ptr() as usize;
    let parts = source.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| TextRange::new(start_of(part), start_of(part) + part.len())).collect()
}

//! How surely something is said: "is weighing" < "is preparing" < "will"; "could" < "is expected
//! to" < "does".

use serde::Serialize;

use crate::text::TextRange;

use super::{sentence::Sentence, token::Token};

/// Words that weaken a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hedge {
    /// The words themselves, auxiliaries included: "is weighing", "could".
    pub range: TextRange,
    /// What they leave of the statement.
    pub strength: Strength,
    /// The words whose certainty they set: the rest of the clause.
    pub scope: TextRange,
}

/// How strongly a statement commits itself, weakest first. A statement without a hedge is
/// [`Strength::Fact`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// "could", "may", "might", "is weighing", "is considering": one of several outcomes.
    Possible,
    /// "is preparing", "plans to", "seeks to", "is likely to", "appears to": the way things lean.
    Probable,
    /// "is expected to", "is set to", "is about to": what is reckoned with.
    Expected,
    /// "will", "has agreed to", "threatens to": announced, not yet done.
    Announced,
    /// "does", "did": no hedge at all.
    Fact,
}

/// Finds the hedges of a block.
pub fn hedges(_text: &str, _tokens: &[Token], _sentences: &[Sentence]) -> Vec<Hedge> {
    Vec::new()
}

//! Words that turn a statement into its opposite: "not", "denied", "failed to", "without".

use crate::text::TextRange;

use super::{sentence::Sentence, token::Token};

/// A negating word and what it negates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Negation {
    /// The word or words.
    pub range: TextRange,
    /// What they negate: the rest of the clause.
    pub scope: TextRange,
}

/// Finds the negations of a block.
pub fn negations(_text: &str, _tokens: &[Token], _sentences: &[Sentence]) -> Vec<Negation> {
    Vec::new()
}

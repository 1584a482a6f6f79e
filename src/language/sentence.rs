//! Where sentences end.

use crate::text::TextRange;

use super::token::Token;

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the space around it.
    pub range: TextRange,
    /// Its tokens, as indices.
    pub tokens: std::ops::Range<usize>,
}

/// Splits a block into sentences.
pub fn sentences(_text: &str, _tokens: &[Token]) -> Vec<Sentence> {
    Vec::new()
}

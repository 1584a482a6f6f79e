//! Who says so: "… told …", "according to …", "first reported by …".

use crate::text::TextRange;

use super::{name::Name, sentence::Sentence, token::Token};

/// Words that say who stands for a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The reporting words, from speaker to cue.
    pub range: TextRange,
    /// Who says it; absent in "it is alleged".
    pub speaker: Option<TextRange>,
    /// The reporting verb or preposition.
    pub cue: TextRange,
    /// The statement for which the speaker stands.
    pub scope: TextRange,
}

/// Finds the attributions of a block.
pub fn attributions(
    _text: &str,
    _tokens: &[Token],
    _sentences: &[Sentence],
    _names: &[Name],
) -> Vec<Attribution> {
    Vec::new()
}

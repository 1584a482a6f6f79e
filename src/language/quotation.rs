//! Quotations and their speakers.

use crate::text::TextRange;

use super::{name::Name, sentence::Sentence, token::Token};

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Where it stands, marks included.
    pub range: TextRange,
    /// The words between the marks.
    pub content: TextRange,
    /// Who speaks, as the text around it says: a name, a pronoun or a description.
    pub speaker: Option<TextRange>,
    /// The word that introduces it ("said").
    pub cue: Option<TextRange>,
    /// Whether it is speech at all; false for scare quotes, titles and names in quotes.
    pub is_speech: bool,
}

/// Finds the quotations of a block.
pub fn quotations(
    _text: &str,
    _tokens: &[Token],
    _sentences: &[Sentence],
    _names: &[Name],
) -> Vec<Quotation> {
    Vec::new()
}

//! Words, numbers and punctuation marks.

use smol_str::SmolStr;

use crate::text::TextRange;

/// A word, a number or a punctuation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub range: TextRange,
    /// What it is.
    pub kind: TokenKind,
    /// Lower case, typographic apostrophes straightened, a possessive `'s` cut off.
    pub lower: SmolStr,
    /// The word's stem, by which different forms of a word are found to be the same
    /// (Snowball English, Porter 2001); equals `lower` where the token is no word.
    pub stem: SmolStr,
    /// How the word is written.
    pub case: Case,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes: `multi-cloud`, `O'Neill`, `U.S.`
    Word,
    /// Digits, with inner separators: `1,200`, `2.5`, `1-0`
    Number,
    /// A word with digits in it: `COVID-19`, `5G`, `50th`
    Mixed,
    /// Anything else, one character each.
    Mark,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// `cloud`
    Lower,
    /// `Amazon`
    Capital,
    /// `AWS`, `U.S.`; two letters or more
    Upper,
    /// `OpenAI`, `iPhone`
    Inner,
    /// No letters, or letters without case.
    None,
}

impl Token {
    /// Whether the token is a word, a number or a mix of both.
    pub fn is_wordlike(&self) -> bool {
        self.kind != TokenKind::Mark
    }

    /// Whether the word starts with, or contains, a capital.
    pub fn is_capitalised(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper | Case::Inner)
    }
}

/// Splits `text` into tokens.
pub fn tokens(_text: &str) -> Vec<Token> {
    Vec::new()
}

//! The words that dates are read from: tokens, cut finer where they hold numbers or "mid-".

use smol_str::SmolStr;

use crate::language::numeral;
use crate::language::token::{Token, TokenKind};
use crate::text::TextRange;

/// A word, a number in digits, or a mark.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Where it stands.
    pub range: TextRange,
    /// Lower case.
    pub lower: SmolStr,
    /// Whether it starts with or holds a capital.
    pub capital: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Word {
    /// The value of a whole number in plain digits, as years and days are written.
    pub(super) fn number(&self) -> Option<i16> {
        self.lower.bytes().all(|b| b.is_ascii_digit()).then(|| self.lower.parse().ok()).flatten()
    }

    pub(super) fn is_dash(&self) -> bool {
        matches!(self.lower.as_str(), "-" | "–" | "—" | "\u{2010}" | "\u{2011}" | "\u{2012}")
    }

    /// Whether it has a letter or a digit.
    pub(super) fn is_wordlike(&self) -> bool {
        self.lower.starts_with(char::is_alphanumeric)
    }
}

/// Cuts the tokens of `text` into words.
pub(super) fn words(text: &str, tokens: &[Token]) -> Vec<Word> {
    let mut words = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        if is_joined_date(token) {
            cut(token.range.of(text), token, &mut words);
        } else if !numeral::is_bracket_of_number(tokens, index) {
            words.push(Word {
                range: token.range,
                lower: token.lower.clone(),
                capital: token.is_capitalised(),
                spaced: token.spaced,
            });
        }
    }
    words
}

/// "12–14", "2019-20", "mid-March"
fn is_joined_date(token: &Token) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Mixed if token.lower.starts_with(|c: char| c.is_ascii_digit()) => true,
        TokenKind::Mixed | TokenKind::Word => {
            ["mid-", "early-", "late-"].iter().any(|portion| token.lower.starts_with(portion))
        }
        TokenKind::Mark => false,
    }
}

/// Cuts a token at its hyphens and dashes.
fn cut(written: &str, token: &Token, words: &mut Vec<Word>) {
    let is_dash = |c: char| matches!(c, '-' | '–' | '\u{2010}' | '\u{2011}' | '\u{2012}');
    let mut at = 0;
    while let Some(rest) = written.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match rest.find(is_dash) {
            Some(0) => rest.chars().next().map_or(1, char::len_utf8),
            Some(dash) => dash,
            None => rest.len(),
        };
        let (part, _) = rest.split_at(length);
        words.push(Word {
            range: TextRange::new(at, at + length).shift(token.range.start),
            lower: part.to_lowercase().into(),
            capital: part.starts_with(char::is_uppercase),
            spaced: at == 0 && token.spaced,
        });
        at += length;
    }
}

//! Tokens cut finer, so that `$2.1bn`, `14-year-old` and `two-thirds` read like their spaced
//! spellings.

use rust_stemmers::{Algorithm, Stemmer};
use smol_str::SmolStr;

use crate::language::token::{Token, TokenKind};
use crate::text::TextRange;

use super::number;

/// A number in digits, a word, or a mark.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Where it stands.
    pub range: TextRange,
    /// Lower case.
    pub lower: SmolStr,
    /// What it is.
    pub kind: PieceKind,
    /// Whether no white space stands before it.
    pub joined: bool,
    /// Whether it starts with a capital.
    pub capital: bool,
}

/// What a [`Piece`] is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PieceKind {
    /// Digits, with their value.
    Digits(f64),
    /// Letters, or letters and digits that belong together (`COVID-19`).
    Word,
    /// A version number, a time of day and the like: digits that count nothing.
    Opaque,
    /// Anything else.
    Mark,
}

impl Piece {
    /// The stem of a word.
    pub(super) fn stem(&self) -> SmolStr {
        Stemmer::create(Algorithm::English).stem(&self.lower).into()
    }

    pub(super) fn is(&self, lower: &str) -> bool {
        self.lower == lower
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == PieceKind::Word
    }

    pub(super) fn is_dash(&self) -> bool {
        matches!(self.lower.as_str(), "-" | "–" | "—" | "−" | "\u{2010}" | "\u{2011}")
    }

    /// The value of a number in digits.
    pub(super) fn digits(&self) -> Option<f64> {
        match self.kind {
            PieceKind::Digits(value) => Some(value),
            _ => None,
        }
    }
}

/// Cuts the tokens of `text` into pieces.
pub(super) fn pieces(text: &str, tokens: &[Token]) -> Vec<Piece> {
    let mut all = Vec::with_capacity(tokens.len());
    for token in tokens {
        let written = token.range.of(text);
        if written.starts_with(|c: char| c.is_ascii_digit()) {
            cut_digits(written, token, &mut all);
        } else if token.kind == TokenKind::Word && is_compound_number(&token.lower) {
            cut_hyphens(written, token, &mut all);
        } else {
            all.push(whole(written, token));
        }
    }
    all
}

fn whole(written: &str, token: &Token) -> Piece {
    let kind = if token.kind == TokenKind::Mark { PieceKind::Mark } else { PieceKind::Word };
    Piece {
        range: token.range,
        lower: token.lower.clone(),
        kind,
        joined: !token.spaced,
        capital: written.starts_with(char::is_uppercase),
    }
}

/// "two-thirds", "twenty-five", "six-month-old"; not "third-party" and not "well-known".
fn is_compound_number(lower: &str) -> bool {
    lower.split_once(['-', '\u{2010}', '\u{2011}']).is_some_and(|(first, rest)| {
        number::cardinal(first).is_some()
            || number::scale(first).is_some()
            || (first == "half" && matches!(rest, "hour" | "million" | "billion"))
    })
}

/// Cuts a hyphenated word at its hyphens.
fn cut_hyphens(written: &str, token: &Token, all: &mut Vec<Piece>) {
    let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}');
    let mut at = 0;
    while let Some(rest) = written.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match rest.find(is_hyphen) {
            Some(0) => rest.chars().next().map_or(1, char::len_utf8),
            Some(hyphen) => hyphen,
            None => rest.len(),
        };
        let part = &rest[..length];
        let kind = if part.starts_with(is_hyphen) { PieceKind::Mark } else { PieceKind::Word };
        all.push(part_of(token, at, part, kind));
        at += length;
    }
}

/// Cuts a token that starts with a digit into numbers, words and marks.
fn cut_digits(written: &str, token: &Token, all: &mut Vec<Piece>) {
    let mut at = 0;
    while let Some(rest) = written.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, kind) = match rest.chars().next() {
            Some(first) if first.is_ascii_digit() => number_at(rest),
            Some(first) if first.is_alphabetic() => {
                let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                (end, PieceKind::Word)
            }
            first => (first.map_or(1, char::len_utf8), PieceKind::Mark),
        };
        all.push(part_of(token, at, &rest[..length], kind));
        at += length;
    }
}

fn part_of(token: &Token, at: usize, part: &str, kind: PieceKind) -> Piece {
    Piece {
        range: TextRange::new(at, at + part.len()).shift(token.range.start),
        lower: part.to_lowercase().into(),
        kind,
        joined: at > 0 || !token.spaced,
        capital: part.starts_with(char::is_uppercase),
    }
}

/// The length and value of the number with which `rest` starts: `12,000`, `2.5`; `1.2.3` and
/// `14:30` are opaque.
fn number_at(rest: &str) -> (usize, PieceKind) {
    let bytes = rest.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = run(0);
    let (mut points, mut colons) = (0, 0);
    while let Some(mark @ (b',' | b'.' | b':')) = bytes.get(end).copied() {
        let digits = run(end + 1);
        if digits == 0 || (mark == b',' && (digits != 3 || points > 0)) {
            break;
        }
        points += usize::from(mark == b'.');
        colons += usize::from(mark == b':');
        end += 1 + digits;
    }
    if points > 1 || colons > 0 {
        return (end, PieceKind::Opaque);
    }
    let value = rest[..end].replace(',', "").parse();
    (end, value.map_or(PieceKind::Opaque, PieceKind::Digits))
}

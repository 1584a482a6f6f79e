//! What numbers, units and bounds are read from: tokens, cut finer where they hold a number.

use smol_str::SmolStr;

use crate::language::token::stem;
use crate::text::TextRange;

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
    /// Whether it starts with or holds a capital, as names do: `iPhone`.
    pub name_like: bool,
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
        stem(&self.lower)
    }

    pub(super) fn is(&self, lower: &str) -> bool {
        self.lower == lower
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == PieceKind::Word
    }

    pub(super) fn is_dash(&self) -> bool {
        is_dash(&self.lower)
    }

    /// A minus sign, or a dash that may stand for one.
    pub(super) fn is_minus(&self) -> bool {
        matches!(self.lower.as_str(), "-" | "–" | "−")
    }

    /// The value of a number in digits.
    pub(super) fn digits(&self) -> Option<f64> {
        match self.kind {
            PieceKind::Digits(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it has the form of a year: four digits without a mark.
    pub(super) fn is_four_digits(&self) -> bool {
        self.lower.len() == 4 && self.lower.bytes().all(|b| b.is_ascii_digit())
    }
}

/// Whether `mark` is a hyphen, a dash or a minus sign.
fn is_dash(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "–" | "—" | "−")
}

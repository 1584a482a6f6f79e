//! Words before and after a number that say how it is meant: "more than", "or fewer", "-odd".

use crate::language::lexicon::{self, Phrases};

use super::Bound;
use super::piece::Piece;

/// The bound that starts at `at`, and the piece after it.
pub(super) fn before(pieces: &[Piece], at: usize) -> Option<(Bound, usize)> {
    phrase(&lexicon::BOUNDS, pieces, at)
}

/// The bound that stands behind a quantity: "or more", "and over".
pub(super) fn after(pieces: &[Piece], at: usize) -> Option<(Bound, usize)> {
    phrase(&lexicon::BOUNDS_AFTER, pieces, at)
}

fn phrase(list: &Phrases, pieces: &[Piece], at: usize) -> Option<(Bound, usize)> {
    let words = pieces.get(at..)?.iter().map(|piece| piece.lower.as_str());
    let (length, note) = list.longest(words)?;
    Some((bound_named(note), at + length))
}

fn bound_named(note: &str) -> Bound {
    match note {
        "at least" => Bound::AtLeast,
        "at most" => Bound::AtMost,
        "about" => Bound::About,
        _ => Bound::Exact,
    }
}

/// The bound that is tied to the number itself: `1,000+`, `1000 +`, "20-plus", "60-odd".
pub(super) fn tied(pieces: &[Piece], at: usize) -> Option<(Bound, usize)> {
    let piece = pieces.get(at)?;
    if piece.is("+") {
        let adds = pieces.get(at + 1).is_some_and(|p| p.digits().is_some());
        return (!adds).then_some((Bound::AtLeast, at + 1));
    }
    let word = pieces.get(at + 1).filter(|p| piece.is_dash() && piece.joined && p.joined)?;
    match word.lower.as_str() {
        "plus" => Some((Bound::AtLeast, at + 2)),
        "odd" => Some((Bound::About, at + 2)),
        _ => None,
    }
}

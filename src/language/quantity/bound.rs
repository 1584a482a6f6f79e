//! Words before and after a number that say how it is meant: "more than", "or fewer".

use super::Bound;
use super::piece::Piece;

/// Phrases before a number, longest first among those that start alike.
const BEFORE: &[(&str, Bound)] = &[
    ("not more than", Bound::AtMost),
    ("no more than", Bound::AtMost),
    ("no less than", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("a maximum of", Bound::AtMost),
    ("a total of", Bound::Exact),
    ("in excess of", Bound::AtLeast),
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("as few as", Bound::AtLeast),
    ("as little as", Bound::AtLeast),
    ("more than", Bound::AtLeast),
    ("greater than", Bound::AtLeast),
    ("higher than", Bound::AtLeast),
    ("upwards of", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("well over", Bound::AtLeast),
    ("just over", Bound::AtLeast),
    ("just under", Bound::AtMost),
    ("less than", Bound::AtMost),
    ("fewer than", Bound::AtMost),
    ("lower than", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("close to", Bound::About),
    ("an estimated", Bound::About),
    ("over", Bound::AtLeast),
    ("above", Bound::AtLeast),
    ("exceeding", Bound::AtLeast),
    ("under", Bound::AtMost),
    ("below", Bound::AtMost),
    ("about", Bound::About),
    ("around", Bound::About),
    ("nearly", Bound::About),
    ("almost", Bound::About),
    ("roughly", Bound::About),
    ("approximately", Bound::About),
    ("approx", Bound::About),
    ("some", Bound::About),
    ("estimated", Bound::About),
    ("circa", Bound::About),
    ("~", Bound::About),
    ("≈", Bound::About),
    (">", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("<", Bound::AtMost),
    ("≤", Bound::AtMost),
];

/// The bound that starts at `at`, and the piece after it.
pub(super) fn before(pieces: &[Piece], at: usize) -> Option<(Bound, usize)> {
    BEFORE.iter().find_map(|(phrase, bound)| Some((*bound, follow(pieces, at, phrase)?)))
}

/// The bound that stands behind a quantity: "or more", "and over", "+".
pub(super) fn after(pieces: &[Piece], at: usize) -> Option<(Bound, usize)> {
    const AFTER: &[(&str, Bound)] = &[
        ("or more", Bound::AtLeast),
        ("or higher", Bound::AtLeast),
        ("or over", Bound::AtLeast),
        ("and over", Bound::AtLeast),
        ("or less", Bound::AtMost),
        ("or fewer", Bound::AtMost),
        ("or so", Bound::About),
    ];
    AFTER.iter().find_map(|(phrase, bound)| Some((*bound, follow(pieces, at, phrase)?)))
}

/// The piece after `phrase` where that stands at `at`.
fn follow(pieces: &[Piece], at: usize, phrase: &str) -> Option<usize> {
    let mut at = at;
    for word in phrase.split(' ') {
        if !pieces.get(at)?.is(word) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

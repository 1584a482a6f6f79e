//! The noun that says what a number counts.

use smol_str::SmolStr;

use crate::language::lexicon;

use super::piece::{Piece, PieceKind};
use crate::language::numeral;

/// Longest run of words before the head noun: "five newly elected town councillors".
const LONGEST_PHRASE: usize = 5;

/// A noun that was read from pieces.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Noun {
    /// By its stem.
    pub stem: SmolStr,
    /// Index of the piece after it.
    pub end: usize,
}

/// The noun that `value` things are, from the piece `at` on.
///
/// The head is the first plural among the next words, or for a single thing the last word before
/// the phrase ends.
pub(super) fn noun_after(
    pieces: &[Piece],
    at: usize,
    value: f64,
    title_case: bool,
) -> Option<Noun> {
    let dash = pieces.get(at).is_some_and(|p| p.is_dash() && p.joined);
    if dash {
        let noun = pieces.get(at + 1).filter(|p| p.joined && p.is_word() && p.lower.len() > 2)?;
        return Some(Noun { stem: noun.stem(), end: at + 2 });
    }
    let at = skip_determiners(pieces, at);
    // A name before the noun: "two Harrow trucks".
    let named = |p: &Piece| p.is_word() && p.capital && !p.joined && !title_case;
    let names = pieces.iter().skip(at).take(2).take_while(|p| named(p)).count();
    let phrase = phrase(pieces, at + names, title_case);
    let head = if value == 1.0 { single(&phrase) } else { several(&phrase) };
    let people = pieces.get(at).filter(|p| names > 0 && is_of_a_country(&p.lower));
    match (head, people) {
        (Some((index, piece)), _) => Some(Noun { stem: piece.stem(), end: index + 1 }),
        (None, Some(people)) => Some(Noun { stem: people.stem(), end: at + 1 }),
        (None, None) => None,
    }
}

fn skip_determiners(pieces: &[Piece], at: usize) -> usize {
    const DETERMINERS: [&str; 8] = ["of", "the", "these", "those", "its", "their", "more", "other"];
    let skipped = pieces.iter().skip(at).take_while(|p| DETERMINERS.contains(&p.lower.as_str()));
    at + skipped.count()
}

/// The words that can belong to the noun phrase from `at` on, with their index.
fn phrase(pieces: &[Piece], at: usize, title_case: bool) -> Vec<(usize, &Piece)> {
    let mut phrase: Vec<(usize, &Piece)> = Vec::new();
    for (index, piece) in pieces.iter().enumerate().skip(at).take(LONGEST_PHRASE) {
        let after_adverb = phrase.last().is_none_or(|(_, before)| is_adverb(&before.lower));
        if !in_phrase(piece, after_adverb, title_case) || piece.joined && index > at {
            break;
        }
        phrase.push((index, piece));
    }
    phrase.retain(|(_, piece)| !is_adverb(&piece.lower));
    phrase
}

/// The head of "prime building" and of "poster writing a note".
fn single<'p>(phrase: &[(usize, &'p Piece)]) -> Option<(usize, &'p Piece)> {
    let second = phrase.get(1).filter(|(_, piece)| !piece.lower.ends_with("ing"));
    second.or(phrase.first()).copied()
}

fn several<'p>(phrase: &[(usize, &'p Piece)]) -> Option<(usize, &'p Piece)> {
    let plural = phrase.iter().find(|(_, piece)| is_plural(&piece.lower));
    plural.or(phrase.first()).copied()
}

/// Whether `piece` can belong to the noun phrase behind a number; `opens` says that it is its first
/// word or stands behind an adverb.
fn in_phrase(piece: &Piece, opens: bool, title_case: bool) -> bool {
    const VERBS: [&str; 5] = ["say", "says", "died", "beat", "does"];
    let lower = piece.lower.as_str();
    piece.kind == PieceKind::Word
        && (title_case || !piece.capital)
        && lower.chars().all(|c| c.is_alphabetic() || c == '-')
        && lower.len() > 1
        && !is_function_word(lower)
        && !VERBS.contains(&lower)
        && lexicon::TENSES.get(lower) != Some(&"past")
        && (opens || !lower.ends_with("ed"))
        && numeral::cardinal(lower).is_none()
        && numeral::scale(lower).is_none()
}

/// "newly", and "monthly" as well: neither is what is counted.
fn is_adverb(lower: &str) -> bool {
    lower.ends_with("ly") && !matches!(lower, "family" | "ally" | "assembly" | "supply" | "fly")
}

/// Whether a word carries no content of its own.
pub(super) fn is_function_word(lower: &str) -> bool {
    lexicon::FUNCTION_WORDS.contains_key(lower)
}

/// "Australians", "Swiss"
fn is_of_a_country(lower: &str) -> bool {
    let known = |word: &str| lexicon::DEMONYMS.contains_key(word);
    lower.strip_suffix('s').is_some_and(known) || known(lower)
}

/// Whether a noun stands for several.
pub(super) fn is_plural(lower: &str) -> bool {
    const IRREGULAR: [&str; 12] = [
        "people",
        "men",
        "women",
        "children",
        "police",
        "staff",
        "feet",
        "teeth",
        "mice",
        "media",
        "criteria",
        "personnel",
    ];
    let regular = lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("is");
    regular || IRREGULAR.contains(&lower)
}

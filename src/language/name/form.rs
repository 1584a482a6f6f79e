//! Different forms of one name: initials, and a country by its people.

use crate::language::lexicon;

/// Shorter abbreviations stand for too much to be told apart.
const SHORTEST: usize = 2;

/// Whether `short` is made of the first letters of the words of `long`: "UN", "U.N." of "United
/// Nations", "BoE" of "Bank of England".
pub fn is_initials_of(short: &str, long: &str) -> bool {
    let capitals = short.chars().filter(|c| c.is_uppercase()).take(SHORTEST);
    if capitals.count() < SHORTEST {
        return false;
    }
    let letters = || short.chars().filter(|c| c.is_alphanumeric());
    let words = || long.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_capital = |word: &&str| !word.starts_with(char::is_lowercase);
    let all = words().flat_map(initial);
    let capitals = words().filter(is_capital).flat_map(initial);
    are_same_letters(letters(), all) || are_same_letters(letters(), capitals)
}

fn are_same_letters(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> bool {
    let lower = |c: char| c.to_ascii_lowercase();
    one.map(lower).eq(other.map(lower))
}

/// The first letter of a word; numbers are kept whole, as in "IE10".
fn initial(word: &str) -> impl Iterator<Item = char> {
    let is_number = word.chars().all(char::is_numeric);
    word.chars().take(if is_number { word.len() } else { 1 })
}

/// Whether one of two words, in lower case, is a country and the other the adjective or the people
/// of it ("britain", "british"), or both are words for the people of the same country.
pub fn same_country(one: &str, other: &str) -> bool {
    let country = |word: &str| lexicon::DEMONYMS.get(word).map(|note| note.to_lowercase());
    match (country(one), country(other)) {
        (Some(a), Some(b)) => a == b,
        (Some(a), None) => a == other,
        (None, Some(b)) => b == one,
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_stand_for_their_words() {
        assert!(is_initials_of("UN", "United Nations"));
        assert!(is_initials_of("U.N.", "United Nations"));
        assert!(is_initials_of("BoE", "Bank of England"));
        assert!(is_initials_of("TB12", "Tern Browser 12"));
        assert!(!is_initials_of("TB1", "Tern Browser 12"));
        assert!(!is_initials_of("US", "United Nations"));
        assert!(!is_initials_of("An", "Anna"));
    }

    #[test]
    fn a_country_is_known_by_its_people() {
        assert!(same_country("norwegian", "norway"));
        assert!(same_country("norway", "norwegian"));
        assert!(!same_country("norway", "sweden"));
    }
}

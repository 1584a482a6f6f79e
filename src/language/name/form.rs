//! Different forms of one name: initials, and a country by its people.

use crate::language::lexicon;

/// Shorter abbreviations stand for too much to be told apart.
const SHORTEST: usize = 2;

/// Whether `short` is made of the first letters of the words of `long`: "UN", "U.N." of "United
/// Nations", "BoE" of "Bank of England".
pub fn is_initials_of(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_abbreviation = letters.chars().count() >= SHORTEST
        && letters.chars().filter(|c| c.is_uppercase()).count() >= SHORTEST;
    if !is_abbreviation {
        return false;
    }
    let words = || long.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let of = |words: Vec<&str>| -> String { words.into_iter().map(initial).collect() };
    let is_capital = |word: &&str| !word.starts_with(char::is_lowercase);
    let all = of(words().collect());
    let capitals = of(words().filter(is_capital).collect());
    letters.eq_ignore_ascii_case(&all) || letters.eq_ignore_ascii_case(&capitals)
}

/// The first letter of a word; numbers are kept whole, as in "IE10".
fn initial(word: &str) -> &str {
    if word.chars().all(char::is_numeric) {
        return word;
    }
    word.char_indices().nth(1).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
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

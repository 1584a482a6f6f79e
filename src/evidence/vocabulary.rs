//! Which words a source has, wherever they stand: its countries and their people, how its words
//! begin, and what all of them can mean.

use std::sync::OnceLock;

use smol_str::SmolStr;

use crate::language::thesaurus::Senses;
use crate::language::{Reading, Token, lexicon};

use super::asked::{Changes, Topic};
use super::meaning::{Counts, Meaning};
use super::statement::is_content;
use super::wording::Rewording;

pub(super) use super::meaning::Relation;

/// Letters of the beginnings that can be asked for.
const BEGINNING: usize = 4;

/// The words of a source in no order.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// The countries of its demonyms with a capital, and its words with a capital that demonyms are
    /// made of.
    countries: Counts<SmolStr>,
    /// The countries of its demonyms.
    nations: Counts<SmolStr>,
    beginnings: Counts<SmolStr>,
    /// Words that tell something.
    words: Counts<SmolStr>,
    meaning: OnceLock<Meaning>,
}

impl Vocabulary {
    /// Of a text that has about so many different words.
    pub fn with_room(words: usize) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.words.expect(words);
        vocabulary.beginnings.expect(words);
        vocabulary
    }

    /// Takes in the words of a reading.
    pub fn add(&mut self, reading: &Reading) {
        let mut unheard = Changes::unheard();
        let words = reading.tokens.iter().filter(|token| token.is_wordlike());
        words.for_each(|word| self.add_word(word, &mut unheard));
    }

    /// Puts words for others, and notes which questions have another answer now.
    pub fn replace(&mut self, words: &Rewording, changes: &mut Changes) {
        words.new.iter().for_each(|word| self.add_word(word, changes));
        words.old.iter().for_each(|word| self.remove_word(word, changes));
    }

    fn add_word(&mut self, word: &Token, changes: &mut Changes) {
        let (country, is_people) = country_and_kind(&word.lower);
        if word.is_capitalised() && self.countries.add(country.clone()) {
            changes.note(Topic::Country, &country);
        }
        if is_people && self.nations.add(country.clone()) {
            changes.note(Topic::Country, &country);
        }
        if let Some(beginning) = beginning(&word.lower)
            && self.beginnings.add(beginning.into())
        {
            changes.note(Topic::Beginning, beginning);
        }
        if is_content(word) && self.words.add(word.lower.clone()) {
            changes.note(Topic::Country, &country);
            if let Some(meaning) = self.meaning.get_mut() {
                meaning.add(&word.lower, changes);
            }
        }
    }

    fn remove_word(&mut self, word: &Token, changes: &mut Changes) {
        let (country, is_people) = country_and_kind(&word.lower);
        if word.is_capitalised() && self.countries.remove(&country) {
            changes.note(Topic::Country, &country);
        }
        if is_people && self.nations.remove(&country) {
            changes.note(Topic::Country, &country);
        }
        if let Some(beginning) = beginning(&word.lower)
            && self.beginnings.remove(beginning)
        {
            changes.note(Topic::Beginning, beginning);
        }
        if is_content(word) && self.words.remove(&word.lower) {
            changes.note(Topic::Country, &country);
            if let Some(meaning) = self.meaning.get_mut() {
                meaning.remove(&word.lower, changes);
            }
        }
    }

    /// Whether a word of the same country, or of its people, stands in the source.
    pub fn has_country_of(&self, word: &Token) -> bool {
        self.countries.has(&country(&word.lower))
    }

    /// Whether a word stands in the source that is the same country's as `word` (lower case), one of
    /// the two at least the adjective or the people of it.
    pub fn has_nation(&self, word: &str) -> bool {
        let (country, is_people) = country_and_kind(word);
        self.nations.has(&country) || is_people && self.words.has(&country)
    }

    /// Whether a word begins with `start`, [`BEGINNING`] letters in lower case.
    pub fn has_beginning(&self, start: &str) -> bool {
        self.beginnings.has(start)
    }

    /// How a word that the source does not have is related to those that it has.
    pub fn relation(&self, word: &Senses) -> Relation {
        let meaning = self.meaning.get_or_init(|| Meaning::of(self.words.things()));
        meaning.relation(word)
    }
}

/// The country of a demonym, in lower case; any other word (lower case) itself.
pub(super) fn country(word: &str) -> SmolStr {
    country_and_kind(word).0
}

/// The same, and whether the word is a demonym.
fn country_and_kind(word: &str) -> (SmolStr, bool) {
    match lexicon::DEMONYMS.get(word) {
        Some(country) => (SmolStr::new(country.to_lowercase()), true),
        None => (SmolStr::new(word), false),
    }
}

/// The first letters of a word that has so many.
fn beginning(word: &str) -> Option<&str> {
    let (last, letter) = word.char_indices().nth(BEGINNING - 1)?;
    word.get(..last + letter.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_words_that_tell_something() {
        for country in lexicon::DEMONYMS.values().filter(|country| !country.contains(' ')) {
            let lower = country.to_lowercase();
            assert!(!lexicon::FUNCTION_WORDS.contains_key(lower.as_str()), "{country}");
        }
    }
}

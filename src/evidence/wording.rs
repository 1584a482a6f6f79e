//! How a source is worded: which words stand beside which, and what all its words can mean.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::thesaurus::Senses;
use crate::language::{Reading, Token, lexicon};

use super::asked::{Changes, Topic};
use super::meaning::{Counts, Meaning};
use super::statement::is_content;

pub(super) use super::meaning::Relation;

/// Bits of a word's number in the key of a run of words.
const BITS: u32 = 21;
/// Nobody asks about words that are further apart.
const FARTHEST: usize = 8;
/// Letters of the beginnings that can be asked for.
const BEGINNING: usize = 4;
/// So many words more than there are may be remembered before it is better to begin anew.
const FORGOTTEN: usize = 4096;

/// The words of a source in their order.
#[derive(Debug, Default)]
pub(super) struct Wording {
    numbers: HashMap<SmolStr, u64, FxBuildHasher>,
    /// The stem of each number.
    stems: Vec<SmolStr>,
    /// The numbers of all words, in order.
    words: Vec<u64>,
    /// Where each word stands: indices into `words`, in order.
    places: Vec<Vec<u32>>,
    /// Numbers of words that have gone.
    forgotten: usize,
    pairs: Counts<u64>,
    triples: Counts<u64>,
    /// The countries of its demonyms with a capital, and its words with a capital that demonyms are
    /// made of.
    countries: Counts<SmolStr>,
    /// The countries of its demonyms.
    nations: Counts<SmolStr>,
    beginnings: Counts<SmolStr>,
    vocabulary: Counts<SmolStr>,
    meaning: OnceLock<Meaning>,
}

impl Wording {
    /// Takes in the words of a reading, behind those before it.
    pub fn add(&mut self, reading: &Reading) {
        let mut unheard = Changes::unheard();
        self.pairs.expect(reading.tokens.len());
        self.triples.expect(reading.tokens.len());
        for token in reading.tokens.iter().filter(|token| token.is_wordlike()) {
            let number = self.number_or_new(&token.stem);
            self.places[number as usize].push(position(self.words.len()));
            if let [.., last] = self.words[..] {
                self.pairs.add(run(&[last, number]));
            }
            if let [.., before, last] = self.words[..] {
                self.triples.add(run(&[before, last, number]));
            }
            self.words.push(number);
            self.add_word(token, &mut unheard);
        }
    }

    /// Puts the words of `new` for those of `old`, the first of which has the index `at`, and notes
    /// which questions have another answer now.
    pub fn replace(&mut self, at: usize, old: &Reading, new: &Reading, changes: &mut Changes) {
        let words = |reading: &Reading| -> Vec<Token> {
            reading.tokens.iter().filter(|token| token.is_wordlike()).cloned().collect()
        };
        let (old, new) = (words(old), words(new));
        let before = old.iter().zip(&new).take_while(|(a, b)| is_same(a, b)).count();
        let (old, new) = (&old[before..], &new[before..]);
        let after = old.iter().rev().zip(new.iter().rev());
        let after = after.take_while(|(a, b)| is_same(a, b)).count();
        let (old, new) = (&old[..old.len() - after], &new[..new.len() - after]);
        if !(old.is_empty() && new.is_empty()) {
            self.splice(at + before, old, new, changes);
        }
    }

    /// Puts `new` words for the `old` ones from `at` on.
    fn splice(&mut self, at: usize, old: &[Token], new: &[Token], changes: &mut Changes) {
        let (end, new_end) = (at + old.len(), at + new.len());
        self.count_runs(at..end, |counts, run| counts.remove(&run), changes);
        for place in at..end {
            self.remove_place(place, changes);
        }
        self.move_places(end, new_end);
        let numbers: Vec<u64> = new.iter().map(|word| self.number_or_new(&word.stem)).collect();
        self.words.splice(at..end, numbers);
        for place in at..new_end {
            self.add_place(place, changes);
        }
        self.count_runs(at..new_end, Counts::add, changes);
        if end != new_end {
            self.note_distances(at, new_end, changes);
        }
        new.iter().for_each(|word| self.add_word(word, changes));
        old.iter().for_each(|word| self.remove_word(word, changes));
    }

    /// Counts the runs of two and three words that reach into `words`, or across their place.
    fn count_runs(
        &mut self,
        words: Range<usize>,
        count: fn(&mut Counts<u64>, u64) -> bool,
        changes: &mut Changes,
    ) {
        for (length, counts) in [(2, &mut self.pairs), (3, &mut self.triples)] {
            let first = words.start.saturating_sub(length - 1);
            let around = self.words.get(first..(words.end + length - 1).min(self.words.len()));
            for numbers in around.unwrap_or_default().windows(length) {
                count(counts, run(numbers));
                let stems = numbers.iter().map(|number| &self.stems[*number as usize]);
                changes.note(Topic::Run, stems.collect::<Vec<_>>());
            }
        }
    }

    fn remove_place(&mut self, place: usize, changes: &mut Changes) {
        let number = self.words[place] as usize;
        let (places, stem) = (&mut self.places[number], &self.stems[number]);
        if let Ok(index) = places.binary_search(&position(place)) {
            places.remove(index);
        }
        changes.note(Topic::Places, stem);
        if places.is_empty() {
            self.forgotten += 1;
            changes.note(Topic::Stem, stem);
        }
    }

    fn add_place(&mut self, place: usize, changes: &mut Changes) {
        let number = self.words[place] as usize;
        let (places, stem) = (&mut self.places[number], &self.stems[number]);
        if places.is_empty() {
            self.forgotten = self.forgotten.saturating_sub(1);
            changes.note(Topic::Stem, stem);
        }
        if let Err(index) = places.binary_search(&position(place)) {
            places.insert(index, position(place));
        }
        changes.note(Topic::Places, stem);
    }

    /// Moves all places from `end` on so far that they begin at `new_end`.
    fn move_places(&mut self, end: usize, new_end: usize) {
        if end == new_end {
            return;
        }
        for places in &mut self.places {
            let first = places.partition_point(|place| *place < position(end));
            for place in &mut places[first..] {
                *place = position(*place as usize + new_end - end);
            }
        }
    }

    /// Notes which words before `at` and from `end` on stand at another distance from one another.
    fn note_distances(&self, at: usize, end: usize, changes: &mut Changes) {
        let before = self.words[at.saturating_sub(FARTHEST)..at].iter().rev();
        for (near, one) in before.enumerate() {
            let reach = FARTHEST - near;
            let behind = &self.words[end..self.words.len().min(end + reach)];
            for other in behind {
                let [one, other] = [one, other].map(|number| &self.stems[*number as usize]);
                changes.note(Topic::Distance, (one, other));
                changes.note(Topic::Distance, (other, one));
            }
        }
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
        if is_content(word) && self.vocabulary.add(word.lower.clone()) {
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
        if is_content(word) && self.vocabulary.remove(&word.lower) {
            changes.note(Topic::Country, &country);
            if let Some(meaning) = self.meaning.get_mut() {
                meaning.remove(&word.lower, changes);
            }
        }
    }

    fn number_or_new(&mut self, stem: &SmolStr) -> u64 {
        let next = self.places.len() as u64;
        let number = *self.numbers.entry(stem.clone()).or_insert(next);
        if number == next {
            self.places.push(Vec::new());
            self.stems.push(stem.clone());
        }
        number
    }

    /// Whether so many words have come and gone that it is better to begin anew.
    pub fn is_worn(&self) -> bool {
        self.forgotten > FORGOTTEN + self.stems.len() / 2
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the words stand in the source one behind the other; two or three of them.
    pub fn has_run(&self, words: &[&Token]) -> bool {
        let numbers: Option<Vec<u64>> = words.iter().map(|word| self.number(word)).collect();
        numbers.is_some_and(|numbers| {
            let runs = if numbers.len() == 2 { &self.pairs } else { &self.triples };
            runs.has(&run(&numbers))
        })
    }

    /// Whether a word of the same country, or of its people, stands in the source.
    pub fn has_country_of(&self, word: &Token) -> bool {
        self.countries.has(&country(&word.lower))
    }

    /// Whether a word stands in the source that is the same country's as `word` (lower case), one of
    /// the two at least the adjective or the people of it.
    pub fn has_nation(&self, word: &str) -> bool {
        let (country, is_people) = country_and_kind(word);
        self.nations.has(&country) || is_people && self.vocabulary.has(&country)
    }

    /// Whether a word begins with `start`, [`BEGINNING`] letters in lower case.
    pub fn has_beginning(&self, start: &str) -> bool {
        self.beginnings.has(start)
    }

    /// The least number of words from `first` to `then` in the source; negative where it only
    /// stands before it. At most `reach` either way, which is no more than [`FARTHEST`]; none where
    /// they are further apart.
    pub fn distance(&self, first: &Token, then: &Token, reach: i64) -> Option<i64> {
        /// Places of a frequent word that are looked at.
        const PLACES: usize = 40;
        debug_assert!(reach <= FARTHEST as i64);
        let (from, to) = (self.places_of(first)?, self.places_of(then)?);
        let near = from.iter().take(PLACES).flat_map(|from| {
            let start = to.partition_point(|to| i64::from(*to) < i64::from(*from) - reach);
            let distances = to[start..].iter().map(|to| i64::from(*to) - i64::from(*from));
            distances.take_while(move |d| *d <= reach).filter(|distance| *distance != 0)
        });
        near.min_by_key(|distance| (*distance < 0, distance.abs()))
    }

    /// Whether a word of this stem stands in the source.
    pub fn has_stem(&self, stem: &SmolStr) -> bool {
        self.numbers.get(stem).is_some_and(|number| !self.places[*number as usize].is_empty())
    }

    fn places_of(&self, word: &Token) -> Option<&[u32]> {
        self.number(word).and_then(|number| self.places.get(number as usize)).map(Vec::as_slice)
    }

    fn number(&self, word: &Token) -> Option<u64> {
        self.numbers.get(&word.stem).copied()
    }

    /// How a word that the source does not have is related to those that it has.
    pub fn relation(&self, word: &Senses) -> Relation {
        let meaning = self.meaning.get_or_init(|| Meaning::of(self.vocabulary.things()));
        meaning.relation(word)
    }
}

/// One key for two or three words in a row. In a source of more than two million different words
/// some runs share a key.
fn run(numbers: &[u64]) -> u64 {
    let mask = (1 << BITS) - 1;
    numbers.iter().fold(0, |key, number| (key << BITS) | (number & mask))
}

fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Whether two words tell a source the same, wherever they stand.
fn is_same(one: &Token, other: &Token) -> bool {
    one.lower == other.lower
        && one.stem == other.stem
        && one.kind == other.kind
        && one.case == other.case
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

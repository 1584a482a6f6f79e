//! How a source is worded: which words stand beside which, and what all its words can mean.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::thesaurus::{self, Concept, Senses};
use crate::language::{Reading, Token, lexicon};

use super::statement::is_content;

/// Bits of a word's number in the key of a run of words.
const BITS: u32 = 21;

type Set<T> = HashSet<T, FxBuildHasher>;

/// The words of a source in their order.
#[derive(Debug, Default)]
pub(super) struct Wording {
    numbers: HashMap<SmolStr, u64, FxBuildHasher>,
    /// The numbers of all words, in order.
    words: Vec<u64>,
    /// Where each word stands: indices into `words`.
    places: Vec<Vec<u32>>,
    pairs: Set<u64>,
    triples: Set<u64>,
    /// The countries of its demonyms, and its words that demonyms are made of.
    countries: Set<SmolStr>,
    vocabulary: Set<SmolStr>,
    meaning: OnceLock<Meaning>,
}

/// What all words of a source can mean.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    concepts: Set<Concept>,
    wider: Set<Concept>,
    related: Set<Concept>,
    opposite: Set<Concept>,
}

/// How a word that a source does not have is related to those that it has, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// Nobody knows the word.
    Unknown,
    /// Its opposite stands in the source.
    Opposite,
    /// It can mean the same.
    Synonym,
    /// It is derived from the same word, or similar.
    Related,
    /// It is a kind of what the source has.
    Narrower,
    /// What the source has is a kind of it.
    Wider,
    /// Both are kinds of the same.
    Sister,
    /// None of these.
    Strange,
}

impl Relation {
    /// Number of relations.
    pub const COUNT: usize = Self::Strange as usize + 1;
}

impl Wording {
    /// Takes in the words of a reading, behind those before it.
    pub fn add(&mut self, reading: &Reading) {
        for token in reading.tokens.iter().filter(|token| token.is_wordlike()) {
            let number = self.number_or_new(&token.stem);
            let place = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
            self.places[number as usize].push(place);
            if let [.., last] = self.words[..] {
                self.pairs.insert(run(&[last, number]));
            }
            if let [.., before, last] = self.words[..] {
                self.triples.insert(run(&[before, last, number]));
            }
            self.words.push(number);
            if token.is_capitalised() {
                self.countries.insert(country(token));
            }
            if is_content(token) && !self.vocabulary.contains(&token.lower) {
                self.vocabulary.insert(token.lower.clone());
            }
        }
    }

    fn number_or_new(&mut self, stem: &SmolStr) -> u64 {
        let next = self.places.len() as u64;
        let number = *self.numbers.entry(stem.clone()).or_insert(next);
        if number == next {
            self.places.push(Vec::new());
        }
        number
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
            runs.contains(&run(&numbers))
        })
    }

    /// Whether a word of the same country, or of its people, stands in the source.
    pub fn has_country_of(&self, word: &Token) -> bool {
        self.countries.contains(&country(word))
    }

    /// The least number of words from `first` to `then` in the source; negative where it only
    /// stands before it. At most `reach` either way; none where they are further apart.
    pub fn distance(&self, first: &Token, then: &Token, reach: i64) -> Option<i64> {
        /// Places of a frequent word that are looked at.
        const PLACES: usize = 40;
        let (from, to) = (self.places_of(first)?, self.places_of(then)?);
        let near = from.iter().take(PLACES).flat_map(|from| {
            let distances = to.iter().map(|to| i64::from(*to) - i64::from(*from));
            distances.filter(|distance| *distance != 0 && distance.abs() <= reach)
        });
        near.min_by_key(|distance| (*distance < 0, distance.abs()))
    }

    /// Whether the word stands in the source, in any form.
    pub fn has(&self, word: &Token) -> bool {
        self.has_stem(&word.stem)
    }

    /// Whether a word of this stem stands in the source.
    pub fn has_stem(&self, stem: &SmolStr) -> bool {
        self.numbers.contains_key(stem)
    }

    fn places_of(&self, word: &Token) -> Option<&[u32]> {
        self.number(word).and_then(|number| self.places.get(number as usize)).map(Vec::as_slice)
    }

    fn number(&self, word: &Token) -> Option<u64> {
        self.numbers.get(&word.stem).copied()
    }

    /// How a word that the source does not have is related to those that it has.
    pub fn relation(&self, word: &Senses) -> Relation {
        let meaning = self.meaning.get_or_init(|| Meaning::of(&self.vocabulary));
        let concepts = &word.concepts;
        let around = || concepts.iter().map(|concept| thesaurus::around(*concept));
        let has = |concept: &Concept| meaning.concepts.contains(concept);
        if concepts.is_empty() {
            Relation::Unknown
        } else if concepts.iter().any(|concept| meaning.opposite.contains(concept)) {
            Relation::Opposite
        } else if concepts.iter().any(has) {
            Relation::Synonym
        } else if around().any(|a| a.related().any(|concept| has(&concept)))
            || concepts.iter().any(|concept| meaning.related.contains(concept))
        {
            Relation::Related
        } else if around().any(|a| a.wider().any(|concept| has(&concept))) {
            Relation::Narrower
        } else if concepts.iter().any(|concept| meaning.wider.contains(concept)) {
            Relation::Wider
        } else if around().any(|a| a.wider().any(|concept| meaning.wider.contains(&concept))) {
            Relation::Sister
        } else {
            Relation::Strange
        }
    }
}

impl Meaning {
    fn of(vocabulary: &Set<SmolStr>) -> Self {
        let mut all = Self::default();
        for concept in vocabulary.iter().flat_map(|word| thesaurus::senses(word).concepts) {
            if !all.concepts.insert(concept) {
                continue;
            }
            let around = thesaurus::around(concept);
            all.wider.extend(around.wider());
            all.related.extend(around.related());
            all.opposite.extend(around.opposite());
        }
        all
    }
}

/// One key for two or three words in a row. In a source of more than two million different words
/// some runs share a key.
fn run(numbers: &[u64]) -> u64 {
    let mask = (1 << BITS) - 1;
    numbers.iter().fold(0, |key, number| (key << BITS) | (number & mask))
}

/// The country of a demonym, in lower case; any other word itself.
fn country(word: &Token) -> SmolStr {
    let country = lexicon::DEMONYMS.get(word.lower.as_str());
    country.map_or_else(|| word.lower.clone(), |country| SmolStr::new(country.to_lowercase()))
}

//! How a source is worded: which words stand beside which.

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::{Reading, Token};

use super::asked::{Changes, Topic};
use super::meaning::Counts;

/// Bits of a word's number in the key of a run of words.
const BITS: u32 = 21;
/// Nobody asks about words that are further apart.
const FARTHEST: usize = 8;
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
}

impl Wording {
    /// Of a text that has about so many words, so many of them different.
    pub fn with_room(words: usize, different: usize) -> Self {
        let mut wording = Self::default();
        wording.numbers.reserve(different);
        wording.stems.reserve(different);
        wording.places.reserve(different);
        wording.words.reserve(words);
        wording.pairs.expect(words);
        wording.triples.expect(words);
        wording
    }

    /// Takes in the words of a reading, behind those before it.
    pub fn add(&mut self, reading: &Reading) {
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
        }
    }

    /// Rewords the block whose first word has the index `at`, and notes which questions have another
    /// answer now.
    pub fn replace(&mut self, at: usize, words: &Rewording, changes: &mut Changes) {
        if !(words.old.is_empty() && words.new.is_empty()) {
            self.splice(at + words.before, &words.old, &words.new, changes);
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

    /// Whether the words stand in the source one behind the other; two or three of them.
    pub fn has_run(&self, words: &[&Token]) -> bool {
        let numbers: Option<Vec<u64>> = words.iter().map(|word| self.number(word)).collect();
        numbers.is_some_and(|numbers| {
            let runs = if numbers.len() == 2 { &self.pairs } else { &self.triples };
            runs.has(&run(&numbers))
        })
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
}

/// The words of a block that an edit has put for others.
#[derive(Debug)]
pub(super) struct Rewording {
    /// How many words of the block stand before them.
    before: usize,
    pub old: Vec<Token>,
    pub new: Vec<Token>,
}

impl Rewording {
    /// Of a block that said `old`, and says `new`.
    pub fn of(old: &Reading, new: &Reading) -> Self {
        let words = |reading: &Reading| -> Vec<Token> {
            reading.tokens.iter().filter(|token| token.is_wordlike()).cloned().collect()
        };
        let (mut old, mut new) = (words(old), words(new));
        let before = old.iter().zip(&new).take_while(|(a, b)| is_same(a, b)).count();
        old.drain(..before);
        new.drain(..before);
        let after = old.iter().rev().zip(new.iter().rev());
        let after = after.take_while(|(a, b)| is_same(a, b)).count();
        old.truncate(old.len() - after);
        new.truncate(new.len() - after);
        Self { before, old, new }
    }
}

/// Whether two words tell a source the same, wherever they stand.
fn is_same(one: &Token, other: &Token) -> bool {
    one.lower == other.lower
        && one.stem == other.stem
        && one.kind == other.kind
        && one.case == other.case
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

//! What all words of a source can mean.

use std::collections::HashMap;
use std::hash::Hash;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::thesaurus::{self, Concept, Senses};

use super::asked::{Changes, Topic};

/// How often each thing is there.
#[derive(Debug)]
pub(super) struct Counts<T>(HashMap<T, u32, FxBuildHasher>);

impl<T> Default for Counts<T> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<T: Eq + Hash> Counts<T> {
    /// Makes room for so many more things.
    pub fn expect(&mut self, things: usize) {
        self.0.reserve(things);
    }

    /// Counts one more. Tells whether it is the first.
    pub fn add(&mut self, thing: T) -> bool {
        let count = self.0.entry(thing).or_default();
        *count += 1;
        *count == 1
    }

    /// Counts one less. Tells whether it was the last.
    pub fn remove<Q: Eq + Hash + ?Sized>(&mut self, thing: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        let Some(count) = self.0.get_mut(thing) else { return false };
        *count -= 1;
        let is_last = *count == 0;
        if is_last {
            self.0.remove(thing);
        }
        is_last
    }

    pub fn has<Q: Eq + Hash + ?Sized>(&self, thing: &Q) -> bool
    where
        T: std::borrow::Borrow<Q>,
    {
        self.0.contains_key(thing)
    }

    pub fn things(&self) -> impl ExactSizeIterator<Item = &T> {
        self.0.keys()
    }
}

/// A word of a source can stand for so many concepts that no other word of it can, about.
const CONCEPTS: usize = 3;

/// The concepts that the words of a source can stand for, and those around them.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    concepts: Counts<Concept>,
    wider: Counts<Concept>,
    related: Counts<Concept>,
    opposite: Counts<Concept>,
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

impl Meaning {
    /// What the words of a vocabulary can mean.
    pub fn of<'a>(vocabulary: impl ExactSizeIterator<Item = &'a SmolStr>) -> Self {
        let mut all = Self::default();
        for counts in [&mut all.concepts, &mut all.wider, &mut all.related] {
            counts.expect(vocabulary.len() * CONCEPTS);
        }
        let mut unheard = Changes::unheard();
        for word in vocabulary {
            all.add(word, &mut unheard);
        }
        all
    }

    /// Takes in a word that is new to the source.
    pub fn add(&mut self, word: &str, changes: &mut Changes) {
        for concept in thesaurus::senses(word).concepts.iter().copied() {
            if self.concepts.add(concept) {
                changes.note(Topic::Meaning, concept);
                self.around(concept, Counts::add, changes);
            }
        }
    }

    /// Forgets a word that the source does not have any more.
    pub fn remove(&mut self, word: &str, changes: &mut Changes) {
        for concept in thesaurus::senses(word).concepts.iter().copied() {
            if self.concepts.remove(&concept) {
                changes.note(Topic::Meaning, concept);
                self.around(concept, |counts, near| counts.remove(&near), changes);
            }
        }
    }

    /// Counts the concepts around one that has come or gone.
    fn around(
        &mut self,
        concept: Concept,
        count: fn(&mut Counts<Concept>, Concept) -> bool,
        changes: &mut Changes,
    ) {
        let around = thesaurus::around(concept);
        let mut count = |counts: &mut Counts<Concept>, near| {
            if count(counts, near) {
                changes.note(Topic::Meaning, near);
            }
        };
        around.wider().for_each(|near| count(&mut self.wider, near));
        around.related().for_each(|near| count(&mut self.related, near));
        around.opposite().for_each(|near| count(&mut self.opposite, near));
    }

    /// How a word of these senses is related to the source's words.
    pub fn relation(&self, word: &Senses) -> Relation {
        let concepts = &word.concepts;
        let around = || concepts.iter().map(|concept| thesaurus::around(*concept));
        let has = |concept: &Concept| self.concepts.has(concept);
        if concepts.is_empty() {
            Relation::Unknown
        } else if concepts.iter().any(|concept| self.opposite.has(concept)) {
            Relation::Opposite
        } else if concepts.iter().any(has) {
            Relation::Synonym
        } else if around().any(|a| a.related().any(|concept| has(&concept)))
            || concepts.iter().any(|concept| self.related.has(concept))
        {
            Relation::Related
        } else if around().any(|a| a.wider().any(|concept| has(&concept))) {
            Relation::Narrower
        } else if concepts.iter().any(|concept| self.wider.has(concept)) {
            Relation::Wider
        } else if around().any(|a| a.wider().any(|concept| self.wider.has(&concept))) {
            Relation::Sister
        } else {
            Relation::Strange
        }
    }
}

/// All concepts on which it depends how a word of these `concepts` is related to others.
pub(super) fn near(concepts: &[Concept]) -> impl Iterator<Item = Concept> {
    concepts.iter().flat_map(|concept| {
        let around = thesaurus::around(*concept);
        std::iter::once(*concept).chain(around.wider()).chain(around.related())
    })
}

//! What a judgement has asked of its source, so that it need not be made again while the answers
//! stay the same.
//!
//! Slots and features see a source through a [`Witness`] only. It answers as the [`Source`] does
//! and notes each question in an [`Asked`]: the keys that were looked up, the sentences that were
//! read, the tests that sentences were put to. When an edit changes the source, [`Changes`] says
//! which keys have another answer now and which sentences read otherwise; a judgement that asked
//! for none of them stands.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::analysis::Place;
use crate::language::Token;
use crate::language::thesaurus::Senses;
use crate::text::TextRange;

use super::interest::{Interests, NameTest, Reread, SentenceTest};
use super::source::{Source, Year};
use super::statement::Statement;
use super::vocabulary::{self, Relation};

/// A question that can be put to a source, by the hash of what it is about. Two questions with the
/// same hash only cost a judgement too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key(u64);

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Topic {
    /// Which sentences speak of a concept.
    Concept,
    /// Which sentences have a figure.
    Figure,
    /// Whether a stem is there.
    Stem,
    /// Where a stem is.
    Places,
    /// How far two stems are apart.
    Distance,
    /// Whether words stand one behind the other.
    Run,
    /// Whether a country is there, by its name or its people.
    Country,
    /// What a concept of the thesaurus is to the source.
    Meaning,
    /// Whether a word begins so.
    Beginning,
    /// Whether four digits stand in a row.
    Year,
}

impl Key {
    pub fn new(topic: Topic, about: impl Hash) -> Self {
        Self(FxBuildHasher.hash_one((topic, about)))
    }
}

/// What one judgement asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    keys: HashSet<Key, FxBuildHasher>,
    /// The sentences that were read.
    sentences: HashSet<u32, FxBuildHasher>,
    /// Whether every sentence was read.
    all: bool,
    /// What was looked for among all sentences and names.
    interests: Interests,
}

/// What stands elsewhere than before, though it reads the same.
#[derive(Debug, Default)]
pub(super) struct Moves {
    /// Blocks that have another index in the article: the old one and the new.
    pub blocks: HashMap<usize, usize, FxBuildHasher>,
    /// By the old index of a block: from which byte on its text has moved, and by how many.
    pub texts: HashMap<usize, (usize, isize), FxBuildHasher>,
}

impl Moves {
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.texts.is_empty()
    }

    /// Where that stands now which stood at `place`.
    pub fn follow(&self, place: Place) -> Place {
        let by = self.texts.get(&place.block).filter(|(from, _)| *from <= place.range.start);
        let at = |offset: usize| by.map_or(offset, |(_, by)| offset.saturating_add_signed(*by));
        let range = TextRange::new(at(place.range.start), at(place.range.end));
        Place { block: self.blocks.get(&place.block).copied().unwrap_or(place.block), range }
    }
}

/// How a source differs from what it was before an edit.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Questions that may have another answer now.
    pub keys: HashSet<Key, FxBuildHasher>,
    /// The sentences that read otherwise.
    pub sentences: Vec<Reread>,
    /// The names that have come or gone.
    pub names: Vec<SmolStr>,
    /// What reads the same elsewhere.
    pub moves: Moves,
    /// Whether sentences have come or gone: all numbers are others, and so is what a word weighs.
    pub everything: bool,
    /// Whether nobody wants to know.
    is_unheard: bool,
}

impl Changes {
    /// All there is: nothing that was asked of the source before stands.
    pub fn all() -> Self {
        Self { everything: true, ..Self::default() }
    }

    /// For a source that nobody has asked anything yet.
    pub fn unheard() -> Self {
        Self { is_unheard: true, ..Self::default() }
    }

    pub fn note(&mut self, topic: Topic, about: impl Hash) {
        if !self.is_unheard {
            self.keys.insert(Key::new(topic, about));
        }
    }

    pub fn note_name(&mut self, name: &str) {
        if !self.is_unheard {
            self.names.push(name.into());
        }
    }
}

impl Asked {
    /// Whether no question that was asked has another answer.
    pub fn stands(&self, changes: &Changes) -> bool {
        let is_read = |changed: &Reread| self.all || self.sentences.contains(&changed.id);
        !changes.everything
            && !changes.sentences.iter().any(is_read)
            && self.keys.is_disjoint(&changes.keys)
            && !self.interests.touch(&changes.sentences, &changes.names)
    }
}

/// A source that notes what it is asked.
#[derive(Debug)]
pub(super) struct Witness<'a> {
    source: &'a Source,
    /// The day on which the source appeared.
    pub date: Option<Date>,
    pub wording: WordingWitness<'a>,
    asked: Option<&'a RefCell<Asked>>,
}

/// The wording of a source that notes what it is asked.
#[derive(Debug)]
pub(super) struct WordingWitness<'a> {
    source: &'a Source,
    asked: Option<&'a RefCell<Asked>>,
}

fn note(asked: Option<&RefCell<Asked>>, topic: Topic, about: impl Hash) {
    if let Some(asked) = asked {
        asked.borrow_mut().keys.insert(Key::new(topic, about));
    }
}

impl<'a> Witness<'a> {
    /// A witness that notes in `asked` what it is asked, if somebody wants to know.
    pub fn new(source: &'a Source, asked: Option<&'a RefCell<Asked>>) -> Self {
        Self { source, date: source.date, wording: WordingWitness { source, asked }, asked }
    }

    /// Number of sentences.
    pub fn len(&self) -> usize {
        self.source.len()
    }

    /// Whether the text is so short that it may well speak of things that only stand around it.
    pub fn is_excerpt(&self) -> bool {
        self.source.is_excerpt()
    }

    /// Whether it is an excerpt whose first sentence speaks of somebody or something named before.
    pub fn opens_unnamed(&self) -> bool {
        self.source.opens_unnamed()
    }

    /// The sentence with number `id`.
    pub fn statement(&self, id: u32) -> Statement<'a> {
        if let Some(asked) = self.asked {
            asked.borrow_mut().sentences.insert(id);
        }
        self.source.statement(id)
    }

    /// All sentences. Whoever asks for them is asked again after each edit: the questions below
    /// are better.
    pub fn statements(&self) -> impl Iterator<Item = Statement<'a>> + use<'a> {
        if let Some(asked) = self.asked {
            asked.borrow_mut().all = true;
        }
        self.source.statements()
    }

    /// The sentences that speak of `concept`, in order.
    pub fn sentences_with(&self, concept: &SmolStr) -> &'a [u32] {
        note(self.asked, Topic::Concept, concept.as_str());
        self.source.sentences_with(concept)
    }

    /// The sentences that speak of any of the `words`, in order.
    pub fn sentences_with_any<'w>(&self, words: impl IntoIterator<Item = &'w Token>) -> Vec<u32> {
        let with = words.into_iter().flat_map(|word| self.sentences_with(word.concept()));
        let mut ids: Vec<u32> = with.copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The same, to be read.
    pub fn statements_with_any<'w>(
        &self,
        words: impl IntoIterator<Item = &'w Token>,
    ) -> impl Iterator<Item = Statement<'a>> {
        self.sentences_with_any(words).into_iter().map(|id| self.statement(id))
    }

    /// The sentences that have a word beginning with `digits`, in order.
    pub fn sentences_with_figure(&self, digits: &str) -> &'a [u32] {
        note(self.asked, Topic::Figure, digits);
        self.source.sentences_with_figure(digits)
    }

    /// How much it tells that a sentence speaks of `concept`.
    pub fn weight(&self, concept: &SmolStr) -> f32 {
        note(self.asked, Topic::Concept, concept.as_str());
        self.source.weight(concept)
    }

    /// Those of the sentences `ids` that pass `test`, in order.
    pub fn passing(
        &self,
        ids: impl IntoIterator<Item = u32>,
        test: impl Fn(&Statement<'_>) -> bool + Send + Sync + 'static,
    ) -> impl Iterator<Item = Statement<'a>> {
        let test: SentenceTest = Arc::new(test);
        if let Some(asked) = self.asked {
            asked.borrow_mut().interests.sentences.push(Arc::clone(&test));
        }
        let source = self.source;
        ids.into_iter().map(|id| source.statement(id)).filter(move |statement| test(statement))
    }

    /// Whether one of the sentences `ids` passes `test`. While that one stays as it is, it does not
    /// matter what the others say.
    pub fn any_passing(
        &self,
        ids: impl IntoIterator<Item = u32>,
        test: impl Fn(&Statement<'_>) -> bool + Send + Sync + 'static,
    ) -> bool {
        let found = ids.into_iter().find(|id| test(&self.source.statement(*id)));
        if let Some(mut asked) = self.asked.map(RefCell::borrow_mut) {
            match found {
                Some(id) => _ = asked.sentences.insert(id),
                None => asked.interests.sentences.push(Arc::new(test)),
            }
        }
        found.is_some()
    }

    /// The sentences with figures, in order, to be put to a test.
    pub fn counting(&self) -> impl Iterator<Item = u32> + use<'a> {
        self.source.counting()
    }

    /// The sentences with dates, in order, to be put to a test.
    pub fn dated(&self) -> impl Iterator<Item = u32> + use<'a> {
        self.source.dated()
    }

    /// Whether a name passes `test` as it is written.
    pub fn has_name(&self, test: impl Fn(&str) -> bool + Send + Sync + 'static) -> bool {
        let found = self.source.names().find(|name| test(name));
        if let Some(mut asked) = self.asked.map(RefCell::borrow_mut) {
            let test: NameTest = match found {
                Some(found) => {
                    let found = SmolStr::new(found);
                    Arc::new(move |name| name == found)
                }
                None => Arc::new(test),
            };
            asked.interests.names.push(test);
        }
        found.is_some()
    }

    /// Whether the four digits of `year` stand in a row anywhere.
    pub fn has_year(&self, year: &str) -> bool {
        let Ok(year) = Year::try_from(year.as_bytes()) else { return false };
        note(self.asked, Topic::Year, year);
        self.source.has_year(year)
    }
}

impl WordingWitness<'_> {
    /// Number of words. It counts for little and changes often: a kept judgement is corrected, not
    /// made again, so that nobody notes this question.
    pub fn len(&self) -> usize {
        self.source.words()
    }

    /// Whether the words stand in the source one behind the other; two or three of them.
    pub fn has_run(&self, words: &[&Token]) -> bool {
        if self.asked.is_some() {
            note(self.asked, Topic::Run, words.iter().map(|word| &word.stem).collect::<Vec<_>>());
        }
        self.source.wording().has_run(words)
    }

    /// Whether a word of the same country, or of its people, stands in the source.
    pub fn has_country_of(&self, word: &Token) -> bool {
        note(self.asked, Topic::Country, vocabulary::country(&word.lower));
        self.source.vocabulary().has_country_of(word)
    }

    /// Whether `word` (lower case) is a country and its people or adjective stand in the source, or
    /// the other way round, or both are words for one people.
    pub fn has_nation(&self, word: &str) -> bool {
        note(self.asked, Topic::Country, vocabulary::country(word));
        self.source.vocabulary().has_nation(word)
    }

    /// Whether a word begins with `start`, four letters in lower case.
    pub fn has_beginning(&self, start: &str) -> bool {
        note(self.asked, Topic::Beginning, start);
        self.source.vocabulary().has_beginning(start)
    }

    /// The least number of words from `first` to `then`; see [`super::wording::Wording::distance`].
    pub fn distance(&self, first: &Token, then: &Token, reach: i64) -> Option<i64> {
        for word in [first, then] {
            note(self.asked, Topic::Places, &word.stem);
        }
        note(self.asked, Topic::Distance, (&first.stem, &then.stem));
        self.source.wording().distance(first, then, reach)
    }

    /// Whether the word stands in the source, in any form.
    pub fn has(&self, word: &Token) -> bool {
        self.has_stem(&word.stem)
    }

    /// Whether a word of this stem stands in the source.
    pub fn has_stem(&self, stem: &SmolStr) -> bool {
        note(self.asked, Topic::Stem, stem);
        self.source.wording().has_stem(stem)
    }

    /// How a word that the source does not have is related to those that it has.
    pub fn relation(&self, word: &Senses) -> Relation {
        if let Some(asked) = self.asked {
            let near = super::meaning::near(&word.concepts);
            let keys = near.map(|concept| Key::new(Topic::Meaning, concept));
            asked.borrow_mut().keys.extend(keys);
        }
        self.source.vocabulary().relation(word)
    }
}

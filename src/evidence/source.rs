//! The evidence, indexed: which sentence speaks of what.

use std::borrow::Borrow;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::{Reading, Sentence, TokenKind};

use super::asked::{Changes, Topic};
use super::interest::Reread;
use super::meaning::Counts;
use super::statement::{Statement, leading_digits};
use super::vocabulary::Vocabulary;
use super::wording::{Rewording, Wording};

/// A text of fewer words that may be part of another is an excerpt: what it leaves out may stand where it was taken from.
const EXCERPT: usize = 80;

/// An article has so many words to each that it has not had before, about, and at most so many
/// different ones are made room for at once.
const REPEATED: usize = 3;
const VOCABULARY: usize = 4096;

/// The digits of a year.
const YEAR: usize = 4;

/// A year, in ASCII digits.
pub(super) type Year = [u8; YEAR];

/// Words for somebody or something named before.
const UNNAMED: [&str; 8] = ["he", "she", "it", "they", "his", "her", "its", "their"];

/// The text that claims are held against, with an index from concepts to sentences.
///
/// Building it is linear in the text; [`Self::update`] costs what has changed.
#[derive(Debug)]
pub struct Source {
    blocks: Vec<SourceBlock>,
    /// Block (index into `blocks`) and sentence (index into its reading).
    sentences: Vec<(usize, usize)>,
    postings: Postings,
    /// Digits that a word begins with → sentences.
    figures: Postings,
    /// The sentences that have quantities.
    counting: BTreeSet<u32>,
    /// The sentences that have dates.
    dated: BTreeSet<u32>,
    /// Names as they are written.
    names: Counts<SmolStr>,
    /// All runs of four digits.
    years: Counts<Year>,
    /// Number of words.
    words: usize,
    /// Made when somebody asks for them: what only denies a statement seldom does.
    wording: OnceLock<Wording>,
    vocabulary: OnceLock<Vocabulary>,
    /// The day on which the source appeared.
    pub(super) date: Option<Date>,
    /// Whether it is known to be a whole text.
    is_whole: bool,
}

/// A block of the text, and what stands before it.
#[derive(Debug)]
struct SourceBlock {
    /// Its index in the article.
    index: usize,
    reading: Arc<Reading>,
    first_sentence: usize,
    first_word: usize,
}

/// What sentences have → their numbers, in order.
type Postings = HashMap<SmolStr, Vec<u32>, FxBuildHasher>;

impl Source {
    /// Indexes the given blocks; each comes with its index in the article.
    pub fn new(
        blocks: impl IntoIterator<Item = (usize, impl Borrow<Arc<Reading>>)>,
        date: Option<Date>,
    ) -> Self {
        let mut source = Self {
            blocks: Vec::new(),
            sentences: Vec::new(),
            postings: HashMap::default(),
            figures: HashMap::default(),
            counting: BTreeSet::new(),
            dated: BTreeSet::new(),
            names: Counts::default(),
            years: Counts::default(),
            words: 0,
            wording: OnceLock::new(),
            vocabulary: OnceLock::new(),
            date,
            is_whole: true,
        };
        let blocks: Vec<_> = blocks.into_iter().collect();
        let words: usize = blocks.iter().map(|(_, reading)| reading.borrow().tokens.len()).sum();
        source.postings.reserve((words / REPEATED).min(VOCABULARY));
        for (index, reading) in blocks {
            source.add(index, Arc::clone(reading.borrow()));
        }
        source
    }

    /// A source that says nothing.
    pub(super) fn empty() -> Self {
        Self::new(std::iter::empty::<(usize, Arc<Reading>)>(), None)
    }

    fn add(&mut self, index: usize, reading: Arc<Reading>) {
        let block = self.blocks.len();
        let (first_sentence, first_word) = (self.sentences.len(), self.words);
        self.words += words_in(&reading);
        for (number, sentence) in reading.sentences.iter().enumerate() {
            let id = number_of(self.sentences.len());
            self.sentences.push((block, number));
            for (topic, term) in terms(&reading, sentence) {
                note(self.postings_of(topic), term, id);
            }
        }
        self.add_particulars(&reading, &mut Changes::unheard());
        self.blocks.push(SourceBlock { index, reading, first_sentence, first_word });
        self.note_values(block);
    }

    fn postings_of(&mut self, topic: Topic) -> &mut Postings {
        match topic {
            Topic::Figure => &mut self.figures,
            _ => &mut self.postings,
        }
    }

    /// Makes the source that of other blocks, and tells which questions have another answer now.
    pub(super) fn update(
        &mut self,
        blocks: Vec<(usize, &Arc<Reading>)>,
        date: Option<Date>,
    ) -> Changes {
        let is_in_place = |(old, (_, new)): (&SourceBlock, &(usize, &Arc<Reading>))| {
            Arc::ptr_eq(&old.reading, new) || old.reading.sentences.len() == new.sentences.len()
        };
        let is_same_shape = self.blocks.len() == blocks.len()
            && self.blocks.iter().zip(&blocks).all(is_in_place)
            && !self.wording.get().is_some_and(Wording::is_worn);
        if !is_same_shape || self.date != date {
            *self = Self { is_whole: self.is_whole, ..Self::new(blocks, date) };
            return Changes::all();
        }
        let mut changes = Changes::default();
        for (at, (index, reading)) in blocks.into_iter().enumerate() {
            if !Arc::ptr_eq(&self.blocks[at].reading, reading) {
                self.replace(at, Arc::clone(reading), &mut changes);
            }
            let before = std::mem::replace(&mut self.blocks[at].index, index);
            if before != index {
                changes.moves.blocks.insert(before, index);
            }
        }
        changes
    }

    /// Puts `reading` for that of block `at`, which has as many sentences.
    fn replace(&mut self, at: usize, reading: Arc<Reading>, changes: &mut Changes) {
        let block = &self.blocks[at];
        let (old, first_word) = (Arc::clone(&block.reading), block.first_word);
        let first = number_of(block.first_sentence);
        for (id, (before, after)) in (first..).zip(old.sentences.iter().zip(&reading.sentences)) {
            self.replace_terms(id, (&old, before), (&reading, after), changes);
        }
        let words = Rewording::of(&old, &reading);
        if let Some(wording) = self.wording.get_mut() {
            wording.replace(first_word, &words, changes);
        }
        if let Some(vocabulary) = self.vocabulary.get_mut() {
            vocabulary.replace(&words, changes);
        }
        let (gone, come) = (words_in(&old), words_in(&reading));
        self.words = self.words + come - gone;
        for behind in &mut self.blocks[at + 1..] {
            behind.first_word = behind.first_word + come - gone;
        }
        self.add_particulars(&reading, changes);
        self.remove_particulars(&old, changes);
        self.note_sentences(at, &reading, changes);
        self.blocks[at].reading = reading;
        self.note_values(at);
    }

    /// Notes which sentences of block `at` read otherwise now that it is `new`, and how far the
    /// text behind the edit has moved.
    fn note_sentences(&self, at: usize, new: &Arc<Reading>, changes: &mut Changes) {
        let SourceBlock { index, reading: old, first_sentence, .. } = &self.blocks[at];
        let kept = KeptText::of(&old.text, &new.text);
        let pairs = statements_of(old).into_iter().zip(statements_of(new));
        let first = number_of(*first_sentence);
        for (id, (before, after)) in (first..).zip(pairs) {
            let (old_range, new_range) = (before.sentence.range, after.sentence.range);
            let is_before = old_range.end <= kept.start && old_range == new_range;
            let is_behind = old_range.start >= kept.behind
                && Some(new_range.start) == old_range.start.checked_add_signed(kept.moved);
            if !((is_before || is_behind) && before.reads_like(&after)) {
                let readings = [Arc::clone(old), Arc::clone(new)];
                let number = (id - first) as usize;
                changes.sentences.push(Reread { id, readings, number });
            }
        }
        if kept.moved != 0 {
            changes.moves.texts.insert(*index, (kept.behind, kept.moved));
        }
    }

    /// Notes that the sentence `id` speaks of what it says now, no more of what it said before.
    fn replace_terms(
        &mut self,
        id: u32,
        (old, before): (&Reading, &Sentence),
        (new, after): (&Reading, &Sentence),
        changes: &mut Changes,
    ) {
        let before: BTreeSet<_> = terms(old, before).collect();
        let after: BTreeSet<_> = terms(new, after).collect();
        for (topic, term) in before.difference(&after) {
            let postings = self.postings_of(*topic);
            if let Some(posting) = postings.get_mut(term) {
                posting.retain(|other| *other != id);
                if posting.is_empty() {
                    postings.remove(term);
                }
            }
            changes.note(*topic, term.as_str());
        }
        for (topic, term) in after.difference(&before) {
            let posting = self.postings_of(*topic).entry(term.clone()).or_default();
            if let Err(place) = posting.binary_search(&id) {
                posting.insert(place, id);
            }
            changes.note(*topic, term.as_str());
        }
    }

    /// Takes in the names and years of a reading.
    fn add_particulars(&mut self, reading: &Reading, changes: &mut Changes) {
        for name in &reading.names {
            let name = reading.slice(name.range);
            if self.names.add(name.into()) {
                changes.note_name(name);
            }
        }
        for year in years(reading) {
            if self.years.add(year) {
                changes.note(Topic::Year, year);
            }
        }
    }

    /// Forgets the names and years of a reading.
    fn remove_particulars(&mut self, reading: &Reading, changes: &mut Changes) {
        for name in &reading.names {
            let name = reading.slice(name.range);
            if self.names.remove(name) {
                changes.note_name(name);
            }
        }
        for year in years(reading) {
            if self.years.remove(&year) {
                changes.note(Topic::Year, year);
            }
        }
    }

    /// Notes which sentences of block `at` have quantities and dates.
    fn note_values(&mut self, at: usize) {
        for id in self.ids_of(at) {
            let statement = self.statement(id);
            let (counts, tells_date) =
                (!statement.figures().is_empty(), statement.dates().next().is_some());
            set(&mut self.counting, id, counts);
            set(&mut self.dated, id, tells_date);
        }
    }

    /// The numbers of the sentences of block `at`.
    fn ids_of(&self, at: usize) -> std::ops::Range<u32> {
        let block = &self.blocks[at];
        let end = block.first_sentence + block.reading.sentences.len();
        number_of(block.first_sentence)..number_of(end)
    }

    /// Whether there is anything to hold a claim against.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The same as a text of which nobody knows whether it is all of one.
    pub(super) fn of_unknown_extent(self) -> Self {
        Self { is_whole: false, ..self }
    }

    /// Whether the text is so short that it may well speak of things that only stand around it.
    pub(super) fn is_excerpt(&self) -> bool {
        !self.is_whole && self.words < EXCERPT
    }

    /// Whether it is an excerpt whose first sentence speaks of somebody or something named before:
    /// "She won the prize", "The film was shot in London".
    pub(super) fn opens_unnamed(&self) -> bool {
        let opens = |statement: Statement<'_>| match statement.tokens() {
            [first, second, ..] => {
                let is_description = first.lower == "the" && !second.is_capitalised();
                is_description || UNNAMED.contains(&first.lower.as_str())
            }
            _ => false,
        };
        self.is_excerpt() && !self.is_empty() && opens(self.statement(0))
    }

    /// Number of words.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// How the text is worded.
    pub(super) fn wording(&self) -> &Wording {
        self.wording.get_or_init(|| {
            let mut wording = Wording::with_room(self.words, self.postings.len());
            self.blocks.iter().for_each(|block| wording.add(&block.reading));
            wording
        })
    }

    /// Which words the text has.
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| {
            let mut vocabulary = Vocabulary::with_room(self.postings.len());
            self.blocks.iter().for_each(|block| vocabulary.add(&block.reading));
            vocabulary
        })
    }

    /// Number of sentences.
    pub(super) fn len(&self) -> usize {
        self.sentences.len()
    }

    pub(super) fn statement(&self, id: u32) -> Statement<'_> {
        let (block, sentence) = self.sentences[id as usize];
        let SourceBlock { index, reading, .. } = &self.blocks[block];
        Statement { block: *index, reading, sentence: &reading.sentences[sentence] }
    }

    pub(super) fn statements(&self) -> impl Iterator<Item = Statement<'_>> {
        (0..self.sentences.len()).map(|id| self.statement(id as u32))
    }

    /// The sentences that speak of `concept`, in order.
    pub(super) fn sentences_with(&self, concept: &SmolStr) -> &[u32] {
        self.postings.get(concept).map_or(&[], Vec::as_slice)
    }

    /// The sentences that have a word beginning with `digits`, in order.
    pub(super) fn sentences_with_figure(&self, digits: &str) -> &[u32] {
        self.figures.get(digits).map_or(&[], Vec::as_slice)
    }

    /// The sentences that have quantities, in order.
    pub(super) fn counting(&self) -> impl Iterator<Item = u32> {
        self.counting.iter().copied()
    }

    /// The sentences that have dates, in order.
    pub(super) fn dated(&self) -> impl Iterator<Item = u32> {
        self.dated.iter().copied()
    }

    /// All names as they are written, each once, in no order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.things().map(SmolStr::as_str)
    }

    /// Whether the digits of `year` stand in a row anywhere.
    pub(super) fn has_year(&self, year: Year) -> bool {
        self.years.has(&year)
    }

    /// How much it tells that a sentence speaks of `concept`: its inverse sentence frequency
    /// (Spärck Jones 1972), at least 1.
    pub(super) fn weight(&self, concept: &SmolStr) -> f32 {
        let all = self.len() as f32;
        let with = self.sentences_with(concept).len() as f32;
        1.0 + ((all + 1.0) / (with + 1.0)).ln()
    }
}

/// Number of words of a reading.
fn words_in(reading: &Reading) -> usize {
    reading.tokens.iter().filter(|token| token.is_wordlike()).count()
}

/// What a sentence speaks of and the figures that it has, some of them several times.
fn terms(reading: &Reading, sentence: &Sentence) -> impl Iterator<Item = (Topic, SmolStr)> {
    let words = reading.tokens_of(sentence).iter().filter(|token| token.is_wordlike());
    words.flat_map(|token| {
        let figure = (token.kind != TokenKind::Word)
            .then(|| (Topic::Figure, SmolStr::new(leading_digits(token))));
        std::iter::once((Topic::Concept, token.concept().clone())).chain(figure)
    })
}

/// The runs of four digits in the sentences of a reading, some of them several times.
fn years(reading: &Reading) -> impl Iterator<Item = Year> {
    let texts = reading.sentences.iter().map(|s| reading.slice(s.range).as_bytes());
    let runs = texts.flat_map(|text| text.windows(YEAR));
    let years = runs.filter(|run| run.iter().all(u8::is_ascii_digit));
    years.filter_map(|run| run.try_into().ok())
}

/// What an edit has left of a text.
struct KeptText {
    /// So many bytes at the start are the same.
    start: usize,
    /// From this byte on the text is the same, too, though it stands elsewhere.
    behind: usize,
    /// By how many bytes that has moved.
    moved: isize,
}

impl KeptText {
    fn of(old: &str, new: &str) -> Self {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
        let end = rest.take_while(|(a, b)| a == b).count();
        let moved = new.len() as isize - old.len() as isize;
        Self { start, behind: old.len() - end, moved }
    }
}

fn statements_of(reading: &Reading) -> Vec<Statement<'_>> {
    let sentences = reading.sentences.iter();
    sentences.map(|sentence| Statement { block: 0, reading, sentence }).collect()
}

/// Notes that the sentence `id` has `key`.
fn note(postings: &mut Postings, key: SmolStr, id: u32) {
    let posting = postings.entry(key).or_default();
    if posting.last() != Some(&id) {
        posting.push(id);
    }
}

fn number_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Puts `id` into `ids`, or takes it out.
fn set(ids: &mut BTreeSet<u32>, id: u32, is_in: bool) {
    if is_in {
        ids.insert(id);
    } else {
        ids.remove(&id);
    }
}

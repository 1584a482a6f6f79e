//! The evidence, indexed: which sentence speaks of what.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::{Reading, TokenKind};

use super::kindred::concept;
use super::statement::{Statement, leading_digits};
use super::wording::Wording;

/// A text of fewer words that may be part of another is an excerpt: what it leaves out may stand where it was taken from.
const EXCERPT: usize = 80;

/// Words for somebody or something named before.
const UNNAMED: [&str; 8] = ["he", "she", "it", "they", "his", "her", "its", "their"];

/// The text that claims are held against, with an index from concepts to sentences.
///
/// Building it and asking it are linear in the text.
#[derive(Debug)]
pub struct Source {
    blocks: Vec<(usize, Arc<Reading>)>,
    /// Block (index into `blocks`) and sentence (index into its reading).
    sentences: Vec<(usize, usize)>,
    postings: HashMap<SmolStr, Vec<u32>, FxBuildHasher>,
    /// Digits that a word begins with → sentences.
    figures: HashMap<SmolStr, Vec<u32>, FxBuildHasher>,
    pub(super) wording: Wording,
    /// The day on which the source appeared.
    pub(super) date: Option<Date>,
    /// Whether it is known to be a whole text.
    is_whole: bool,
}

impl Source {
    /// Indexes the given blocks; each comes with its index in the article.
    pub fn new(
        blocks: impl IntoIterator<Item = (usize, Arc<Reading>)>,
        date: Option<Date>,
    ) -> Self {
        let blocks: Vec<_> = blocks.into_iter().collect();
        let mut source = Self {
            blocks,
            sentences: Vec::new(),
            postings: HashMap::default(),
            figures: HashMap::default(),
            wording: Wording::default(),
            date,
            is_whole: true,
        };
        source.index();
        source
    }

    fn index(&mut self) {
        for (index, (_, reading)) in self.blocks.iter().enumerate() {
            self.wording.add(reading);
            for (number, sentence) in reading.sentences.iter().enumerate() {
                let id = u32::try_from(self.sentences.len()).unwrap_or(u32::MAX);
                self.sentences.push((index, number));
                for token in reading.tokens_of(sentence).iter().filter(|t| t.is_wordlike()) {
                    note(&mut self.postings, concept(token).clone(), id);
                    if token.kind != TokenKind::Word {
                        note(&mut self.figures, leading_digits(token).into(), id);
                    }
                }
            }
        }
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
        !self.is_whole && self.wording.len() < EXCERPT
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

    /// Number of sentences.
    pub(super) fn len(&self) -> usize {
        self.sentences.len()
    }

    pub(super) fn statement(&self, id: u32) -> Statement<'_> {
        let (block, sentence) = self.sentences[id as usize];
        let (article_block, reading) = &self.blocks[block];
        Statement { block: *article_block, reading, sentence: &reading.sentences[sentence] }
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

    /// How much it tells that a sentence speaks of `concept`: its inverse sentence frequency
    /// (Spärck Jones 1972), at least 1.
    pub(super) fn weight(&self, concept: &SmolStr) -> f32 {
        let all = self.len() as f32;
        let with = self.sentences_with(concept).len() as f32;
        1.0 + ((all + 1.0) / (with + 1.0)).ln()
    }
}

/// Notes that the sentence `id` has `key`.
fn note(postings: &mut HashMap<SmolStr, Vec<u32>, FxBuildHasher>, key: SmolStr, id: u32) {
    let posting = postings.entry(key).or_default();
    if posting.last() != Some(&id) {
        posting.push(id);
    }
}

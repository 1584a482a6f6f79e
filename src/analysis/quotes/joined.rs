//! Puts the parts of a quotation together that stand in several paragraphs.

use std::sync::Arc;

use crate::analysis::Place;
use crate::article::{Annotation, Article, Block};
use crate::language::{Quotation, QuotationKind, Reading};
use crate::text::TextRange;

/// Paragraphs without any mark that may lie inside a quotation.
const MOST_UNMARKED: usize = 3;

/// A quotation, and the words that say who speaks.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub parts: Vec<Place>,
    pub contents: Vec<Place>,
    pub kind: QuotationKind,
    /// The words that name the speaker.
    pub words: Option<Place>,
    /// Who the markup says that speaks.
    pub by: Option<String>,
    pub cue: Option<Place>,
}

impl Found {
    fn new(block: usize, quotation: &Quotation) -> Self {
        let place = |range| Place { block, range };
        Self {
            parts: vec![place(quotation.range)],
            contents: vec![place(quotation.content)],
            kind: quotation.kind,
            words: quotation.speaker.map(place),
            by: None,
            cue: quotation.cue.map(place),
        }
    }

    /// An annotated quotation without marks.
    fn unmarked(place: Place) -> Self {
        let kind = QuotationKind::Speech;
        Self { parts: vec![place], contents: vec![place], kind, words: None, by: None, cue: None }
    }

    /// Adds the part of the same speech that stands in block `block`.
    fn extend(&mut self, block: usize, quotation: &Quotation) {
        let next = Self::new(block, quotation);
        self.parts.extend(next.parts);
        self.contents.extend(next.contents);
        self.kind = QuotationKind::Speech;
        self.words = self.words.or(next.words);
        self.cue = self.cue.or(next.cue);
    }

    /// Adds all of a block.
    fn extend_over(&mut self, block: usize, reading: &Reading) {
        let place = Place { block, range: TextRange::new(0, reading.text.len()) };
        self.parts.push(place);
        self.contents.push(place);
    }

    fn starts_in(&self, block: usize, range: TextRange) -> bool {
        self.parts.first().is_some_and(|part| part.block == block && part.range.overlaps(range))
    }
}

/// The quotations of all blocks, in order; those that run over several blocks as one.
pub(super) fn joined(article: &Article, readings: &[Arc<Reading>]) -> Vec<Found> {
    let mut joiner = Joiner { blocks: &article.blocks, readings, all: Vec::new(), is_open: false };
    let mut next = 0;
    while next < readings.len().min(article.blocks.len()) {
        next = joiner.read(next) + 1;
    }
    joiner.all
}

struct Joiner<'a> {
    blocks: &'a [Block],
    readings: &'a [Arc<Reading>],
    all: Vec<Found>,
    /// Whether the last quotation has no closing mark yet.
    is_open: bool,
}

impl Joiner<'_> {
    /// Takes the quotations of block `at`, and of those behind it that lie in the open quotation;
    /// returns the last block that was read.
    fn read(&mut self, at: usize) -> usize {
        let readings = self.readings;
        let goes_on = self.is_open && self.share_section(at.saturating_sub(1), at);
        let own = readings[at].quotations.as_slice();
        if !goes_on {
            return self.add(at, own);
        }
        if let Some((first, rest)) = own.split_first().filter(|(q, _)| q.range.start == 0) {
            if let Some(running) = self.all.last_mut() {
                running.extend(at, first);
            }
            self.is_open = first.is_open;
            self.add_rest(at, rest);
            return at;
        }
        let Some(last) = self.closing_block(at) else { return self.add(at, own) };
        self.close(at, last);
        self.add(last, &readings[last].quotations)
    }

    /// The block at `from` or a little behind it that closes what is open.
    fn closing_block(&self, from: usize) -> Option<usize> {
        let near = from..self.readings.len().min(from + MOST_UNMARKED + 1);
        let mut near = near.take_while(|&at| self.share_section(from, at));
        let marked = near.find(|&at| {
            let reading = &self.readings[at];
            reading.quotation_end.is_some() || !reading.quotations.is_empty()
        })?;
        self.readings[marked].quotation_end.as_ref().map(|_| marked)
    }

    /// Ends the open quotation in block `last`, with all of the blocks from `from` on inside it.
    fn close(&mut self, from: usize, last: usize) {
        let Some(running) = self.all.last_mut() else { return };
        for at in from..last {
            running.extend_over(at, &self.readings[at]);
        }
        if let Some(end) = &self.readings[last].quotation_end {
            running.extend(last, end);
        }
    }

    fn add(&mut self, at: usize, own: &[Quotation]) -> usize {
        self.is_open = false;
        self.add_rest(at, own);
        at
    }

    fn add_rest(&mut self, at: usize, own: &[Quotation]) {
        let first = self.all.len();
        self.is_open = own.last().map_or(self.is_open, |last| last.is_open);
        self.all.extend(own.iter().map(|quotation| Found::new(at, quotation)));
        let Some(block) = self.blocks.get(at) else { return };
        for annotation in block.text.annotations.iter().filter(|a| a.attributes.has_class("quote"))
        {
            self.mark(first, at, annotation);
        }
        self.all[first..].sort_by_key(|found| found.parts.first().copied());
    }

    /// Takes over what the markup says of the quotations from `first` on, in block `at`.
    fn mark(&mut self, first: usize, at: usize, annotation: &Annotation) {
        let by = annotation.attributes.get("by").map(|by| by.value.clone());
        let place = Place { block: at, range: annotation.plain };
        if !self.all[first..].iter().any(|found| found.starts_in(at, annotation.plain)) {
            self.all.push(Found::unmarked(place));
        }
        for found in self.all[first..].iter_mut().filter(|f| f.starts_in(at, annotation.plain)) {
            found.kind = QuotationKind::Speech;
            found.by = found.by.take().or_else(|| by.clone());
        }
    }

    fn share_section(&self, one: usize, other: usize) -> bool {
        let section = |at: usize| self.blocks.get(at).map(|block| block.section);
        section(one) == section(other)
    }
}

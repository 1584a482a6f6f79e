//! Who stands for each sentence of the body: a speaker, a source, the author. Kept for each
//! paragraph while the article is edited.

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::analysis::Analysis;
use crate::article::{Block, BlockKind, BlockText, Section};
use crate::language::checkworthy::{Worth, worth};
use crate::language::{Quantity, Reading, Sentence, Unit, lexicon};
use crate::text::TextRange;

/// What there is to know of a paragraph, whatever stands in the others.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// How many words stand outside quotations.
    pub words: usize,
    /// By how many of them the author speaks of themselves.
    pub own: usize,
    /// Its sentences, in order.
    pub sentences: Vec<Told>,
}

/// A sentence and who stands for it.
#[derive(Debug)]
pub(super) struct Told {
    /// Whether somebody stands for it: by itself, or because the speaker of a sentence before goes
    /// on.
    pub is_sourced: bool,
    /// Its sums and percentages, as unit and value.
    pub figures: Vec<(Unit, u64)>,
    /// How much it is worth checking, where nobody stands for it.
    pub worth: Option<Worth>,
}

/// The paragraphs of the last review, by the address of their reading.
#[derive(Debug, Default)]
pub struct KeptStanding(HashMap<usize, Kept, FxBuildHasher>);

#[derive(Debug)]
struct Kept {
    seen: Seen,
    standing: Arc<Standing>,
}

/// What a paragraph's standing depends on.
#[derive(Debug)]
struct Seen {
    reading: Arc<Reading>,
    text: Arc<BlockText>,
    kind: BlockKind,
    quoted: Vec<TextRange>,
    /// Whether the last sentence of the paragraph before had somebody.
    is_carried: bool,
    is_lead: bool,
}

impl Seen {
    fn is_like(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.reading, &other.reading)
            && Arc::ptr_eq(&self.text, &other.text)
            && self.kind == other.kind
            && self.quoted == other.quoted
            && self.is_carried == other.is_carried
            && self.is_lead == other.is_lead
    }
}

impl KeptStanding {
    /// The paragraphs of the body, in order.
    pub(super) fn of<'a>(
        &mut self,
        analysis: &'a Analysis,
    ) -> Vec<(&'a Block, &'a Reading, Arc<Standing>)> {
        let mut before = mem::take(&mut self.0);
        let mut all: Vec<(&Block, &Reading, Arc<Standing>)> = Vec::new();
        for (index, block, reading) in analysis.section(Section::Body) {
            let last = all.last().and_then(|(_, _, standing)| standing.sentences.last());
            let seen = Seen {
                reading: Arc::clone(reading),
                text: Arc::clone(&block.text),
                kind: block.kind,
                quoted: quoted(analysis, index),
                is_carried: last.is_some_and(|told| told.is_sourced),
                is_lead: all.is_empty(),
            };
            let address = Arc::as_ptr(reading).addr();
            let known = before.remove(&address).filter(|kept| kept.seen.is_like(&seen));
            let kept = known.unwrap_or_else(|| {
                let standing = Arc::new(Standing::new(block, reading, &seen));
                Kept { seen, standing }
            });
            all.push((block, reading, Arc::clone(&kept.standing)));
            self.0.insert(address, kept);
        }
        all
    }
}

impl Standing {
    fn new(block: &Block, reading: &Reading, seen: &Seen) -> Self {
        let paragraph = Paragraph { block, reading, seen };
        let (words, own) = paragraph.own_words();
        let told = |(sentence, is_sourced): (&Sentence, bool)| Told {
            is_sourced,
            figures: figures(reading, sentence),
            worth: (!is_sourced).then(|| worth(reading, sentence)),
        };
        let sentences = reading.sentences.iter().zip(paragraph.sourced()).map(told).collect();
        Self { words, own, sentences }
    }
}

/// The quotations in the block with this index, speeches over several paragraphs included.
fn quoted(analysis: &Analysis, index: usize) -> Vec<TextRange> {
    // Quotations stand in the order of the text, so those of a block lie together.
    let first = analysis
        .quotes
        .partition_point(|quote| quote.parts.last().is_some_and(|part| part.block < index));
    let ahead = analysis.quotes.get(first..).unwrap_or_default().iter();
    let near = ahead.take_while(|q| q.parts.first().is_some_and(|part| part.block <= index));
    let parts = near.flat_map(|quote| &quote.parts).filter(|part| part.block == index);
    parts.map(|part| part.range).collect()
}

fn figures(reading: &Reading, sentence: &Sentence) -> Vec<(Unit, u64)> {
    let is_figure = |quantity: &&Quantity| {
        sentence.range.covers(quantity.range)
            && matches!(quantity.unit, Unit::Money(_) | Unit::Percent)
    };
    let first = reading.quantities.partition_point(|q| q.range.end <= sentence.range.start);
    let ahead = reading.quantities.get(first..).unwrap_or_default().iter();
    let here = ahead.take_while(|quantity| quantity.range.start < sentence.range.end);
    here.filter(is_figure).map(|q| (q.unit.clone(), q.value.to_bits())).collect()
}

fn is_own_word(lower: &str) -> bool {
    let word = lower.split('\'').next().unwrap_or_default();
    matches!(word, "i" | "me" | "my" | "we" | "us" | "our" | "ours" | "myself" | "ourselves")
}

/// A paragraph of the body.
struct Paragraph<'a> {
    block: &'a Block,
    reading: &'a Reading,
    seen: &'a Seen,
}

impl Paragraph<'_> {
    /// How many words stand outside quotations, and by how many of them the author speaks of
    /// themselves.
    fn own_words(&self) -> (usize, usize) {
        let quoted = &self.seen.quoted;
        let words = self.reading.tokens.iter().filter(|token| token.is_wordlike());
        let outside = words.filter(|token| {
            let next = quoted.partition_point(|quote| quote.end <= token.range.start);
            quoted.get(next).is_none_or(|quote| !quote.covers(token.range))
        });
        outside.fold((0, 0), |(words, own), token| {
            (words + 1, own + usize::from(is_own_word(&token.lower)))
        })
    }

    /// Whether somebody stands for each sentence.
    fn sourced(&self) -> Vec<bool> {
        let sentences = || self.reading.sentences.iter();
        // The first paragraph is a lead: it says in short what it or the text below says by whom.
        let mut goes_on = self.seen.is_carried && self.continues()
            || self.seen.is_lead && sentences().any(|sentence| self.is_attributed(sentence));
        let is_sourced = |sentence: &Sentence| {
            goes_on |= self.is_attributed(sentence);
            goes_on || self.is_excused(sentence)
        };
        sentences().map(is_sourced).collect()
    }

    /// Whether the paragraph goes on with what the one before has told: an item of a list, "He …",
    /// "The report …".
    fn continues(&self) -> bool {
        let mut words = self.reading.tokens.iter().filter(|token| token.is_wordlike());
        let first = words.next().map_or("", |token| token.lower.as_str());
        let second = words.next().map_or("", |token| token.lower.as_str());
        let is_pronoun = matches!(first, "he" | "she" | "they" | "his" | "her" | "their");
        let is_source = matches!(first, "the" | "that" | "this" | "its")
            && lexicon::SOURCE_NOUNS.contains_key(second);
        self.block.kind == BlockKind::Item || is_pronoun || is_source
    }

    /// Whether the sentence says who says so: a speaker, a document, a quotation.
    fn is_attributed(&self, sentence: &Sentence) -> bool {
        let range = sentence.range;
        let says = |word: &str| matches!(word, "said" | "says" | "told" | "according");
        self.reading.attributions.iter().any(|a| a.scope.join(a.range).overlaps(range))
            || self.seen.quoted.iter().any(|quote| quote.overlaps(range))
            || self.reading.tokens_of(sentence).iter().any(|token| says(&token.lower))
    }

    /// Whether the sentence needs nobody: it is cited, or so is what follows it; the author speaks,
    /// or has marked it as opinion, as common knowledge or as somebody's.
    fn is_excused(&self, sentence: &Sentence) -> bool {
        let text = &self.block.text;
        let cited = text.citations.iter().any(|citation| citation.at >= sentence.range.start);
        let marked = text.annotations.iter().any(|annotation| {
            let attributes = &annotation.attributes;
            let excuses = attributes.has_class("opinion")
                || attributes.has_class("background")
                || attributes.get("by").is_some();
            excuses && annotation.plain.overlaps(sentence.range)
        });
        let own = self.reading.tokens_of(sentence).iter().any(|token| is_own_word(&token.lower));
        cited || marked || own
    }
}

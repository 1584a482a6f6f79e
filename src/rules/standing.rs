//! Who stands for each sentence of the body: a speaker, a source, the author. Kept for each
//! paragraph while the article is edited.

use std::hash::BuildHasher;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::analysis::{Analysis, Quote};
use crate::article::{Block, BlockKind, BlockText, Section};
use crate::language::checkworthy::{Worth, worth};
use crate::language::{Quantity, Reading, Sentence, Unit, lexicon};
use crate::text::{InOrder, TextRange};

/// What there is to know of a paragraph, whatever stands in the others.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// How many words stand outside quotations.
    pub words: usize,
    /// By how many of them the author speaks of themselves.
    pub own: usize,
    /// Whether somebody stands for its last sentence.
    ends_sourced: bool,
    /// Its sentences, in order.
    pub sentences: Vec<Told>,
}

/// A sentence and who stands for it.
#[derive(Debug)]
pub(super) struct Told {
    /// Its sums and percentages, as hashes of unit and value.
    pub figures: Vec<u64>,
    /// How much it is worth checking, where nobody stands for it.
    pub worth: Option<Worth>,
}

/// The paragraphs of the last review, by the address of their text.
#[derive(Debug, Default)]
pub struct KeptStanding(InOrder<(Arc<BlockText>, Kept)>);

#[derive(Debug)]
struct Kept {
    reading: Arc<Reading>,
    seen: Seen,
    standing: Arc<Standing>,
}

/// What a paragraph's standing depends on, beside its reading and its text.
#[derive(Debug, PartialEq)]
struct Seen {
    kind: BlockKind,
    quoted: Vec<TextRange>,
    /// Whether the last sentence of the paragraph before had somebody.
    is_carried: bool,
    is_lead: bool,
}

impl KeptStanding {
    /// The paragraphs of the body, in order.
    pub(super) fn of<'a>(
        &mut self,
        analysis: &'a Analysis,
    ) -> Vec<(&'a Block, &'a Reading, Arc<Standing>)> {
        self.0.begin();
        let mut quotes = analysis.quotes.as_slice();
        let mut all: Vec<(&Block, &Reading, Arc<Standing>)> = Vec::new();
        let mut is_carried = false;
        for (index, block, reading) in analysis.section(Section::Body) {
            quotes = from_block(quotes, index);
            let (kind, is_lead) = (block.kind, all.is_empty());
            let seen = Seen { kind, quoted: quoted(quotes, index), is_carried, is_lead };
            let address = Arc::as_ptr(&block.text).addr();
            let known = self.0.take(address).filter(|(_, kept)| kept.is_of(reading, &seen));
            let (text, kept) =
                known.unwrap_or_else(|| (Arc::clone(&block.text), Kept::new(block, reading, seen)));
            is_carried = kept.standing.ends_sourced;
            all.push((block, reading, Arc::clone(&kept.standing)));
            self.0.keep(address, (text, kept));
        }
        all
    }
}

impl Standing {
    fn new(block: &Block, reading: &Reading, seen: &Seen) -> Self {
        let paragraph = Paragraph { block, reading, seen };
        let (words, own) = paragraph.own_words();
        let told = |(sentence, is_sourced): (&Sentence, bool)| Told {
            figures: figures(reading, sentence),
            worth: (!is_sourced).then(|| worth(reading, sentence)),
        };
        let sourced = paragraph.sourced();
        let ends_sourced = sourced.last().copied().unwrap_or_default();
        let sentences = reading.sentences.iter().zip(sourced).map(told).collect();
        Self { words, own, ends_sourced, sentences }
    }
}

impl Kept {
    fn new(block: &Block, reading: &Arc<Reading>, seen: Seen) -> Self {
        let standing = Arc::new(Standing::new(block, reading, &seen));
        Self { reading: Arc::clone(reading), seen, standing }
    }

    fn is_of(&self, reading: &Arc<Reading>, seen: &Seen) -> bool {
        Arc::ptr_eq(&self.reading, reading) && self.seen == *seen
    }
}

/// Those of `quotes`, which stand in the order of the text, that do not end before block `index`.
fn from_block(quotes: &[Quote], index: usize) -> &[Quote] {
    let is_before = |quote: &&Quote| quote.parts.last().is_some_and(|part| part.block < index);
    let before = quotes.iter().take_while(is_before).count();
    quotes.get(before..).unwrap_or_default()
}

/// The stretches of block `index` that lie in `quotes`, of which the first does not end before it.
fn quoted(quotes: &[Quote], index: usize) -> Vec<TextRange> {
    let near = quotes.iter();
    let near = near.take_while(|q| q.parts.first().is_some_and(|part| part.block <= index));
    let parts = near.flat_map(|quote| &quote.parts).filter(|part| part.block == index);
    parts.map(|part| part.range).collect()
}

fn figures(reading: &Reading, sentence: &Sentence) -> Vec<u64> {
    let is_figure = |quantity: &&Quantity| {
        sentence.range.covers(quantity.range)
            && matches!(quantity.unit, Unit::Money(_) | Unit::Percent)
    };
    let first = reading.quantities.partition_point(|q| q.range.end <= sentence.range.start);
    let ahead = reading.quantities.get(first..).unwrap_or_default().iter();
    let here = ahead.take_while(|quantity| quantity.range.start < sentence.range.end);
    let hash = |q: &Quantity| FxBuildHasher.hash_one((&q.unit, q.value.to_bits()));
    here.filter(is_figure).map(hash).collect()
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

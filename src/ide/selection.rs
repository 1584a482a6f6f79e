//! What a growing selection covers: word, name or figure, quotation, sentence, block, list,
//! section, article.

use unicode_segmentation::UnicodeSegmentation;

use crate::analysis::Analysis;
use crate::article::{self, Block, Braces, Markup};
use crate::rules::Review;
use crate::text::TextRange;

use super::folding::lists;
use super::parts::{line_start, parts, trimmed};

/// For each of `offsets` (bytes of `source`) what is around it, in bytes of the source: each range
/// has more than the one before, the last is all of the source.
pub fn selections(review: &Review, source: &str, offsets: &[usize]) -> Vec<Vec<TextRange>> {
    let analysis = &*review.analysis;
    let markup = article::markup(source);
    let parts = parts(&analysis.article, &markup.regions, source);
    let lists = lists(&analysis.article.blocks, source);
    let selector = Selector { analysis, source, markup, parts, lists };
    offsets.iter().map(|offset| selector.around(*offset)).collect()
}

struct Selector<'a> {
    analysis: &'a Analysis,
    source: &'a str,
    markup: Markup,
    /// What headings and label lines open.
    parts: Vec<TextRange>,
    lists: Vec<TextRange>,
}

impl Selector<'_> {
    fn around(&self, offset: usize) -> Vec<TextRange> {
        let mut around = vec![TextRange::new(0, self.source.len())];
        around.extend(self.markup.regions.iter().map(|region| region.range));
        around.extend(self.parts.iter().chain(&self.lists));
        self.add_sections(&mut around);
        self.add_front_matter(offset, &mut around);
        self.add_braces(offset, &mut around);
        self.add_block(offset, &mut around);
        around.retain(|range| range.touches(offset));
        around.sort_by_key(|range| range.len());
        growing(self.word(offset), around)
    }

    /// The word at `offset`; of two that touch it, the one behind.
    fn word(&self, offset: usize) -> Option<TextRange> {
        let line = line(self.source, offset);
        let words = line.of(self.source).unicode_word_indices();
        let mut words =
            words.map(|(at, word)| TextRange::new(at, at + word.len()).shift(line.start));
        words.rfind(|word| word.touches(offset))
    }

    /// The sections, from what opens each to what opens the next.
    fn add_sections(&self, around: &mut Vec<TextRange>) {
        let openings = &self.analysis.article.openings;
        let starts = openings.iter().map(|opening| opening.head.map_or(opening.at, |h| h.start));
        let ends = starts.clone().skip(1).chain([self.source.len()]);
        let sections = starts.zip(ends).map(|(start, end)| TextRange::new(start, end));
        around.extend(sections.map(|section| trimmed(self.source, section)));
    }

    /// The line, the value in it, and the entry that it belongs to.
    fn add_front_matter(&self, offset: usize, around: &mut Vec<TextRange>) {
        let front_matter = &self.analysis.article.front_matter;
        if !front_matter.range.is_some_and(|range| range.contains(offset)) {
            return;
        }
        let line = line(self.source, offset);
        let text = line.of(self.source);
        let field = text.len() - text.trim_start_matches([' ', '-']).len();
        let value = text.find(": ").map(|colon| colon + ": ".len());
        let starts = [Some(field), value].into_iter().flatten();
        let to_end = starts.map(|start| TextRange::new(line.start + start, line.end));
        around.extend(to_end.map(|range| trimmed(self.source, range)));
        around.extend(front_matter.references.iter().map(|entry| entry.range));
        around.extend(front_matter.entities.iter().map(|entry| entry.range));
    }

    /// Classes, values, `key="value"`, and the braces that they stand in.
    fn add_braces(&self, offset: usize, around: &mut Vec<TextRange>) {
        let here = self.markup.braces.iter().filter(|braces| braces.range.touches(offset));
        for Braces { range, attributes, .. } in here {
            around.push(*range);
            around.extend(attributes.id.iter().chain(&attributes.classes).map(|name| name.range));
            for (key, value) in &attributes.pairs {
                let is_quoted = self.source[value.range.end..].starts_with(['"', '\'']);
                let end = value.range.end + usize::from(is_quoted);
                around.extend([value.range, TextRange::new(key.range.start, end)]);
            }
        }
    }

    /// Names and figures, quotations, spans, the sentence, and the block that they stand in.
    fn add_block(&self, offset: usize, around: &mut Vec<TextRange>) {
        let Some((index, at)) = self.analysis.place_at(offset) else { return };
        let Some(block) = self.analysis.article.blocks.get(index) else { return };
        around.extend([
            block.range,
            TextRange::new(line_start(self.source, block.range.start), block.range.end),
        ]);
        for annotation in &block.text.annotations {
            around.extend([block.locate(annotation.source), block.to_source(annotation.plain)]);
        }
        for citation in &block.text.citations {
            around.extend([block.locate(citation.source), block.locate(citation.key.range)]);
        }
        let plain = self.phrases(index, at).into_iter();
        around.extend(plain.map(|range| block.to_source(range)));
        let sentence = self.analysis.readings.get(index).and_then(|r| r.sentence_at(at));
        around.extend(sentence.map(|sentence| with_markup(block, sentence.range)));
    }

    /// What is around byte `at` of the plain text of block `index`, in bytes of that text.
    fn phrases(&self, index: usize, at: usize) -> Vec<TextRange> {
        let Some(reading) = self.analysis.readings.get(index) else { return Vec::new() };
        let tokens = reading.tokens.iter().map(|token| token.range);
        let quantities = reading.quantities.iter().flat_map(|found| [found.core, found.range]);
        let dates = reading.dates.iter().map(|date| date.range);
        let name = self.analysis.entities.at(index, at).map(|(_, name)| name.place.range);
        let quotes = self.analysis.quotes.iter();
        let quoted = quotes.flat_map(|quote| quote.parts.iter().chain(&quote.contents));
        let quoted = quoted.filter(|part| part.block == index).map(|part| part.range);
        let all = tokens.chain(quantities).chain(dates).chain(name).chain(quoted);
        all.filter(|range| range.touches(at)).collect()
    }
}

/// Where the words `plain` stand, with the markup of the spans that are among them.
fn with_markup(block: &Block, plain: TextRange) -> TextRange {
    let spans = block.text.annotations.iter().filter(|span| plain.covers(span.plain));
    let spans = spans.map(|span| block.locate(span.source));
    spans.fold(block.to_source(plain), TextRange::join)
}

/// `first`, and those of `around`, shortest first, that have more than all before.
fn growing(first: Option<TextRange>, around: Vec<TextRange>) -> Vec<TextRange> {
    let mut growing = Vec::from_iter(first);
    for range in around {
        let is_more = |last: &TextRange| range.covers(*last) && range != *last;
        if growing.last().is_none_or(is_more) {
            growing.push(range);
        }
    }
    growing
}

/// The line of byte `offset`, without its end.
fn line(source: &str, offset: usize) -> TextRange {
    let behind = source.get(offset..).unwrap_or_default();
    let length = behind.find(['\n', '\r']).unwrap_or(behind.len());
    TextRange::new(line_start(source, offset), offset + length)
}

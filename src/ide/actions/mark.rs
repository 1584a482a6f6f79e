//! "Mark as claim": a bracketed span with a class around the selected words.

use crate::analysis::Place;
use crate::article::{self, Block, BlockKind};
use crate::language::Reading;
use crate::rules::Replacement;
use crate::text::TextRange;

use super::{Action, ActionKind, Asked};

/// The classes that words can be given, and what the action is called.
const MARKS: [(&str, &str); 4] = [
    ("claim", "Mark as claim"),
    ("opinion", "Mark as opinion"),
    ("background", "Mark as background"),
    (QUOTE, "Mark as quotation"),
];

const QUOTE: &str = "quote";

/// Behind one of these an opening bracket would mean something else.
const MEANING_BEFORE_BRACKET: [char; 5] = ['!', '^', ']', '\\', '@'];

pub(super) fn actions(asked: Asked<'_>) -> Vec<Action<'_>> {
    let Some(words) = Words::selected(asked) else { return Vec::new() };
    let fitting = MARKS.into_iter().filter_map(|(class, title)| {
        let words = if class == QUOTE { words.with_quotation_marks() } else { words };
        let range = words.markable().filter(|_| !words.are_marked(class))?;
        let edits = move || marked(range, class, words.speaker(class));
        Some(Action::new(ActionKind::Rewrite, title, edits))
    });
    fitting.collect()
}

/// The edits that put `range` into a span of `class`.
fn marked(range: TextRange, class: &str, speaker: Option<String>) -> Vec<Replacement> {
    let by = speaker.map_or_else(String::new, |name| format!(" by=\"{name}\""));
    let at = |offset, new_text| Replacement { range: TextRange::empty(offset), new_text };
    vec![at(range.start, "[".to_owned()), at(range.end, format!("]{{.{class}{by}}}"))]
}

/// Whole words of one block.
#[derive(Clone, Copy)]
struct Words<'a> {
    asked: Asked<'a>,
    index: usize,
    block: &'a Block,
    reading: &'a Reading,
    /// The words: bytes of the block's plain text.
    plain: TextRange,
}

impl<'a> Words<'a> {
    /// The words that are selected, at least in part; none where they are of two blocks.
    fn selected(asked: Asked<'a>) -> Option<Self> {
        let analysis = &asked.review.analysis;
        let blocks = analysis.article.blocks.iter().enumerate();
        let mut touched = blocks.filter(|(_, block)| block.range.overlaps(asked.range));
        let (index, block) = touched.next().filter(|(_, block)| block.kind != BlockKind::Title)?;
        if touched.next().is_some() {
            return None;
        }
        let reading = analysis.readings.get(index)?;
        let offset =
            |offset: usize| block.to_plain(offset.clamp(block.range.start, block.range.end));
        let plain = TextRange::new(offset(asked.range.start), offset(asked.range.end));
        let tokens = reading.tokens.iter().map(|token| token.range);
        let plain = tokens.filter(|token| token.overlaps(plain)).reduce(TextRange::join)?;
        Some(Self { asked, index, block, reading, plain })
    }

    /// The same with the quotation marks around them.
    fn with_quotation_marks(self) -> Self {
        let analysis = &self.asked.review.analysis;
        let quotes =
            analysis.quotes.iter().flat_map(|quote| quote.parts.iter().zip(&quote.contents));
        let mut own = quotes.filter(|(part, _)| part.block == self.index);
        let around =
            own.find(|(part, said)| part.range.covers(self.plain) && self.plain.covers(said.range));
        Self { plain: around.map_or(self.plain, |(part, _)| part.range), ..self }
    }

    /// Whether some of the words are in a span of `class` already.
    fn are_marked(&self, class: &str) -> bool {
        let mut annotations = self.block.text.annotations.iter();
        annotations.any(|a| a.attributes.has_class(class) && a.plain.overlaps(self.plain))
    }

    /// Where the span goes, in bytes of the source: around the words, or else around these and the
    /// markup that they are in. None where no span can be made of them.
    fn markable(&self) -> Option<TextRange> {
        let words = self.block.to_source(self.plain);
        let annotations = self.block.text.annotations.iter();
        let covered = annotations.filter(|annotation| self.plain.covers(annotation.plain));
        let with_spans = covered.map(|a| self.block.locate(a.source)).fold(words, TextRange::join);
        let selected = trimmed(self.asked.source, self.asked.range);
        [words, with_spans, selected].into_iter().find(|range| self.can_be_span(*range))
    }

    /// Whether brackets around `range` make a span of these words and no others.
    fn can_be_span(&self, range: TextRange) -> bool {
        let Some(before) = self.asked.source.get(..range.start) else { return false };
        let span = format!("[{}]{{.claim}}\n", range.of(self.asked.source));
        let article = article::read(&span, &self.asked.review.analysis.article.labels);
        let [block] = article.blocks.as_slice() else { return false };
        let is_whole = |span: &article::Annotation| {
            span.attributes.has_class("claim") && span.plain.len() == block.text.plain.len()
        };
        !before.ends_with(MEANING_BEFORE_BRACKET)
            && self.block.range.covers(range)
            && block.text.plain == self.reading.slice(self.plain)
            && block.text.annotations.first().is_some_and(is_whole)
    }

    /// Who speaks the words, where they are a quotation.
    fn speaker(&self, class: &str) -> Option<String> {
        let name = (class == QUOTE).then(|| self.quoted().or_else(|| self.attributed()))??;
        (!name.contains('"')).then_some(name)
    }

    fn quoted(&self) -> Option<String> {
        let analysis = &self.asked.review.analysis;
        let is_here = |part: &Place| part.block == self.index && part.range.overlaps(self.plain);
        let quote = analysis.quotes.iter().position(|quote| quote.parts.iter().any(is_here))?;
        Some(analysis.speakers().into_iter().nth(quote)??.name)
    }

    /// Whom the sentence names as speaker of the words.
    fn attributed(&self) -> Option<String> {
        let mut attributions = self.reading.attributions.iter();
        let speaker = attributions.find(|a| a.scope.overlaps(self.plain))?.speaker?;
        let entity = self.asked.review.analysis.entities.of_range(self.index, speaker);
        let name = entity.map_or_else(|| self.reading.slice(speaker), |entity| &entity.name);
        Some(name.to_owned())
    }
}

/// `range` without the white space at its ends.
fn trimmed(source: &str, range: TextRange) -> TextRange {
    let text = range.of(source);
    let start = range.start + (text.len() - text.trim_start().len());
    TextRange::new(start, start + text.trim().len())
}

//! What tells who speaks a quotation: the markup, words beside it, or the paragraph before.

use std::sync::Arc;

use crate::analysis::Place;
use crate::article::Article;
use crate::language::{QuotationKind, Reading};

use super::joined::Found;
use super::{Quote, Voice};

/// Tells what the voice of each quotation is, in the order of the text.
pub(super) struct Turns<'a> {
    article: &'a Article,
    readings: &'a [Arc<Reading>],
    /// The last block in which anybody spoke.
    last: Option<usize>,
}

impl<'a> Turns<'a> {
    pub fn new(article: &'a Article, readings: &'a [Arc<Reading>]) -> Self {
        Self { article, readings, last: None }
    }

    /// `found` with its voice; the quotations come in the order of the text.
    pub fn quote(&mut self, found: Found) -> Quote {
        let voice = self.voice(&found);
        if let (Some(_), Some(part)) = (&voice, found.parts.last()) {
            self.last = Some(part.block);
        }
        let Found { parts, contents, kind, cue, .. } = found;
        Quote { parts, contents, kind, voice, cue }
    }

    fn voice(&self, found: &Found) -> Option<Voice> {
        if let Some(by) = &found.by {
            return Some(Voice::Marked(by.clone()));
        }
        if found.kind != QuotationKind::Speech {
            return None;
        }
        match found.words {
            Some(words) => Some(Voice::Words(words)),
            None => self.goes_on(found).then_some(Voice::GoesOn),
        }
    }

    /// Whether a quotation that is a paragraph by itself goes on with the speech of the paragraph
    /// before.
    fn goes_on(&self, found: &Found) -> bool {
        let (Some(first), Some(last)) = (found.parts.first(), self.last) else { return false };
        let alone = |part: &Place| {
            let text = self.readings.get(part.block).map_or("", |reading| &reading.text);
            text.get(..part.range.start).is_some_and(is_blank)
                && text.get(part.range.end..).is_some_and(is_blank)
        };
        let section = |at: usize| self.article.blocks.get(at).map(|block| block.section);
        let next = last + 1 == first.block && section(last) == section(first.block);
        next && found.parts.iter().all(alone)
    }
}

fn is_blank(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

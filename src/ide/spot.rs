//! What stands under the cursor: the block, the place in its text, and what is known of it.

use crate::analysis::{Analysis, Place};
use crate::article::{Block, Citation, Section};
use crate::evidence::JudgedClaim;
use crate::language::Reading;
use crate::rules::Review;
use crate::text::TextRange;

/// A cursor in a block that readers read.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    /// The article with everything that was found in it.
    pub review: &'a Review,
    /// Index of the block.
    pub index: usize,
    /// The block that the cursor is in.
    pub block: &'a Block,
    /// Where the cursor is: bytes of the source, relative to the start of the block.
    pub relative: usize,
    /// The same in the block's plain text; absent inside markup, which readers do not see.
    pub plain: Option<usize>,
}

impl<'a> Spot<'a> {
    /// What is at byte `offset` of the source; nothing between blocks and in boilerplate.
    pub fn at(review: &'a Review, offset: usize) -> Option<Self> {
        let (index, plain) = review.analysis.place_at(offset)?;
        let block = review.analysis.article.blocks.get(index)?;
        if block.section == Section::Boilerplate {
            return None;
        }
        let relative = offset - block.range.start;
        let is_text = block.text.pieces.iter().any(|piece| piece.source.touches(relative));
        Some(Self { review, index, block, relative, plain: is_text.then_some(plain) })
    }

    /// The article, analysed.
    pub fn analysis(&self) -> &'a Analysis {
        &self.review.analysis
    }

    /// What the block says.
    pub fn reading(&self) -> &'a Reading {
        &self.analysis().readings[self.index]
    }

    /// `range` of the block's plain text, in bytes of the source.
    pub fn to_source(self, range: TextRange) -> TextRange {
        self.block.to_source(range)
    }

    /// The first of `things`, in order, that the cursor touches.
    pub fn touched<T>(&self, things: &'a [T], range: impl Fn(&T) -> TextRange) -> Option<&'a T> {
        let at = self.plain?;
        let first = things.partition_point(|thing| range(thing).end < at);
        things.get(first).filter(|thing| range(thing).touches(at))
    }

    /// The claim whose sentence the cursor is in.
    pub fn claim(&self) -> Option<&'a JudgedClaim> {
        let at = self.plain?;
        let here = |Place { block, range }: Place| block == self.index && range.touches(at);
        self.review.claims.iter().find(|judged| here(judged.claim))
    }

    /// The citation under the cursor with the words that make it, in bytes of the source: the key,
    /// or the whole brackets where it is alone in them.
    pub fn citation(&self) -> Option<(&'a Citation, TextRange)> {
        let mut citations = self.block.text.citations.iter();
        if let Some(named) = citations.clone().find(|c| c.key.range.touches(self.relative)) {
            return self.citing(named, named.key.range);
        }
        let around = citations.find(|c| c.source.contains(self.relative))?;
        let is_same = |other: &&Citation| other.source == around.source;
        let is_alone = self.block.text.citations.iter().filter(is_same).count() == 1;
        if is_alone { self.citing(around, around.source) } else { None }
    }

    /// `citation`, unless it is a bare `@handle` that no bibliography knows, which is text.
    fn citing(
        &self,
        citation: &'a Citation,
        range: TextRange,
    ) -> Option<(&'a Citation, TextRange)> {
        let is_citation =
            citation.bracketed || self.review.bibliography.get(&citation.key.value).is_some();
        is_citation.then(|| (citation, self.block.locate(range)))
    }
}

//! What the words of the article are: claims, quotations, names, quantities, dates.

use crate::analysis::{Analysis, Place};
use crate::article::{Block, BlockKind, Section};
use crate::evidence::Judgement;
use crate::language::QuotationKind;
use crate::rules::Review;
use crate::text::TextRange;

use super::{Token, TokenKind, TokenNote};

/// Adds what stands in the blocks that touch `range` (bytes of the source).
pub(super) fn find(review: &Review, range: TextRange, tokens: &mut Vec<Token>) {
    let finder = Finder { analysis: &review.analysis, range };
    finder.margin(tokens);
    finder.claims(review, tokens);
    finder.quotations(tokens);
    finder.figures(tokens);
    finder.names(tokens);
}

struct Finder<'a> {
    analysis: &'a Analysis,
    range: TextRange,
}

impl Finder<'_> {
    /// The block of that number, if it is asked for and part of the article.
    fn block(&self, index: usize) -> Option<&Block> {
        let block = self.analysis.article.blocks.get(index)?;
        let is_read = block.section != Section::Boilerplate && block.range.overlaps(self.range);
        is_read.then_some(block)
    }

    /// Adds the words at `place`, without the markup between them.
    fn add(&self, place: Place, kind: TokenKind, note: Option<TokenNote>, tokens: &mut Vec<Token>) {
        let Some(block) = self.block(place.block) else { return };
        tokens.extend(words(block, place.range).map(|range| Token { range, kind, note }));
    }

    fn margin(&self, tokens: &mut Vec<Token>) {
        let is_margin = |block: &&Block| {
            block.section == Section::Boilerplate
                && block.kind == BlockKind::Paragraph
                && block.range.overlaps(self.range)
        };
        let (kind, note) = (TokenKind::Margin, None);
        for block in self.analysis.article.blocks.iter().filter(is_margin) {
            tokens.push(Token { range: block.range, kind, note });
        }
    }

    fn claims(&self, review: &Review, tokens: &mut Vec<Token>) {
        let judged = review.claims.iter().map(|claim| (claim.claim, &claim.judgement));
        let cited = review.cited.iter().map(|claim| (claim.claim, &claim.judgement));
        for (place, Judgement { verdict, .. }) in judged.chain(cited) {
            self.add(place, TokenKind::Claim, Some(TokenNote::Judged(*verdict)), tokens);
        }
        for (index, block) in self.analysis.article.blocks.iter().enumerate() {
            let annotations = block.text.annotations.iter();
            for marked in annotations.filter(|annotation| annotation.attributes.has_class("claim"))
            {
                let place = Place { block: index, range: marked.plain };
                self.add(place, TokenKind::Claim, None, tokens);
            }
        }
    }

    fn quotations(&self, tokens: &mut Vec<Token>) {
        let quotes = self.analysis.quotes.iter();
        for quote in quotes.filter(|quote| quote.kind == QuotationKind::Speech) {
            for part in &quote.parts {
                self.add(*part, TokenKind::Quotation, None, tokens);
            }
        }
    }

    fn figures(&self, tokens: &mut Vec<Token>) {
        for (index, reading) in self.analysis.readings.iter().enumerate() {
            let place = |range| Place { block: index, range };
            for quantity in &reading.quantities {
                self.add(place(quantity.range), TokenKind::Quantity, None, tokens);
            }
            for date in &reading.dates {
                self.add(place(date.range), TokenKind::Date, None, tokens);
            }
        }
    }

    fn names(&self, tokens: &mut Vec<Token>) {
        let declared = &self.analysis.article.front_matter.entities;
        for entity in self.analysis.entities.iter() {
            let is_declared = declared.iter().any(|declaration| declaration.id.value == entity.id);
            let note = is_declared.then_some(TokenNote::Declared);
            for mention in &entity.mentions {
                self.add(mention.place, TokenKind::Name(entity.kind), note, tokens);
            }
        }
    }
}

/// Where the words `plain` (bytes of the block's plain text) stand, in bytes of the source.
fn words(block: &Block, plain: TextRange) -> impl Iterator<Item = TextRange> {
    let first = block.text.pieces.partition_point(|piece| piece.plain.end <= plain.start);
    let pieces = block.text.pieces.iter().skip(first);
    let pieces = pieces.take_while(move |piece| piece.plain.start < plain.end);
    pieces.map(move |piece| {
        let part =
            TextRange::new(piece.plain.start.max(plain.start), piece.plain.end.min(plain.end));
        block.to_source(part)
    })
}

//! What to mark in an article while the cursor stands on a word: the same thing wherever it is
//! named; on a claim, the sentences that it rests on; on a question, the one that answers it.

use crate::rules::Review;
use crate::text::TextRange;

use super::answer;
use super::references::{passages, same_in_article};
use super::spot::Spot;

/// A place to mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlight {
    /// Where: bytes of the source.
    pub range: TextRange,
    /// Whether the thing is brought in here, rather than used.
    pub is_definition: bool,
}

/// The places to mark for a cursor at byte `offset` of the source, in the order of the text.
pub fn highlights(review: &Review, offset: usize) -> Vec<Highlight> {
    let named = same_in_article(review, offset);
    if !named.is_empty() {
        let mark = |range, is_definition| Highlight { range, is_definition };
        return named.into_iter().map(|o| mark(o.at.range, o.at.is_definition)).collect();
    }
    let Some(statement) = statement(review, offset) else { return Vec::new() };
    let passages = passages(review, offset).into_iter().map(|target| target.range);
    let passages = passages.map(|range| Highlight { range, is_definition: false });
    let mut marks: Vec<_> = passages.collect();
    if !marks.is_empty() {
        marks.push(Highlight { range: statement, is_definition: true });
    }
    marks.sort_by_key(|mark| mark.range);
    marks
}

/// The claim or question that `offset` is in. Sentences of the body are left alone: all of the text
/// would flicker.
fn statement(review: &Review, offset: usize) -> Option<TextRange> {
    let spot = Spot::at(review, offset)?;
    let claim = spot.claim().map(|claim| spot.to_source(claim.claim.range));
    claim.or_else(|| answer::is_question(spot.block, spot.reading()).then_some(spot.block.range))
}

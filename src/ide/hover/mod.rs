//! The card under the pointer: a name, a claim, a quantity, a date, a citation, a question.
//!
//! One kind of card a file; [`hover`] asks them in turn, the narrowest first. The words of the
//! article go into a card through `markdown`, so that they cannot be taken for markup.

pub(super) mod citation;
mod claim;
mod date;
mod entity;
pub(super) mod markdown;
mod quantity;
mod question;

use crate::analysis::{Analysis, Place};
use crate::rules::Review;
use crate::text::TextRange;

use super::spot::Spot;
use super::wording::part;

/// What to show about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The words that the card is about: bytes of the source.
    pub range: TextRange,
    /// The card, in Markdown.
    pub markdown: String,
}

/// The card for byte `offset` of the source; none where there is nothing to say.
pub fn hover(review: &Review, offset: usize) -> Option<Hover> {
    let spot = Spot::at(review, offset)?;
    if let Some(card) = citation::card(&spot) {
        return Some(card);
    }
    let word = entity::card(&spot).or_else(|| quantity::card(&spot)).or_else(|| date::card(&spot));
    match (word, spot.claim()) {
        (Some(card), Some(claim)) => {
            let markdown = format!("{}\n\n---\n\n{}", card.markdown, claim::verdict(claim));
            Some(Hover { markdown, ..card })
        }
        (Some(card), None) => Some(card),
        (None, Some(claim)) => Some(claim::card(&spot, claim)),
        (None, None) => question::card(&spot),
    }
}

/// The sentence that `place` is in, as a block quote with the part that it is from.
fn quoted(analysis: &Analysis, place: Place) -> String {
    let reading = &analysis.readings[place.block];
    let sentence = reading.sentence_at(place.range.start).map_or(place.range, |s| s.range);
    let words = markdown::excerpt(reading.slice(sentence));
    format!("> {words} ({})", part(analysis, place.block))
}

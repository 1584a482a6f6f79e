//! The card under the pointer: a name, a claim, a quantity, a date, a citation.

use crate::rules::Review;
use crate::text::TextRange;

/// What to show about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The words that the card is about: bytes of the source.
    pub range: TextRange,
    /// The card, in Markdown.
    pub markdown: String,
}

/// The card for byte `offset` of the source; none where there is nothing to say.
pub fn hover(_review: &Review, _offset: usize) -> Option<Hover> {
    None
}

//! Text as an editor holds it: a rope, byte ranges, positions in three encodings, edits.
//!
//! Floor 0: knows nothing of articles.

mod document;
mod position;
mod range;

pub use document::{Edit, Text};
pub use position::{Encoding, Position};
pub use range::TextRange;

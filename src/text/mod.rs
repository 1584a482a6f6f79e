//! Text as an editor holds it: a rope, byte ranges, positions in three encodings, edits, and
//! what is kept of it between them.
//!
//! Floor 0: knows nothing of articles.

mod document;
mod in_order;
mod position;
mod range;

pub use document::{Edit, Text};
pub use in_order::InOrder;
pub use position::{Encoding, Position};
pub use range::TextRange;

//! Where a thing comes from: a claim's evidence, a citation's entry.

use std::path::PathBuf;

use crate::rules::Review;
use crate::text::TextRange;

/// Where to go from a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The words that were asked about: bytes of the source.
    pub origin: TextRange,
    /// Where to go, best first.
    pub targets: Vec<Target>,
}

/// A place to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The file; absent for the article itself.
    pub file: Option<PathBuf>,
    /// Where in it, in bytes.
    pub range: TextRange,
}

/// Where byte `offset` of the source leads to.
pub fn definition(_review: &Review, _offset: usize) -> Option<Definition> {
    None
}

//! Whether a range fits a text.

use standfirst::text::TextRange;

/// Asserts that `range` lies in `source`, between characters.
pub fn assert_fits(source: &str, range: TextRange) {
    assert!(source.get(range.start..range.end).is_some(), "{range:?} is no range of {source:?}");
}

//! A half-open range of byte offsets.

use serde::Serialize;

/// Byte offsets `start..end` into UTF-8 text, counted from 0, `end` exclusive.
///
/// Which text the offsets count in is said where a range is stored: the source file, or the plain
/// text of one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct TextRange {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl TextRange {
    /// The range `start..end`; an inverted pair becomes empty at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The empty range at `offset`.
    pub fn empty(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies in the range, its end not included.
    pub fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether a cursor at `offset` touches the range, its end included.
    pub fn touches(self, offset: usize) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Whether all of `other` lies in this range.
    pub fn covers(self, other: TextRange) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share at least one byte.
    pub fn overlaps(self, other: TextRange) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    pub fn join(self, other: TextRange) -> TextRange {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The range moved `by` bytes towards the end.
    pub fn shift(self, by: usize) -> TextRange {
        Self::new(self.start + by, self.end + by)
    }

    /// The range as seen from `base`, which must not lie behind its start.
    pub fn relative_to(self, base: usize) -> TextRange {
        Self::new(self.start.saturating_sub(base), self.end.saturating_sub(base))
    }

    /// The bytes of `text` that the range covers, or `""` where it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl From<std::ops::Range<usize>> for TextRange {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

//! Lines and columns, as the readers of reports count them.

use serde::Serialize;

use crate::text::{Encoding, Text, TextRange};

/// A place as people count: line and column from 1, the column in characters unless said otherwise;
/// and the offset in bytes from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The offset in bytes, from 0.
    pub offset: usize,
}

/// Finds the lines and columns of one text.
pub struct Places {
    text: Text,
    has_byte_order_mark: bool,
}

impl Places {
    /// Prepares `text`.
    pub fn new(text: &str) -> Self {
        Self { text: Text::new(text), has_byte_order_mark: text.starts_with('\u{feff}') }
    }

    /// The place of byte `offset`, its column in characters.
    pub fn of(&self, offset: usize) -> Place {
        self.counted_in(Encoding::Utf32, offset)
    }

    /// The place of byte `offset`, its column in units of `encoding`. A byte order mark fills no
    /// column, as in an editor; but it is three of the bytes of its line.
    pub fn counted_in(&self, encoding: Encoding, offset: usize) -> Place {
        let position = self.text.position(offset, encoding);
        let has_mark = self.has_byte_order_mark && position.line == 0;
        let unseen = usize::from(has_mark && encoding != Encoding::Utf8);
        let column = position.column.saturating_sub(unseen) + 1;
        Place { line: position.line + 1, column, offset }
    }

    /// The lines, from 1, of the first and of the last character of `range`.
    pub fn lines(&self, range: TextRange) -> (usize, usize) {
        let (start, end) = (self.of(range.start), self.of(range.end));
        let ends_with_a_line = end.column == 1 && end.line > start.line;
        (start.line, end.line - usize::from(ends_with_a_line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place of `|` in `marked`, its column in units of `encoding`.
    fn place(marked: &str, encoding: Encoding) -> (usize, usize) {
        let offset = marked.find('|').unwrap();
        let place = Places::new(&marked.replacen('|', "", 1)).counted_in(encoding, offset);
        assert_eq!(place.offset, offset);
        (place.line, place.column)
    }

    #[test]
    fn columns_count_in_the_unit_that_is_asked_for() {
        let table = [
            // characters, UTF-16 units, bytes
            ("né|e", 1, [3, 3, 4]),
            ("a\r\n😀|b", 2, [2, 3, 5]),
            ("\u{feff}|a", 1, [1, 1, 4]),
            ("\u{feff}a\nb|", 2, [2, 2, 2]),
            ("|", 1, [1, 1, 1]),
        ];
        for (marked, line, columns) in table {
            let encodings = [Encoding::Utf32, Encoding::Utf16, Encoding::Utf8];
            let places = encodings.map(|encoding| place(marked, encoding));
            assert_eq!(places, columns.map(|column| (line, column)), "{marked:?}");
        }
    }

    #[test]
    fn a_range_that_ends_with_a_line_ends_on_that_line() {
        let places = Places::new("one\ntwo\r\nthree");
        for (range, lines) in [
            ((0, 3), (1, 1)),
            ((0, 4), (1, 1)),
            ((4, 9), (2, 2)),
            ((0, 5), (1, 2)),
            ((4, 4), (2, 2)),
        ] {
            assert_eq!(places.lines(TextRange::new(range.0, range.1)), lines, "{range:?}");
        }
    }
}

//! The text of one document, edited in place.

use ropey::Rope;

use super::{Encoding, Position, TextRange};

/// One change of a document: replace `range` (bytes of the text before the change) by `insert`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; the whole text where absent.
    pub range: Option<TextRange>,
    /// What stands there afterwards.
    pub insert: String,
}

/// A text with fast edits and fast conversion between offsets and positions.
///
/// Cloning is cheap: the rope's nodes are shared.
#[derive(Debug, Clone, Default)]
pub struct Text {
    rope: Rope,
}

impl Text {
    /// Takes over `text` as it is, byte order mark and line ends included.
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of lines; a text that ends in a line end has an empty last line.
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// The byte range of line `line` (from 0) without its line end; empty at the end of the text
    /// where there is no such line.
    pub fn line_range(&self, line: usize) -> TextRange {
        if line >= self.line_count() {
            return TextRange::empty(self.len());
        }
        let start = self.rope.line_to_byte(line);
        let slice = self.rope.line(line);
        let mut chars = slice.len_chars();
        let mut bytes = slice.len_bytes();
        while chars > 0 && matches!(slice.char(chars - 1), '\n' | '\r') {
            chars -= 1;
            bytes -= 1;
        }
        TextRange::new(start, start + bytes)
    }

    /// The position of byte `offset` in units of `encoding`. An offset inside a character counts
    /// as the character's start, one inside a line end as its start, one behind the text as the
    /// text's end.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = self.cursor_at(offset);
        let line = self.rope.byte_to_line(offset);
        let start = self.rope.line_to_byte(line);
        let bytes = offset - start;
        let chars = || (self.rope.byte_to_char(start), self.rope.byte_to_char(offset));
        let column = match (encoding, bytes) {
            (Encoding::Utf8, _) | (_, 0) => bytes,
            (Encoding::Utf32, _) => {
                let (from, to) = chars();
                to - from
            }
            // Most lines are ASCII, and there all units are the same.
            (Encoding::Utf16, _) => match chars() {
                (from, to) if to - from == bytes => bytes,
                (from, to) => self.rope.char_to_utf16_cu(to) - self.rope.char_to_utf16_cu(from),
            },
        };
        Position { line, column }
    }

    /// The last place at or before `offset` that a cursor can stand at: between characters, and not
    /// inside a line end.
    fn cursor_at(&self, offset: usize) -> usize {
        let offset = offset.min(self.len());
        let (chunk, before, ..) = self.rope.chunk_at_byte(offset);
        let within = offset - before;
        let start = (0..=within).rev().find(|at| chunk.is_char_boundary(*at)).unwrap_or(0);
        let (head, tail) = chunk.split_at(start);
        // The rope keeps both bytes of a line end in one chunk.
        let is_inside = head.ends_with('\r') && tail.starts_with('\n');
        before + start - usize::from(is_inside)
    }

    /// The byte offset of `position` in units of `encoding`. A column behind the line's end means
    /// the line's end, a line behind the text its end, a column inside a character its start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        if position.line >= self.line_count() {
            return self.len();
        }
        let line = self.line_range(position.line);
        let (start, end) = (self.rope.byte_to_char(line.start), self.rope.byte_to_char(line.end));
        let char = match encoding {
            Encoding::Utf8 => {
                let byte = line.start.saturating_add(position.column);
                self.rope.byte_to_char(byte.min(line.end))
            }
            Encoding::Utf16 => {
                let unit = self.rope.char_to_utf16_cu(start).saturating_add(position.column);
                self.rope.utf16_cu_to_char(unit.min(self.rope.char_to_utf16_cu(end)))
            }
            Encoding::Utf32 => start.saturating_add(position.column).min(end),
        };
        self.rope.char_to_byte(char)
    }

    /// Applies one edit. A range that does not fit is clamped to the text and to whole characters,
    /// so that no edit can fail.
    pub fn apply(&mut self, edit: &Edit) {
        let Some(range) = edit.range else {
            self.rope = Rope::from_str(&edit.insert);
            return;
        };
        let start = self.rope.byte_to_char(range.start.min(self.len()));
        let end = self.rope.byte_to_char(range.end.min(self.len()));
        self.rope.remove(start..end.max(start));
        self.rope.insert(start, &edit.insert);
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope.chunks().try_for_each(|chunk| f.write_str(chunk))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    /// Text with everything that columns stumble over: emoji, joined emoji, combining marks,
    /// right-to-left script, all line ends, byte order marks.
    fn any_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-z ]{1,6}",
            Just("\u{feff}".to_owned()),
            Just("é".to_owned()),
            Just("e\u{301}".to_owned()),
            Just("😀".to_owned()),
            Just("👩\u{200d}🚒".to_owned()),
            Just("שלום".to_owned()),
            Just("€".to_owned()),
            Just("\u{2028}".to_owned()),
            Just("\n".to_owned()),
            Just("\r\n".to_owned()),
            Just("\r".to_owned()),
            any::<char>().prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    fn any_encoding() -> impl Strategy<Value = Encoding> {
        proptest::sample::select(&ENCODINGS[..])
    }

    /// Offsets of `text` that a cursor can stand at: between characters, not inside `\r\n`.
    fn cursor_offsets(text: &str) -> impl Iterator<Item = usize> + '_ {
        let boundaries = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        boundaries.filter(|&at| !(text[..at].ends_with('\r') && text[at..].starts_with('\n')))
    }

    /// The position of `offset`, counted the slow and obvious way.
    fn counted_position(text: &str, offset: usize, encoding: Encoding) -> Position {
        let before = text[..offset].replace("\r\n", "\n").replace('\r', "\n");
        let column = before.rsplit('\n').next().unwrap_or_default();
        Position {
            line: before.matches('\n').count(),
            column: match encoding {
                Encoding::Utf8 => column.len(),
                Encoding::Utf16 => column.encode_utf16().count(),
                Encoding::Utf32 => column.chars().count(),
            },
        }
    }

    #[test]
    fn columns_count_in_units_of_the_encoding() {
        let text = Text::new("a\r\n€😀é|");
        let offset = "a\r\n€😀é".len();
        let columns = ENCODINGS.map(|encoding| text.position(offset, encoding));
        assert_eq!(columns.map(|p| p.line), [1, 1, 1]);
        assert_eq!(columns.map(|p| p.column), [9, 4, 3]);
    }

    #[test]
    fn lines_end_as_the_protocol_says_and_nowhere_else() {
        let text = Text::new("a\nb\r\nc\rd\u{2028}e\u{b}f\n");
        let lines: Vec<TextRange> =
            (0..text.line_count()).map(|line| text.line_range(line)).collect();
        let whole = text.to_string();
        let lines: Vec<&str> = lines.into_iter().map(|range| range.of(&whole)).collect();
        assert_eq!(lines, ["a", "b", "c", "d\u{2028}e\u{b}f", ""]);
    }

    #[test]
    fn places_that_do_not_exist_go_to_the_nearest_before_them() {
        let text = Text::new("a😀\r\nb");
        let offset = |line, column| text.offset(Position { line, column }, Encoding::Utf16);
        assert_eq!(offset(0, 2), 1, "inside the surrogate pair");
        assert_eq!(offset(0, 99), 5, "behind the line");
        assert_eq!(offset(9, 0), 8, "behind the text");
        let inside_line_end = text.position(6, Encoding::Utf16);
        assert_eq!(inside_line_end, Position { line: 0, column: 3 });
    }

    proptest! {
        #[test]
        fn positions_are_counted_right(text in any_text(), encoding in any_encoding()) {
            let rope = Text::new(&text);
            for offset in cursor_offsets(&text) {
                let expected = counted_position(&text, offset, encoding);
                prop_assert_eq!(rope.position(offset, encoding), expected);
            }
        }

        #[test]
        fn offsets_survive_the_round_trip(text in any_text(), encoding in any_encoding()) {
            let rope = Text::new(&text);
            for offset in cursor_offsets(&text) {
                let position = rope.position(offset, encoding);
                prop_assert_eq!(rope.offset(position, encoding), offset);
            }
        }

        #[test]
        fn any_position_is_some_character_boundary(
            text in any_text(),
            line in prop_oneof![0..20usize, Just(usize::MAX)],
            column in prop_oneof![0..40usize, Just(usize::MAX)],
            encoding in any_encoding(),
        ) {
            let offset = Text::new(&text).offset(Position { line, column }, encoding);
            prop_assert!(text.is_char_boundary(offset));
        }

        #[test]
        fn any_offset_has_a_position(text in any_text(), offset in prop_oneof![0..400usize, Just(usize::MAX)]) {
            let rope = Text::new(&text);
            for encoding in ENCODINGS {
                let position = rope.position(offset, encoding);
                prop_assert!(rope.offset(position, encoding) <= offset);
            }
        }

        #[test]
        fn edits_do_what_they_do_to_a_string(
            text in any_text(),
            edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any_text()), 1..12),
            encoding in any_encoding(),
        ) {
            let mut expected = text.clone();
            let mut rope = Text::new(&text);
            for (from, to, insert) in edits {
                let cursors: Vec<usize> = cursor_offsets(&expected).collect();
                let (from, to) = (*from.get(&cursors), *to.get(&cursors));
                let (start, end) = (from.min(to), from.max(to));
                let sent = (rope.position(start, encoding), rope.position(end, encoding));
                let range = TextRange::new(rope.offset(sent.0, encoding), rope.offset(sent.1, encoding));
                rope.apply(&Edit { range: Some(range), insert: insert.clone() });
                expected.replace_range(start..end, &insert);
                prop_assert_eq!(rope.to_string(), &expected[..]);
                prop_assert_eq!(rope.len(), expected.len());
            }
        }

        #[test]
        fn edits_that_do_not_fit_change_whole_characters(text in any_text(), start: usize, end: usize) {
            let mut rope = Text::new(&text);
            rope.apply(&Edit { range: Some(TextRange { start, end }), insert: "x".into() });
            prop_assert!(rope.to_string().contains('x'));
        }
    }
}

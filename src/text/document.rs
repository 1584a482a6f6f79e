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
    /// as the character's start, one behind the text as its end.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let offset = offset.min(self.len());
        let char = self.rope.byte_to_char(offset);
        let line = self.rope.char_to_line(char);
        let line_char = self.rope.line_to_char(line);
        let column = match encoding {
            Encoding::Utf8 => self.rope.char_to_byte(char) - self.rope.line_to_byte(line),
            Encoding::Utf16 => {
                self.rope.char_to_utf16_cu(char) - self.rope.char_to_utf16_cu(line_char)
            }
            Encoding::Utf32 => char - line_char,
        };
        Position { line, column }
    }

    /// The byte offset of `position` in units of `encoding`. A column behind the line's end means
    /// the line's end, a line behind the text its end, a column inside a character its start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        if position.line >= self.line_count() {
            return self.len();
        }
        let line = self.line_range(position.line);
        let line_char = self.rope.byte_to_char(line.start);
        let wanted = match encoding {
            Encoding::Utf8 => {
                let byte = (line.start + position.column).min(line.end);
                self.rope.char_to_byte(self.rope.byte_to_char(byte))
            }
            Encoding::Utf16 => {
                let unit = self.rope.char_to_utf16_cu(line_char) + position.column;
                let unit = unit.min(self.rope.len_utf16_cu());
                self.rope.char_to_byte(self.rope.utf16_cu_to_char(unit))
            }
            Encoding::Utf32 => {
                let char = (line_char + position.column).min(self.rope.len_chars());
                self.rope.char_to_byte(char)
            }
        };
        wanted.min(line.end)
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

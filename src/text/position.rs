//! Lines and columns, in the units that editors and reports count in.

/// The unit in which the column of a [`Position`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: the unit of LSP where nothing else was negotiated.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A place in a text: line and column, both counted from 0.
///
/// Lines end at `\n`, `\r\n` or a lone `\r`, as LSP says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// The line, from 0.
    pub line: usize,
    /// The column in units of an [`Encoding`], from 0.
    pub column: usize,
}

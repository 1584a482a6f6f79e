//! Lines of a source.

use crate::text::TextRange;

/// The byte order mark, which is no part of the first line.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The line of byte `offset`, without its end; of an offset behind the text or inside a character
/// the last line.
pub(super) fn line_at(source: &str, offset: usize) -> TextRange {
    let (before, after) = source.split_at_checked(offset).unwrap_or((source, ""));
    let start = before.rfind(['\n', '\r']).map_or(text_start(source), |end| end + 1);
    let end = after.find(['\n', '\r']).unwrap_or(after.len());
    TextRange::new(start, before.len() + end)
}

/// The line before `line`, which [`line_at`] has found.
pub(super) fn line_before(source: &str, line: TextRange) -> Option<TextRange> {
    let before = source.get(..line.start)?;
    let before = before.strip_suffix('\n').map_or(before, |b| b.strip_suffix('\r').unwrap_or(b));
    (before.len() < line.start).then(|| line_at(source, before.len()))
}

/// Where the text starts: behind a byte order mark.
pub(super) fn text_start(source: &str) -> usize {
    if source.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }
}

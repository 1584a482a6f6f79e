//! A finding as the machine formats print it: the shape is a contract (version 1).

use std::borrow::Cow;
use std::path::Path;

use serde::Serialize;

use crate::rules::{Finding, Fix, Related, Replacement};
use crate::text::{Encoding, Text, TextRange};

use crate::check::CheckedFile;

/// One finding.
#[derive(Serialize)]
pub struct Diagnostic<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    range: Range,
    related: Vec<RelatedPlace<'a>>,
    fixes: Vec<OfferedFix<'a>>,
    data: Cow<'a, serde_json::Value>,
}

#[derive(Serialize)]
struct RelatedPlace<'a> {
    path: Cow<'a, str>,
    message: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct OfferedFix<'a> {
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    range: Range,
    new_text: &'a str,
}

#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

/// A place as people count: line and column from 1, the column in characters; and the offset in
/// bytes from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
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

    /// The place of byte `offset`. A byte order mark fills no column, as in an editor.
    pub fn of(&self, offset: usize) -> Place {
        let position = self.text.position(offset, Encoding::Utf32);
        let unseen = usize::from(self.has_byte_order_mark && position.line == 0);
        let column = position.column.saturating_sub(unseen) + 1;
        Place { line: position.line + 1, column, offset }
    }

    fn range(&self, range: TextRange) -> Range {
        Range { start: self.of(range.start), end: self.of(range.end) }
    }
}

/// The findings of `file`, in order.
pub fn diagnostics(file: &CheckedFile) -> Vec<Diagnostic<'_>> {
    let places = Places::new(&file.text);
    file.findings.iter().map(|finding| diagnostic(file, &places, finding)).collect()
}

fn diagnostic<'a>(file: &'a CheckedFile, places: &Places, finding: &'a Finding) -> Diagnostic<'a> {
    Diagnostic {
        rule: finding.rule,
        severity: finding.severity.as_str(),
        message: &finding.message,
        range: places.range(finding.range),
        related: finding.related.iter().map(|place| related(file, places, place)).collect(),
        fixes: finding.fixes.iter().map(|fix| offered(places, fix)).collect(),
        data: object(&finding.data),
    }
}

fn related<'a>(file: &'a CheckedFile, places: &Places, related: &'a Related) -> RelatedPlace<'a> {
    let (path, range) = match &related.archive {
        None => (file.path.as_path(), places.range(related.range)),
        Some(archive) => {
            (from_here(&archive.path), Places::new(&archive.text).range(related.range))
        }
    };
    RelatedPlace { path: path.to_string_lossy(), message: &related.message, range }
}

/// `path` as seen from the current folder, where it lies in it: as users name files.
pub fn from_here(path: &Path) -> &Path {
    let here = std::env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}

/// `data` is an object always, an empty one where a rule says nothing more.
fn object(data: &serde_json::Value) -> Cow<'_, serde_json::Value> {
    match data {
        serde_json::Value::Null => Cow::Owned(serde_json::json!({})),
        said => Cow::Borrowed(said),
    }
}

fn offered<'a>(places: &Places, fix: &'a Fix) -> OfferedFix<'a> {
    let edit =
        |edit: &'a Replacement| Edit { range: places.range(edit.range), new_text: &edit.new_text };
    OfferedFix { title: &fix.title, edits: fix.edits.iter().map(edit).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_from_one_and_offsets_bytes_from_zero() {
        let table = [
            ("né|e", (1, 3)),
            ("a\r\n😀|b", (2, 2)),
            ("\u{feff}|a", (1, 1)),
            ("\u{feff}a\nb|", (2, 2)),
            ("|", (1, 1)),
        ];
        for (marked, (line, column)) in table {
            let offset = marked.find('|').unwrap();
            let text = marked.replacen('|', "", 1);
            assert_eq!(Places::new(&text).of(offset), Place { line, column, offset }, "{marked:?}");
        }
    }
}

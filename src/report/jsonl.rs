//! `jsonl`: one finding a line, with its path.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::diagnostic::{Diagnostic, diagnostics};
use super::{CheckedFile, Format, Report};

pub const FORMAT: Format = Format {
    name: "jsonl",
    summary: "one JSON object a finding, one a line",
    report: || Box::new(Jsonl),
};

struct Jsonl;

#[derive(Serialize)]
struct Line<'a> {
    path: Cow<'a, str>,
    #[serde(flatten)]
    diagnostic: Diagnostic<'a>,
}

impl Report for Jsonl {
    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()> {
        for diagnostic in diagnostics(file) {
            let line = Line { path: file.path.to_string_lossy(), diagnostic };
            serde_json::to_writer(&mut *out, &line)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_line_is_a_diagnostic_with_its_path() {
        let written = fixture::written(&FORMAT);
        assert_eq!(written.lines().count(), 1);
        let line: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(line["path"], "a.article.md");
        assert_eq!(line["rule"], "overstated-claim");
        assert_eq!(line["range"]["start"]["offset"], 21);
    }
}

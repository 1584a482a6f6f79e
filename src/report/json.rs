//! `json`: one document with all files and a summary.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::diagnostic::{Diagnostic, diagnostics};
use super::{CheckedFile, Format, Report, Summary};

pub const FORMAT: Format =
    Format { name: "json", summary: "one JSON document with all files and a summary", write };

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    files: Vec<File<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct File<'a> {
    path: Cow<'a, str>,
    diagnostics: Vec<Diagnostic<'a>>,
}

fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let files = report.files.iter().map(file).collect();
    let document = Document { version: 1, files, summary: report.summary() };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn file(file: &CheckedFile) -> File<'_> {
    File { path: file.path.to_string_lossy(), diagnostics: diagnostics(file) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_shape_is_the_contract() {
        let document: Value = serde_json::from_str(&fixture::written(&FORMAT)).unwrap();
        let range = json!({
            "start": {"line": 1, "column": 19, "offset": 21},
            "end": {"line": 1, "column": 31, "offset": 33},
        });
        let evidence = json!({
            "start": {"line": 3, "column": 15, "offset": 57},
            "end": {"line": 3, "column": 26, "offset": 68},
        });
        let diagnostic = json!({
            "rule": "overstated-claim",
            "severity": "warning",
            "message": "the summary says *is preparing*, the article says *is weighing*",
            "range": range,
            "related": [
                {"path": "a.article.md", "message": "the article says it here", "range": evidence},
            ],
            "fixes": [
                {
                    "title": "Write \"is weighing\"",
                    "edits": [{"range": range, "new_text": "is weighing"}],
                },
            ],
            "data": {"score": 0.5},
        });
        let expected = json!({
            "version": 1,
            "files": [
                {"path": "a.article.md", "diagnostics": [diagnostic]},
                {"path": "b.article.md", "diagnostics": []},
            ],
            "summary": {
                "files": 2, "findings": 1, "error": 0, "warning": 1, "info": 0, "hint": 0,
            },
        });
        assert_eq!(document, expected);
    }
}

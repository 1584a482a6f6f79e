//! `json`: one document with all files and a summary.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::diagnostic::{Diagnostic, diagnostics};
use super::list::List;
use super::{CheckedFile, Ending, Format, Report};

pub const FORMAT: Format = Format {
    name: "json",
    summary: "one JSON document with all files and a summary",
    report: || Box::new(Json::default()),
};

/// The version of the document's shape.
const VERSION: u32 = 1;

#[derive(Default)]
struct Json {
    files: List,
}

#[derive(Serialize)]
struct File<'a> {
    path: Cow<'a, str>,
    diagnostics: Vec<Diagnostic<'a>>,
}

impl Report for Json {
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{{\"version\":{VERSION},\"files\":[")
    }

    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()> {
        let path = file.path.to_string_lossy();
        self.files.push(&File { path, diagnostics: diagnostics(file) }, out)
    }

    fn end(&mut self, ending: &Ending, out: &mut dyn io::Write) -> io::Result<()> {
        self.files.end(out)?;
        write!(out, ",\"summary\":")?;
        serde_json::to_writer(&mut *out, &ending.totals)?;
        writeln!(out, "}}")
    }
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
                "files": 2, "findings": 1, "error": 0, "warning": 1, "info": 0, "hint": 0, "fixed": 0, "known": 0,
            },
        });
        assert_eq!(document, expected);
    }
}

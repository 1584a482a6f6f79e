//! `rdjson`: the Reviewdog Diagnostic Format, which reviewdog posts as a review wherever it runs.
//!
//! Its columns count bytes; reviewdog takes its paths to be those of the folder that it is run in.

use std::io;

use serde::Serialize;

use crate::rules::{Finding, Fix, Related, Severity};
use crate::text::{Encoding, TextRange};

use super::list::List;
use super::paths::Paths;
use super::place::Places;
use super::{CheckedFile, Complaint, Ending, Format, NOT_CHECKED, Report};

pub const FORMAT: Format = Format {
    name: "rdjson",
    summary: "the Reviewdog Diagnostic Format: a review with suggestions, by reviewdog",
    report: || Box::new(Rdjson { paths: Paths::seen_from_here(), diagnostics: List::default() }),
};

struct Rdjson {
    paths: Paths,
    diagnostics: List,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: &'a str,
    location: Location,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedLocation<'a>>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Position>,
}

/// Both from 1, the column in bytes, where it is known.
#[derive(Serialize)]
struct Position {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct RelatedLocation<'a> {
    message: &'a str,
    location: Location,
}

impl Report for Rdjson {
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{{\"source\":{{\"name\":\"{}\"}},\"diagnostics\":[", env!("CARGO_PKG_NAME"))
    }

    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()> {
        let path = self.paths.slashed(&file.path);
        let sheet = Sheet { paths: &self.paths, path, places: Places::new(&file.text) };
        let mut findings = file.findings.iter();
        findings.try_for_each(|finding| self.diagnostics.push(&sheet.diagnostic(finding), out))
    }

    fn end(&mut self, ending: &Ending, out: &mut dyn io::Write) -> io::Result<()> {
        for complaint in &ending.complaints {
            self.diagnostics.push(&not_checked(complaint, &self.paths), out)?;
        }
        self.diagnostics.end(out)?;
        writeln!(out, "}}")
    }
}

/// One article, as its findings are told.
struct Sheet<'a> {
    paths: &'a Paths,
    path: String,
    places: Places,
}

impl Sheet<'_> {
    fn diagnostic<'a>(&self, finding: &'a Finding) -> Diagnostic<'a> {
        Diagnostic {
            message: &finding.message,
            location: Location {
                path: self.path.clone(),
                range: Some(range(&self.places, finding.range)),
            },
            severity: severity(finding.severity),
            code: Code { value: finding.rule },
            suggestions: finding.fixes.iter().filter_map(|fix| self.suggestion(fix)).collect(),
            related_locations: finding.related.iter().map(|place| self.related(place)).collect(),
        }
    }

    /// A suggestion is one replacement: of a fix that is made of several, a part would do harm.
    fn suggestion<'a>(&self, fix: &'a Fix) -> Option<Suggestion<'a>> {
        let [edit] = fix.edits.as_slice() else { return None };
        Some(Suggestion { range: range(&self.places, edit.range), text: &edit.new_text })
    }

    fn related<'a>(&self, related: &'a Related) -> RelatedLocation<'a> {
        let (path, range) = match &related.archive {
            None => (self.path.clone(), range(&self.places, related.range)),
            Some(archive) => (
                self.paths.slashed(&archive.path),
                range(&Places::new(&archive.text), related.range),
            ),
        };
        let location = Location { path, range: Some(range) };
        RelatedLocation { message: &related.message, location }
    }
}

/// The format has no other place for what could not be done, and without it the review looks clean.
fn not_checked<'a>(complaint: &'a Complaint, paths: &Paths) -> Diagnostic<'a> {
    let start = complaint.at.map(|(line, _)| Position { line, column: None });
    let range = start.map(|start| Range { start, end: None });
    Diagnostic {
        message: &complaint.message,
        location: Location { path: paths.of_complaint(complaint), range },
        severity: severity(Severity::Error),
        code: Code { value: NOT_CHECKED },
        suggestions: Vec::new(),
        related_locations: Vec::new(),
    }
}

fn range(places: &Places, range: TextRange) -> Range {
    let position = |offset| {
        let place = places.counted_in(Encoding::Utf8, offset);
        Position { line: place.line, column: Some(place.column) }
    };
    Range { start: position(range.start), end: Some(position(range.end)) }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info | Severity::Hint => "INFO",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::fixture;
    use crate::rules::Replacement;

    #[test]
    fn columns_count_bytes() {
        let report: Value = serde_json::from_str(&fixture::written(&FORMAT)).unwrap();
        let range = json!({
            "start": {"line": 1, "column": 22},
            "end": {"line": 1, "column": 34},
        });
        let evidence = json!({
            "start": {"line": 3, "column": 15},
            "end": {"line": 3, "column": 26},
        });
        let expected = json!({
            "source": {"name": "standfirst"},
            "diagnostics": [{
                "message": "the summary says *is preparing*, the article says *is weighing*",
                "location": {"path": "a.article.md", "range": range},
                "severity": "WARNING",
                "code": {"value": "overstated-claim"},
                "suggestions": [{"range": range, "text": "is weighing"}],
                "related_locations": [{
                    "message": "the article says it here",
                    "location": {"path": "a.article.md", "range": evidence},
                }],
            }],
        });
        assert_eq!(report, expected);
    }

    #[test]
    fn what_could_not_be_checked_is_an_error() {
        let written = fixture::written_of(&FORMAT, &[], &["a.article.md: is gone"]);
        let report: Value = serde_json::from_str(&written).unwrap();
        let expected = json!([{
            "message": "is gone",
            "location": {"path": "a.article.md"},
            "severity": "ERROR",
            "code": {"value": "not-checked"},
        }]);
        assert_eq!(report["diagnostics"], expected);
    }

    #[test]
    fn a_fix_of_several_replacements_is_not_suggested() {
        let mut files = fixture::files();
        let edit = Replacement { range: TextRange::empty(0), new_text: String::new() };
        files[0].findings[0].fixes[0].edits.insert(0, edit);
        let written = fixture::written_of(&FORMAT, &files, &[]);
        assert!(!written.contains("suggestions"), "{written}");
    }
}

//! A finding as the machine formats print it: the shape is a contract (version 1).

use std::borrow::Cow;

use serde::Serialize;

use crate::rules::{Finding, Fix, Related, Replacement};
use crate::text::TextRange;

use super::CheckedFile;
use super::paths::from_here;
use super::place::{Place, Places};

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
        range: range(places, finding.range),
        related: finding.related.iter().map(|place| related(file, places, place)).collect(),
        fixes: finding.fixes.iter().map(|fix| offered(places, fix)).collect(),
        data: object(&finding.data),
    }
}

fn range(places: &Places, range: TextRange) -> Range {
    Range { start: places.of(range.start), end: places.of(range.end) }
}

fn related<'a>(file: &'a CheckedFile, places: &Places, related: &'a Related) -> RelatedPlace<'a> {
    let (path, range) = match &related.archive {
        None => (file.path.as_path(), range(places, related.range)),
        Some(archive) => {
            (from_here(&archive.path), range(&Places::new(&archive.text), related.range))
        }
    };
    RelatedPlace { path: path.to_string_lossy(), message: &related.message, range }
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
        |edit: &'a Replacement| Edit { range: range(places, edit.range), new_text: &edit.new_text };
    OfferedFix { title: &fix.title, edits: fix.edits.iter().map(edit).collect() }
}

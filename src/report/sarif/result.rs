//! A finding, as SARIF tells it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::CheckedFile;
use crate::report::fingerprint::Fingerprints;
use crate::report::paths::Paths;
use crate::report::place::Places;
use crate::rules::{self, Finding, Related};
use crate::text::{Encoding, TextRange};

use super::Message;
use super::rules::{index, level};

/// The name of our fingerprints, and their version.
const FINGERPRINT: &str = "wordsFound/v1";

/// One article, as its findings are told, which must come in the order of the text.
pub struct Sheet<'a> {
    paths: &'a Paths,
    uri: String,
    places: Places,
    fingerprints: Fingerprints<'a>,
}

/// A finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "serde_json::Value::is_null")]
    properties: &'a serde_json::Value,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<PlainMessage<'a>>,
}

#[derive(Serialize)]
struct PlainMessage<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// Lines and columns from 1, the columns in UTF-16 code units; bytes from 0, a byte order mark
/// among them. Ends are exclusive.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    description: PlainMessage<'a>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: PlainMessage<'a>,
}

impl<'a> Sheet<'a> {
    /// Prepares `file`.
    pub fn new(file: &'a CheckedFile, paths: &'a Paths) -> Self {
        Self {
            paths,
            uri: paths.uri(&file.path),
            places: Places::new(&file.text),
            fingerprints: Fingerprints::new(&file.text, ""),
        }
    }

    /// The next finding.
    pub fn result<'f>(&mut self, finding: &'f Finding) -> SarifResult<'f> {
        let related = (1..).zip(&finding.related);
        SarifResult {
            rule_id: finding.rule,
            rule_index: index(finding.rule),
            level: level(finding.severity),
            message: Message { text: message(finding) },
            locations: [Location {
                id: None,
                physical_location: self.here(finding.range),
                message: None,
            }],
            related_locations: related.map(|(id, place)| self.related(id, place)).collect(),
            fixes: finding.fixes.iter().map(|fix| self.fix(fix)).collect(),
            partial_fingerprints: [(FINGERPRINT, self.fingerprints.next(finding))].into(),
            properties: &finding.data,
        }
    }

    fn related<'f>(&self, id: usize, related: &'f Related) -> Location<'f> {
        let physical_location = match &related.archive {
            None => self.here(related.range),
            Some(archive) => PhysicalLocation {
                artifact_location: ArtifactLocation { uri: self.paths.uri(&archive.path) },
                region: region(&Places::new(&archive.text), related.range),
            },
        };
        let message = Some(PlainMessage { text: &related.message });
        Location { id: Some(id), physical_location, message }
    }

    fn fix<'f>(&self, fix: &'f rules::Fix) -> Fix<'f> {
        let replacement = |edit: &'f rules::Replacement| Replacement {
            deleted_region: region(&self.places, edit.range),
            inserted_content: PlainMessage { text: &edit.new_text },
        };
        Fix {
            description: PlainMessage { text: &fix.title },
            artifact_changes: [ArtifactChange {
                artifact_location: self.article(),
                replacements: fix.edits.iter().map(replacement).collect(),
            }],
        }
    }

    /// A place of the article.
    fn here(&self, range: TextRange) -> PhysicalLocation {
        let region = region(&self.places, range);
        PhysicalLocation { artifact_location: self.article(), region }
    }

    fn article(&self) -> ArtifactLocation {
        ArtifactLocation { uri: self.uri.clone() }
    }
}

fn region(places: &Places, range: TextRange) -> Region {
    let start = places.counted_in(Encoding::Utf16, range.start);
    let end = places.counted_in(Encoding::Utf16, range.end);
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        byte_offset: range.start,
        byte_length: range.len(),
    }
}

/// What is wrong, and links to what speaks for it: GitHub shows only related places that are
/// linked.
fn message(finding: &Finding) -> String {
    let mut message = sentence(&finding.message.replace("](", "\\]("));
    for (id, related) in (1..).zip(&finding.related) {
        let text = related.message.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        message.push_str(&format!(" [{text}]({id})."));
    }
    message
}

/// `text` with a full stop, unless it ends a sentence as it is.
fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{text}{stop}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn only_our_own_links_are_links() {
        let mut finding = fixture::finding("misquotation", 0..0);
        finding.message = "nobody cites [this](1)".to_owned();
        let message_of = |text: &str| {
            let range = TextRange::empty(0);
            Related { message: text.to_owned(), archive: None, range }
        };
        finding.related = vec![message_of("see [@a]"), message_of(r"or \b")];
        let expected = r"nobody cites [this\](1). [see \[@a\]](1). [or \\b](2).";
        assert_eq!(message(&finding), expected);
    }

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!([sentence("Who?"), sentence("Nobody")], ["Who?", "Nobody."]);
    }
}

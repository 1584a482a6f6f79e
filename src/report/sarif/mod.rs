//! `sarif`: SARIF 2.1.0, which GitHub code scanning and editors read.
//!
//! The document is written piece by piece, so its types are our own: those of a crate hold a whole
//! run. GitHub takes 25,000 results at most and shows the 5,000 gravest; what else it asks for
//! (texts of at most 1,024 characters, 20 tags a rule) is held by tests.

mod result;
mod rules;

use std::io;

use serde::Serialize;

use super::list::List;
use super::paths::Paths;
use super::{CheckedFile, Complaint, Ending, Format, Report};

use result::Sheet;
use rules::Driver;

pub const FORMAT: Format = Format {
    name: "sarif",
    summary: "SARIF 2.1.0: code scanning in GitHub, and editors",
    report: || Box::new(Sarif { paths: Paths::seen_from_top(), results: List::default() }),
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

struct Sarif {
    paths: Paths,
    results: List,
}

/// A text, in some places with links.
#[derive(Serialize)]
struct Message {
    text: String,
}

/// What was run, and whether it could do its work.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
}

impl Report for Sarif {
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{")?;
        write!(out, "\"tool\":{{\"driver\":")?;
        serde_json::to_writer(&mut *out, &Driver::new())?;
        // Lines and columns as an editor counts them.
        write!(out, "}},\"columnKind\":\"utf16CodeUnits\",\"defaultEncoding\":\"utf-8\",")?;
        write!(out, "\"newlineSequences\":[\"\\r\\n\",\"\\n\",\"\\r\"],\"results\":[")
    }

    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()> {
        let mut sheet = Sheet::new(file, &self.paths);
        file.findings.iter().try_for_each(|finding| self.results.push(&sheet.result(finding), out))
    }

    fn end(&mut self, ending: &Ending, out: &mut dyn io::Write) -> io::Result<()> {
        self.results.end(out)?;
        write!(out, ",\"invocations\":[")?;
        serde_json::to_writer(&mut *out, &invocation(ending))?;
        writeln!(out, "]}}]}}")
    }
}

fn invocation(ending: &Ending) -> Invocation {
    let notification = |complaint: &Complaint| {
        let message = Message { text: complaint.to_string() };
        Notification { level: "error", message }
    };
    Invocation {
        execution_successful: ending.complaints.is_empty(),
        tool_execution_notifications: ending.complaints.iter().map(notification).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::fixture;

    fn run(files: &[CheckedFile], complaints: &[&str]) -> Value {
        let written = fixture::written_of(&FORMAT, files, complaints);
        let mut document: Value = serde_json::from_str(&written).unwrap();
        assert_eq!(document["version"], "2.1.0");
        document["runs"][0].take()
    }

    #[test]
    fn one_result_a_finding() {
        let mut run = run(&fixture::files(), &[]);
        let region = json!({
            "startLine": 1, "startColumn": 19, "endLine": 1, "endColumn": 31,
            "byteOffset": 21, "byteLength": 12,
        });
        let evidence = json!({
            "startLine": 3, "startColumn": 15, "endLine": 3, "endColumn": 26,
            "byteOffset": 57, "byteLength": 11,
        });
        let file = json!({"uri": "a.article.md"});
        let result = &mut run["results"][0];
        let fingerprint = result["partialFingerprints"]["wordsFound/v1"].take();
        assert_eq!(fingerprint.as_str().map(str::len), Some(32));
        let expected = json!({
            "ruleId": "overstated-claim",
            "ruleIndex": 1,
            "level": "warning",
            "message": {"text":
                "the summary says *is preparing*, the article says *is weighing*. \
                 [the article says it here](1)."},
            "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
            "relatedLocations": [{
                "id": 1,
                "physicalLocation": {"artifactLocation": file, "region": evidence},
                "message": {"text": "the article says it here"},
            }],
            "fixes": [{
                "description": {"text": "Write \"is weighing\""},
                "artifactChanges": [{
                    "artifactLocation": file,
                    "replacements": [{
                        "deletedRegion": region,
                        "insertedContent": {"text": "is weighing"},
                    }],
                }],
            }],
            "partialFingerprints": {"wordsFound/v1": null},
            "properties": {"score": 0.5},
        });
        assert_eq!(*result, expected);
        assert_eq!(run["tool"]["driver"]["rules"][1]["id"], "overstated-claim");
    }

    #[test]
    fn it_says_whether_all_could_be_checked() {
        assert_eq!(run(&[], &[])["invocations"], json!([{"executionSuccessful": true}]));
        let failed = run(&[], &["a.article.md: gone"]);
        let notification = json!({"level": "error", "message": {"text": "a.article.md: gone"}});
        assert_eq!(failed["invocations"][0]["executionSuccessful"], false);
        assert_eq!(failed["invocations"][0]["toolExecutionNotifications"], json!([notification]));
        assert_eq!(failed["results"], json!([]));
    }
}

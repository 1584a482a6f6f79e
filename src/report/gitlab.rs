//! `gitlab`: a Code Quality report, which GitLab shows in a merge request.

use std::io;

use serde::Serialize;

use crate::rules::{Finding, Severity};

use super::fingerprint::{Fingerprints, of_complaint};
use super::list::List;
use super::one_line::on_one_line;
use super::paths::Paths;
use super::place::Places;
use super::{CheckedFile, Complaint, Ending, Format, NOT_CHECKED, Report};

pub const FORMAT: Format = Format {
    name: "gitlab",
    summary: "a Code Quality report: findings of a merge request in GitLab",
    report: || Box::new(Gitlab { paths: Paths::seen_from_top(), issues: List::default() }),
};

struct Gitlab {
    paths: Paths,
    issues: List,
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

/// The first and the last line, from 1.
#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Report for Gitlab {
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        write!(out, "[")
    }

    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()> {
        let path = self.paths.slashed(&file.path);
        let places = Places::new(&file.text);
        let mut fingerprints = Fingerprints::new(&file.text, &path);
        for finding in &file.findings {
            let fingerprint = fingerprints.next(finding);
            self.issues.push(&issue(finding, &path, &places, fingerprint), out)?;
        }
        Ok(())
    }

    fn end(&mut self, ending: &Ending, out: &mut dyn io::Write) -> io::Result<()> {
        for complaint in &ending.complaints {
            let path = self.paths.of_complaint(complaint);
            self.issues.push(&not_checked(complaint, &path), out)?;
        }
        self.issues.end(out)?;
        writeln!(out)
    }
}

fn issue<'a>(
    finding: &'a Finding,
    path: &'a str,
    places: &Places,
    fingerprint: String,
) -> Issue<'a> {
    let (begin, end) = places.lines(finding.range);
    Issue {
        description: on_one_line(&finding.message),
        check_name: finding.rule,
        fingerprint,
        severity: severity(finding.severity),
        location: Location { path, lines: Lines { begin, end } },
    }
}

/// GitLab has no other place for what could not be done, and without it the page looks clean.
fn not_checked<'a>(complaint: &Complaint, path: &'a str) -> Issue<'a> {
    let line = complaint.at.map_or(1, |(line, _)| line);
    Issue {
        description: on_one_line(&complaint.message),
        check_name: NOT_CHECKED,
        fingerprint: of_complaint(path, &complaint.message),
        severity: "blocker",
        location: Location { path, lines: Lines { begin: line, end: line } },
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "minor",
        Severity::Hint => "info",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::fixture;

    #[test]
    fn one_issue_a_finding() {
        let mut report: Value = serde_json::from_str(&fixture::written(&FORMAT)).unwrap();
        let fingerprint = report[0]["fingerprint"].take();
        assert_eq!(fingerprint.as_str().map(str::len), Some(32));
        let expected = json!([{
            "description": "the summary says *is preparing*, the article says *is weighing*",
            "check_name": "overstated-claim",
            "fingerprint": null,
            "severity": "major",
            "location": {"path": "a.article.md", "lines": {"begin": 1, "end": 1}},
        }]);
        assert_eq!(report, expected);
    }

    #[test]
    fn nothing_found_is_an_empty_array() {
        assert_eq!(fixture::written_of(&FORMAT, &[], &[]), "[]\n");
    }

    #[test]
    fn what_could_not_be_checked_blocks() {
        let written = fixture::written_of(&FORMAT, &[], &["desk/a.article.md: is gone"]);
        let mut report: Value = serde_json::from_str(&written).unwrap();
        let fingerprint = report[0]["fingerprint"].take();
        assert_eq!(fingerprint.as_str().map(str::len), Some(32));
        let expected = json!([{
            "description": "is gone",
            "check_name": "not-checked",
            "fingerprint": null,
            "severity": "blocker",
            "location": {"path": "desk/a.article.md", "lines": {"begin": 1, "end": 1}},
        }]);
        assert_eq!(report, expected);
    }
}

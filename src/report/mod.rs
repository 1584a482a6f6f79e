//! One output format of `check` a file, and what all of them work from. Floor 6.
//!
//! A new format is one file with a `FORMAT` in it and one line in [`FORMATS`].

mod concise;
mod diagnostic;
mod excerpt;
mod full;
mod json;
mod jsonl;

use std::io;
use std::path::PathBuf;

use serde::Serialize;

use crate::rules::{Finding, Severity};

/// All formats, the default first.
pub static FORMATS: &[&Format] = &[&full::FORMAT, &concise::FORMAT, &json::FORMAT, &jsonl::FORMAT];

/// An output format.
#[derive(Clone, Copy)]
pub struct Format {
    /// What `--format` calls it.
    pub name: &'static str,
    /// What it is for, in one line.
    pub summary: &'static str,
    /// Writes a report; fails only as the writer fails. May write colours: who writes to anything
    /// but a terminal strips them.
    pub write: fn(&Report, &mut dyn io::Write) -> io::Result<()>,
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// What `check` found.
#[derive(Debug, Default)]
pub struct Report {
    /// The articles, in the order in which they are reported.
    pub files: Vec<CheckedFile>,
}

/// One article that was checked.
#[derive(Debug)]
pub struct CheckedFile {
    /// The article, as the user named it.
    pub path: PathBuf,
    /// Its text; left empty where nothing was found, as no report quotes it then.
    pub text: String,
    /// What was found, in the order of the text.
    pub findings: Vec<Finding>,
}

/// How much was checked and found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summary {
    /// Articles checked.
    pub files: usize,
    /// Findings in all.
    pub findings: usize,
    /// Of these: errors.
    pub error: usize,
    /// Of these: warnings.
    pub warning: usize,
    /// Of these: worth knowing.
    pub info: usize,
    /// Of these: hints.
    pub hint: usize,
}

impl CheckedFile {
    /// Keeps `text` only if a report may quote it.
    pub fn new(path: PathBuf, text: String, findings: Vec<Finding>) -> Self {
        let text = if findings.is_empty() { String::new() } else { text };
        Self { path, text, findings }
    }
}

impl Report {
    /// All findings.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.files.iter().flat_map(|file| &file.findings)
    }

    /// Counts what was found.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary { files: self.files.len(), ..Summary::default() };
        for finding in self.findings() {
            summary.findings += 1;
            match finding.severity {
                Severity::Error => summary.error += 1,
                Severity::Warning => summary.warning += 1,
                Severity::Info => summary.info += 1,
                Severity::Hint => summary.hint += 1,
            }
        }
        summary
    }
}

impl std::fmt::Display for Summary {
    /// "3 articles checked, 2 findings: 1 error, 1 hint"
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} checked, ", counted(self.files, "article"))?;
        if self.findings == 0 {
            return f.write_str("no findings");
        }
        let kinds = [
            (self.error, "error"),
            (self.warning, "warning"),
            (self.info, "info"),
            (self.hint, "hint"),
        ];
        let kinds = kinds.iter().filter(|(count, _)| *count > 0);
        let kinds: Vec<_> = kinds.map(|(count, noun)| counted(*count, noun)).collect();
        write!(f, "{}: {}", counted(self.findings, "finding"), kinds.join(", "))
    }
}

/// "1 article", "2 articles"
fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 || noun == "info" { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod fixture {
    //! A report with one finding, for the tests of the formats.

    use serde_json::json;

    use super::{CheckedFile, Report};
    use crate::rules::{Finding, Fix, Related, Replacement, Severity};
    use crate::text::TextRange;

    /// Where `words` stand in `text`, which must hold them.
    pub fn range_of(text: &str, words: &str) -> TextRange {
        let start = text.find(words).unwrap_or_else(|| panic!("no {words:?} in {text:?}"));
        TextRange::new(start, start + words.len())
    }

    /// A summary that says "is preparing" over an article that says "is weighing".
    pub fn report() -> Report {
        let text = "- Zoë’s regulator is preparing a fine.\n\nThe regulator is weighing a fine.\n";
        let range = range_of(text, "is preparing");
        let finding = Finding {
            rule: "overstated-claim",
            severity: Severity::Warning,
            message: "the summary says *is preparing*, the article says *is weighing*".to_owned(),
            range,
            related: vec![Related {
                archive: None,
                message: "the article says it here".to_owned(),
                range: range_of(text, "is weighing"),
            }],
            fixes: vec![Fix {
                title: "Write \"is weighing\"".to_owned(),
                edits: vec![Replacement { range, new_text: "is weighing".to_owned() }],
                is_safe: false,
            }],
            data: json!({"score": 0.5}),
        };
        let file = CheckedFile::new("a.article.md".into(), text.to_owned(), vec![finding]);
        let silent = CheckedFile::new("b.article.md".into(), "Fine.".to_owned(), vec![]);
        Report { files: vec![file, silent] }
    }

    /// What `format` makes of [`report`], without colours.
    pub fn written(format: &super::Format) -> String {
        let mut plain = anstream::StripStream::new(Vec::new());
        (format.write)(&report(), &mut plain).unwrap();
        String::from_utf8(plain.into_inner()).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_counts_in_words() {
        let nothing = Summary { files: 3, ..Summary::default() };
        assert_eq!(nothing.to_string(), "3 articles checked, no findings");
        let some = Summary { files: 1, findings: 4, error: 1, warning: 0, info: 2, hint: 1 };
        assert_eq!(some.to_string(), "1 article checked, 4 findings: 1 error, 2 info, 1 hint");
        assert_eq!(fixture::report().summary().warning, 1);
    }

    #[test]
    fn text_is_kept_only_where_it_may_be_quoted() {
        let report = fixture::report();
        assert!(!report.files[0].text.is_empty());
        assert!(report.files[1].text.is_empty());
    }
}

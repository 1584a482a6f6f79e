//! One article that was checked, and how many there were.

use std::path::PathBuf;

use serde::Serialize;

use crate::rules::{Finding, Severity};

/// One article that was checked.
#[derive(Debug, Clone, PartialEq)]
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
pub struct Totals {
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
    /// Findings that were mended, and are none any more.
    pub fixed: usize,
    /// Findings that the baseline knows, and that are let be.
    pub known: usize,
}

impl CheckedFile {
    /// Keeps `text` only if a report may quote it.
    pub fn new(path: PathBuf, text: String, findings: Vec<Finding>) -> Self {
        let text = if findings.is_empty() { String::new() } else { text };
        Self { path, text, findings }
    }
}

impl Totals {
    /// Counts an article and what was found in it.
    pub fn add(&mut self, file: &CheckedFile) {
        self.files += 1;
        self.findings += file.findings.len();
        for finding in &file.findings {
            match finding.severity {
                Severity::Error => self.error += 1,
                Severity::Warning => self.warning += 1,
                Severity::Info => self.info += 1,
                Severity::Hint => self.hint += 1,
            }
        }
    }
}

impl std::fmt::Display for Totals {
    /// "3 articles checked, 2 findings: 1 error, 1 hint"
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} checked, ", counted(self.files, "article"))?;
        if self.findings == 0 {
            f.write_str("no findings")?;
        } else {
            self.tell_findings(f)?;
        }
        let others = [(self.fixed, "mended"), (self.known, "in the baseline")];
        let others = others.iter().filter(|(count, _)| *count > 0);
        let others: Vec<_> = others.map(|(count, what)| format!("{count} {what}")).collect();
        if others.is_empty() { Ok(()) } else { write!(f, "; {}", others.join(", ")) }
    }
}

impl Totals {
    /// "2 findings: 1 error, 1 hint"
    fn tell_findings(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
mod tests {
    use super::*;

    #[test]
    fn totals_are_told_in_words() {
        let nothing = Totals { files: 3, ..Totals::default() };
        assert_eq!(nothing.to_string(), "3 articles checked, no findings");
        let some =
            Totals { files: 1, findings: 4, error: 1, info: 2, hint: 1, ..Totals::default() };
        assert_eq!(some.to_string(), "1 article checked, 4 findings: 1 error, 2 info, 1 hint");
        let mended = Totals { files: 1, fixed: 2, known: 1, ..Totals::default() };
        assert_eq!(
            mended.to_string(),
            "1 article checked, no findings; 2 mended, 1 in the baseline"
        );
    }

    #[test]
    fn text_is_kept_only_where_it_may_be_quoted() {
        let silent = CheckedFile::new("a.article.md".into(), "Fine.".to_owned(), vec![]);
        assert!(silent.text.is_empty());
    }
}

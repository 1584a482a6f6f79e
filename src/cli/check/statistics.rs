//! `--statistics`: how many findings each rule has.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use crate::check::CheckedFile;
use crate::report::{Ending, Report};
use crate::rules::Severity;

/// Counts the findings instead of listing them.
pub struct Statistics {
    /// Whether a program reads it.
    as_json: bool,
    counts: BTreeMap<&'static str, Count>,
}

#[derive(Serialize)]
struct Count {
    rule: &'static str,
    severity: Severity,
    findings: usize,
    articles: usize,
    /// Findings that `--fix` mends.
    fixable: usize,
}

impl Statistics {
    /// Counts nothing yet; `as_json` for programs.
    pub fn new(as_json: bool) -> Self {
        Self { as_json, counts: BTreeMap::new() }
    }

    /// The counts, largest first.
    fn sorted(&self) -> Vec<&Count> {
        let mut counts: Vec<_> = self.counts.values().collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.findings));
        counts
    }
}

impl Report for Statistics {
    fn file(&mut self, file: &CheckedFile, _out: &mut dyn io::Write) -> io::Result<()> {
        let mut last = BTreeMap::new();
        for finding in &file.findings {
            let (rule, severity) = (finding.rule, finding.severity);
            let nothing = Count { rule, severity, findings: 0, articles: 0, fixable: 0 };
            let count = self.counts.entry(rule).or_insert(nothing);
            count.findings += 1;
            count.fixable += usize::from(finding.fixes.iter().any(|fix| fix.is_safe));
            count.severity = count.severity.max(severity);
            count.articles += usize::from(last.insert(rule, ()).is_none());
        }
        Ok(())
    }

    fn end(&mut self, ending: &Ending, out: &mut dyn io::Write) -> io::Result<()> {
        let counts = self.sorted();
        if self.as_json {
            serde_json::to_writer_pretty(&mut *out, &counts)?;
            return writeln!(out);
        }
        for count in &counts {
            let Count { rule, severity, findings, articles, fixable } = count;
            let fixable = if *fixable > 0 { format!(", {fixable} fixable") } else { String::new() };
            let articles =
                format!("in {articles} article{}", if *articles == 1 { "" } else { "s" });
            writeln!(
                out,
                "{findings:>7}  {:<7}  {rule}  ({articles}{fixable})",
                severity.as_str()
            )?;
        }
        writeln!(out, "{}", ending.totals)
    }
}

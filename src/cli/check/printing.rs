//! The report as it is printed, and the exit status that follows from it.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::check::CheckedFile;
use crate::cli::output::{complain, unless_gone};
use crate::cli::{FAILED, FOUND, Outcome};
use crate::report::{Ending, Format, Report};
use crate::rules::Severity;

/// A report that is being printed.
///
/// A reader that goes away (`| head`) has all that it wanted; the check goes on, so that the exit
/// status stays what it is.
pub struct Printing<W> {
    report: Box<dyn Report>,
    out: W,
    ending: Ending,
    /// The worst that was found.
    worst: Option<Severity>,
    /// A broken configuration breaks many articles, but is one complaint.
    complaints: BTreeSet<String>,
}

impl<W: Write> Printing<W> {
    /// Begins a report on `out`.
    pub fn begin(format: Format, out: W) -> io::Result<Self> {
        let (report, ending) = ((format.report)(), Ending::default());
        let mut printing = Self { report, out, ending, worst: None, complaints: BTreeSet::new() };
        unless_gone(printing.report.begin(&mut printing.out))?;
        Ok(printing)
    }

    /// Prints what was found in `file`.
    pub fn file(&mut self, file: &CheckedFile) -> io::Result<()> {
        self.ending.totals.add(file);
        self.worst = self.worst.max(file.findings.iter().map(|found| found.severity).max());
        unless_gone(self.report.file(file, &mut self.out))
    }

    /// Says on standard error what could not be checked, once.
    pub fn complain(&mut self, complaint: String) {
        if !self.complaints.contains(&complaint) {
            complain(&complaint);
            self.complaints.insert(complaint);
        }
    }

    /// Prints the end. The exit status is 2 if something could not be checked, 1 if something was
    /// found that is as severe as `fail_on`.
    pub fn end(mut self, fail_on: Severity) -> Outcome {
        self.ending.complaints = self.complaints.into_iter().collect();
        unless_gone(self.report.end(&self.ending, &mut self.out))?;
        unless_gone(self.out.flush())?;
        Ok(if !self.ending.complaints.is_empty() {
            ExitCode::from(FAILED)
        } else if self.worst >= Some(fail_on) {
            ExitCode::from(FOUND)
        } else {
            ExitCode::SUCCESS
        })
    }
}

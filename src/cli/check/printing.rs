//! The report as it is printed, and the exit status that follows from it.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::check::Complaint;
use crate::cli::output::{complain, unless_gone};
use crate::cli::{FAILED, FOUND, Outcome};
use crate::report::{Ending, Report, from_here};
use crate::rules::Severity;

use super::job::Done;
use super::statistics::Statistics;
use super::{Arguments, Progress};

/// How many bytes of a report are held before they are written.
const HELD: usize = 1 << 16;

/// How many stale entries of a baseline are named.
const NAMED: usize = 5;

/// A report that is being printed.
///
/// A reader that goes away (`| head`) has all that it wanted; the check goes on, so that the exit
/// status stays what it is.
pub struct Printing<'a, W> {
    arguments: &'a Arguments,
    progress: &'a Progress,
    report: Box<dyn Report>,
    out: W,
    held: Vec<u8>,
    ending: Ending,
    /// The worst that was found.
    worst: Option<Severity>,
    /// A broken configuration breaks many articles, but is one complaint.
    complaints: BTreeSet<Complaint>,
    /// Entries of the baseline that match nothing, in words.
    stale: Vec<String>,
    /// Whether `--diff` has anything to show.
    has_diff: bool,
}

/// Prints nothing: what `--diff` shows takes its place.
struct Silence;

impl Report for Silence {
    fn file(&mut self, _: &crate::check::CheckedFile, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

impl<'a, W: Write> Printing<'a, W> {
    /// Begins a report on `out`.
    pub fn begin(arguments: &'a Arguments, progress: &'a Progress, out: W) -> io::Result<Self> {
        let mut report: Box<dyn Report> = if arguments.diff {
            Box::new(Silence)
        } else if arguments.statistics {
            let as_json = arguments.format().name == "json";
            Box::new(Statistics::new(as_json))
        } else {
            (arguments.format().report)()
        };
        let mut held = Vec::new();
        report.begin(&mut held)?;
        Ok(Self {
            arguments,
            progress,
            report,
            out,
            held,
            ending: Ending::default(),
            worst: None,
            complaints: BTreeSet::new(),
            stale: Vec::new(),
            has_diff: false,
        })
    }

    /// Prints what became of an article.
    pub fn take(&mut self, done: Result<Done, Complaint>) -> io::Result<()> {
        let Done { file, known, stale, mended, complaint } = match done {
            Ok(done) => done,
            Err(complaint) => {
                self.complain(complaint);
                return Ok(());
            }
        };
        let is_mended = complaint.is_none();
        if let Some(complaint) = complaint {
            self.complain(complaint);
        }
        let totals = &mut self.ending.totals;
        totals.add(&file);
        totals.known += known;
        if let Some(mended) = mended {
            totals.fixed += if is_mended { mended.fixed } else { 0 };
            if self.arguments.diff {
                self.has_diff = true;
                self.held.extend(mended.diff(from_here(&file.path)).into_bytes());
            }
        }
        self.stale.extend(stale.iter().map(|entry| format!("{}: {entry}", file.path.display())));
        self.worst = self.worst.max(file.findings.iter().map(|found| found.severity).max());
        self.report.file(&file, &mut self.held)?;
        if self.held.len() > HELD { self.flush() } else { Ok(()) }
    }

    /// Says on standard error what could not be done, once.
    pub fn complain(&mut self, complaint: Complaint) {
        if !self.complaints.contains(&complaint) {
            self.progress.aside(|| complain(&complaint));
            self.complaints.insert(complaint);
        }
    }

    /// Says something on standard error that changes no exit status.
    pub fn warn(&self, warning: &str) {
        self.progress.aside(|| complain(&warning));
    }

    /// Says on standard error which entries of the baseline match nothing any more, among them
    /// those about articles that are `missing`.
    pub fn tell_stale(&mut self, missing: &[String]) {
        self.stale.extend(missing.iter().map(|name| format!("{name}: there is no such article")));
        for entry in self.stale.iter().take(NAMED) {
            self.warn(&format!("the baseline knows what is gone: {entry}"));
        }
        if self.stale.len() > NAMED {
            self.warn(&format!("… and {} more", self.stale.len() - NAMED));
        }
        if !self.stale.is_empty() {
            self.warn("--write-baseline brings the baseline up to date");
        }
    }

    /// Prints the end. The exit status is 2 if something could not be done, 1 if something was
    /// found that is as severe as `--fail-on`, or would be mended.
    pub fn end(mut self) -> Outcome {
        self.ending.complaints = self.complaints.iter().cloned().collect();
        self.report.end(&self.ending, &mut self.held)?;
        self.flush()?;
        let Arguments { diff, exit_zero, fail_on, .. } = self.arguments;
        let is_bad = if *diff { self.has_diff } else { self.worst >= Some(*fail_on) };
        Ok(if !self.complaints.is_empty() {
            ExitCode::from(FAILED)
        } else if is_bad && !exit_zero {
            ExitCode::from(FOUND)
        } else {
            ExitCode::SUCCESS
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        let (out, held) = (&mut self.out, &self.held);
        let written = self.progress.aside(|| out.write_all(held).and_then(|()| out.flush()));
        self.held.clear();
        unless_gone(written).map_err(|reason| {
            io::Error::new(reason.kind(), format!("the report cannot be written: {reason}"))
        })
    }
}

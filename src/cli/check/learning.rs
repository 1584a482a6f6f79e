//! `--write-baseline`: all findings of today become known.

use std::path::Path;
use std::process::ExitCode;

use crate::check::{Baseline, Complaint, in_order};
use crate::cli::output::{Failure, complain};
use crate::cli::{FAILED, Outcome};

use super::{Arguments, Job, Progress, articles};

/// The baseline unless it is said otherwise, in the current folder.
const FILE: &str = "standfirst-baseline.json";

/// Writes the baseline, and says on standard error what it knows. Of articles that are not checked
/// it knows what it knew before.
pub fn run(arguments: &Arguments) -> Outcome {
    let path = arguments.baseline.as_deref().unwrap_or(Path::new(FILE));
    let before = if path.exists() { Baseline::read(path) } else { Ok(Baseline::empty(path)) };
    let mut baseline = before.map_err(Failure::because)?;
    baseline.forget_missing();
    let job = Job::new(arguments)?;
    let found = articles(arguments, &job)?;
    let progress = Progress::of(found.articles.len());
    let mut is_complete = found.errors.is_empty();
    for error in found.errors {
        complain(&error);
    }
    let take = |checked: Result<super::job::Done, Complaint>| {
        match checked {
            Ok(done) => baseline.learn(&done.file),
            Err(complaint) => {
                is_complete = false;
                progress.aside(|| complain(&complaint));
            }
        }
        Ok(())
    };
    in_order(&found.articles, |path| progress.step(|| job.check(path)), take)?;
    baseline.write().map_err(Failure::because)?;
    drop(progress);
    let (known, path) = (baseline.len(), path.display());
    complain(&format!("{path} lists {known} findings, which --baseline={path} lets be"));
    Ok(if is_complete { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

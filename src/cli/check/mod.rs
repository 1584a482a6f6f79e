//! `standfirst check`: what is wrong with these articles?
//!
//! A [`Job`] checks one article as the arguments ask for it; what comes out of it goes to a
//! [`Printing`], article by article.

mod arguments;
mod job;
mod learning;
mod printing;
mod progress;
mod show_config;
mod statistics;
mod watching;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::check::in_order;
use crate::workspace::Discovery;

use super::input::{self, STDIN};
use super::output::{self, Failure};
use super::{FOUND, Outcome};

pub use arguments::Arguments;

use job::Job;
use printing::Printing;
use progress::Progress;

/// Does what the arguments ask for.
pub fn run(arguments: &Arguments) -> Outcome {
    if let Some(contradiction) = arguments.contradiction() {
        return Err(Failure::because(contradiction));
    }
    if arguments.show_config {
        return show_config::run(arguments);
    }
    if arguments.write_baseline {
        return learning::run(arguments);
    }
    if arguments.watch {
        return watching::run(arguments);
    }
    let job = Job::new(arguments)?;
    if arguments.fix && arguments.is_stdin() {
        return mend_stdin(arguments, &job);
    }
    report(arguments, &job)
}

/// Checks the articles and prints the report.
fn report(arguments: &Arguments, job: &Job) -> Outcome {
    let Discovery { articles, errors } = articles(arguments, job)?;
    let progress = Progress::of(articles.len());
    let mut printing = Printing::begin(arguments, &progress, output::styled())?;
    errors.into_iter().for_each(|error| printing.complain(error.into()));
    in_order(&articles, |path| progress.step(|| job.check(path)), |done| printing.take(done))?;
    printing.tell_stale(&job.missing());
    if let Some(warning) = job.warning() {
        printing.warn(&warning);
    }
    printing.end()
}

/// What is to be checked: with `--stdin-filename` that alone, unless paths are named as well.
fn articles(arguments: &Arguments, job: &Job) -> Result<Discovery, Failure> {
    let mut found = match &arguments.stdin_filename {
        Some(_) if arguments.paths.is_empty() => input::discover(&[STDIN.into()], job.reach()),
        _ => input::discover(&arguments.paths, job.reach()),
    };
    if arguments.fix || arguments.diff {
        input::each_file_once(&mut found.articles);
    }
    let mut wanted = Vec::with_capacity(found.articles.len());
    for path in found.articles {
        if job.is_wanted(&path).map_err(Failure::because)? {
            wanted.push(path);
        }
    }
    Ok(Discovery { articles: wanted, ..found })
}

/// Prints the mended text of standard input in place of a report.
fn mend_stdin(arguments: &Arguments, job: &Job) -> Outcome {
    let (done, text) = job.mend_stdin().map_err(Failure::because)?;
    output::unless_gone(io::stdout().lock().write_all(text.as_bytes()))?;
    let is_bad = done.findings.iter().any(|finding| finding.severity >= arguments.fail_on);
    Ok(if is_bad && !arguments.exit_zero { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

//! `--watch`: the report anew whenever something has changed.
//!
//! [`Watched`] knows which changes matter; what a report rests on is told to it after each.

mod watched;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

use etcetera::BaseStrategy;

use crate::check::{Cache, Complaint};
use crate::cli::output::{Failure, complain, unless_gone};
use crate::cli::{FAILED, Outcome};

use super::{Arguments, Job, report};

use watched::Watched;

/// Moves to the top left corner and clears the screen and what was scrolled off it.
const CLEAR: &str = "\u{1b}[H\u{1b}[2J\u{1b}[3J";

/// Checks, and checks again after each change, until interrupted.
pub fn run(arguments: &Arguments) -> Outcome {
    // What does not exist now is more likely misspelt than still to come.
    if let Some(missing) = arguments.paths.iter().find(|path| path.symlink_metadata().is_err()) {
        let why = "there is no such file or folder, so it cannot be watched";
        return Err(Failure::because(Complaint::about(missing, why)));
    }
    // What has not changed is not checked again.
    let cache = arguments.cache.clone().or_else(own_cache);
    let arguments = Arguments { cache, ..arguments.clone() };
    let mut watched = Watched::new(&arguments.paths).map_err(Failure::because)?;
    loop {
        clear_screen()?;
        watched.watch_roots().unwrap_or_else(|fault| complain(&fault));
        let begun = SystemTime::now();
        let job = Job::new(&arguments);
        let status = job.as_ref().map_or(Ok(ExitCode::from(FAILED)), |job| report(&arguments, job));
        let mut asked = job.as_ref().map_or_else(|_| Vec::new(), Job::asked);
        asked.extend(arguments.baseline.clone());
        job.map_err(Failure::report).ok();
        status.unwrap_or_else(Failure::report);
        if watched.rests_on(&asked, begun) {
            continue;
        }
        complain(&"waiting for changes; Ctrl+C ends it");
        if !watched.wait() {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// A cache of the user's, for who asks for none; none where it cannot be kept.
fn own_cache() -> Option<PathBuf> {
    let caches = etcetera::choose_base_strategy().ok()?.cache_dir();
    let folder = caches.join(env!("CARGO_PKG_NAME")).join("watched");
    Cache::open(&folder).ok().map(|_| folder)
}

/// Leaves an empty screen, where there is one.
fn clear_screen() -> io::Result<()> {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        unless_gone(out.write_all(CLEAR.as_bytes()).and_then(|()| out.flush()))?;
    }
    Ok(())
}

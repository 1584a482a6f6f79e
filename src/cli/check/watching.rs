//! `--watch`: the report anew whenever something has changed.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use etcetera::BaseStrategy;
use notify::{Event, RecursiveMode, Watcher};

use crate::check::Cache;
use crate::cli::output::{Failure, complain, unless_gone};
use crate::cli::{FAILED, Outcome};
use crate::workspace::is_article_name;

use super::{Arguments, Job, report};

/// How long it has to stay quiet until a change counts as finished: an editor writes a file in
/// steps.
const QUIET: Duration = Duration::from_millis(50);

/// Moves to the top left corner and clears the screen and what was scrolled off it.
const CLEAR: &str = "\u{1b}[H\u{1b}[2J\u{1b}[3J";

/// Checks, and checks again after each change, until interrupted.
pub fn run(arguments: &Arguments) -> Outcome {
    // What has not changed is not checked again.
    let cache = arguments.cache.clone().or_else(own_cache);
    let arguments = Arguments { cache, ..arguments.clone() };

    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(Failure::because)?;
    for (path, mode) in watched(&arguments.paths) {
        let unwatched = |why| Failure::because(format_args!("{}: {why}", path.display()));
        watcher.watch(&path, mode).map_err(unwatched)?;
    }
    loop {
        clear_screen()?;
        let job = Job::new(&arguments);
        let status = job.as_ref().map_or(Ok(ExitCode::from(FAILED)), |job| report(&arguments, job));
        let job = job.map_err(Failure::report).ok();
        status.unwrap_or_else(Failure::report);
        complain(&"waiting for changes; Ctrl+C ends it");
        let matters = |path: &Path| match &job {
            Some(job) => is_article(&arguments, path) || job.uses(path),
            None => true,
        };
        if !wait(&events, matters) {
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

/// The folders in which changes matter: a file is watched with its folder, as editors put another
/// file in its place.
fn watched(paths: &[PathBuf]) -> Vec<(PathBuf, RecursiveMode)> {
    if paths.is_empty() {
        return vec![(PathBuf::from("."), RecursiveMode::Recursive)];
    }
    let folder = |path: &PathBuf| match path.parent() {
        _ if path.is_dir() => (path.clone(), RecursiveMode::Recursive),
        Some(parent) if parent != Path::new("") => (parent.to_owned(), RecursiveMode::NonRecursive),
        _ => (PathBuf::from("."), RecursiveMode::NonRecursive),
    };
    let folders: BTreeMap<PathBuf, RecursiveMode> = paths.iter().map(folder).collect();
    folders.into_iter().collect()
}

fn is_article(arguments: &Arguments, path: &Path) -> bool {
    let is_named = |named: &PathBuf| named.file_name() == path.file_name() && named.is_file();
    is_article_name(&path.to_string_lossy()) || arguments.paths.iter().any(is_named)
}

/// Waits until a file that `matters` has changed, and all is quiet again; whether there will be
/// other changes.
fn wait(events: &Receiver<notify::Result<Event>>, matters: impl Fn(&Path) -> bool) -> bool {
    let has_changed = |event: &notify::Result<Event>| match event {
        Ok(event) if event.need_rescan() => true,
        Ok(event) => !event.kind.is_access() && event.paths.iter().any(|path| matters(path)),
        Err(reason) => {
            complain(&reason);
            false
        }
    };
    loop {
        match events.recv() {
            Ok(event) if has_changed(&event) => break,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    while events.recv_timeout(QUIET).is_ok() {}
    true
}

/// Leaves an empty screen, where there is one.
fn clear_screen() -> io::Result<()> {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        unless_gone(out.write_all(CLEAR.as_bytes()).and_then(|()| out.flush()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_watched_with_their_folders() {
        let here = (PathBuf::from("."), RecursiveMode::NonRecursive);
        assert_eq!(watched(&["a.article.md".into(), "b.article.md".into()]), [here]);
        let all = (PathBuf::from("."), RecursiveMode::Recursive);
        assert_eq!(watched(&[]), [all]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        assert_eq!(
            watched(std::slice::from_ref(&path)),
            [(path.clone(), RecursiveMode::Recursive)]
        );
    }
}

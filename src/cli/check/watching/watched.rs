//! The files and folders that are watched, and which of their changes matter.
//!
//! A folder that is asked for is watched with all below it. Any other file is watched with the
//! folder that holds it, as editors put another file in its place; where there is no such folder
//! yet, with the nearest one above, in which it can come into being. All are known by their paths
//! without links, as the system tells of them.

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant, SystemTime};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::cli::input;
use crate::cli::output::complain;
use crate::workspace::{Reach, is_article_name, plain};

/// How long it has to stay quiet until a change counts as finished: an editor writes a file in
/// steps.
const QUIET: Duration = Duration::from_millis(50);

/// How long a change waits at most: where something is written all the time, it is never quiet.
const PATIENCE: Duration = Duration::from_secs(1);

/// What says which files of a folder are left out.
const IGNORING: [&str; 2] = [".gitignore", ".ignore"];

/// What is told of a change.
type Told = notify::Result<Event>;

/// What is watched.
pub struct Watched {
    watcher: RecommendedWatcher,
    events: Receiver<Told>,
    /// The folders that are asked for.
    roots: Vec<PathBuf>,
    /// The files that are asked for, and those that the last report rests on.
    files: HashSet<PathBuf>,
    /// The files that are asked for.
    named: Vec<PathBuf>,
    /// The folders that the system watches.
    folders: HashSet<PathBuf>,
}

/// What has changed since it was last quiet.
#[derive(Default)]
struct Change {
    /// Whether what is found can be another.
    matters: bool,
    /// The folders that have come into being, each perhaps with articles.
    new_folders: Vec<PathBuf>,
}

impl Change {
    /// Whether it is worth waiting for what follows.
    fn is_pending(&self) -> bool {
        self.matters || !self.new_folders.is_empty()
    }
}

impl Watched {
    /// Watches the files and folders at `paths`; without any, the current folder.
    ///
    /// # Errors
    ///
    /// The system cannot watch them.
    pub fn new(paths: &[PathBuf]) -> notify::Result<Self> {
        let (sender, events) = mpsc::channel();
        let here = [PathBuf::from(".")];
        let paths = if paths.is_empty() { &here[..] } else { paths };
        let (roots, named): (Vec<_>, Vec<_>) = paths.iter().partition(|path| path.is_dir());
        let mut watched = Self {
            watcher: notify::recommended_watcher(sender)?,
            events,
            roots: roots.into_iter().map(|root| real(root)).collect(),
            named: named.into_iter().flat_map(|file| names(file)).collect(),
            files: HashSet::new(),
            folders: HashSet::new(),
        };
        watched.watch_roots()?;
        watched.rests_on(&[], SystemTime::now());
        Ok(watched)
    }

    /// Watches the folders that are asked for, those among them that have come back as well.
    ///
    /// # Errors
    ///
    /// The system cannot watch one of them.
    pub fn watch_roots(&mut self) -> notify::Result<()> {
        let roots = self.roots.clone();
        let mut there = roots.iter().filter(|root| root.is_dir());
        there.try_for_each(|root| self.watch(root, RecursiveMode::Recursive))
    }

    /// Watches also the files at `asked`, on which the report rests that was begun at `begun`, in
    /// the place of those of the report before. Whether one of them that was not watched until now
    /// has changed meanwhile.
    pub fn rests_on(&mut self, asked: &[PathBuf], begun: SystemTime) -> bool {
        self.files = self.named.iter().cloned().collect();
        self.files.extend(asked.iter().flat_map(|file| names(file)));
        let known = self.folders.clone();
        let holders = self.files.iter().chain(&self.roots).filter_map(|path| holder(path));
        for folder in holders.map(Path::to_owned).collect::<HashSet<_>>() {
            // A folder that may not be watched may be read all the same.
            let _ = self.watch(&folder, RecursiveMode::NonRecursive);
        }
        let is_new = |folder: &Path| self.folders.contains(folder) && !known.contains(folder);
        let mut new = self.files.iter().filter(|file| holder(file).is_some_and(is_new));
        new.any(|file| has_changed(file, begun))
    }

    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()> {
        let is_below_a_root =
            |root: &PathBuf| folder.starts_with(root) && self.folders.contains(root);
        if self.folders.contains(folder) || self.roots.iter().any(is_below_a_root) {
            return Ok(());
        }
        self.watcher.watch(folder, mode)?;
        self.folders.insert(folder.to_owned());
        Ok(())
    }

    /// Waits until something that matters has changed, and all is quiet again; whether there will
    /// be other changes.
    pub fn wait(&mut self) -> bool {
        while let Ok(told) = self.events.recv() {
            let mut change = Change::default();
            self.add(told, &mut change);
            let begun = Instant::now();
            while change.is_pending() && begun.elapsed() < PATIENCE {
                let Ok(told) = self.events.recv_timeout(QUIET) else { break };
                self.add(told, &mut change);
            }
            if change.matters || change.new_folders.iter().any(|folder| has_articles(folder)) {
                return true;
            }
        }
        false
    }

    fn add(&mut self, told: Told, change: &mut Change) {
        match told {
            Ok(event) => {
                change.matters |= self.matters(&event);
                change.new_folders.extend(self.new_folders(&event));
            }
            Err(fault) => complain(&fault),
        }
    }

    /// Whether what `event` tells can change what is found. What went away is not watched any more.
    fn matters(&mut self, event: &Event) -> bool {
        if event.kind.is_access() {
            return false;
        }
        if is_about_names(event.kind) {
            self.forget_below(&event.paths);
        }
        let is_in_a_root = |path: &Path| self.roots.iter().any(|root| path.starts_with(root));
        let is_of_use = |path: &Path| {
            let above = self.files.iter().chain(&self.roots).any(|file| file.starts_with(path));
            is_about_names(event.kind) && above || self.files.contains(path)
        };
        let can_matter = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_found_by_name = is_article_name(&name) || IGNORING.contains(&&*name);
            is_found_by_name && is_in_a_root(path) || is_of_use(path)
        };
        event.need_rescan() || event.paths.iter().any(can_matter)
    }

    /// The folders that have come into being where articles are searched.
    fn new_folders(&self, event: &Event) -> Vec<PathBuf> {
        let is_searched = |path: &&PathBuf| {
            let ways = self.roots.iter().filter_map(|root| path.strip_prefix(root).ok());
            path.is_dir() && ways.into_iter().any(|way| !way.components().any(is_hidden))
        };
        let paths = event.paths.iter().filter(|_| is_about_names(event.kind));
        paths.filter(is_searched).cloned().collect()
    }

    /// Forgets the folders at `paths` and below: they are not what they were.
    fn forget_below(&mut self, paths: &[PathBuf]) {
        let Self { watcher, folders, .. } = self;
        folders.retain(|folder| {
            let stays = !paths.iter().any(|path| folder.starts_with(path));
            if !stays {
                // The system may have let go of it already.
                let _ = watcher.unwatch(folder);
            }
            stays
        });
    }
}

/// Whether a change is about what is there, and not about what a file holds.
fn is_about_names(kind: EventKind) -> bool {
    use notify::event::ModifyKind;
    matches!(
        kind,
        EventKind::Create(_)
            | EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(_))
            | EventKind::Any
            | EventKind::Other
    )
}

fn is_hidden(part: Component<'_>) -> bool {
    part.as_os_str().as_encoded_bytes().starts_with(b".")
}

fn has_articles(folder: &Path) -> bool {
    !input::discover(&[folder.to_owned()], &Reach::default()).articles.is_empty()
}

fn has_changed(file: &Path, since: SystemTime) -> bool {
    file.metadata().and_then(|about| about.modified()).is_ok_and(|changed| changed >= since)
}

/// The nearest folder above `path`.
fn holder(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|folder| folder.is_dir())
}

/// The file at `path` by its own name, and by that of what it leads to if it is a link.
fn names(path: &Path) -> Vec<PathBuf> {
    let path = absolute(path);
    let own = match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => real(folder).join(name),
        _ => real(&path),
    };
    let target = path.canonicalize().ok().filter(|target| *target != own);
    [own].into_iter().chain(target).collect()
}

fn absolute(path: &Path) -> PathBuf {
    plain(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// `folder` without links and dots, as far as it is there.
fn real(folder: &Path) -> PathBuf {
    let absolute = absolute(folder);
    let there = absolute.ancestors().find_map(|above| {
        let real = above.canonicalize().ok()?;
        Some(real.join(absolute.strip_prefix(above).ok()?))
    });
    there.unwrap_or(absolute)
}

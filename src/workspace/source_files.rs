//! The files of one kind that articles name: each is read once, and again when it changes.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::asked::AskedFiles;
use super::gate::{self, Admitted, Bounds, FileFault, Limit};
use super::stamp::{Footing, SourceKind, Stamp};

/// The files that were asked for, each with what was made of it at its last change.
#[derive(Debug)]
pub struct SourceFiles<T> {
    kind: SourceKind,
    /// How many bytes of them are kept read before all are forgotten.
    capacity: u64,
    by_path: Mutex<HashMap<PathBuf, Kept<T>>>,
    asked: AskedFiles,
}

#[derive(Debug, Clone)]
struct Kept<T> {
    admitted: Admitted,
    stamp: Stamp,
    outcome: Result<T, FileFault>,
}

/// One article's reading of such files.
#[derive(Debug)]
pub struct Asker<'a, T> {
    files: &'a SourceFiles<T>,
    bounds: Bounds,
    /// How much it may read of all of them.
    limit: Limit,
    left: u64,
    /// The files that it has read.
    read: HashSet<PathBuf>,
    /// What it rests on, in the order of asking.
    pub rests_on: Vec<Footing>,
}

impl<T: Clone> SourceFiles<T> {
    /// Files of one kind, of which so many bytes are kept read, at most.
    pub fn new(kind: SourceKind, capacity: u64) -> Self {
        Self { kind, capacity, by_path: Mutex::default(), asked: AskedFiles::default() }
    }

    /// An article that may name the files in `bounds`, and read as much as `limit` of all of them.
    pub fn asker(&self, bounds: Bounds, limit: Limit) -> Asker<'_, T> {
        let (left, read, rests_on) = (limit.most, HashSet::new(), Vec::new());
        Asker { files: self, bounds, limit, left, read, rests_on }
    }

    /// Whether the file or folder at `path` was asked for, or holds one that was.
    pub fn uses(&self, path: &Path) -> bool {
        self.asked.contains(path)
    }

    /// The files that were asked for.
    pub fn asked(&self) -> Vec<PathBuf> {
        self.asked.all()
    }

    /// What `make` makes of the file at `path`, which was `admitted`.
    fn get(
        &self,
        path: &Path,
        admitted: Admitted,
        make: impl FnOnce(String) -> Result<T, FileFault>,
    ) -> (Result<T, FileFault>, Stamp) {
        if let Some(kept) = self.lock().get(path).filter(|kept| kept.admitted == admitted) {
            return (kept.outcome.clone(), kept.stamp);
        }
        let text = admitted.text();
        let stamp = match &text {
            Ok(text) => Stamp::of_text(&admitted, text),
            Err(fault) => Stamp::of_fault(fault),
        };
        let outcome = text.and_then(make);
        self.keep(path, Kept { admitted, stamp, outcome: outcome.clone() });
        (outcome, stamp)
    }

    /// Keeps what was made of the file under the path by which it was asked for: another path may
    /// lead to the same file, and whoever asked by it wants to read of that one.
    fn keep(&self, path: &Path, kept: Kept<T>) {
        let mut all = self.lock();
        let bytes: u64 = all.values().map(|kept| kept.admitted.version.bytes).sum();
        if bytes + kept.admitted.version.bytes > self.capacity {
            all.clear();
        }
        all.insert(path.to_owned(), kept);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PathBuf, Kept<T>>> {
        // A panic elsewhere leaves whole entries behind, so the map is sound all the same.
        self.by_path.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Asker<'_, T> {
    /// What `make` makes of the file at `path`, which is absolute.
    ///
    /// # Errors
    ///
    /// The file may not be read, cannot be, or `make` can do nothing with it.
    pub fn ask(
        &mut self,
        path: &Path,
        make: impl FnOnce(String) -> Result<T, FileFault>,
    ) -> Result<T, FileFault> {
        let files = self.files;
        files.asked.add(path);
        let (outcome, stamp) = match self.admit(path) {
            Ok(admitted) => files.get(path, admitted, make),
            Err(fault) => {
                let stamp = Stamp::of_fault(&fault);
                (Err(fault), stamp)
            }
        };
        self.rests_on.push(Footing { kind: files.kind, path: path.to_owned(), stamp });
        outcome
    }

    fn admit(&mut self, path: &Path) -> Result<Admitted, FileFault> {
        let admitted = gate::admit(path, &self.bounds, self.files.kind.limit())?;
        if !self.read.contains(&admitted.real) {
            let left = self.left.checked_sub(admitted.version.bytes);
            self.left = left.ok_or(FileFault::TooMuch(self.limit))?;
            self.read.insert(admitted.real.clone());
        }
        Ok(admitted)
    }
}

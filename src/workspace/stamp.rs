//! What the files hold that a review rests on, as a number each: while the numbers stay, so does
//! the review.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use xxhash_rust::xxh3::xxh3_128;

/// No file is longer, in bytes, that can be stamped.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The content of a file as a number, the same on every machine; none where there is no such file,
/// or none that could be read.
pub type Stamp = Option<u128>;

/// The stamps of the files that were asked for. A file is read once: all articles that use it are
/// checked in one run.
#[derive(Debug, Default)]
pub struct Stamps(Mutex<HashMap<PathBuf, Stamp>>);

impl Stamps {
    /// The stamp of the file at `path`.
    pub fn of(&self, path: &Path) -> Stamp {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied();
        known.unwrap_or_else(|| {
            let stamp = read(path);
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), stamp);
            stamp
        })
    }

    /// The files that were asked for.
    pub fn asked(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).keys().cloned().collect()
    }
}

fn read(path: &Path) -> Stamp {
    let about = fs::metadata(path).ok()?;
    let is_readable = about.is_file() && about.len() <= LONGEST;
    is_readable.then(|| fs::read(path).ok()).flatten().map(|bytes| xxh3_128(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_tells_contents_apart_and_knows_what_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let stamp = || Stamps::default().of(&path);
        assert_eq!(stamp(), None);
        fs::write(&path, "It hums.").unwrap();
        let hums = stamp();
        fs::write(&path, "It rests.").unwrap();
        assert!(hums.is_some() && stamp().is_some() && stamp() != hums);
        assert_eq!(Stamps::default().of(folder.path()), None);
    }
}

//! Which files the reviews so far have asked for, whether they are there or not: only a change of
//! one of these can change what is found.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::path::plain;

/// The files that were asked for.
#[derive(Debug, Default)]
pub(super) struct AskedFiles(Mutex<HashSet<PathBuf>>);

impl AskedFiles {
    /// Remembers that the file at `path` was asked for.
    pub fn add(&self, path: &Path) {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let path = plain(path);
        if !asked.contains(&path) {
            asked.insert(path);
        }
    }

    /// Whether the file at `path`, or one in the folder at `path`, was asked for.
    pub fn contains(&self, path: &Path) -> bool {
        let asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        asked.contains(path) || asked.iter().any(|file| file.starts_with(path))
    }

    /// All of them.
    pub fn all(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_asked_for_by_whatever_path_and_with_the_folder_that_holds_it() {
        let asked = AskedFiles::default();
        asked.add(Path::new("/news/2026/../sources/./courier.md"));
        assert!(asked.contains(Path::new("/news/sources/courier.md")));
        assert!(asked.contains(Path::new("/news/sources")));
        assert!(!asked.contains(Path::new("/news/sources/gazette.md")));
    }
}

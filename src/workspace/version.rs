//! By what a change of a file is noticed.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::SystemTime;

/// A file as it was at its last change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileVersion {
    /// None where the system does not tell.
    modified: Option<SystemTime>,
    /// How many bytes it has.
    pub bytes: u64,
}

impl FileVersion {
    /// The file at `path` as it is now; none where there is none.
    pub fn of(path: &Path) -> Option<Self> {
        Some(Self::told_by(&fs::metadata(path).ok()?))
    }

    /// The file that `about` is about.
    pub fn told_by(about: &Metadata) -> Self {
        Self { modified: about.modified().ok(), bytes: about.len() }
    }
}

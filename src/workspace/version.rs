//! By what a change of a file is noticed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// A file as it was at its last change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileVersion {
    modified: SystemTime,
    /// How many bytes it has.
    bytes: u64,
}

impl FileVersion {
    /// The file at `path` as it is now; none where the system does not tell.
    pub fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok()?;
        Some(Self { modified: about.modified().ok()?, bytes: about.len() })
    }
}

//! Paths as articles and bibliographies write them.

use std::path::{Component, Path, PathBuf};

/// `path` without `.` and `..`, so that it reads well in a message and the same file has one
/// path.
pub fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if plain.file_name().is_some() => _ = plain.pop(),
            other => plain.push(other),
        }
    }
    plain
}

/// Where `written` leads to from a file at `from`.
pub fn resolve(from: &Path, written: &str) -> PathBuf {
    plain(&from.parent().unwrap_or(Path::new("")).join(written))
}

/// Whether an `archive_location` is the path of a file. Libraries use the field for their shelves
/// ("Box 12, folder 3"), others for the address of a copy on the web.
pub fn names_file(location: &str) -> bool {
    let extension = Path::new(location).extension().and_then(|extension| extension.to_str());
    let is_extension = |e: &str| (1..=8).contains(&e.len()) && e.chars().all(char::is_alphanumeric);
    !location.contains("://") && extension.is_some_and(is_extension)
}

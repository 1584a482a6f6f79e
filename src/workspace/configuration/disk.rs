//! Reads configuration files. A workspace is a stranger's, and what its files extend may be
//! anything, so they are read through the gate.

use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::gate::{self, FileFault, Reach, limits};
use crate::workspace::path;

/// The text of the file at `path`, without a byte order mark, which the file at `from` names.
///
/// # Errors
///
/// It may not be read, or cannot be.
pub fn read(path: &Path, from: &Path, reach: &Reach) -> Result<String, FileFault> {
    let text = gate::admit(path, &reach.of(from), limits::CONFIGURATION)?.text()?;
    Ok(without_mark(&text))
}

/// `text` without a byte order mark.
pub fn without_mark(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()
}

/// Where `written` leads to from the configuration file at `from`.
///
/// # Errors
///
/// It is not relative.
pub fn locate(from: &Path, written: &str) -> Result<PathBuf, String> {
    let named = Path::new(written);
    if written.trim().is_empty() {
        return Err("name a file".to_owned());
    }
    if named.has_root() || named.is_absolute() {
        return Err("name the file relative to this one, so that it is found on every machine \
                    that has both"
            .to_owned());
    }
    Ok(path::resolve(from, written))
}

/// `path` without symbolic links, so that the same file has one path.
pub fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

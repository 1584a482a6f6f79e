//! Reads configuration files. A workspace is a stranger's, and what its files extend may be
//! anything: only plain files of a bearable size are read, and none outside its repository.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::workspace::{decode, path};

/// No configuration file is longer, in bytes.
const LONGEST: u64 = 1024 * 1024;

/// The text of the file at `path`, without a byte order mark.
///
/// # Errors
///
/// It is not there, no plain file, too long, or not UTF-8.
pub fn read(path: &Path) -> Result<String, String> {
    let about = fs::metadata(path).map_err(|reason| explain(&reason))?;
    // Before it is opened, which a pipe would let wait.
    if !about.is_file() {
        return Err("it is no plain file".to_owned());
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|reason| explain(&reason))?;
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|reason| explain(&reason))?;
    if bytes.len() as u64 > LONGEST {
        return Err(format!("it is longer than {LONGEST} bytes"));
    }
    Ok(without_mark(&decode(bytes)?))
}

/// `text` without a byte order mark.
pub fn without_mark(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()
}

/// Where `written` leads to from the configuration file at `from`.
///
/// # Errors
///
/// It is not relative, or leads out of the repository in which `from` stands.
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
    let path = path::resolve(from, written);
    match repository(from) {
        Some(top) if !lies_in(&path, top) => {
            Err(format!("it lies outside of the repository {}", top.display()))
        }
        _ => Ok(path),
    }
}

/// The nearest folder above the file at `path` that is a repository.
fn repository(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|folder| folder.join(".git").exists())
}

/// Whether the file at `path` stands below `top`, wherever symbolic links lead. One that is not
/// there is judged by its name.
fn lies_in(path: &Path, top: &Path) -> bool {
    real(path).starts_with(real(top)) || (!path.exists() && path.starts_with(top))
}

/// `path` without symbolic links, so that the same file has one path.
pub fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn explain(reason: &std::io::Error) -> String {
    match reason.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "there is no permission to read it".to_owned(),
        _ => format!("it cannot be read: {reason}"),
    }
}

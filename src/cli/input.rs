//! What a command is given to read: files, folders, and standard input under the name `-`.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::workspace::{self, Discovery, FileFault, Reach, ReadError, limits};

use super::output::Failure;

/// What stands for standard input among paths.
pub const STDIN: &str = "-";

/// Finds the articles among `paths` within their `reach`; `-` stays what it is and comes first.
pub fn discover(paths: &[PathBuf], reach: &Reach) -> Discovery {
    let (stdin, on_disk): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| is_stdin(path));
    let only_stdin = !stdin.is_empty() && on_disk.is_empty();
    let mut found = match only_stdin {
        true => Discovery::default(),
        false => workspace::discover(&on_disk, reach),
    };
    found.articles.splice(0..0, stdin.into_iter().take(1));
    found
}

/// Leaves out of `articles` other names of files that stand among them already.
pub fn each_file_once(articles: &mut Vec<PathBuf>) {
    let mut known = HashSet::new();
    articles.retain(|path| is_stdin(path) || identity(path).is_none_or(|file| known.insert(file)));
}

/// What tells a file from others, whatever it is called.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let about = path.metadata().ok()?;
    Some((about.dev(), about.ino()))
}

/// What tells a file from others, whatever it is called.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

/// Reads the article at `path`, or standard input where that is `-`.
///
/// # Errors
///
/// It cannot be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String, ReadError> {
    if is_stdin(path) { read_stdin(path) } else { workspace::read_article(path) }
}

/// Reads the article on standard input, which complaints call `name`.
///
/// # Errors
///
/// It cannot be read, is too long, or is not UTF-8.
pub fn read_stdin(name: &Path) -> Result<String, ReadError> {
    let text = workspace::text_of(io::stdin().lock(), limits::ARTICLE);
    text.map_err(|fault: FileFault| ReadError::new(name.to_owned(), fault))
}

/// Opens the file at `path` for streaming, or standard input where that is absent or `-`.
pub fn open(path: Option<&Path>) -> Result<Box<dyn Read>, Failure> {
    match path {
        Some(path) if !is_stdin(path) => {
            let file = File::open(path);
            let because = |reason| Failure::Because(format!("{}: {reason}", path.display()));
            file.map(|file| Box::new(file) as Box<dyn Read>).map_err(because)
        }
        _ => Ok(Box::new(io::stdin().lock())),
    }
}

/// Whether `path` stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path == Path::new(STDIN)
}

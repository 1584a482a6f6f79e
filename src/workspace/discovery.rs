//! Finding and reading articles on disk.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::WalkBuilder;

use super::gate::{self, Bounds, FileFault, Reach, limits};
use super::{FILE_NAME, ignored};

/// What the name of an article ends in, in a folder that is searched.
const SUFFIX: &str = ".article.md";

/// The articles that were found, and what could not be searched.
#[derive(Debug, Default)]
pub struct Discovery {
    /// The articles, sorted, each once.
    pub articles: Vec<PathBuf>,
    /// Files and folders that do not exist or cannot be entered, sorted by path.
    pub errors: Vec<ReadError>,
}

/// Why a file or a folder could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadError {
    /// The file or folder; absent where the system does not say.
    pub path: Option<PathBuf>,
    /// The reason and what to do.
    pub message: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}: {}", path.display(), self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ReadError {}

/// Finds the articles among `paths`: a file stands for itself whatever its name, a folder for the
/// `*.article.md` in it that git does not ignore and that are not hidden. No path at all means the
/// current folder. A link that is found in a folder must not lead further than `reach`.
pub fn discover(paths: &[PathBuf], reach: &Reach) -> Discovery {
    let here = [PathBuf::from(".")];
    let mut found = Discovery::default();
    for path in if paths.is_empty() { &here } else { paths } {
        search(path, reach, &mut found);
    }
    found.articles.sort();
    found.articles.dedup();
    found.errors.sort();
    found.errors.dedup();
    found
}

/// Adds what is found at `path`.
fn search(path: &Path, reach: &Reach, found: &mut Discovery) {
    // What may be searched is what a file in the folder may name.
    let bounds = reach.of(&path.join(FILE_NAME));
    if let Some(fault) = ignored::fault_above(path).or_else(|| ignored::fault_in(path, &bounds)) {
        found.errors.push(fault.seen_from_here());
        return;
    }
    let refused = Arc::new(Mutex::new(Vec::new()));
    for entry in walk(path, bounds, Arc::clone(&refused)) {
        match entry {
            Ok(entry) if !is_article(&entry) => {}
            Ok(entry) => match may_be_read(&entry, reach) {
                Ok(()) => found.articles.push(without_dot(entry.path())),
                Err(fault) => found.errors.push(ReadError::new(without_dot(entry.path()), fault)),
            },
            Err(error) => found.errors.push(ReadError::from_walk(&error)),
        }
    }
    found.errors.append(&mut refused.lock().unwrap_or_else(PoisonError::into_inner));
}

/// What was named may be read wherever it leads; what was only found may be somebody's trap.
fn may_be_read(entry: &ignore::DirEntry, reach: &Reach) -> Result<(), FileFault> {
    if entry.depth() == 0 || !entry.path_is_symlink() {
        return Ok(());
    }
    match reach.of(entry.path()).real(entry.path()) {
        Err(FileFault::Outside) => Err(FileFault::Outside),
        // Reading it says why it cannot be.
        _ => Ok(()),
    }
}

/// A walk through `path` that leaves out folders in which it is not told soundly what is ignored;
/// these go to `refused`.
fn walk(path: &Path, bounds: Bounds, refused: Arc<Mutex<Vec<ReadError>>>) -> ignore::Walk {
    let is_sound = move |entry: &ignore::DirEntry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let fault = is_folder.then(|| ignored::fault_in(entry.path(), &bounds)).flatten();
        let is_sound = fault.is_none();
        let mut refused = refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.extend(fault.map(|fault| fault.seen_from_here()));
        is_sound
    };
    // A `.gitignore` counts in an exported tree as well. What a repository excludes for itself
    // alone stands where its own files lead, and that may be anywhere.
    let mut builder = WalkBuilder::new(path);
    builder.require_git(false).git_exclude(false).filter_entry(is_sound).build()
}

fn is_article(entry: &ignore::DirEntry) -> bool {
    let is_named_explicitly = entry.depth() == 0;
    if !is_named_explicitly && !is_article_name(&entry.file_name().to_string_lossy()) {
        return false;
    }
    match std::fs::metadata(entry.path()) {
        Ok(about) if is_named_explicitly => !about.is_dir(),
        Ok(about) => about.is_file(),
        // What cannot be looked at is kept, so that reading it says why.
        Err(_) => true,
    }
}

/// Whether a file of this name, or at the end of this path, is an article.
pub fn is_article_name(name: &str) -> bool {
    name.ends_with(SUFFIX)
}

/// `./a` as `a`, the way a user would write it. But for `./-`: without the dot that is standard
/// input to whoever named it.
fn without_dot(path: &Path) -> PathBuf {
    let plain = path.strip_prefix(".").unwrap_or(path);
    if plain == Path::new("-") { path.to_owned() } else { plain.to_owned() }
}

/// Reads the article at `path`, byte order mark included. It may be a pipe, which is read to its
/// end.
///
/// # Errors
///
/// The file cannot be read, is too long, or is not UTF-8.
pub fn read_article(path: &Path) -> Result<String, ReadError> {
    let file = std::fs::File::open(path).map_err(FileFault::from);
    let text = file.and_then(|file| gate::text_of_file(file, limits::ARTICLE));
    text.map_err(|fault| ReadError::new(path.to_owned(), fault))
}

impl ReadError {
    /// The file at `path` is not read because of `fault`.
    pub fn new(path: PathBuf, fault: FileFault) -> Self {
        Self { path: Some(path), message: format!("it {fault}") }
    }

    fn seen_from_here(self) -> Self {
        Self { path: self.path.as_deref().map(without_dot), ..self }
    }

    fn from_walk(error: &ignore::Error) -> Self {
        let path = path_of(error).map(without_dot);
        let message = error.io_error().map_or_else(|| error.to_string(), explain);
        Self { path, message }
    }
}

/// The path that a walking error is about, which it keeps under layers of context.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

fn explain(reason: &std::io::Error) -> String {
    match reason.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        _ => format!("cannot be read: {reason}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with the given files, all empty.
    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        folder
    }

    fn found(root: &Path, paths: &[&str]) -> Vec<String> {
        let paths: Vec<_> = paths.iter().map(|p| root.join(p)).collect();
        let relative = |p: &PathBuf| p.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        discover(&paths, &Reach::default()).articles.iter().map(relative).collect()
    }

    #[test]
    fn a_folder_stands_for_its_articles_and_a_file_for_itself() {
        let root = folder(&["b.article.md", "a/c.article.md", "notes.txt", ".hid/d.article.md"]);
        assert_eq!(found(root.path(), &[""]), ["a/c.article.md", "b.article.md"]);
        assert_eq!(found(root.path(), &["notes.txt"]), ["notes.txt"]);
        assert_eq!(found(root.path(), &["", "b.article.md", "a"]).len(), 2, "each once");
    }

    #[test]
    fn what_git_ignores_is_left_out_unless_it_is_named() {
        let root = folder(&["a.article.md", "drafts/b.article.md"]);
        std::fs::write(root.path().join(".gitignore"), "drafts/\n").unwrap();
        assert_eq!(found(root.path(), &[""]), ["a.article.md"]);
        let named = found(root.path(), &["drafts/b.article.md"]);
        assert_eq!(named, ["drafts/b.article.md"]);
    }

    #[test]
    fn a_missing_path_is_an_error_and_the_others_are_found() {
        let root = folder(&["a.article.md"]);
        let missing = root.path().join("missing");
        let discovery = discover(&[missing.clone(), root.path().to_owned()], &Reach::default());
        assert_eq!(discovery.articles.len(), 1);
        let message = "there is no such file or folder".to_owned();
        assert_eq!(discovery.errors, [ReadError { path: Some(missing), message }]);
    }
}

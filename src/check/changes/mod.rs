//! What git says has changed: which articles, and which of their lines.
//!
//! An article belongs to the repository that it lies in, wherever the check is run: each is asked
//! on its own, a submodule for what has changed since the commit that the repository around it has
//! recorded. A file that git does not know, or ignores, is new.

mod git;
mod lines;
mod repository;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

pub use git::GitError;

use lines::ChangedLines;
use repository::{Repository, commit, parted};

use super::CheckedFile;

/// A repository, or why it cannot be asked.
type Asked = Result<Arc<Repository>, GitError>;

/// The files that differ from a revision.
#[derive(Debug)]
pub struct Changes {
    revision: String,
    /// The repositories that were asked, by the folder in which their `.git` is.
    asked: Mutex<HashMap<PathBuf, Asked>>,
}

impl Changes {
    /// What differs from `revision`, as of where it and the present branch have parted.
    pub fn since(revision: &str) -> Self {
        Self { revision: revision.to_owned(), asked: Mutex::default() }
    }

    /// Whether the file at `path` has changed.
    ///
    /// # Errors
    ///
    /// There is no git; the file lies in no repository, or in one without such a revision.
    pub fn has(&self, path: &Path) -> Result<bool, GitError> {
        // Of what is not there it is told when it is read.
        let Ok(path) = path.canonicalize() else { return Ok(true) };
        Ok(self.repository_of(&path)?.has_changed(&path))
    }

    /// Takes out of `file` what was found on unchanged lines, by evidence on unchanged lines: a
    /// claim that stays as it was can become wrong by what is written elsewhere. What counts is
    /// the text that was checked, whatever the disk holds.
    ///
    /// # Errors
    ///
    /// As for [`Self::has`].
    pub fn keep_changed_lines(&self, file: &mut CheckedFile) -> Result<(), GitError> {
        if file.findings.is_empty() {
            return Ok(());
        }
        let path = real(&file.path);
        let Some(before) = self.repository_of(&path)?.text_before(&path)? else { return Ok(()) };
        let text = &file.text;
        let changed = ChangedLines::between(&before, text);
        file.findings.retain(|finding| {
            let here = finding.related.iter().filter(|related| related.archive.is_none());
            let mut ranges = here.map(|related| related.range);
            changed.touch(text, finding.range) || ranges.any(|range| changed.touch(text, range))
        });
        Ok(())
    }

    /// The repository in which the file at `path` lies.
    fn repository_of(&self, path: &Path) -> Asked {
        let mut folders = path.ancestors().skip(1);
        let Some(top) = folders.find(|folder| folder.join(".git").exists()) else {
            let folder = path.parent().unwrap_or(path).display();
            return Err(GitError(format!("{folder} does not lie in a git repository")));
        };
        if let Some(asked) = self.lock().get(top) {
            return asked.clone();
        }
        let asked = self.ask(top).map(Arc::new);
        self.lock().insert(top.to_owned(), asked.clone());
        asked
    }

    fn ask(&self, folder: &Path) -> Result<Repository, GitError> {
        let top = real(Path::new(&git::line(folder, &["rev-parse", "--show-toplevel"])?));
        let around = git::line(&top, &["rev-parse", "--show-superproject-working-tree"])?;
        let base = match around.as_str() {
            "" => parted(&top, &self.revision)?,
            _ => self.recorded(&top)?,
        };
        Repository::compared(top, base)
    }

    /// The commit that the repository around the submodule in `top` had recorded for it.
    fn recorded(&self, top: &Path) -> Result<Option<String>, GitError> {
        let Some(recorded) = self.repository_of(top)?.commit_of_submodule(top) else {
            return Ok(None);
        };
        let known = commit(top, &recorded);
        let missing = || format!("{} lacks its former commit {recorded}: fetch it", top.display());
        known.map(Some).ok_or_else(|| GitError(missing()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, Asked>> {
        // A panic elsewhere leaves whole entries behind, so the map is sound all the same.
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `path` without links: of a file that is not there, that of its folder.
fn real(path: &Path) -> PathBuf {
    let beside = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    let real = path.canonicalize().ok().or_else(beside);
    real.or_else(|| std::path::absolute(path).ok()).unwrap_or_else(|| path.to_owned())
}

//! One repository: the commit that it is compared with, and what is not as it was there.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::git::{self, GitError};

/// A repository, compared with one of its commits.
#[derive(Debug)]
pub struct Repository {
    /// Its topmost folder, without links.
    top: PathBuf,
    /// The commit; none before the first one, when everything is new.
    base: Option<String>,
    /// The names of the files that the commit has.
    in_base: HashSet<Vec<u8>>,
    /// Those among them that are not as they were.
    edited: HashSet<Vec<u8>>,
}

impl Repository {
    /// The repository in `top`, compared with the commit `base`, or with nothing.
    ///
    /// # Errors
    ///
    /// Git does not know the commit.
    pub fn compared(top: PathBuf, base: Option<String>) -> Result<Self, GitError> {
        let names = |arguments: &[&str]| {
            let printed = git::bytes(&top, arguments)?;
            let names = printed.split(|byte| *byte == 0).filter(|name| !name.is_empty());
            Ok(names.map(<[u8]>::to_vec).collect::<HashSet<_>>())
        };
        let (in_base, edited) = match &base {
            None => (HashSet::new(), HashSet::new()),
            Some(base) => {
                let tree = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", base];
                let diff = ["diff", "--name-only", "--no-renames", "--no-ext-diff", "-z"];
                // What is in a submodule belongs to the submodule.
                let diff = [&diff[..], &["--ignore-submodules=all", base, "--"]].concat();
                (names(&tree)?, names(&diff)?)
            }
        };
        Ok(Self { top, base, in_base, edited })
    }

    /// Whether the file at `path`, which lies in the repository, is new or not as it was.
    pub fn has_changed(&self, path: &Path) -> bool {
        let name = git::name(self.way(path));
        !self.in_base.contains(&name) || self.edited.contains(&name)
    }

    /// What the file at `path` held; none where it is new.
    ///
    /// # Errors
    ///
    /// Git cannot read it.
    pub fn text_before(&self, path: &Path) -> Result<Option<String>, GitError> {
        let way = self.way(path);
        let Some(base) = self.base.as_ref().filter(|_| self.in_base.contains(&git::name(way)))
        else {
            return Ok(None);
        };
        let arguments = ["cat-file".into(), "blob".into(), git::in_tree(base, way)];
        let bytes = git::bytes(&self.top, &arguments)?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// The commit that is recorded for the submodule at `path`; none where it is new.
    pub fn commit_of_submodule(&self, path: &Path) -> Option<String> {
        let name = git::in_tree(self.base.as_ref()?, self.way(path));
        let recorded = git::line(&self.top, &["rev-parse", "--verify", "--quiet", name.to_str()?]);
        recorded.ok()
    }

    fn way<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.top).unwrap_or(path)
    }
}

/// The commit of the repository in `top` where its branch and `revision` have parted: changes that
/// were made there since are not ours. None before the first commit.
///
/// # Errors
///
/// There is no such revision.
pub fn parted(top: &Path, revision: &str) -> Result<Option<String>, GitError> {
    let Some(commit) = commit(top, revision) else {
        // A branch without a commit is a name that leads nowhere yet.
        let is_unborn = git::line(top, &["symbolic-ref", "--quiet", "HEAD"]).is_ok();
        if revision == "HEAD" && is_unborn {
            return Ok(None);
        }
        return Err(GitError(format!(
            "in {}, git knows no revision `{revision}` (a path belongs before --changed, or \
             behind `--`)",
            top.display()
        )));
    };
    // Unrelated histories have not parted anywhere.
    Ok(Some(git::line(top, &["merge-base", &commit, "HEAD"]).unwrap_or(commit)))
}

/// The full name of the commit that `revision` means in the repository in `top`.
pub fn commit(top: &Path, revision: &str) -> Option<String> {
    // What begins with a dash is no revision, but an option that git would obey.
    let commit = format!("{revision}^{{commit}}");
    let options = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
    git::line(top, &[&options[..], &[&commit]].concat()).ok()
}

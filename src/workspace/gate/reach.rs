//! Which files may be read because an article, a bibliography or a configuration names them: the
//! one place that decides.
//!
//! A file may name those of its workspace. That is its own folder, or a wider one:
//!
//! - the repository in which it stands; of several, the innermost;
//! - where there is none, the outermost folder above it that has a `standfirst.toml`;
//! - a folder that the editor has opened, or in which the command is run.
//!
//! And it may name those in folders that the user allows: with `--allow-read`, or in a file of
//! theirs, never in one of the workspace. What counts is where a path leads in the end, past all
//! links.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use xxhash_rust::xxh3::Xxh3;

use super::FileFault;
use crate::workspace::{FILE_NAME, plain};

/// What a folder holds that is a repository.
const REPOSITORY: &str = ".git";

/// A folder that is on no disk.
const NOWHERE: &str = "/dev/null";

/// How far files may reach.
#[derive(Debug, Default)]
pub struct Reach {
    /// The folders that somebody works in.
    opened: RwLock<Vec<PathBuf>>,
    /// The folders that the user allows whatever the workspace.
    allowed: Vec<PathBuf>,
}

/// The folders whose files one file may name, without links and dots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds(Vec<PathBuf>);

impl Reach {
    /// Lets all files name those in the folders `allowed`.
    pub fn allowing(allowed: &[PathBuf]) -> Self {
        Self { allowed: allowed.iter().map(|folder| real(folder)).collect(), ..Self::default() }
    }

    /// Takes the folders `opened` for those that somebody works in, and no others.
    pub fn open(&self, opened: &[PathBuf]) {
        let opened = opened.iter().map(|folder| real(folder)).collect();
        *self.opened.write().unwrap_or_else(PoisonError::into_inner) = opened;
    }

    /// Where a document stands that is on no disk, and that its editor says to be at `path`: in the
    /// first folder that is opened, unless `path` itself leads into one; else nowhere.
    pub fn place_of(&self, path: &Path) -> PathBuf {
        let opened = self.opened.read().unwrap_or_else(PoisonError::into_inner);
        if opened.iter().any(|folder| path.starts_with(folder)) {
            return path.to_owned();
        }
        let folder = opened.first().map_or(Path::new(NOWHERE), PathBuf::as_path);
        folder.join(path.file_name().unwrap_or_default())
    }

    /// The folders whose files the file at `path` may name.
    pub fn of(&self, path: &Path) -> Bounds {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let own = real(path.parent().unwrap_or(Path::new("")));
        let opened = self.opened.read().unwrap_or_else(PoisonError::into_inner);
        let mut tops = vec![marked(&own).unwrap_or(&own).to_owned()];
        tops.extend(opened.iter().filter(|folder| own.starts_with(folder)).cloned());
        tops.extend(self.allowed.iter().cloned());
        Bounds(tops)
    }
}

impl Bounds {
    /// No bounds at all, for what the user named, or what was admitted before.
    pub fn unlimited() -> Self {
        Self(vec![PathBuf::new()])
    }

    /// Where `path` leads, without links and dots.
    ///
    /// # Errors
    ///
    /// There is nothing, or it lies outside. What lies outside is not even said to be there.
    pub fn real(&self, path: &Path) -> Result<PathBuf, FileFault> {
        match fs::canonicalize(path) {
            Ok(real) if self.hold(&real) => Ok(real),
            Err(reason) if self.hold(&real_as_far_as_it_goes(path)) => Err(reason.into()),
            _ => Err(FileFault::Outside),
        }
    }

    /// Adds them to `hash`.
    pub fn hash_into(&self, hash: &mut Xxh3) {
        for top in &self.0 {
            hash.update(top.as_os_str().as_encoded_bytes());
            // No path holds this byte: where one ends is told as well.
            hash.update(&[0]);
        }
    }

    fn hold(&self, real: &Path) -> bool {
        self.0.iter().any(|top| real.starts_with(top))
    }
}

/// The widest folder above or at `own` that what lies in it marks as a workspace.
fn marked(own: &Path) -> Option<&Path> {
    let repository = own.ancestors().find(|folder| folder.join(REPOSITORY).exists());
    let configured = || own.ancestors().filter(|folder| folder.join(FILE_NAME).exists()).last();
    repository.or_else(configured)
}

/// `path` without links and dots, where it leads somewhere.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| absolute(path))
}

/// The same for a path whose last parts lead nowhere.
fn real_as_far_as_it_goes(path: &Path) -> PathBuf {
    let path = absolute(path);
    let known = path.ancestors().find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)));
    match known {
        Some((folder, real)) => real.join(path.strip_prefix(folder).unwrap_or(Path::new(""))),
        None => path,
    }
}

fn absolute(path: &Path) -> PathBuf {
    plain(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk of which a file of ours may read some.
    struct Disk(tempfile::TempDir);

    impl Disk {
        fn with(files: &[&str]) -> Self {
            let disk = Self(tempfile::tempdir().unwrap());
            for file in files {
                let path = disk.path(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "").unwrap();
            }
            disk
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().canonicalize().unwrap().join(name)
        }

        /// Whether `file` may name `named`.
        fn may(&self, reach: &Reach, file: &str, named: &str) -> bool {
            reach.of(&self.path(file)).real(&self.path(named)) != Err(FileFault::Outside)
        }
    }

    #[test]
    fn a_file_may_name_what_lies_in_its_folder_and_nothing_else() {
        let disk = Disk::with(&["desk/a.md", "desk/in/b.md", "c.md"]);
        let may = |named: &str| disk.may(&Reach::default(), "desk/a.md", named);
        assert!(may("desk/in/b.md") && may("desk/in/../in/b.md") && may("desk/none.md"));
        assert!(!may("c.md") && !may("desk/../c.md") && !may("desk/in/../../c.md"));
        assert!(!may("none.md"), "what lies outside is not even said to be there");
    }

    #[test]
    fn a_repository_is_a_workspace_and_ends_at_its_own_top() {
        let disk = Disk::with(&[
            "house/.git/HEAD",
            "house/secret.md",
            "house/guest/.git/HEAD",
            "house/guest/standfirst.toml",
            "house/guest/sources/b.md",
            "house/guest/desk/standfirst.toml",
            "house/guest/desk/a.md",
        ]);
        let may = |named: &str| disk.may(&Reach::default(), "house/guest/desk/a.md", named);
        assert!(may("house/guest/sources/b.md"));
        assert!(!may("house/secret.md"), "of several repositories the innermost counts");
    }

    #[test]
    fn without_a_repository_the_outermost_configuration_marks_the_workspace() {
        let disk = Disk::with(&[
            "secret.md",
            "house/standfirst.toml",
            "house/sources/b.md",
            "house/desk/standfirst.toml",
            "house/desk/a.md",
        ]);
        let may = |named: &str| disk.may(&Reach::default(), "house/desk/a.md", named);
        assert!(may("house/sources/b.md") && !may("secret.md"));
    }

    #[test]
    fn a_folder_that_is_opened_is_a_workspace_of_the_files_in_it_alone() {
        let disk = Disk::with(&["house/desk/a.md", "house/b.md", "guest/c.md"]);
        let reach = Reach::default();
        reach.open(&[disk.path("house")]);
        assert!(disk.may(&reach, "house/desk/a.md", "house/b.md"));
        assert!(!disk.may(&reach, "house/desk/a.md", "guest/c.md"));
        assert!(!disk.may(&reach, "guest/c.md", "house/b.md"));
        reach.open(&[]);
        assert!(!disk.may(&reach, "house/desk/a.md", "house/b.md"));
    }

    #[test]
    fn the_user_may_allow_more() {
        let disk = Disk::with(&["desk/a.md", "morgue/b.md", "c.md"]);
        let reach = Reach::allowing(&[disk.path("morgue")]);
        assert!(disk.may(&reach, "desk/a.md", "morgue/b.md"));
        assert!(!disk.may(&reach, "desk/a.md", "c.md"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_counts_as_what_it_leads_to() {
        use std::os::unix::fs::symlink;

        let disk = Disk::with(&["desk/a.md", "desk/b.md", "c.md"]);
        symlink("b.md", disk.path("desk/in.md")).unwrap();
        symlink("../c.md", disk.path("desk/out.md")).unwrap();
        symlink("..", disk.path("desk/up")).unwrap();
        let may = |named: &str| disk.may(&Reach::default(), "desk/a.md", named);
        assert!(may("desk/in.md"));
        assert!(!may("desk/out.md") && !may("desk/up/c.md") && !may("desk/up/none.md"));
    }
}

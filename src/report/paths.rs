//! The names of files in reports that are read somewhere else than they are written.

use std::env;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use url::Url;

use crate::check::Complaint;
use crate::workspace::plain;

/// The characters that mean nothing but themselves in the path of a URI.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Names the files of a repository as one of its folders sees them. Those who read a report have a
/// copy of the repository, and know nothing of the machine on which the check was run, nor of the
/// links by which it reaches the files.
#[derive(Debug)]
pub struct Paths {
    /// The folder in which the check was run, without links.
    here: PathBuf,
    /// The top of the repository in which that folder lies.
    repository: Option<PathBuf>,
    /// Whether that folder sees the files, and not the top of their repository.
    from_here: bool,
}

impl Paths {
    /// Names files as the top of the repository sees them.
    pub fn seen_from_top() -> Self {
        let here = real(&env::current_dir().unwrap_or_default());
        let repository = repository_of(&here).map(Path::to_owned);
        Self { here, repository, from_here: false }
    }

    /// Names files as the folder sees them in which the check was run.
    pub fn seen_from_here() -> Self {
        Self { from_here: true, ..Self::seen_from_top() }
    }

    /// `path` with forward slashes and without `.`; absolute where it lies in no repository.
    pub fn slashed(&self, path: &Path) -> String {
        self.seen(path).to_string_lossy().replace(MAIN_SEPARATOR, "/")
    }

    /// `path` as a URI: a relative one, or `file://…` where it lies in no repository.
    pub fn uri(&self, path: &Path) -> String {
        let path = self.seen(path);
        Url::from_file_path(&path).map_or_else(|()| relative_uri(&path), String::from)
    }

    /// The file that `complaint` is about; the folder where it is about none.
    pub fn of_complaint(&self, complaint: &Complaint) -> String {
        complaint.path.as_deref().map_or_else(|| ".".to_owned(), |path| self.slashed(path))
    }

    /// Files of another repository are named as the top of that one sees them: the check may be run
    /// anywhere.
    fn seen(&self, path: &Path) -> PathBuf {
        let path = self.here.join(path);
        let path = match (path.parent(), path.file_name()) {
            // A link is a file of the repository by its own name.
            (Some(folder), Some(name)) => real(folder).join(name),
            _ => plain(&path),
        };
        let ours = self.repository.as_deref().filter(|top| path.starts_with(top));
        let seen = if self.from_here {
            let is_near = ours.is_some() || path.starts_with(&self.here);
            is_near.then(|| pathdiff::diff_paths(&path, &self.here)).flatten()
        } else {
            let top = ours.or_else(|| repository_of(&path)).unwrap_or(&self.here);
            path.strip_prefix(top).ok().map(Path::to_owned)
        };
        seen.unwrap_or(path)
    }
}

/// The top of the repository in which `path` lies.
fn repository_of(path: &Path) -> Option<&Path> {
    path.ancestors().find(|folder| folder.join(".git").exists())
}

/// The folder without links and dots, where there is such a folder.
fn real(folder: &Path) -> PathBuf {
    folder.canonicalize().unwrap_or_else(|_| plain(folder))
}

fn relative_uri(path: &Path) -> String {
    let encoded = |part: std::path::Component<'_>| {
        percent_encode(part.as_os_str().as_encoded_bytes(), PLAIN).to_string()
    };
    path.components().map(encoded).collect::<Vec<_>>().join("/")
}

/// `path` as seen from the current folder, where it lies in it: as users name files.
pub fn from_here(path: &Path) -> &Path {
    let here = env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn desk() -> Paths {
        Paths { here: "/repo/desk".into(), repository: Some("/repo".into()), from_here: false }
    }

    #[test]
    fn files_are_named_as_a_folder_of_the_repository_sees_them() {
        let from_here = Paths { from_here: true, ..desk() };
        for (path, by_top, by_desk) in [
            ("a.article.md", "desk/a.article.md", "a.article.md"),
            ("./b/../a", "desk/a", "a"),
            ("../a", "a", "../a"),
            ("/repo/desk/a", "desk/a", "a"),
            ("/elsewhere/a", "/elsewhere/a", "/elsewhere/a"),
            ("../../elsewhere/a", "/elsewhere/a", "/elsewhere/a"),
        ] {
            assert_eq!(desk().slashed(Path::new(path)), by_top, "{path}");
            assert_eq!(from_here.slashed(Path::new(path)), by_desk, "{path}");
        }
    }

    #[test]
    fn what_means_something_in_a_uri_is_encoded() {
        for (path, uri) in [
            ("a b.md", "desk/a%20b.md"),
            ("Zoë, 50%: #1?.md", "desk/Zo%C3%AB%2C%2050%25%3A%20%231%3F.md"),
            ("/elsewhere/a b", "file:///elsewhere/a%20b"),
        ] {
            assert_eq!(desk().uri(Path::new(path)), uri, "{path}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_encoded_as_they_are() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let path = Path::new(OsStr::from_bytes(b"caf\xe9"));
        assert_eq!(desk().uri(path), "desk/caf%E9");
    }
}

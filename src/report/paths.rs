//! The names of files in reports that are read somewhere else than they are written.

use std::env;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use url::Url;

use crate::workspace::plain;

/// The characters that mean nothing but themselves in the path of a URI.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Names the files of a repository as one of its folders sees them. Those who read a report have a
/// copy of the repository, and know nothing of the machine on which the check was run.
#[derive(Debug)]
pub struct Paths {
    /// The folder in which the check was run.
    here: PathBuf,
    /// The top of the repository; where there is none, the folder in which the check was run.
    top: PathBuf,
    /// The folder that sees the files.
    base: PathBuf,
}

impl Paths {
    /// Names files as the top of the repository sees them.
    pub fn seen_from_top() -> Self {
        let here = env::current_dir().unwrap_or_default();
        let top = here.ancestors().find(|folder| folder.join(".git").exists());
        let top = top.unwrap_or(&here).to_owned();
        Self { base: top.clone(), here, top }
    }

    /// Names files as the folder sees them in which the check was run.
    pub fn seen_from_here() -> Self {
        let paths = Self::seen_from_top();
        Self { base: paths.here.clone(), ..paths }
    }

    /// `path` with forward slashes and without `.`; absolute where it leads out of the repository.
    pub fn slashed(&self, path: &Path) -> String {
        self.seen(path).to_string_lossy().replace(MAIN_SEPARATOR, "/")
    }

    /// `path` as a URI: a relative one, or `file://…` where it leads out of the repository.
    pub fn uri(&self, path: &Path) -> String {
        let path = self.seen(path);
        Url::from_file_path(&path).map_or_else(|()| relative_uri(&path), String::from)
    }

    fn seen(&self, path: &Path) -> PathBuf {
        let path = plain(&self.here.join(path));
        if !path.starts_with(&self.top) {
            return path;
        }
        pathdiff::diff_paths(&path, &self.base).unwrap_or(path)
    }
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
        Paths { here: "/repo/desk".into(), top: "/repo".into(), base: "/repo".into() }
    }

    #[test]
    fn files_are_named_as_a_folder_of_the_repository_sees_them() {
        let from_here = Paths { base: "/repo/desk".into(), ..desk() };
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

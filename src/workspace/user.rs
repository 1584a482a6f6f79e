//! What the user allows on this machine, whatever a workspace says of itself.
//!
//! It stands in a file of theirs, `standfirst/standfirst.toml` in the folder where programs keep
//! what users configure (`~/.config` on most systems). Nothing else may stand there.

use std::fs;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use serde::Deserialize;
use toml::Spanned;

use super::gate::{self, Bounds, FileFault, limits};
use super::{ConfigurationError, FILE_NAME};

/// What may stand in the user's file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct UserFile {
    /// Folders whose files may be read beside those of the workspace.
    allow_read: Vec<Spanned<PathBuf>>,
}

/// The folders whose files the user allows to be read beside those of the workspace.
///
/// # Errors
///
/// The user's file cannot be read, or says something that it cannot say.
pub fn allowed_folders() -> Result<Vec<PathBuf>, ConfigurationError> {
    let Ok(folders) = etcetera::choose_base_strategy() else { return Ok(Vec::new()) };
    let path = folders.config_dir().join(env!("CARGO_PKG_NAME")).join(FILE_NAME);
    allowed_by(&path, folders.home_dir())
}

/// What the file at `path` allows to a user whose own folder is `home`.
fn allowed_by(path: &Path, home: &Path) -> Result<Vec<PathBuf>, ConfigurationError> {
    let fault = |at, message| ConfigurationError { path: path.to_owned(), at, message };
    if fs::symlink_metadata(path).is_err() {
        return Ok(Vec::new());
    }
    let text = gate::admit(path, &Bounds::unlimited(), limits::CONFIGURATION)
        .and_then(|admitted| admitted.text())
        .map_err(|reason: FileFault| fault(None, format!("it {reason}")))?;
    let file: UserFile = toml::from_str(&text).map_err(|reason| {
        let place = reason.span().map(|span| place(&text, span.start));
        let message = reason.message().trim().lines().collect::<Vec<_>>().join("; ");
        fault(place, format!("{message}: `allow-read = [\"/a/folder\"]` is all that stands here"))
    })?;
    let folder = |written: Spanned<PathBuf>| {
        let place = place(&text, written.span().start);
        let folder = match written.get_ref().strip_prefix("~") {
            Ok(below) => home.join(below),
            Err(_) => written.into_inner(),
        };
        let message = "name the folder from the root on, or from `~`".to_owned();
        folder.is_absolute().then_some(folder).ok_or_else(|| fault(Some(place), message))
    };
    file.allow_read.into_iter().map(folder).collect()
}

/// Line and column of byte `offset`, both from 1.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (1 + before.matches('\n').count(), 1 + line.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(text: &str) -> Result<Vec<PathBuf>, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE_NAME);
        fs::write(&path, text).unwrap();
        let told = |fault: ConfigurationError| {
            fault.to_string().replace(&format!("{}/", folder.path().display()), "")
        };
        allowed_by(&path, Path::new("/home/lind")).map_err(told)
    }

    #[cfg(unix)]
    #[test]
    fn folders_are_named_from_the_root_or_from_home() {
        assert_eq!(allowed(""), Ok(Vec::new()));
        let expected = ["/srv/morgue", "/home/lind/morgue"].map(PathBuf::from).to_vec();
        assert_eq!(allowed("allow-read = [\"/srv/morgue\", \"~/morgue\"]"), Ok(expected));
        let fault = allowed("allow-read = [\n  \"morgue\"]").unwrap_err();
        assert!(fault.starts_with("standfirst.toml:2:3: name the folder from the root"), "{fault}");
    }

    #[test]
    fn a_missing_file_allows_nothing_and_a_broken_one_is_refused() {
        let nowhere = tempfile::tempdir().unwrap();
        assert_eq!(allowed_by(&nowhere.path().join(FILE_NAME), Path::new("/")), Ok(Vec::new()));
        for broken in ["[rules]\n", "allow-read = 3\n", "allow-read = ["] {
            let fault = allowed(broken).unwrap_err();
            assert!(fault.starts_with("standfirst.toml:1:"), "{fault}");
            assert!(fault.ends_with("is all that stands here"), "{fault}");
        }
    }
}

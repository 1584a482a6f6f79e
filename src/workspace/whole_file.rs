//! Files written as a whole or not at all: whoever reads one meanwhile reads what it held before.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes `content` into the file at `path`, which keeps its permissions; a new one has those that
/// the user gives new files. A link stays one: what it leads to is written.
///
/// # Errors
///
/// It cannot be written, is no plain file, or is a link that leads nowhere.
pub fn write_file(path: &Path, content: &[u8]) -> io::Result<()> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    if !is_link {
        return replace_file(path, content);
    }
    let nowhere = |_| io::Error::other("it is a link that leads nowhere");
    replace_file(&fs::canonicalize(path).map_err(nowhere)?, content)
}

/// The same, but a link gives way to the file.
///
/// # Errors
///
/// It cannot be written, or is no plain file.
pub fn replace_file(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let before = fs::symlink_metadata(path).ok().filter(|about| !about.is_symlink());
    if before.as_ref().is_some_and(|before| !before.is_file()) {
        return Err(io::Error::other("it is no plain file"));
    }
    let mut file = draft(folder.unwrap_or(Path::new(".")))?;
    file.write_all(content)?;
    if let Some(before) = before {
        file.as_file().set_permissions(before.permissions())?;
    }
    file.persist(path)?;
    Ok(())
}

/// A new file that may be read by whoever may read the user's new files.
#[cfg(unix)]
fn draft(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;

    // The system takes away from these what the user's umask says.
    let permissions = fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().permissions(permissions).tempfile_in(folder)
}

#[cfg(not(unix))]
fn draft(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_has_the_permissions_of_new_files_and_an_old_one_keeps_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let (usual, ours) = (folder.path().join("usual"), folder.path().join("ours"));
        fs::write(&usual, "").unwrap();
        write_file(&ours, b"one").unwrap();
        assert_eq!(mode(&ours), mode(&usual));
        fs::set_permissions(&ours, fs::Permissions::from_mode(0o640)).unwrap();
        write_file(&ours, b"two").unwrap();
        assert_eq!((fs::read(&ours).unwrap(), mode(&ours)), (b"two".to_vec(), 0o640));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "no draft is left");
    }

    #[test]
    fn a_link_is_written_through_or_gives_way() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "").unwrap();
        symlink("file", &link).unwrap();
        write_file(&link, b"through").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"through");
        replace_file(&link, b"instead").unwrap();
        assert_eq!((fs::read(&file).unwrap(), fs::read(&link).unwrap()), {
            (b"through".to_vec(), b"instead".to_vec())
        });
    }

    #[test]
    fn a_link_to_nowhere_and_what_is_no_file_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        symlink("gone", &link).unwrap();
        assert!(write_file(&link, b"").unwrap_err().to_string().contains("leads nowhere"));
        assert!(write_file(folder.path(), b"").unwrap_err().to_string().contains("no plain file"));
        assert!(!folder.path().join("gone").exists());
    }
}

//! Puts the mended text of an article in the place of what it was, if nobody else has touched it.

use std::fs::{self, File, Metadata};
use std::io::{self, Seek, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Writes `after` into the file at `path`, which must hold `before`: as a whole or not at all,
/// unless the file has other names, or an owner who cannot be given another file; then into the
/// file itself. Links, permissions and owner stay.
///
/// # Errors
///
/// The file cannot be written, or holds something else by now; it is left as it is.
pub fn rewrite(path: &Path, before: &str, after: &str) -> io::Result<()> {
    // A link stays one: what it leads to is mended.
    let path = fs::canonicalize(path)?;
    let about = fs::metadata(&path)?;
    if !about.is_file() {
        return Err(io::Error::other("is no plain file, and is left as it is"));
    }
    if about.permissions().readonly() {
        return Err(io::Error::other("is read-only, and is left as it is"));
    }
    // Who may not write into a file does not replace it either.
    let file = File::options().write(true).open(&path)?;
    if !has_other_names(&about) {
        let new = written_beside(&path, after)?;
        if keep_owner(new.as_file(), &about).is_ok() {
            new.as_file().set_permissions(about.permissions())?;
            new.as_file().sync_all()?;
            must_hold(&path, before)?;
            new.persist(path)?;
            return Ok(());
        }
    }
    must_hold(&path, before)?;
    write_into(file, after)
}

fn written_beside(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut new = NamedTempFile::new_in(path.parent().unwrap_or(Path::new("/")))?;
    new.write_all(text.as_bytes())?;
    Ok(new)
}

fn write_into(mut file: File, text: &str) -> io::Result<()> {
    file.rewind()?;
    file.write_all(text.as_bytes())?;
    file.set_len(text.len() as u64)?;
    file.sync_all()
}

fn must_hold(path: &Path, text: &str) -> io::Result<()> {
    match fs::read(path) {
        Ok(bytes) if bytes == text.as_bytes() => Ok(()),
        _ => Err(io::Error::other("was changed meanwhile, and is left as it is")),
    }
}

#[cfg(unix)]
fn has_other_names(about: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(about) > 1
}

#[cfg(unix)]
fn keep_owner(new: &File, about: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};

    let own = new.metadata()?;
    if (own.uid(), own.gid()) == (about.uid(), about.gid()) {
        return Ok(());
    }
    fchown(new, Some(about.uid()), Some(about.gid()))
}

#[cfg(not(unix))]
fn has_other_names(_about: &Metadata) -> bool {
    false
}

#[cfg(not(unix))]
fn keep_owner(_new: &File, _about: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "What is it, really\n";
    const AFTER: &str = "What is it?\n";

    /// A file that holds `text`, in a folder of its own.
    fn file(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.article.md");
        fs::write(&path, text).unwrap();
        (folder, path)
    }

    fn rewritten(path: &Path) -> (Result<(), String>, String) {
        let outcome = rewrite(path, BEFORE, AFTER).map_err(|fault| fault.to_string());
        (outcome, fs::read_to_string(path).unwrap())
    }

    #[test]
    fn an_article_that_was_changed_meanwhile_is_left_as_it_is() {
        let (_folder, path) = file(BEFORE);
        assert_eq!(rewritten(&path), (Ok(()), AFTER.to_owned()));
        let (outcome, text) = rewritten(&path);
        assert!(outcome.unwrap_err().contains("changed meanwhile"));
        assert_eq!(text, AFTER);
    }

    #[test]
    fn a_read_only_article_is_left_as_it_is() {
        let (_folder, path) = file(BEFORE);
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let (outcome, text) = rewritten(&path);
        assert_eq!(outcome.unwrap_err(), "is read-only, and is left as it is");
        assert_eq!(text, BEFORE);
    }

    #[cfg(unix)]
    #[test]
    fn all_names_of_a_file_show_what_was_mended() {
        let (folder, path) = file(BEFORE);
        let other = folder.path().join("b.article.md");
        fs::hard_link(&path, &other).unwrap();
        assert_eq!(rewritten(&path), (Ok(()), AFTER.to_owned()));
        assert_eq!(fs::read_to_string(other).unwrap(), AFTER);
        assert!(rewritten(&path).0.unwrap_err().contains("changed meanwhile"));
    }

    #[cfg(unix)]
    #[test]
    fn the_owner_stays() {
        use std::os::unix::fs::{MetadataExt, chown};

        let (_folder, path) = file(BEFORE);
        // Only root gives a file away; for others there is nothing to be seen here.
        let is_given = chown(&path, Some(4321), Some(4321)).is_ok();
        assert_eq!(rewritten(&path), (Ok(()), AFTER.to_owned()));
        assert_eq!(fs::metadata(&path).unwrap().uid() == 4321, is_given);
    }
}

//! Safe fixes, made: those that an editor makes on saving.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::ide;
use crate::workspace::read_article;

use super::CheckedFile;

/// How often an article is checked anew after fixes: one fix can make room for another.
const ROUNDS: usize = 8;

/// An article before and after its safe fixes.
#[derive(Debug)]
pub struct Mended {
    /// The text as it was.
    pub before: String,
    /// The text as it should be.
    pub after: String,
    /// How many findings are gone.
    pub fixed: usize,
}

/// Makes the safe fixes of what was found in `file`, until nothing is left to mend, and leaves in
/// it what `check` finds in the mended text. None where there was nothing to mend.
///
/// # Errors
///
/// `check` failed.
pub fn mend<E>(
    file: &mut CheckedFile,
    check: impl Fn(String) -> Result<CheckedFile, E>,
) -> Result<Option<Mended>, E> {
    let found = file.findings.len();
    let mut mended = Mended { before: file.text.clone(), after: file.text.clone(), fixed: 0 };
    for _ in 0..ROUNDS {
        let edits = ide::safe_fixes(&file.findings);
        if edits.is_empty() {
            break;
        }
        mended.after = ide::edited(&mended.after, &edits);
        *file = check(mended.after.clone())?;
    }
    mended.fixed = found.saturating_sub(file.findings.len());
    Ok((mended.after != mended.before).then_some(mended))
}

impl Mended {
    /// Writes the mended text into the file at `path`, as a whole or not at all.
    ///
    /// # Errors
    ///
    /// The file cannot be written, or holds something else by now.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        if read_article(path).ok().as_ref() != Some(&self.before) {
            return Err(io::Error::other("was changed meanwhile, and is left as it is"));
        }
        // A link stays one: what it leads to is mended.
        let path = fs::canonicalize(path)?;
        let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(Path::new("/")))?;
        file.write_all(self.after.as_bytes())?;
        file.as_file().set_permissions(fs::metadata(&path)?.permissions())?;
        file.persist(path)?;
        Ok(())
    }

    /// The change of the article at `path` as a unified diff.
    pub fn diff(&self, path: &Path) -> String {
        let name = path.display().to_string();
        let diff = similar::TextDiff::from_lines(&self.before, &self.after);
        diff.unified_diff().header(&name, &name).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_that_was_changed_meanwhile_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.article.md");
        let written = |text: &str| {
            fs::write(&path, text).unwrap();
            let (before, after) = ("What is it\n".to_owned(), "What is it?\n".to_owned());
            let outcome = Mended { before, after, fixed: 1 }.write(&path);
            (outcome.map_err(|fault| fault.to_string()), fs::read_to_string(&path).unwrap())
        };
        assert_eq!(written("What is it\n"), (Ok(()), "What is it?\n".to_owned()));
        let (outcome, text) = written("Who is it\n");
        assert!(outcome.unwrap_err().contains("changed meanwhile"));
        assert_eq!(text, "Who is it\n");
    }
}

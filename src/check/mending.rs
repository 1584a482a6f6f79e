//! Safe fixes, made: those that an editor makes on saving.

use std::io;
use std::path::Path;

use crate::ide;

use super::CheckedFile;
use super::patch::patch;
use super::rewriting::rewrite;

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
    /// Writes the mended text into the file at `path`.
    ///
    /// # Errors
    ///
    /// The file cannot be written, or holds something else by now; it is left as it is.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        rewrite(path, &self.before, &self.after)
    }

    /// The change as a unified diff of the file at `path`.
    pub fn diff(&self, path: &Path) -> String {
        patch(path, &self.before, &self.after)
    }
}

//! What git says has changed: which articles, and which of their lines.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::text::TextRange;

use super::CheckedFile;

/// The files that differ from a revision.
#[derive(Debug)]
pub struct Changes {
    /// The commit that they differ from.
    base: String,
    /// By their paths without links.
    files: HashMap<PathBuf, Change>,
}

/// How a file differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// Git does not know it yet.
    New,
    Edited,
}

/// The first and the last line of a stretch, from 1.
type Lines = (usize, usize);

/// Why git could not say what has changed.
#[derive(Debug)]
pub struct GitError(String);

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "what has changed is not known: {}", self.0)
    }
}

impl Changes {
    /// What differs between the current folder's repository and `revision`, as of where the two
    /// parted: changes that were made there since are not ours. Files that git does not know yet
    /// are new.
    ///
    /// # Errors
    ///
    /// There is no git, no repository or no such revision.
    pub fn since(revision: &str) -> Result<Self, GitError> {
        let base = merge_base(revision)?;
        let top = PathBuf::from(git(&["rev-parse", "--show-toplevel"])?.trim_end_matches('\n'));
        let top = top.canonicalize().unwrap_or(top);
        let at_top = top.to_string_lossy();
        let names = |arguments: &[&str], change| {
            let names = git(&[&["-C", &at_top], arguments].concat())?;
            let paths = names.split_terminator('\0').map(|name| (top.join(name), change));
            Ok(paths.collect::<Vec<_>>())
        };
        let diff = ["diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", &base, "--"];
        let untracked = ["ls-files", "-z", "--others", "--exclude-standard"];
        let mut files: HashMap<_, _> = names(&diff, Change::Edited)?.into_iter().collect();
        files.extend(names(&untracked, Change::New)?);
        Ok(Self { base, files })
    }

    /// Whether the file at `path` has changed.
    pub fn has(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|path| self.files.contains_key(&path))
    }

    /// Takes out of `file` what was found on unchanged lines, by evidence on unchanged lines: a
    /// claim that stays as it was can become wrong by what is written elsewhere.
    ///
    /// # Errors
    ///
    /// Git does not say which lines have changed.
    pub fn keep_changed_lines(&self, file: &mut CheckedFile) -> Result<(), GitError> {
        let Ok(path) = file.path.canonicalize() else { return Ok(()) };
        if file.findings.is_empty() || self.files.get(&path) == Some(&Change::New) {
            return Ok(());
        }
        let changed = changed_lines(&self.diff(&path)?);
        let text = &file.text;
        let is_changed = |range: TextRange| {
            let (first, last) = (line(text, range.start), line(text, range.end));
            changed.iter().any(|(from, to)| first <= *to && *from <= last)
        };
        file.findings.retain(|finding| {
            let here = finding.related.iter().filter(|related| related.archive.is_none());
            is_changed(finding.range) || here.map(|related| related.range).any(is_changed)
        });
        Ok(())
    }

    /// How the file at `path` differs, without context.
    fn diff(&self, path: &Path) -> Result<String, GitError> {
        let folder = path.parent().unwrap_or(Path::new("/")).to_string_lossy();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let options = ["--no-color", "--no-ext-diff", "--no-textconv", "--no-renames"];
        let before = ["-C", &folder, "--literal-pathspecs", "diff", "--unified=0"];
        git(&[&before[..], &options[..], &[&self.base, "--", &name]].concat())
    }
}

/// The commit where this branch and `revision` have parted.
fn merge_base(revision: &str) -> Result<String, GitError> {
    // What begins with a dash is no revision, but an option that git would obey.
    let commit = format!("{revision}^{{commit}}");
    let commit = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]);
    let commit = commit.map_err(|fault| match git(&["rev-parse", "--git-dir"]) {
        Ok(_) => GitError(format!(
            "git knows no revision `{revision}` (a path belongs before --changed, or behind `--`)"
        )),
        Err(_) => fault,
    })?;
    let commit = commit.trim();
    // Unrelated histories have not parted anywhere.
    let base = git(&["merge-base", commit, "HEAD"]).unwrap_or_else(|_| commit.to_owned());
    Ok(base.trim().to_owned())
}

/// What git prints. Nothing that a repository configures is run.
fn git(arguments: &[&str]) -> Result<String, GitError> {
    let quiet = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"];
    let output = Command::new("git").args(quiet).args(arguments).output();
    let output = output.map_err(|reason| GitError(format!("git cannot be run: {reason}")))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim().trim_start_matches("fatal: ");
    let said = if said.is_empty() { "git failed" } else { said };
    Err(GitError(said.lines().next().unwrap_or_default().to_owned()))
}

/// The changed lines of the one file that a diff without context is about.
fn changed_lines(diff: &str) -> Vec<Lines> {
    let mut changed = Vec::new();
    let mut lines = diff.lines();
    while let Some(line) = lines.next() {
        let Some((removed, (start, added))) = stretches(line) else { continue };
        // Where words were only taken away, the lines around the gap have new neighbours.
        changed.push(if added == 0 { (start, start + 1) } else { (start, start + added - 1) });
        // The lines of the file itself may look like anything.
        lines.by_ref().take(removed + added).for_each(drop);
    }
    changed
}

/// The line of byte `offset`, from 1, as git counts lines.
fn line(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// Of "@@ -3,2 +4,5 @@": how many lines go, and where the new ones begin and how many they are.
fn stretches(header: &str) -> Option<(usize, (usize, usize))> {
    let mut parts = header.strip_prefix("@@ -")?.split(' ');
    let (_, removed) = stretch(parts.next()?)?;
    Some((removed, stretch(parts.next()?.strip_prefix('+')?)?))
}

fn stretch(written: &str) -> Option<(usize, usize)> {
    let (start, count) = written.split_once(',').unwrap_or((written, "1"));
    Some((start.parse().ok()?, count.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_are_those_of_the_new_text() {
        let diff = "\
--- a/a.md
+++ b/a.md
@@ -1 +1,2 @@ Heading
-@@ -7 +7 @@
+more
+@@ -8 +8 @@
@@ -9,2 +10,0 @@
-gone
-gone
@@ -20 +20 @@
-old
+new
\\ No newline at end of file
";
        assert_eq!(changed_lines(diff), [(1, 2), (10, 11), (20, 20)]);
    }

    #[test]
    fn lines_count_from_one() {
        assert_eq!([0, 2, 3, 9].map(|offset| line("a\r\nb", offset)), [1, 1, 2, 2]);
    }
}

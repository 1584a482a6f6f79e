//! Asks git.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::Path;
use std::process::Command;

/// What a hook of git sets, and what would lead to the hook's repository whatever the folder.
const ELSEWHERE: [&str; 5] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"];

/// Why git could not say what has changed.
#[derive(Debug, Clone)]
pub struct GitError(pub(super) String);

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "what has changed is not known: {}", self.0)
    }
}

/// What git prints when it is run in `folder`. Nothing that a repository configures is run.
pub fn bytes(folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Result<Vec<u8>, GitError> {
    let mut command = Command::new("git");
    command.args(["-c", "core.fsmonitor=false"]).args(arguments).current_dir(folder);
    for variable in ELSEWHERE {
        command.env_remove(variable);
    }
    let output = command.output();
    let output = output.map_err(|reason| GitError(format!("git cannot be run: {reason}")))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim().trim_start_matches("fatal: ");
    let said = if said.is_empty() { "git failed" } else { said };
    Err(GitError(said.lines().next().unwrap_or_default().to_owned()))
}

/// The one line that git prints, without its end.
pub fn line(folder: &Path, arguments: &[&str]) -> Result<String, GitError> {
    let printed = String::from_utf8_lossy(&bytes(folder, arguments)?).into_owned();
    Ok(printed.trim_end_matches(['\n', '\r']).to_owned())
}

/// How git names the file that is `way` below the top of its repository, in the tree of `commit`.
pub fn in_tree(commit: &str, way: &Path) -> OsString {
    let mut name = OsString::from(commit);
    for (at, part) in way.iter().enumerate() {
        name.push(if at == 0 { ":" } else { "/" });
        name.push(part);
    }
    name
}

/// The name that git has for the file that is `way` below the top of its repository.
pub fn name(way: &Path) -> Vec<u8> {
    let parts: Vec<_> = way.iter().map(OsStr::as_encoded_bytes).collect();
    parts.join(&b'/')
}

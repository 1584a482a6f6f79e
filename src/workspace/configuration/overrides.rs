//! For which articles an override counts.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::fault::ConfigurationError;
use super::sources::Sources;
use super::value::OneOrMany;

/// The `paths` of one override.
#[derive(Debug)]
pub struct Paths {
    /// The folder of the file that says them.
    folder: PathBuf,
    patterns: Gitignore,
}

impl Paths {
    /// Reads `written`, which stands in one of `sources`.
    ///
    /// # Errors
    ///
    /// A pattern is none, or there is no pattern.
    pub fn new(written: &OneOrMany, sources: &Sources) -> Result<Self, ConfigurationError> {
        let mut builder = GitignoreBuilder::new("");
        for pattern in &written.words {
            let fault =
                |reason: ignore::Error| sources.fault(pattern.span().start, reason.to_string());
            builder.add_line(None, pattern.get_ref()).map_err(fault)?;
        }
        let patterns =
            builder.build().map_err(|reason| sources.fault(written.start, reason.to_string()))?;
        if patterns.num_ignores() == 0 {
            return Err(sources.fault(written.start, "no article has such a path".to_owned()));
        }
        let folder = sources.at(written.start).and_then(|source| source.path.parent());
        Ok(Self { folder: folder.unwrap_or(Path::new("")).to_owned(), patterns })
    }

    /// Whether the article at `path` is one of them. They are relative to the file that says them;
    /// where the article does not stand below that, because a file in another folder was extended,
    /// to the folder `otherwise`.
    pub fn name(&self, path: &Path, otherwise: &Path) -> bool {
        let relative = path.strip_prefix(&self.folder).or_else(|_| path.strip_prefix(otherwise));
        relative
            .is_ok_and(|path| self.patterns.matched_path_or_any_parents(path, false).is_ignore())
    }
}

//! What could not be done, and of which file that is said.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::workspace::{ConfigurationError, ReadError};

/// What could not be done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The file that it is about, as the user named it; absent where it is about none.
    pub path: Option<PathBuf>,
    /// Line and column in it, both from 1, where that is known.
    pub at: Option<(usize, usize)>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Complaint {
    /// Says `message` of the file at `path`.
    pub fn about(path: &Path, message: impl fmt::Display) -> Self {
        Self { path: Some(path.to_owned()), at: None, message: message.to_string() }
    }
}

impl fmt::Display for Complaint {
    /// "desk/a.article.md:3:1: what is wrong"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}:", path.display())?;
        }
        if let Some((line, column)) = self.at {
            write!(f, "{line}:{column}:")?;
        }
        let space = if self.path.is_some() || self.at.is_some() { " " } else { "" };
        write!(f, "{space}{}", self.message)
    }
}

impl From<ReadError> for Complaint {
    fn from(error: ReadError) -> Self {
        Self { path: error.path, at: None, message: error.message }
    }
}

impl From<ConfigurationError> for Complaint {
    fn from(error: ConfigurationError) -> Self {
        Self { path: Some(error.path), at: error.at, message: error.message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_says_where() {
        let path = Some(PathBuf::from("a.toml"));
        for (path, at, expected) in [
            (path.clone(), Some((3, 1)), "a.toml:3:1: no"),
            (path, None, "a.toml: no"),
            (None, None, "no"),
        ] {
            let message = "no".to_owned();
            assert_eq!(Complaint { path, at, message }.to_string(), expected);
        }
    }
}

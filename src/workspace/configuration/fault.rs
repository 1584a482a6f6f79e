//! Why a configuration cannot be used, said so that it can be mended.

use std::fmt;
use std::path::PathBuf;

use crate::rules;

/// Why a configuration could not be used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConfigurationError {
    /// The file.
    pub path: PathBuf,
    /// Line and column of the fault, both from 1, where it has a place.
    pub at: Option<(usize, usize)>,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for ConfigurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match self.at {
            Some((line, column)) => write!(f, "{path}:{line}:{column}: {}", self.message),
            None => write!(f, "{path}: {}", self.message),
        }
    }
}

impl std::error::Error for ConfigurationError {}

/// The reader's message, with the known name that was probably meant. Serde lists the known names
/// in backticks behind the unknown one: "unknown field `rule`, expected `rules` or `sections`".
pub fn advice(message: &str) -> String {
    let message = message.trim().lines().collect::<Vec<_>>().join("; ");
    let is_unknown = message.starts_with("unknown ");
    let message = message.replacen("unknown field", "unknown key", 1);
    let message = message.replacen("unknown variant", "unknown value", 1);
    let mut quoted = message.split('`').skip(1).step_by(2);
    let meant =
        quoted.next().filter(|_| is_unknown).and_then(|unknown| rules::closest(unknown, quoted));
    match meant {
        Some(meant) => format!("{message}: did you mean `{meant}`?"),
        None => message,
    }
}

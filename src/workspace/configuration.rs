//! `standfirst.toml`: found upwards from the article, read, and merged with the defaults.

use std::path::PathBuf;

use crate::article::SectionLabels;
use crate::rules::Selection;

/// What a `standfirst.toml` says, defaults filled in.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// Which rules run, and how severe they are.
    pub selection: Selection,
    /// The words that open a section.
    pub labels: SectionLabels,
}

/// Why a configuration could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigurationError {
    /// The file.
    pub path: PathBuf,
    /// Line and column of the fault, both from 1, where it has a place.
    pub at: Option<(usize, usize)>,
    /// What is wrong and what to do.
    pub message: String,
}

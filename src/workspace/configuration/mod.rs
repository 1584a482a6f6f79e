//! `standfirst.toml`: found upwards from the article, read with all that it extends, and laid over
//! the defaults.
//!
//! The way of a file: [`nearest`] finds it, [`chain`] reads it and what it extends into [`sources`],
//! [`merge`] lays one over the other, [`settings`] settles what counts for which article. What may
//! stand in it is said by [`file`].

mod chain;
mod defaults;
mod disk;
mod fault;
mod file;
mod merge;
mod nearest;
mod overrides;
mod schema;
mod settings;
mod shown;
mod sources;
#[cfg(test)]
mod tests;
mod value;

use std::path::Path;
use std::sync::Arc;

use crate::article::{EntityDeclaration, SectionLabels};
use crate::evidence::Thresholds;
use crate::insights::Library;
use crate::rules::Selection;

use super::asked::AskedFiles;
use super::gate::Reach;
use settings::Settings;

pub use defaults::starter;
pub use fault::ConfigurationError;
pub use nearest::Configurations;
pub use schema::schema;
pub use shown::{Origin, Shown, ShownTable};

/// The name of the configuration file.
pub const FILE_NAME: &str = "standfirst.toml";

/// What is settled for an article, defaults filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Configuration {
    /// Which rules run, and how severe they are.
    pub selection: Selection,
    /// The words that open a section.
    pub labels: SectionLabels,
    /// The entities that all articles know, in the order of the file.
    pub entities: Arc<[EntityDeclaration]>,
    /// From which score on a claim is let pass.
    pub thresholds: Thresholds,
    /// The templates of insight questions.
    pub library: Arc<Library>,
    /// Changes whenever a byte of the files that it was made from does, and with the overrides that
    /// the article matches; the same on every machine, wherever the files stand. Options of the
    /// command line are no part of it.
    pub fingerprint: u64,
}

/// The configuration of an article, or why it has none that could be used.
type Outcome = Result<Arc<Configuration>, ConfigurationError>;

impl Default for Configuration {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            labels: SectionLabels::default(),
            entities: Arc::default(),
            thresholds: Thresholds::default(),
            library: Library::shipped(),
            fingerprint: 0,
        }
    }
}

impl Configuration {
    /// Reads the text of a `standfirst.toml` that stands at `path`, for an article that no override
    /// matches. What it extends is read from disk.
    ///
    /// # Errors
    ///
    /// The text is no TOML, or says something that a configuration cannot say.
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigurationError> {
        let (reach, asked) = (Reach::default(), AskedFiles::default());
        let sources = chain::read_text(path, disk::without_mark(text), &reach, &asked)?;
        let settings = Settings::new(sources)?;
        settings.general().map(Arc::unwrap_or_clone)
    }
}

//! Files, configuration and bibliographies: everything that is read from disk.
//!
//! [`Workspace`] is what `check` and the server share: give it a path and a text, it gives back
//! the [`Review`].
//!
//! Floor 5.

mod configuration;

use std::path::Path;
use std::sync::Arc;

use crate::analysis::{self, Cache};
use crate::article::{self, Bibliography};
use crate::rules::{self, Review};

pub use configuration::{Configuration, ConfigurationError};

/// What outlives the review of a single article: the cache of readings, the configurations.
#[derive(Debug, Default)]
pub struct Workspace {
    cache: Cache,
}

impl Workspace {
    /// The configuration for the article at `path`: the nearest `standfirst.toml` upwards of it,
    /// or the defaults.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is no TOML, or says something that it cannot say.
    pub fn configuration(&self, _path: &Path) -> Result<Arc<Configuration>, ConfigurationError> {
        Ok(Arc::default())
    }

    /// Reads, analyses and reviews the article at `path`, whose text is `source`.
    pub fn review(&self, _path: &Path, source: &str, configuration: &Configuration) -> Review {
        let article = Arc::new(article::read(source, &configuration.labels));
        let analysis = Arc::new(analysis::analyse(article, &self.cache));
        rules::review(analysis, Arc::new(Bibliography::default()), &configuration.selection)
    }
}

//! Checks one article as the command line asks for it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use xxhash_rust::xxh3::Xxh3;

use crate::rules::Finding;
use crate::workspace::{Configuration, ConfigurationError, Reach, Workspace};

use super::CheckedFile;
use super::cache::{Cache, Question};

/// Checks articles, from as many threads as there are.
#[derive(Debug)]
pub struct Checker {
    workspace: Workspace,
    select: Vec<String>,
    ignore: Vec<String>,
    cache: Option<Cache>,
    /// Why the cache could not be written, the first time.
    cache_fault: OnceLock<io::Error>,
}

impl Checker {
    /// A checker that runs the rules and groups in `select`, if there are any, and not those in
    /// `ignore`, whatever a configuration says. What it finds it remembers in `cache`. Files that
    /// articles name are read within their `reach`.
    pub fn new(select: &[String], ignore: &[String], cache: Option<Cache>, reach: Reach) -> Self {
        Self {
            workspace: Workspace::passing(reach),
            select: select.to_vec(),
            ignore: ignore.to_vec(),
            cache,
            cache_fault: OnceLock::new(),
        }
    }

    /// Checks the article at `path`, whose text is `text`.
    ///
    /// # Errors
    ///
    /// Its configuration cannot be used.
    pub fn check(&self, path: &Path, text: String) -> Result<CheckedFile, ConfigurationError> {
        let configuration = self.configuration(path)?;
        let findings = match &self.cache {
            Some(cache) => self.recall_or_find(cache, path, &text, &configuration),
            None => self.workspace.review(path, &text, &configuration).findings,
        };
        Ok(CheckedFile::new(path.to_owned(), text, findings))
    }

    /// How far the files reach that articles name.
    pub fn reach(&self) -> &Reach {
        self.workspace.reach()
    }

    /// The files that were asked for so far, whether they are there or not, beside the articles: only
    /// a change of one of these can change what is found.
    pub fn asked(&self) -> Vec<PathBuf> {
        let mut asked = self.workspace.asked();
        asked.extend(self.cache.iter().flat_map(Cache::asked));
        asked
    }

    /// Why the cache could not be written, if it could not.
    pub fn cache_fault(&self) -> Option<&io::Error> {
        self.cache_fault.get()
    }

    fn configuration(&self, path: &Path) -> Result<Configuration, ConfigurationError> {
        let configured = self.workspace.configuration(path)?;
        let selection = configured.selection.clone().narrowed(&self.select, &self.ignore);
        Ok(Configuration { selection, ..(*configured).clone() })
    }

    fn recall_or_find(
        &self,
        cache: &Cache,
        path: &Path,
        text: &str,
        configuration: &Configuration,
    ) -> Vec<Finding> {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let settings = self.settings(configuration);
        let bounds = self.workspace.reach().of(&absolute);
        let question = Question { path: &absolute, text, settings, bounds: &bounds };
        cache.recall(question).unwrap_or_else(|| {
            let (review, rests_on) = self.workspace.review_with_footing(path, text, configuration);
            if let Err(fault) = cache.remember(question, rests_on, &review) {
                let _ = self.cache_fault.set(fault);
            }
            review.findings
        })
    }

    /// The configuration and what the command line says of it, as a number.
    fn settings(&self, configuration: &Configuration) -> u128 {
        let mut hash = Xxh3::new();
        hash.update(&configuration.fingerprint.to_le_bytes());
        for names in [&self.select, &self.ignore] {
            hash.update(&names.len().to_le_bytes());
            hash.update(names.join(",").as_bytes());
        }
        hash.digest128()
    }
}

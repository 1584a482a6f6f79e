//! Checks one article as the command line asks for it.

use std::path::Path;

use crate::workspace::{Configuration, ConfigurationError, Workspace};

use super::CheckedFile;

/// Checks articles, from as many threads as there are.
#[derive(Debug, Default)]
pub struct Checker {
    workspace: Workspace,
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Checker {
    /// A checker that runs the rules and groups in `select`, if there are any, and not those in
    /// `ignore`, whatever a configuration says.
    pub fn new(select: &[String], ignore: &[String]) -> Self {
        let (select, ignore) = (select.to_vec(), ignore.to_vec());
        Self { workspace: Workspace::default(), select, ignore }
    }

    /// Checks the article at `path`, whose text is `text`.
    ///
    /// # Errors
    ///
    /// Its configuration cannot be used.
    pub fn check(&self, path: &Path, text: String) -> Result<CheckedFile, ConfigurationError> {
        let configuration = self.configuration(path)?;
        let review = self.workspace.review(path, &text, &configuration);
        Ok(CheckedFile::new(path.to_owned(), text, review.findings))
    }

    fn configuration(&self, path: &Path) -> Result<Configuration, ConfigurationError> {
        let configured = self.workspace.configuration(path)?;
        let selection = configured.selection.clone().narrowed(&self.select, &self.ignore);
        Ok(Configuration { selection, ..(*configured).clone() })
    }
}

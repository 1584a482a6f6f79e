//! One version of a document, which never changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use tower_lsp::lsp_types::Url;

use crate::rules::Review;
use crate::text::Text;
use crate::workspace::{ConfigurationError, Memory, Workspace};

/// One version of a document, and its review once somebody has asked for it.
#[derive(Debug)]
pub struct Snapshot {
    /// The document.
    pub uri: Url,
    /// The client's number for this version.
    pub version: i32,
    /// What it says.
    pub text: Text,
    /// What the reviews of all versions leave for the next one.
    memory: Arc<Mutex<Memory>>,
    reviewed: OnceLock<Reviewed>,
}

/// What the engine made of a snapshot.
#[derive(Debug)]
pub struct Reviewed {
    /// The text, in one piece.
    pub source: String,
    /// The article and what was found in it.
    pub review: Review,
    /// Why the defaults were used in place of the configuration.
    pub configuration_error: Option<ConfigurationError>,
}

impl Snapshot {
    /// Version `version` of the document at `uri`, which has just been opened.
    pub fn new(uri: Url, version: i32, text: Text) -> Self {
        Self { uri, version, text, memory: Arc::default(), reviewed: OnceLock::new() }
    }

    /// Version `version` of the same document, which says `text`.
    pub fn next(&self, version: i32, text: Text) -> Self {
        let (uri, memory) = (self.uri.clone(), Arc::clone(&self.memory));
        Self { uri, version, text, memory, reviewed: OnceLock::new() }
    }

    /// The same version, to be reviewed anew.
    pub fn renewed(&self) -> Self {
        self.next(self.version, self.text.clone())
    }

    /// The review, computed by the first caller while others wait for it. Takes its time: not to be
    /// called from a task.
    pub fn reviewed(&self, workspace: &Workspace) -> &Reviewed {
        self.reviewed.get_or_init(|| {
            let path = self.path(workspace);
            let (configuration, configuration_error) = match workspace.configuration(&path) {
                Ok(configuration) => (configuration, None),
                Err(error) => (Arc::default(), Some(error)),
            };
            let source = self.text.to_string();
            let review = workspace.review_again(&path, &source, &configuration, &mut self.memory());
            Reviewed { source, review, configuration_error }
        })
    }

    /// What the reviews before have left; nothing where one of them broke off.
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(|broken| {
            let mut memory = broken.into_inner();
            *memory = Memory::default();
            self.memory.clear_poison();
            memory
        })
    }

    /// Where the document is stored, or would be.
    fn path(&self, workspace: &Workspace) -> PathBuf {
        let unsaved = |()| workspace.reach().place_of(Path::new(self.uri.path()));
        self.uri.to_file_path().unwrap_or_else(unsaved)
    }
}

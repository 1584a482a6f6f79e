//! Which configuration counts for a file: the nearest one upwards of it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::fault::ConfigurationError;
use super::settings::Settings;
use super::shown::{ShownTable, shown};
use super::sources::Sources;
use super::{FILE_NAME, Outcome, chain};
use crate::workspace::asked::AskedFiles;
use crate::workspace::gate::Reach;
use crate::workspace::path::plain;

/// What a folder's configuration file says, or why it cannot be used.
type Found = Result<Arc<Settings>, ConfigurationError>;

/// The configurations of the folders that were asked for.
#[derive(Debug, Default)]
pub struct Configurations {
    by_folder: Mutex<HashMap<PathBuf, Found>>,
    /// The files that configurations extend.
    extended: AskedFiles,
}

impl Configurations {
    /// The configuration of the article at `path`.
    pub fn of_file(&self, path: &Path, reach: &Reach) -> Outcome {
        let path = absolute(path);
        match path.parent() {
            Some(folder) => self.of_folder(folder, reach)?.of_article(&path),
            None => Ok(Arc::default()),
        }
    }

    /// All that is settled for the article or the folder at `path`.
    pub fn shown(&self, path: &Path, reach: &Reach) -> Result<Vec<ShownTable>, ConfigurationError> {
        let path = absolute(path);
        match path.parent() {
            Some(folder) if !path.is_dir() => shown(&*self.of_folder(folder, reach)?, Some(&path)),
            _ => shown(&*self.of_folder(&path, reach)?, None),
        }
    }

    /// What counts in `folder`, whatever the article.
    fn of_folder(&self, folder: &Path, reach: &Reach) -> Found {
        if let Some(known) = self.lock().get(folder) {
            return known.clone();
        }
        let own = folder.join(FILE_NAME);
        let found = match (is_there(&own), folder.parent()) {
            (true, _) => {
                chain::read(&own, reach, &self.extended).and_then(Settings::new).map(Arc::new)
            }
            (false, Some(above)) => self.of_folder(above, reach),
            (false, None) => Settings::new(Sources::default()).map(Arc::new),
        };
        self.lock().insert(folder.to_owned(), found.clone());
        found
    }

    /// Whether the file or folder at `path` is a file that a configuration extends, or holds one.
    pub fn uses(&self, path: &Path) -> bool {
        self.extended.contains(path)
    }

    /// The files that were asked for: where a configuration was looked for, and what one extends.
    pub fn asked(&self) -> Vec<PathBuf> {
        let mut asked = self.extended.all();
        asked.extend(self.lock().keys().map(|folder| folder.join(FILE_NAME)));
        asked
    }

    /// Forgets all of them, so that the files are read again.
    pub fn forget(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PathBuf, Found>> {
        // A panic elsewhere leaves whole entries behind, so the map is sound all the same.
        self.by_folder.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `path` from the root on, so that folders above it can be searched.
fn absolute(path: &Path) -> PathBuf {
    plain(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

/// Whether there is anything but a folder at `path`; whether it can be read is another question,
/// which must not be answered with the defaults.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok() && !path.is_dir()
}

//! The articles of the workspace: as the client has them where they are open, else as they are on
//! disk.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use tower_lsp::lsp_types::Url;

use crate::text::Text;
use crate::workspace;

use super::session::Session;
use super::snapshot::Snapshot;

/// Does `work` on every article of the workspace's folders, on all cores, and returns what came of
/// it in the order of the paths; second, why some of the folders or articles could not be read.
/// Takes its time: not to be called from a task.
pub fn each<T: Send>(
    session: &Session,
    work: impl Fn(&Arc<Snapshot>) -> T + Sync,
) -> (Vec<T>, Vec<String>) {
    let folders = session.folders();
    if folders.is_empty() {
        return Default::default();
    }
    let found = workspace::discover(&folders);
    let results: Vec<_> = found
        .articles
        .par_iter()
        .map(|path| snapshot(session, path).map(|snapshot| work(&snapshot)))
        .collect();
    let mut unreadable: Vec<_> = found.errors.iter().map(ToString::to_string).collect();
    let mut done = Vec::new();
    for result in results {
        match result {
            Ok(answer) => done.push(answer),
            Err(reason) => unreadable.push(reason),
        }
    }
    (done, unreadable)
}

/// The article at `path`.
///
/// # Errors
///
/// It is not open, and cannot be read or has no URI.
pub fn snapshot(session: &Session, path: &Path) -> Result<Arc<Snapshot>, String> {
    let uri = uri(path)?;
    match session.documents.snapshot(&uri) {
        Some(open) => Ok(open),
        None => read(path, uri).map(Arc::new),
    }
}

/// The URI of the article at `path`.
///
/// # Errors
///
/// The path is relative.
pub fn uri(path: &Path) -> Result<Url, String> {
    Url::from_file_path(path)
        .map_err(|()| format!("{}: the folder's path is not absolute", path.display()))
}

/// The article at `path`, whose URI is `uri`, as it is on disk.
///
/// # Errors
///
/// It cannot be read.
pub fn read(path: &Path, uri: Url) -> Result<Snapshot, String> {
    let text = workspace::read_article(path).map_err(|error| error.to_string())?;
    Ok(Snapshot::new(uri, 0, Text::new(&text)))
}

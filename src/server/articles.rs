//! The articles of the workspace, as they are on disk.

use std::path::Path;

use tower_lsp::lsp_types::Url;

use crate::text::Text;
use crate::workspace;

use super::snapshot::Snapshot;

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

//! Renaming: in the article, in the bibliography file that defines a key, and in the other articles
//! that use it.

use std::path::Path;

use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::lsp_types::TextEdit;

use crate::article::EntityDeclaration;
use crate::ide::{self, Renamable, Thing};
use crate::workspace;

use super::index::Contents;
use super::namesakes::Namesakes;
use super::references::Asked;
use crate::server::convert::EditedFile;
use crate::server::snapshot::Reviewed;

/// The protocol's code for a request that is understood, and cannot be done.
const REQUEST_FAILED: i64 = -32803;

/// What to tell a client whose request cannot be done.
pub fn refusal(reason: String) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: reason.into(), data: None }
}

impl Asked<'_> {
    /// What can be renamed here: its place and how it is called.
    ///
    /// # Errors
    ///
    /// Nothing can; the message says why.
    pub fn renamable(&self) -> Result<Renamable<'_>, String> {
        let path = self.converter.uri().to_file_path().unwrap_or_default();
        let configuration = self.session.workspace().configuration(&path);
        let listed: &[EntityDeclaration] = match &configuration {
            Ok(configuration) => &configuration.entities,
            Err(_) => &[],
        };
        ide::renamable(&self.reviewed.review, &self.reviewed.source, listed, self.offset)
    }

    /// The files in which something changes when what is named here is called `new`.
    ///
    /// # Errors
    ///
    /// It cannot be called so; the message says why.
    pub fn rename(&self, new: &str) -> Result<Vec<EditedFile>, String> {
        let renamable = self.renamable()?;
        let Reviewed { review, source, .. } = self.reviewed;
        let here = ide::rename(review, source, &renamable, new)?;
        if here.is_empty() {
            return Ok(Vec::new());
        }
        let mut files = vec![self.converter.edited(&here)];
        if let Thing::Source(key) = renamable.asked.thing {
            let new = new.trim();
            files.extend(self.entry_renamed(key, new)?);
            for namesakes in self.elsewhere(&renamable.asked) {
                self.is_free_in(&namesakes.contents, new)?;
                files.push(namesakes.renamed(new));
            }
        }
        Ok(files)
    }

    /// The bibliography file that defines `key`, with `new` in its place.
    fn entry_renamed(&self, key: &str, new: &str) -> Result<Option<EditedFile>, String> {
        let Some(entry) = self.reviewed.review.bibliography.get(key) else { return Ok(None) };
        let Some(file) = &entry.file else { return Ok(None) };
        let unreadable = |fault| format!("{} cannot be changed: {fault}", file.display());
        let text = workspace::read_again(file).map_err(|fault| unreadable(fault.to_string()))?;
        let range = entry.reference.id.range;
        if range.of(&text) != key {
            return Err(unreadable("it has just been changed by others".to_owned()));
        }
        let place = self.converter.entry(entry);
        let place = place.ok_or_else(|| unreadable("it has no URI".to_owned()))?;
        let edits = vec![TextEdit::new(place.range, new.to_owned())];
        Ok(Some(EditedFile { uri: place.uri, version: None, edits }))
    }

    /// Whether another article that cites the source has none that is called `new`.
    fn is_free_in(&self, other: &Contents, new: &str) -> Result<(), String> {
        let defines = |file: &Path, key: &str| self.session.workspace().defines(file, key);
        if other.has_own(new) || other.definer(new, defines).is_some() {
            let path = other.uri.path();
            return Err(format!("{path} has a source called “{new}” already."));
        }
        Ok(())
    }
}

impl Namesakes {
    fn renamed(self, new: &str) -> EditedFile {
        let edit = |range| TextEdit::new(range, new.to_owned());
        let edits = self.places.into_iter().map(|place| edit(place.range)).collect();
        EditedFile { uri: self.contents.uri.clone(), version: self.contents.version, edits }
    }
}

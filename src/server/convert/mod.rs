//! To and from the protocol's types: one file for each kind of answer. Nothing else knows both them
//! and ours.

mod action;
mod completion;
mod definition;
mod diagnostic;
mod edit;
mod folding;
mod formatting;
mod lens;
mod link;
mod location;
mod markup;
mod selection;
mod symbol;
mod token;

use std::path::PathBuf;

use tower_lsp::lsp_types::{InitializeParams, Position, Range, Url};

use crate::text::{self, Encoding, Text, TextRange};

use super::snapshot::Snapshot;
use crate::server::client::abilities::ClientAbilities;

pub use action::{Deferred, action_kinds, content_modified, wanted};
pub use completion::Described;
pub use diagnostic::{document_report, part_of_workspace_reports, published, workspace_reports};
pub use edit::{EditedFile, workspace_edit};
pub use formatting::tidying;
pub use symbol::symbol_kind;

/// The bytes of `text` that `range` covers. A range whose ends are in the wrong order covers what
/// lies between them, as it does for editors.
pub fn text_range(text: &Text, range: Range, encoding: Encoding) -> TextRange {
    let (start, end) = (offset(text, range.start, encoding), offset(text, range.end, encoding));
    TextRange::new(start.min(end), start.max(end))
}

/// The range that covers the bytes `range` of `text`.
pub fn range(text: &Text, range: TextRange, encoding: Encoding) -> Range {
    Range::new(position(text, range.start, encoding), position(text, range.end, encoding))
}

fn offset(text: &Text, position: Position, encoding: Encoding) -> usize {
    let units = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    let place = text::Position { line: units(position.line), column: units(position.character) };
    text.offset(place, encoding)
}

fn position(text: &Text, offset: usize, encoding: Encoding) -> Position {
    let units = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let place = text.position(offset, encoding);
    Position::new(units(place.line), units(place.column))
}

/// The folders that a client has opened when it starts.
pub fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    match &params.workspace_folders {
        Some(folders) => paths(folders.iter().map(|folder| &folder.uri)),
        None => paths(params.root_uri.iter()),
    }
}

/// The paths of `uris`, those left out that are on no disk.
pub fn paths<'a>(uris: impl Iterator<Item = &'a Url>) -> Vec<PathBuf> {
    uris.filter_map(|uri| uri.to_file_path().ok()).collect()
}

/// Converts what is said about one version of a document to one client.
pub struct Converter<'a> {
    snapshot: &'a Snapshot,
    client: &'a ClientAbilities,
}

impl<'a> Converter<'a> {
    /// A converter for `snapshot` and `client`.
    pub fn new(snapshot: &'a Snapshot, client: &'a ClientAbilities) -> Self {
        Self { snapshot, client }
    }

    /// The document.
    pub fn uri(&self) -> &Url {
        &self.snapshot.uri
    }

    /// The byte offset of `position`.
    pub fn offset(&self, position: Position) -> usize {
        offset(&self.snapshot.text, position, self.client.encoding)
    }

    /// The bytes that `range` covers.
    pub fn text_range(&self, range: Range) -> TextRange {
        text_range(&self.snapshot.text, range, self.client.encoding)
    }

    /// The bytes that `range` covers; all of them where there is none.
    pub fn text_range_or_all(&self, range: Option<Range>) -> TextRange {
        let whole = TextRange::new(0, self.snapshot.text.len());
        range.map_or(whole, |range| self.text_range(range))
    }

    /// The position of byte `offset`.
    pub fn position(&self, offset: usize) -> Position {
        position(&self.snapshot.text, offset, self.client.encoding)
    }

    /// The range that covers `bytes`.
    pub fn range(&self, bytes: TextRange) -> Range {
        range(&self.snapshot.text, bytes, self.client.encoding)
    }
}

#[cfg(test)]
mod tests;

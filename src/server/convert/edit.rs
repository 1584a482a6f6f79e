//! Changes of several files at once.

use tower_lsp::lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit,
    Url, WorkspaceEdit,
};

use crate::rules::Replacement;
use crate::server::client::abilities::ClientAbilities;

use super::Converter;

/// A file and what changes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedFile {
    /// The file.
    pub uri: Url,
    /// The version that the changes are for; absent where the file is not open.
    pub version: Option<i32>,
    /// The changes, without overlap.
    pub edits: Vec<TextEdit>,
}

impl Converter<'_> {
    /// The document with `replacements`.
    pub fn edited(&self, replacements: &[Replacement]) -> EditedFile {
        let edits = replacements.iter().map(|replacement| TextEdit {
            range: self.range(replacement.range),
            new_text: replacement.new_text.clone(),
        });
        let (uri, version) = (self.snapshot.uri.clone(), Some(self.snapshot.version));
        EditedFile { uri, version, edits: edits.collect() }
    }
}

/// The changes of `files`, for their versions where the client can tell these apart.
pub fn workspace_edit(files: Vec<EditedFile>, client: &ClientAbilities) -> WorkspaceEdit {
    if !client.versioned_edits {
        return WorkspaceEdit::new(files.into_iter().map(|file| (file.uri, file.edits)).collect());
    }
    let document = |EditedFile { uri, version, edits }| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(files.into_iter().map(document).collect())),
        ..WorkspaceEdit::default()
    }
}

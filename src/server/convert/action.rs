//! Fixes as code actions and edits.

use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use crate::ide::Action;
use crate::rules::Fix;

use super::Converter;

impl Converter<'_> {
    /// The fixes as quick fixes, if the client asks for these or for any.
    pub fn code_actions(
        &self,
        actions: &[Action<'_>],
        only: Option<&[CodeActionKind]>,
    ) -> Vec<CodeActionOrCommand> {
        let quick_fix = CodeActionKind::QUICKFIX;
        if only.is_some_and(|only| !only.iter().any(|kind| includes(kind, &quick_fix))) {
            return Vec::new();
        }
        actions.iter().map(|action| self.quick_fix(action).into()).collect()
    }

    fn quick_fix(&self, action: &Action<'_>) -> CodeAction {
        let is_first = action.finding.fixes.first() == Some(action.fix);
        CodeAction {
            title: action.fix.title.clone(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![self.diagnostic(action.finding)]),
            edit: Some(self.workspace_edit(action.fix)),
            is_preferred: is_first.then_some(true),
            ..CodeAction::default()
        }
    }

    fn workspace_edit(&self, fix: &Fix) -> WorkspaceEdit {
        let uri = self.snapshot.uri.clone();
        let edits = fix.edits.iter().map(|edit| TextEdit {
            range: self.range(edit.range),
            new_text: edit.new_text.clone(),
        });
        if !self.client.versioned_edits {
            return WorkspaceEdit::new([(uri, edits.collect())].into());
        }
        let version = Some(self.snapshot.version);
        let document = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.map(OneOf::Left).collect(),
        };
        WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![document])),
            ..WorkspaceEdit::default()
        }
    }
}

/// Whether the kind that a client asks for includes `kind`: it is the same or a prefix of it.
fn includes(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(asked.as_str());
    asked.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

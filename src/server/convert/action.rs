//! What can be done, as code actions; what it changes, as edits, at once or when the client asks.

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionTriggerKind, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use crate::ide::{Action, ActionKind};
use crate::rules::Replacement;
use crate::text::TextRange;

use super::Converter;

/// What a code action carries until its client wants to know what it changes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Deferred {
    /// The document.
    pub uri: Url,
    /// Its version: the offsets count in this one alone.
    pub version: i32,
    /// Where the words start that the action is for: byte offset.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// Its place among the actions of its kind.
    pub place: usize,
}

impl Converter<'_> {
    /// Actions of one kind for `range`. Where the client asks for edits later, they carry what
    /// finds them again; where not, those are left out that change nothing.
    pub fn code_actions<'a>(
        &'a self,
        actions: &'a [Action<'a>],
        range: TextRange,
    ) -> impl Iterator<Item = CodeAction> + 'a {
        let numbered = actions.iter().enumerate();
        numbered.filter_map(move |(place, action)| {
            let mut converted = self.code_action(action);
            if self.client.deferred_edits {
                converted.data = Some(json!(self.deferred(range, place)));
            } else {
                converted.edit = Some(self.workspace_edit(&action.edits())?);
            }
            Some(converted)
        })
    }

    fn code_action(&self, action: &Action<'_>) -> CodeAction {
        CodeAction {
            title: action.title.clone(),
            kind: Some(lsp_kind(action.kind)),
            diagnostics: action.finding.map(|finding| vec![self.diagnostic(finding)]),
            is_preferred: action.is_preferred.then_some(true),
            ..CodeAction::default()
        }
    }

    fn deferred(&self, range: TextRange, place: usize) -> Deferred {
        let TextRange { start, end } = range;
        Deferred {
            uri: self.snapshot.uri.clone(),
            version: self.snapshot.version,
            start,
            end,
            place,
        }
    }

    /// Whether the document is still the one that an action was found for.
    pub fn is_of(&self, deferred: &Deferred) -> bool {
        self.snapshot.version == deferred.version
    }

    /// The edit that makes `replacements`; none where there are none.
    pub fn workspace_edit(&self, replacements: &[Replacement]) -> Option<WorkspaceEdit> {
        let uri = self.snapshot.uri.clone();
        let edits = replacements.iter().map(|replacement| TextEdit {
            range: self.range(replacement.range),
            new_text: replacement.new_text.clone(),
        });
        if replacements.is_empty() {
            return None;
        }
        if !self.client.versioned_edits {
            return Some(WorkspaceEdit::new([(uri, edits.collect())].into()));
        }
        let version = Some(self.snapshot.version);
        let document = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.map(OneOf::Left).collect(),
        };
        Some(WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(vec![document])),
            ..WorkspaceEdit::default()
        })
    }
}

/// The kinds that a client asks for. Where nobody asked, only what mends a finding is worth a
/// light bulb.
pub fn wanted(context: &CodeActionContext) -> Vec<ActionKind> {
    let is_automatic = context.trigger_kind == Some(CodeActionTriggerKind::AUTOMATIC);
    let is_wanted = |kind: &ActionKind| match &context.only {
        Some(only) => only.iter().any(|asked| includes(asked, &lsp_kind(*kind))),
        None => *kind == ActionKind::QuickFix || !is_automatic,
    };
    ActionKind::ALL.into_iter().filter(is_wanted).collect()
}

impl Deferred {
    /// What `action` carries, and the kind that it is of.
    pub fn of(action: &CodeAction) -> Option<(Self, ActionKind)> {
        let deferred = serde_json::from_value(action.data.clone()?).ok()?;
        let kind = ActionKind::ALL.into_iter().find(|k| action.kind == Some(lsp_kind(*k)))?;
        Some((deferred, kind))
    }
}

/// What to answer who asks about a version of the document that is gone.
pub fn content_modified() -> Error {
    Error {
        code: ErrorCode::ContentModified,
        message: "the article has changed since".into(),
        data: None,
    }
}

/// The kinds of actions that there are.
pub fn action_kinds() -> Vec<CodeActionKind> {
    ActionKind::ALL.map(lsp_kind).to_vec()
}

fn lsp_kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::QuickFix => CodeActionKind::QUICKFIX,
        ActionKind::Rewrite => CodeActionKind::REFACTOR_REWRITE,
        ActionKind::FixAll => CodeActionKind::new("source.fixAll.standfirst"),
    }
}

/// Whether the kind that a client asks for includes `kind`: it is the same or a prefix of it.
fn includes(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(asked.as_str());
    asked.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

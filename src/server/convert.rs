//! To and from the protocol's types. Nothing else knows both them and ours.

use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeLens, Command, CompletionItem,
    CompletionItemKind, CompletionResponse, CompletionTextEdit, Diagnostic,
    DiagnosticRelatedInformation, DiagnosticSeverity, DocumentChanges, Documentation,
    GotoDefinitionResponse, Hover, HoverContents, InitializeParams, InlayHint, InlayHintLabel,
    InsertReplaceEdit, InsertTextFormat, Location, LocationLink, MarkupContent, MarkupKind,
    NumberOrString, OneOf, OptionalVersionedTextDocumentIdentifier, Position, Range,
    TextDocumentEdit, TextEdit, Url, WorkspaceEdit,
};

use crate::ide::{
    self, Action, Completion, CompletionKind, Definition, Hint, Lens, Origin, Snippet, Target,
};
use crate::rules::{Finding, Fix, Related, Severity};
use crate::text::{self, Encoding, Text, TextRange};

use super::capabilities::ClientAbilities;
use super::snapshot::Snapshot;

/// The `source` of all diagnostics.
const SOURCE: &str = "standfirst";

/// What a completion carries, so that more about it is found when the client asks.
#[derive(Debug, Serialize, Deserialize)]
pub struct Described {
    /// The document.
    pub uri: Url,
    /// Where the question comes from.
    pub origin: Origin,
}

/// The bytes of `text` that `range` covers.
pub fn text_range(text: &Text, range: Range, encoding: Encoding) -> TextRange {
    TextRange::new(offset(text, range.start, encoding), offset(text, range.end, encoding))
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

    /// The byte offset of `position`.
    pub fn offset(&self, position: Position) -> usize {
        offset(&self.snapshot.text, position, self.client.encoding)
    }

    /// The bytes that `range` covers.
    pub fn text_range(&self, range: Range) -> TextRange {
        text_range(&self.snapshot.text, range, self.client.encoding)
    }

    /// The position of byte `offset`.
    pub fn position(&self, offset: usize) -> Position {
        position(&self.snapshot.text, offset, self.client.encoding)
    }

    /// The range that covers `bytes`.
    pub fn range(&self, bytes: TextRange) -> Range {
        range(&self.snapshot.text, bytes, self.client.encoding)
    }

    /// A finding as a diagnostic.
    pub fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let related = finding.related.iter().filter_map(|related| self.related(related)).collect();
        Diagnostic {
            range: self.range(finding.range),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            source: Some(SOURCE.to_owned()),
            message: finding.message.clone(),
            related_information: self.client.related_information.then_some(related),
            data: (self.client.diagnostic_data && !finding.data.is_null())
                .then(|| finding.data.clone()),
            ..Diagnostic::default()
        }
    }

    /// Another place of the document, or one of an archive as it was when it was read. A place of
    /// which no URI can be made is left out.
    fn related(&self, related: &Related) -> Option<DiagnosticRelatedInformation> {
        let location = match &related.archive {
            None => Location::new(self.snapshot.uri.clone(), self.range(related.range)),
            Some(archive) => Location::new(
                Url::from_file_path(&archive.path).ok()?,
                range(&Text::new(&archive.text), related.range, self.client.encoding),
            ),
        };
        Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
    }

    /// A hover's card.
    pub fn hover(&self, hover: ide::Hover) -> Hover {
        let content = markup(hover.markdown, self.client.markdown_hovers);
        Hover { contents: HoverContents::Markup(content), range: Some(self.range(hover.range)) }
    }

    /// Proposals, best first, as a list that keeps its order.
    pub fn completions(&self, completions: Vec<Completion>) -> CompletionResponse {
        let items = completions.into_iter().enumerate();
        CompletionResponse::Array(items.map(|(rank, c)| self.completion(rank, c)).collect())
    }

    fn completion(&self, rank: usize, completion: Completion) -> CompletionItem {
        let (format, new_text) = match &completion.snippet {
            Some(snippet) if self.client.snippets => {
                (InsertTextFormat::SNIPPET, self.snippet(snippet).to_owned())
            }
            _ => (InsertTextFormat::PLAIN_TEXT, completion.plain),
        };
        let range = self.range(completion.range);
        let text_edit = match completion.replaced {
            Some(replaced) if self.client.insert_replace => {
                let replace = self.range(replaced);
                let edit = InsertReplaceEdit { new_text, insert: range, replace };
                CompletionTextEdit::InsertAndReplace(edit)
            }
            _ => CompletionTextEdit::Edit(TextEdit { range, new_text }),
        };
        let origin = completion.origin.map(|origin| self.described(origin));
        CompletionItem {
            label: completion.label,
            kind: Some(completion_kind(completion.kind)),
            detail: completion.detail,
            documentation: completion.documentation.map(|text| self.documentation(text)),
            sort_text: Some(format!("{rank:05}")),
            filter_text: Some(completion.filter),
            insert_text_format: Some(format),
            text_edit: Some(text_edit),
            data: origin,
            ..CompletionItem::default()
        }
    }

    /// What finds a question again when the client asks more about it.
    fn described(&self, origin: Origin) -> Value {
        json!(Described { uri: self.snapshot.uri.clone(), origin })
    }

    /// What is shown about a completion that the client has looked at.
    pub fn documentation(&self, markdown: String) -> Documentation {
        Documentation::MarkupContent(markup(markdown, self.client.markdown_completions))
    }

    /// A snippet as this client takes it.
    pub fn snippet<'s>(&self, snippet: &'s Snippet) -> &'s str {
        if self.client.choices { &snippet.with_choices } else { &snippet.with_placeholders }
    }

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

    /// A note above a line; a click on it runs `show_evidence`, where there is any.
    pub fn code_lens(&self, lens: Lens, show_evidence: &str) -> CodeLens {
        let range = self.range(lens.range);
        let arguments = [json!(self.snapshot.uri), json!(range.start)];
        let command = if lens.has_evidence {
            Command::new(lens.label, show_evidence.to_owned(), Some(arguments.to_vec()))
        } else {
            // Editors show a note without a command as plain text.
            Command::new(lens.label, String::new(), None)
        };
        CodeLens { range, command: Some(command), data: None }
    }

    /// A note behind a word.
    pub fn inlay_hint(&self, hint: Hint) -> InlayHint {
        InlayHint {
            position: self.position(hint.offset),
            label: InlayHintLabel::String(hint.label),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        }
    }

    /// Where a definition leads to. Targets in files that cannot be read are left out.
    pub fn definition(&self, definition: &Definition) -> GotoDefinitionResponse {
        let origin = self.range(definition.origin);
        let links = definition.targets.iter().filter_map(|target| self.link(origin, target));
        if self.client.definition_links {
            return GotoDefinitionResponse::Link(links.collect());
        }
        let place =
            |link: LocationLink| Location::new(link.target_uri, link.target_selection_range);
        GotoDefinitionResponse::Array(links.map(place).collect())
    }

    fn link(&self, origin: Range, target: &Target) -> Option<LocationLink> {
        let link = |target_uri, text: &Text| LocationLink {
            origin_selection_range: Some(origin),
            target_uri,
            target_range: range(text, target.range, self.client.encoding),
            target_selection_range: range(text, target.focus, self.client.encoding),
        };
        match &target.file {
            None => Some(link(self.snapshot.uri.clone(), &self.snapshot.text)),
            // The engine has read the file from disk, so its offsets count there.
            Some(file) => {
                let text = fs::read_to_string(file).ok()?;
                Some(link(Url::from_file_path(file).ok()?, &Text::new(&text)))
            }
        }
    }
}

/// Whether the kind that a client asks for includes `kind`: it is the same or a prefix of it.
fn includes(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(asked.as_str());
    asked.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Hint => DiagnosticSeverity::HINT,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Error => DiagnosticSeverity::ERROR,
    }
}

fn completion_kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Question => CompletionItemKind::SNIPPET,
        CompletionKind::Thing => CompletionItemKind::TEXT,
        CompletionKind::Citation => CompletionItemKind::REFERENCE,
        CompletionKind::Class => CompletionItemKind::CLASS,
        CompletionKind::Attribute => CompletionItemKind::PROPERTY,
        CompletionKind::Entity => CompletionItemKind::VALUE,
    }
}

fn markup(markdown: String, client_takes_markdown: bool) -> MarkupContent {
    if client_takes_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: markdown }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: without_markup(&markdown) }
    }
}

/// Our own Markdown, for clients that show it as it is: no heading marks, no bold, no code marks,
/// no escapes.
fn without_markup(markdown: &str) -> String {
    let lines = markdown.lines().map(|line| {
        let line = line.trim_start_matches('#').trim_start_matches(' ');
        without_inline_markup(line)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn without_inline_markup(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        match character {
            '\\' => plain.extend(rest.next()),
            '`' => {}
            '*' if rest.as_str().starts_with('*') => _ = rest.next(),
            _ => plain.push(character),
        }
    }
    plain
}

#[cfg(test)]
mod tests;

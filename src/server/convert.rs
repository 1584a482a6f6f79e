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
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::rules::Replacement;

    const TEXT: &str = "😀 is fined.\nThe fine is 3 euros.\n";

    /// Bytes of "fined", which stand in columns 6..11 of the first line for UTF-16.
    const FINED: TextRange = TextRange { start: 8, end: 13 };
    /// Bytes of "3 euros".
    const EUROS: TextRange = TextRange { start: 27, end: 34 };

    fn snapshot() -> Snapshot {
        let uri = Url::parse("file:///tmp/a.article.md").unwrap();
        Snapshot::new(uri, 7, Text::new(TEXT))
    }

    fn finding() -> Finding {
        Finding {
            rule: "unsupported-claim",
            severity: Severity::Warning,
            message: "Nobody says so.".to_owned(),
            range: FINED,
            related: vec![Related {
                message: "The evidence.".to_owned(),
                archive: None,
                range: EUROS,
            }],
            fixes: vec![Fix {
                title: "Say it with a number".to_owned(),
                edits: vec![Replacement { range: FINED, new_text: "3 euros".to_owned() }],
            }],
            data: json!({"score": 0.1}),
        }
    }

    fn converted<T: serde::Serialize>(
        client: ClientAbilities,
        convert: impl FnOnce(&Converter<'_>) -> T,
    ) -> Value {
        serde_json::to_value(convert(&Converter::new(&snapshot(), &client))).unwrap()
    }

    fn everything() -> ClientAbilities {
        ClientAbilities {
            encoding: Encoding::Utf16,
            markdown_hovers: true,
            markdown_completions: true,
            insert_replace: true,
            snippets: true,
            choices: true,
            related_information: true,
            diagnostic_data: true,
            code_actions: true,
            versioned_edits: true,
            definition_links: true,
            watches_files: true,
            code_lenses: true,
            inlay_hints: true,
            verdicts: true,
        }
    }

    fn columns(line: u32, start: u32, end: u32) -> Value {
        json!({
            "start": {"line": line, "character": start},
            "end": {"line": line, "character": end},
        })
    }

    #[test]
    fn a_finding_becomes_a_diagnostic_in_the_clients_units() {
        let uri = "file:///tmp/a.article.md";
        let evidence = json!({"uri": uri, "range": columns(1, 12, 19)});
        let expected = json!({
            "range": columns(0, 6, 11),
            "severity": 2,
            "code": "unsupported-claim",
            "source": "standfirst",
            "message": "Nobody says so.",
            "relatedInformation": [{"location": evidence, "message": "The evidence."}],
            "data": {"score": 0.1},
        });
        assert_eq!(converted(everything(), |c| c.diagnostic(&finding())), expected);
    }

    #[test]
    fn a_client_gets_only_what_it_understands() {
        let simple = ClientAbilities { encoding: Encoding::Utf8, ..ClientAbilities::default() };
        let diagnostic = converted(simple, |c| c.diagnostic(&finding()));
        assert_eq!(diagnostic["range"], columns(0, 8, 13));
        assert!(diagnostic.get("relatedInformation").is_none() && diagnostic.get("data").is_none());
    }

    #[test]
    fn cards_lose_their_markup_where_it_would_show() {
        const MARKDOWN: &str = "## **Mara\\_Lind** is\n- `org`";
        let hover = || ide::Hover { range: FINED, markdown: MARKDOWN.to_owned() };
        let rich = converted(everything(), |c| c.hover(hover()));
        assert_eq!(rich["contents"]["value"], MARKDOWN);
        let plain = converted(ClientAbilities::default(), |c| c.hover(hover()));
        assert_eq!(plain["contents"], json!({"kind": "plaintext", "value": "Mara_Lind is\n- org"}));
    }

    #[test]
    fn completions_keep_their_order_and_drop_snippets_where_there_are_none() {
        let completion = || Completion {
            label: "What does Mara say?".to_owned(),
            kind: CompletionKind::Question,
            detail: None,
            documentation: None,
            range: FINED,
            filter: "what".to_owned(),
            plain: "What does Mara say?".to_owned(),
            replaced: None,
            origin: None,
            snippet: Some(Snippet {
                with_choices: "What does ${1|Mara,Lind|} say?".to_owned(),
                with_placeholders: "What does ${1:Mara} say?".to_owned(),
            }),
        };
        let items = converted(everything(), |c| c.completions(vec![completion(), completion()]));
        assert_eq!(items[0]["textEdit"]["newText"], "What does ${1|Mara,Lind|} say?");
        assert_eq!(items[0]["insertTextFormat"], 2);
        assert!(items[0]["sortText"].as_str() < items[1]["sortText"].as_str());
        let listless = ClientAbilities { choices: false, ..everything() };
        let items = converted(listless, |c| c.completions(vec![completion()]));
        assert_eq!(items[0]["textEdit"]["newText"], "What does ${1:Mara} say?");
        let items = converted(ClientAbilities::default(), |c| c.completions(vec![completion()]));
        assert_eq!(items[0]["textEdit"]["newText"], "What does Mara say?");
        assert_eq!(items[0]["insertTextFormat"], 1);
    }

    #[test]
    fn a_word_behind_the_cursor_is_replaced_where_the_client_can_ask_its_user() {
        let completion = || Completion {
            label: "Mara Lind".to_owned(),
            kind: CompletionKind::Thing,
            detail: None,
            documentation: None,
            range: TextRange::new(FINED.start, FINED.start + 1),
            replaced: Some(FINED),
            filter: "Mara Lind".to_owned(),
            plain: "Mara Lind".to_owned(),
            snippet: None,
            origin: None,
        };
        let edit = |client| {
            converted(client, |c| c.completions(vec![completion()]))[0]["textEdit"].clone()
        };
        let both = json!({
            "newText": "Mara Lind", "insert": columns(0, 6, 7), "replace": columns(0, 6, 11),
        });
        assert_eq!(edit(everything()), both);
        let insert = ClientAbilities { insert_replace: false, ..everything() };
        assert_eq!(edit(insert), json!({"newText": "Mara Lind", "range": columns(0, 6, 7)}));
    }

    #[test]
    fn a_fix_becomes_a_quick_fix_for_this_version() {
        let finding = finding();
        let actions = [Action { finding: &finding, fix: &finding.fixes[0] }];
        let found = converted(everything(), |c| c.code_actions(&actions, None));
        assert_eq!(found[0]["kind"], "quickfix");
        assert_eq!(found[0]["isPreferred"], true);
        let change = &found[0]["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"]["version"], 7);
        let edit = json!({"range": columns(0, 6, 11), "newText": "3 euros"});
        assert_eq!(change["edits"][0], edit);

        let found = converted(ClientAbilities::default(), |c| c.code_actions(&actions, None));
        assert_eq!(
            found[0]["edit"]["changes"]["file:///tmp/a.article.md"][0]["newText"],
            "3 euros"
        );
    }

    #[test]
    fn fixes_are_for_those_who_ask_for_quick_fixes() {
        let finding = finding();
        let actions = [Action { finding: &finding, fix: &finding.fixes[0] }];
        for (asked, count) in [("quickfix", 1), ("", 1), ("refactor", 0), ("quickfix.mine", 0)] {
            let only = [CodeActionKind::from(asked)];
            let found = converted(everything(), |c| c.code_actions(&actions, Some(&only)));
            assert_eq!(found.as_array().unwrap().len(), count, "{asked:?}");
        }
    }

    #[test]
    fn definitions_lead_into_the_article_and_into_files_that_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let bibliography = folder.path().join("é.bib");
        fs::write(&bibliography, "é\n@article{x}").unwrap();
        let target = |file, start, end| {
            let range = TextRange::new(start, end);
            Target { file, range, focus: TextRange::new(start, start + 1) }
        };
        let definition = Definition {
            origin: FINED,
            targets: vec![
                target(None, EUROS.start, EUROS.end),
                target(Some(bibliography.clone()), 12, 13),
                target(Some(folder.path().join("gone.bib")), 0, 1),
            ],
        };
        let links = converted(everything(), |c| c.definition(&definition));
        assert_eq!(links[0]["originSelectionRange"], columns(0, 6, 11));
        assert_eq!(links[0]["targetRange"], columns(1, 12, 19));
        assert_eq!(links[0]["targetSelectionRange"], columns(1, 12, 13));
        assert_eq!(links[1]["targetRange"], columns(1, 9, 10));
        let file = Url::from_file_path(&bibliography).unwrap();
        assert_eq!(links[1]["targetUri"], file.as_str());
        assert_eq!(links.as_array().unwrap().len(), 2);

        let locations = converted(ClientAbilities::default(), |c| c.definition(&definition));
        assert_eq!(locations[0]["uri"], "file:///tmp/a.article.md");
        assert_eq!(locations[0]["range"], columns(1, 12, 13));
    }
}

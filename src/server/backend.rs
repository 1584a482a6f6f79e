//! One handler per method of the protocol: each takes a snapshot, asks the engine, converts.
//!
//! Handlers are first polled in the order of their messages. So whatever reads or changes the
//! documents comes before the first `await`.

use std::sync::Arc;

use futures::channel::mpsc::Sender;
use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, CompletionItem,
    CompletionParams, CompletionResponse, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReportPartialResult,
    DocumentDiagnosticReportResult, DocumentFormattingParams, DocumentHighlight,
    DocumentHighlightParams, DocumentLink, DocumentLinkParams, DocumentRangeFormattingParams,
    DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandParams, FoldingRange,
    FoldingRangeParams, FormattingOptions, GotoDefinitionParams, GotoDefinitionResponse, Hover,
    HoverParams, InitializeParams, InitializeResult, InitializedParams, InlayHint, InlayHintParams,
    Location, PrepareRenameResponse, Range, ReferenceParams, RenameFilesParams, RenameParams,
    SelectionRange, SelectionRangeParams, SemanticToken, SemanticTokens, SemanticTokensDeltaParams,
    SemanticTokensFullDeltaResult, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, SymbolInformation, TextDocumentPositionParams,
    TextEdit, Url, WorkDoneProgressCancelParams, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceEdit, WorkspaceFolder,
    WorkspaceSymbolParams,
};
use tower_lsp::{Client, LanguageServer};

use crate::ide;
use crate::text::{Text, TextRange};
use crate::workspace::Workspace;

use super::client::abilities::ClientAbilities;
use super::client::configuring;
use super::commands;
use super::convert::{self, Converter, Deferred, Described};
use super::findings::publishing;
use super::findings::reports;
use super::findings::scanning;
use super::names::references::Asked;
use super::names::relocating;
use super::names::rename;
use super::names::symbols;
use super::session::Session;
use super::snapshot::{Reviewed, Snapshot};
use super::wire::enclosed::enclose;
use super::wire::output::Outgoing;

/// Answers the messages of one client.
pub struct Backend {
    session: Arc<Session>,
}

impl Backend {
    /// A backend that talks to `client`, and puts into `outbox` what is written out already. Its
    /// articles are those of `workspace`.
    pub fn new(client: Client, outbox: Sender<Outgoing>, workspace: Workspace) -> Self {
        Self { session: Arc::new(Session::new(client, outbox, workspace)) }
    }

    /// What the handlers share.
    pub fn session(&self) -> Arc<Session> {
        Arc::clone(&self.session)
    }

    /// The user cancels what is shown under a token of ours.
    pub async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.session.cancellable.cancel(&params.token);
    }

    /// Does `work` on the review of the document at `uri`, as the document is now.
    async fn ask<T: Send + 'static>(
        &self,
        uri: &Url,
        work: impl FnOnce(&Converter<'_>, &Reviewed) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let Some(snapshot) = self.session.documents.snapshot(uri) else { return Ok(None) };
        let answer = |snapshot: &Snapshot, reviewed: &Reviewed, client: &ClientAbilities| {
            work(&Converter::new(snapshot, client), reviewed)
        };
        self.session.compute(&snapshot, answer).await
    }

    /// Does `work` on a place of a document, with the whole workspace at hand, as all documents are
    /// now.
    async fn ask_all<T: Send + 'static>(
        &self,
        place: TextDocumentPositionParams,
        work: impl FnOnce(&Asked<'_>) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let (session, open) = (self.session(), self.session.documents.snapshots());
        self.ask(&place.text_document.uri, move |converter, reviewed| {
            let offset = converter.offset(place.position);
            work(&Asked { session: &session, open: &open, converter, reviewed, offset })
        })
        .await
    }

    /// The edits that tidy a document, or the lines of `range` in it.
    async fn tidy(
        &self,
        uri: &Url,
        range: Option<Range>,
        options: FormattingOptions,
    ) -> Result<Option<Vec<TextEdit>>> {
        self.ask(uri, move |converter, Reviewed { source, .. }| {
            let range = converter.text_range_or_all(range);
            let edits = ide::tidied(source, range, convert::tidying(&options));
            Some(converter.text_edits(&edits))
        })
        .await
    }

    /// The semantic tokens of a document, or of `range` in it.
    async fn tokens(&self, uri: &Url, range: Option<Range>) -> Result<Option<Vec<SemanticToken>>> {
        self.ask(uri, move |converter, Reviewed { review, source, .. }| {
            let range = converter.text_range_or_all(range);
            Some(converter.tokens(&ide::tokens(review, source, range), source))
        })
        .await
    }
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        if let Some(parent) = params.process_id {
            self.session.watch_parent(parent);
        }
        self.session.change_folders(convert::folders(&params), &[]);
        self.session.set_settings(params.initialization_options.unwrap_or_default());
        let name = params.client_info.as_ref().map(|client| client.name.as_str());
        let abilities = ClientAbilities::new(&params.capabilities, name).with_rule_pages();
        Ok(self.session.set_abilities(abilities).welcome())
    }

    async fn initialized(&self, _: InitializedParams) {
        let registrations = self.session.abilities().registrations();
        if !registrations.is_empty() {
            self.session.register(registrations);
        }
        configuring::begin(self.session());
        scanning::start(self.session());
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.shut_down();
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let opened = params.text_document;
        let snapshot = Snapshot::new(opened.uri, opened.version, Text::new(&opened.text));
        let document = self.session.documents.open(snapshot);
        publishing::start(self.session(), document);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let encoding = self.session.abilities().encoding;
        let changes = params.content_changes;
        self.session.documents.change(&document.uri, document.version, changes, encoding);
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        // Clients that watch no files still save them.
        if !self.session.abilities().watches_files {
            self.session.reread_after_saving();
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.session.documents.close(&params.text_document.uri);
        self.session.tokens.forget(&params.text_document.uri);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.session.abilities().configuration {
            configuring::ask(self.session());
        } else {
            self.session.set_settings(params.settings);
            configuring::refresh(&self.session);
        }
        self.session.reread_files();
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.session.changed_on_disk(&convert::paths(params.changes.iter().map(|c| &c.uri)));
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        let moves = relocating::moves(&params.files);
        let (session, open) = (self.session(), self.session.documents.snapshots());
        let edited = move || relocating::edited(&session, &open, &moves);
        let files = self.session.work(edited).await?;
        let client = self.session.abilities();
        Ok((!files.is_empty()).then(|| convert::workspace_edit(files, client)))
    }

    async fn did_rename_files(&self, _: RenameFilesParams) {
        self.session.reread_files();
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let paths = |folders: Vec<WorkspaceFolder>| convert::paths(folders.iter().map(|f| &f.uri));
        self.session.change_folders(paths(params.event.added), &paths(params.event.removed));
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        commands::run(self.session(), params).await.map(Some)
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let uri = params.text_document.uri;
        let report = reports::of_document(&self.session, uri, params.previous_result_id).await?;
        enclose(convert::document_report(report));
        Ok(DocumentDiagnosticReportPartialResult::default().into())
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let items = reports::of_workspace(self.session(), params);
        let items = self.session.apart(items).await??;
        enclose(convert::workspace_reports(items));
        Ok(WorkspaceDiagnosticReport::default().into())
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let place = params.text_document_position_params;
        self.ask(&place.text_document.uri, move |converter, reviewed| {
            let offset = converter.offset(place.position);
            ide::hover(&reviewed.review, offset).map(|hover| converter.hover(hover))
        })
        .await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let place = params.text_document_position;
        self.ask(&place.text_document.uri, move |converter, reviewed| {
            let offset = converter.offset(place.position);
            let completions = ide::complete(&reviewed.review, &reviewed.source, offset);
            (!completions.is_empty()).then(|| converter.completions(completions))
        })
        .await
    }

    async fn completion_resolve(&self, mut item: CompletionItem) -> Result<CompletionItem> {
        let data = item.data.clone().and_then(|data| serde_json::from_value(data).ok());
        let Some(Described { uri, origin }) = data else { return Ok(item) };
        let document = move |converter: &Converter<'_>, reviewed: &Reviewed| {
            let markdown = ide::document(&reviewed.review, &origin)?;
            Some(converter.documentation(markdown))
        };
        item.documentation = self.ask(&uri, document).await?;
        Ok(item)
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        if !self.session.abilities().code_actions {
            return Ok(None);
        }
        self.ask(&params.text_document.uri, move |converter, reviewed| {
            let range = converter.text_range(params.range);
            let mut answer = Vec::new();
            for kind in convert::wanted(&params.context) {
                let actions = ide::actions(&reviewed.review, &reviewed.source, range, kind);
                answer.extend(converter.code_actions(&actions, range).map(Into::into));
            }
            Some(answer)
        })
        .await
    }

    async fn code_action_resolve(&self, mut action: CodeAction) -> Result<CodeAction> {
        let Some((deferred, kind)) = Deferred::of(&action) else { return Ok(action) };
        let uri = deferred.uri.clone();
        let edit = move |converter: &Converter<'_>, reviewed: &Reviewed| {
            let range = TextRange::new(deferred.start, deferred.end);
            if !converter.is_of(&deferred) {
                return Some(Err(convert::content_modified()));
            }
            let actions = ide::actions(&reviewed.review, &reviewed.source, range, kind);
            converter.workspace_edit(&actions.get(deferred.place)?.edits()).map(Ok)
        };
        action.edit = self.ask(&uri, edit).await?.transpose()?;
        Ok(action)
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let place = params.text_document_position_params;
        self.ask(&place.text_document.uri, move |converter, reviewed| {
            let offset = converter.offset(place.position);
            let definition = ide::definition(&reviewed.review, offset)?;
            Some(converter.definition(&definition))
        })
        .await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let with_declaration = params.context.include_declaration;
        self.ask_all(params.text_document_position, move |asked| {
            Some(asked.references(with_declaration)).filter(|places| !places.is_empty())
        })
        .await
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        self.ask(&params.text_document.uri, |converter, reviewed| {
            Some(converter.outline(ide::outline(&reviewed.review)))
        })
        .await
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<Vec<SymbolInformation>>> {
        let (session, open) = (self.session(), self.session.documents.snapshots());
        let search = move || symbols::search(&session, &open, &params.query);
        self.session.work(search).await.map(Some)
    }

    async fn prepare_rename(
        &self,
        place: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        let found = self.ask_all(place, |asked| {
            let renamable = asked.renamable();
            Some(renamable.map(|renamable| asked.converter.prepared_rename(renamable)))
        });
        found.await?.transpose().map_err(rename::refusal)
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let new = params.new_name;
        let files =
            self.ask_all(params.text_document_position, move |asked| Some(asked.rename(&new)));
        let files = files.await?.transpose().map_err(rename::refusal)?;
        Ok(files.map(|files| convert::workspace_edit(files, self.session.abilities())))
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let place = params.text_document_position_params;
        self.ask(&place.text_document.uri, move |converter, reviewed| {
            let offset = converter.offset(place.position);
            let marks = ide::highlights(&reviewed.review, offset).into_iter();
            let marks: Vec<_> = marks.map(|mark| converter.highlight(mark)).collect();
            (!marks.is_empty()).then_some(marks)
        })
        .await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let settings = self.session.settings();
        self.ask(&params.text_document.uri, move |converter, reviewed| {
            let all = ide::lenses(&reviewed.review).into_iter();
            let lenses = all.filter(|lens| settings.shows_lens(lens.kind));
            Some(lenses.map(|lens| converter.code_lens(lens, commands::SHOW_EVIDENCE)).collect())
        })
        .await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let settings = self.session.settings();
        let has_lenses = self.session.abilities().code_lenses;
        self.ask(&params.text_document.uri, move |converter, reviewed| {
            let range = converter.text_range(params.range);
            let all = ide::hints(&reviewed.review, range).into_iter();
            let hints = all.filter(|hint| settings.shows_hint(hint.kind, has_lenses));
            Some(hints.map(|hint| converter.inlay_hint(hint)).collect())
        })
        .await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.ask(&params.text_document.uri, |converter, Reviewed { review, source, .. }| {
            let links = ide::links(review, source).into_iter();
            Some(links.filter_map(|link| converter.document_link(link)).collect())
        })
        .await
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.tidy(&params.text_document.uri, None, params.options).await
    }

    async fn range_formatting(
        &self,
        params: DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        self.tidy(&params.text_document.uri, Some(params.range), params.options).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.ask(&params.text_document.uri, |converter, Reviewed { review, source, .. }| {
            Some(converter.folding_ranges(&ide::folds(review, source)))
        })
        .await
    }

    async fn selection_range(
        &self,
        params: SelectionRangeParams,
    ) -> Result<Option<Vec<SelectionRange>>> {
        self.ask(&params.text_document.uri, move |converter, Reviewed { review, source, .. }| {
            let places = params.positions.into_iter();
            let offsets: Vec<_> = places.map(|place| converter.offset(place)).collect();
            let selections = ide::selections(review, source, &offsets).into_iter();
            Some(selections.map(|growing| converter.selection_range(growing)).collect())
        })
        .await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let uri = params.text_document.uri;
        let tokens = self.tokens(&uri, None).await?;
        Ok(tokens.map(|tokens| self.session.tokens.tell(uri, tokens).into()))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let uri = params.text_document.uri;
        let tokens = self.tokens(&uri, None).await?;
        let before = &params.previous_result_id;
        Ok(tokens.map(|tokens| self.session.tokens.tell_since(uri, before, tokens)))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let tokens = self.tokens(&params.text_document.uri, Some(params.range)).await?;
        Ok(tokens.map(|data| SemanticTokens { result_id: None, data }.into()))
    }
}

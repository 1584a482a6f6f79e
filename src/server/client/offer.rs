//! What this server offers a client, by what the client can do.

use serde_json::json;
use tower_lsp::lsp_types::{
    CodeActionOptions, CodeActionProviderCapability, CodeLensOptions, CompletionOptions,
    DiagnosticOptions, DiagnosticServerCapabilities, DidChangeWatchedFilesRegistrationOptions,
    DocumentLinkOptions, ExecuteCommandOptions, FileOperationFilter, FileOperationPattern,
    FileOperationRegistrationOptions, FileSystemWatcher, GlobPattern, HoverProviderCapability,
    InitializeResult, OneOf, PositionEncodingKind, Registration, RenameOptions, SaveOptions,
    SemanticTokensFullOptions, SemanticTokensOptions, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, WorkDoneProgressOptions,
    WorkspaceFileOperationsServerCapabilities, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use crate::text::Encoding;

use super::abilities::ClientAbilities;
use super::settings::SECTION;
use crate::server::commands;
use crate::server::convert;
use crate::server::legend::Legend;

/// The files whose changes may change findings: articles and archives, configurations and what they
/// extend, bibliographies.
const WATCHED_FILES: [&str; 3] =
    ["**/*.{md,txt,html,htm}", "**/*.toml", "**/*.{bib,bibtex,biblatex,json,yaml,yml}"];

impl ClientAbilities {
    /// What to tell this client about the server.
    pub fn welcome(&self) -> InitializeResult {
        InitializeResult {
            capabilities: self.offered(),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        }
    }

    /// What to ask of this client once it is ready.
    pub fn registrations(&self) -> Vec<Registration> {
        let watchers = WATCHED_FILES.map(|pattern| FileSystemWatcher {
            glob_pattern: GlobPattern::String(pattern.to_owned()),
            kind: None,
        });
        let options = DidChangeWatchedFilesRegistrationOptions { watchers: watchers.to_vec() };
        let watch_files = self.watches_files.then(|| Registration {
            id: "watched-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        });
        let follow_settings = self.registers_configuration.then(|| Registration {
            id: "settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({"section": SECTION})),
        });
        watch_files.into_iter().chain(follow_settings).collect()
    }

    /// What this client is to tell of files and folders that are renamed: all of it, as an archive
    /// may have any name.
    fn file_operations(&self) -> Option<WorkspaceFileOperationsServerCapabilities> {
        let pattern = FileOperationPattern { glob: "**/*".to_owned(), ..Default::default() };
        let filter = FileOperationFilter { scheme: Some("file".to_owned()), pattern };
        let all = FileOperationRegistrationOptions { filters: vec![filter] };
        let wanted = WorkspaceFileOperationsServerCapabilities {
            will_rename: self.announces_renames.then(|| all.clone()),
            did_rename: self.reports_renames.then_some(all),
            ..Default::default()
        };
        (self.announces_renames || self.reports_renames).then_some(wanted)
    }

    fn offered(&self) -> ServerCapabilities {
        ServerCapabilities {
            position_encoding: Some(match self.encoding {
                Encoding::Utf8 => PositionEncodingKind::UTF8,
                Encoding::Utf16 => PositionEncodingKind::UTF16,
                Encoding::Utf32 => PositionEncodingKind::UTF32,
            }),
            text_document_sync: Some(TextDocumentSyncCapability::Options(
                TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(TextDocumentSyncKind::INCREMENTAL),
                    save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
                        include_text: Some(false),
                    })),
                    ..TextDocumentSyncOptions::default()
                },
            )),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some(
                    ["@", "[", "{", ".", " ", "#", "=", "\""].map(str::to_owned).to_vec(),
                ),
                resolve_provider: Some(true),
                ..CompletionOptions::default()
            }),
            diagnostic_provider: self.pulls_diagnostics.then(|| {
                DiagnosticServerCapabilities::Options(DiagnosticOptions {
                    workspace_diagnostics: true,
                    ..DiagnosticOptions::default()
                })
            }),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            workspace_symbol_provider: Some(OneOf::Left(true)),
            rename_provider: Some(match self.prepared_renames {
                true => OneOf::Right(RenameOptions {
                    prepare_provider: Some(true),
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                }),
                false => OneOf::Left(true),
            }),
            code_action_provider: self.code_actions.then(|| {
                CodeActionProviderCapability::Options(CodeActionOptions {
                    code_action_kinds: Some(convert::action_kinds()),
                    resolve_provider: Some(self.deferred_edits),
                    ..CodeActionOptions::default()
                })
            }),
            code_lens_provider: self
                .code_lenses
                .then_some(CodeLensOptions { resolve_provider: Some(false) }),
            inlay_hint_provider: self.inlay_hints.then_some(OneOf::Left(true)),
            document_formatting_provider: Some(OneOf::Left(true)),
            document_range_formatting_provider: Some(OneOf::Left(true)),
            document_link_provider: Some(DocumentLinkOptions {
                resolve_provider: Some(false),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            folding_range_provider: Some(true.into()),
            selection_range_provider: Some(true.into()),
            semantic_tokens_provider: self.offered_tokens().map(Into::into),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: commands::names(),
                ..ExecuteCommandOptions::default()
            }),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                file_operations: self.file_operations(),
            }),
            ..ServerCapabilities::default()
        }
    }

    fn offered_tokens(&self) -> Option<SemanticTokensOptions> {
        let client = self.tokens;
        let full = SemanticTokensFullOptions::Delta { delta: client.delta.then_some(true) };
        (client.full || client.range).then(|| SemanticTokensOptions {
            legend: Legend::names(),
            range: client.range.then_some(true),
            full: client.full.then_some(full),
            ..SemanticTokensOptions::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_client_that_watches_no_files_is_asked_nothing() {
        assert!(ClientAbilities::default().registrations().is_empty());
    }

    #[test]
    fn code_actions_are_offered_to_those_that_can_show_them() {
        let literals = json!({"codeActionKind": {"valueSet": ["quickfix"]}});
        let told = json!({"textDocument": {"codeAction": {"codeActionLiteralSupport": literals}}});
        let client = ClientAbilities::new(&serde_json::from_value(told).unwrap(), None);
        assert!(client.welcome().capabilities.code_action_provider.is_some());
        assert!(ClientAbilities::default().welcome().capabilities.code_action_provider.is_none());
    }
}

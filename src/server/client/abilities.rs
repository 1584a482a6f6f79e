//! What the client can do.

use tower_lsp::lsp_types::{
    ClientCapabilities, CodeActionClientCapabilities, DiagnosticTag,
    FoldingRangeClientCapabilities, MarkupKind, PositionEncodingKind,
    PublishDiagnosticsClientCapabilities, SemanticTokensClientCapabilities,
    SemanticTokensFullOptions, TokenFormat,
};

use crate::text::Encoding;

use crate::server::findings::rule_pages::RulePages;
use crate::server::legend::Legend;

/// The clients that have snippets, but insert a list of choices as it is written or not at all.
/// The protocol has no word for that. Seen in Helix 25.01, and in the Eglot of Emacs 30.1 with
/// yasnippet.
const WITHOUT_CHOICES: [&str; 2] = ["helix", "Eglot"];

/// What a client can do, as far as it makes a difference here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClientAbilities {
    /// The unit of its columns.
    pub encoding: Encoding,
    /// Renders Markdown in hovers.
    pub markdown_hovers: bool,
    /// Renders Markdown beside completions.
    pub markdown_completions: bool,
    /// Lets its user choose whether words behind the cursor are replaced.
    pub insert_replace: bool,
    /// Inserts snippets.
    pub snippets: bool,
    /// Lets its user choose what stands in the hole of a snippet.
    pub choices: bool,
    /// Shows the other places that a diagnostic is about.
    pub related_information: bool,
    /// Returns a diagnostic's data with it.
    pub diagnostic_data: bool,
    /// Takes code actions that are more than commands.
    pub code_actions: bool,
    /// Asks what a code action changes only once its user has chosen it.
    pub deferred_edits: bool,
    /// Takes edits that name the version they are for.
    pub versioned_edits: bool,
    /// Takes links with their origin as definitions.
    pub definition_links: bool,
    /// Shows the outline of a document as a tree.
    pub nested_symbols: bool,
    /// Asks what can be renamed before it does.
    pub prepared_renames: bool,
    /// Asks what has to change before files are renamed.
    pub announces_renames: bool,
    /// Says that files have been renamed.
    pub reports_renames: bool,
    /// Watches files on request.
    pub watches_files: bool,
    /// Tells its settings when asked.
    pub configuration: bool,
    /// Tells of changed settings on request only.
    pub registers_configuration: bool,
    /// Asks for findings itself; else they are published.
    pub pulls_diagnostics: bool,
    /// Asks for findings anew when told so.
    pub refreshes_diagnostics: bool,
    /// Asks for notes above lines anew when told so.
    pub refreshes_lenses: bool,
    /// Asks for notes between words anew when told so.
    pub refreshes_hints: bool,
    /// Follows a link from a finding to its rule.
    pub code_descriptions: bool,
    /// What such a link leads to; none where the client follows none or there are no pages.
    pub rule_pages: Option<RulePages>,
    /// Shows that what a finding is about could as well not be there.
    pub tags: bool,
    /// Shows how far long work has come.
    pub progress: bool,
    /// Shows notes above lines, and can show the document that such a note leads to.
    pub code_lenses: bool,
    /// Shows notes between words.
    pub inlay_hints: bool,
    /// Says where a link leads to before it is followed.
    pub link_tooltips: bool,
    /// Folds lines away.
    pub folding: FoldingAbilities,
    /// Colours the text by semantic tokens.
    pub tokens: TokenAbilities,
    /// Wants to be told how many claims got which verdict.
    pub verdicts: bool,
}

/// How a client folds lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FoldingAbilities {
    /// Only lines as a whole.
    pub whole_lines: bool,
    /// At most so many folds in a document.
    pub limit: Option<usize>,
}

/// What a client does with semantic tokens; nothing by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TokenAbilities {
    /// The types and modifiers that it knows.
    pub legend: Legend,
    /// Asks for those of a whole document.
    pub full: bool,
    /// Asks for what has changed of them since its last request.
    pub delta: bool,
    /// Asks for those of a range.
    pub range: bool,
}

impl ClientAbilities {
    /// The same, with the pages to which findings link where the client follows links. Writes
    /// files.
    pub fn with_rule_pages(mut self) -> Self {
        self.rule_pages = if self.code_descriptions { RulePages::in_cache() } else { None };
        self
    }

    /// Reads what matters here of what the client called `name` says of itself.
    pub fn new(client: &ClientCapabilities, name: Option<&str>) -> Self {
        let document = client.text_document.as_ref();
        let workspace = client.workspace.as_ref();
        let hover = document.and_then(|d| d.hover.as_ref());
        let completion = document.and_then(|d| d.completion.as_ref());
        let item = completion.and_then(|c| c.completion_item.as_ref());
        let diagnostics = document.and_then(|d| d.publish_diagnostics.as_ref());
        let actions = document.and_then(|d| d.code_action.as_ref());
        let edits = workspace.and_then(|w| w.workspace_edit.as_ref());
        let definition = document.and_then(|d| d.definition.as_ref());
        let symbols = document.and_then(|d| d.document_symbol.as_ref());
        let rename = document.and_then(|d| d.rename.as_ref());
        let window = client.window.as_ref();
        let shows_documents = window.and_then(|w| w.show_document.as_ref());
        let shows_lenses = document.is_some_and(|d| d.code_lens.is_some());
        let experimental = client.experimental.as_ref();
        let configuring = workspace.and_then(|w| w.did_change_configuration.as_ref());
        let renaming = workspace.and_then(|w| w.file_operations.as_ref());
        let watching = workspace.and_then(|w| w.did_change_watched_files.as_ref());
        Self {
            encoding: negotiated(client),
            markdown_hovers: takes_markdown(hover.and_then(|h| h.content_format.as_deref())),
            markdown_completions: takes_markdown(
                item.and_then(|i| i.documentation_format.as_deref()),
            ),
            insert_replace: item.and_then(|i| i.insert_replace_support) == Some(true),
            snippets: item.and_then(|i| i.snippet_support) == Some(true),
            choices: !name.is_some_and(|name| WITHOUT_CHOICES.contains(&name)),
            related_information: diagnostics.and_then(|d| d.related_information) == Some(true),
            diagnostic_data: diagnostics.and_then(|d| d.data_support) == Some(true),
            code_actions: actions.is_some_and(|a| a.code_action_literal_support.is_some()),
            deferred_edits: actions.is_some_and(resolves_edits),
            versioned_edits: edits.and_then(|e| e.document_changes) == Some(true),
            definition_links: definition.and_then(|d| d.link_support) == Some(true),
            nested_symbols: symbols.and_then(|s| s.hierarchical_document_symbol_support)
                == Some(true),
            prepared_renames: rename.and_then(|r| r.prepare_support) == Some(true),
            announces_renames: renaming.and_then(|r| r.will_rename) == Some(true),
            reports_renames: renaming.and_then(|r| r.did_rename) == Some(true),
            watches_files: watching.and_then(|w| w.dynamic_registration) == Some(true),
            configuration: workspace.and_then(|w| w.configuration) == Some(true),
            registers_configuration: configuring.and_then(|c| c.dynamic_registration) == Some(true),
            pulls_diagnostics: document.is_some_and(|d| d.diagnostic.is_some()),
            refreshes_diagnostics: workspace.and_then(|w| w.diagnostic.as_ref()?.refresh_support)
                == Some(true),
            refreshes_lenses: workspace.and_then(|w| w.code_lens.as_ref()?.refresh_support)
                == Some(true),
            refreshes_hints: workspace.and_then(|w| w.inlay_hint.as_ref()?.refresh_support)
                == Some(true),
            code_descriptions: diagnostics.and_then(|d| d.code_description_support) == Some(true),
            rule_pages: None,
            tags: takes_tags(diagnostics),
            progress: window.and_then(|w| w.work_done_progress) == Some(true),
            code_lenses: shows_lenses && shows_documents.is_some_and(|shows| shows.support),
            inlay_hints: document.is_some_and(|d| d.inlay_hint.is_some()),
            link_tooltips: document
                .and_then(|d| d.document_link.as_ref())
                .and_then(|link| link.tooltip_support)
                == Some(true),
            folding: document
                .and_then(|d| d.folding_range.as_ref())
                .map_or_else(FoldingAbilities::default, FoldingAbilities::new),
            tokens: document
                .and_then(|d| d.semantic_tokens.as_ref())
                .map_or_else(TokenAbilities::default, TokenAbilities::new),
            verdicts: experimental.is_some_and(|own| own["verdicts"] == true),
        }
    }
}

impl FoldingAbilities {
    fn new(client: &FoldingRangeClientCapabilities) -> Self {
        Self {
            whole_lines: client.line_folding_only == Some(true),
            limit: client.range_limit.and_then(|limit| usize::try_from(limit).ok()),
        }
    }
}

impl TokenAbilities {
    fn new(client: &SemanticTokensClientCapabilities) -> Self {
        let requests = &client.requests;
        let takes_ours =
            client.formats.is_empty() || client.formats.contains(&TokenFormat::RELATIVE);
        let (full, delta) = match requests.full {
            Some(SemanticTokensFullOptions::Bool(full)) => (full, false),
            Some(SemanticTokensFullOptions::Delta { delta }) => (true, delta == Some(true)),
            None => (false, false),
        };
        Self {
            legend: Legend::known(client),
            full: takes_ours && full,
            delta: takes_ours && delta,
            range: takes_ours && requests.range == Some(true),
        }
    }
}

/// UTF-8, our own unit, if the client offers it; else the protocol's unit, unless the client counts
/// in characters alone.
fn negotiated(client: &ClientCapabilities) -> Encoding {
    let general = client.general.as_ref();
    let offered = general.and_then(|g| g.position_encodings.as_deref()).unwrap_or_default();
    if offered.contains(&PositionEncodingKind::UTF8) {
        Encoding::Utf8
    } else if offered == [PositionEncodingKind::UTF32] {
        Encoding::Utf32
    } else {
        Encoding::Utf16
    }
}

fn takes_tags(client: Option<&PublishDiagnosticsClientCapabilities>) -> bool {
    let known = client.and_then(|client| client.tag_support.as_ref());
    known.is_some_and(|known| known.value_set.contains(&DiagnosticTag::UNNECESSARY))
}

/// Whether a client asks for the edits of a code action later, and brings back what finds them.
fn resolves_edits(client: &CodeActionClientCapabilities) -> bool {
    let resolved = client.resolve_support.as_ref();
    client.data_support == Some(true)
        && resolved.is_some_and(|resolved| resolved.properties.iter().any(|p| p == "edit"))
}

fn takes_markdown(formats: Option<&[MarkupKind]>) -> bool {
    formats.is_some_and(|formats| formats.contains(&MarkupKind::Markdown))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn abilities(capabilities: Value) -> ClientAbilities {
        ClientAbilities::new(&serde_json::from_value(capabilities).unwrap(), None)
    }

    #[test]
    fn the_encoding_is_the_best_that_both_know() {
        let cases = [
            (json!(null), Encoding::Utf16),
            (json!(["utf-16"]), Encoding::Utf16),
            (json!(["utf-16", "utf-8"]), Encoding::Utf8),
            (json!(["utf-32", "utf-16"]), Encoding::Utf16),
            (json!(["utf-32"]), Encoding::Utf32),
            (json!(["ebcdic"]), Encoding::Utf16),
        ];
        for (offered, expected) in cases {
            let client = abilities(json!({"general": {"positionEncodings": offered}}));
            assert_eq!(client.encoding, expected, "{offered}");
        }
    }

    #[test]
    fn a_client_that_says_nothing_can_do_nothing() {
        let nothing = ClientAbilities { choices: true, ..ClientAbilities::default() };
        assert_eq!(abilities(json!({})), nothing);
    }

    #[test]
    fn some_clients_cannot_show_choices() {
        for (name, can) in [(None, true), (Some("Neovim"), true), (Some("helix"), false)] {
            let client = ClientAbilities::new(&ClientCapabilities::default(), name);
            assert_eq!(client.choices, can, "{name:?}");
        }
    }
}

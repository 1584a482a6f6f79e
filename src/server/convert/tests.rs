//! What clients of different abilities are told.

use std::fs;

use serde_json::{Value, json};
use tower_lsp::lsp_types::{CodeActionContext, CodeActionKind, CodeActionTriggerKind};

use super::*;
use crate::ide::{self, ActionKind, Completion, CompletionKind, Definition, Snippet, Target};
use crate::rules::{Finding, Fix, Related, Replacement, Severity};
use crate::server::client::abilities::{FoldingAbilities, TokenAbilities};

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
        related: vec![Related { message: "The evidence.".to_owned(), archive: None, range: EUROS }],
        fixes: vec![Fix {
            title: "Say it with a number".to_owned(),
            edits: vec![Replacement { range: FINED, new_text: "3 euros".to_owned() }],
            is_safe: true,
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
        deferred_edits: false,
        versioned_edits: true,
        definition_links: true,
        nested_symbols: true,
        prepared_renames: true,
        announces_renames: true,
        reports_renames: true,
        watches_files: true,
        configuration: true,
        registers_configuration: true,
        pulls_diagnostics: true,
        refreshes_diagnostics: true,
        refreshes_lenses: true,
        refreshes_hints: true,
        code_descriptions: true,
        rule_pages: None,
        tags: true,
        progress: true,
        code_lenses: true,
        inlay_hints: true,
        link_tooltips: true,
        folding: FoldingAbilities::default(),
        tokens: TokenAbilities::default(),
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
    let edit =
        |client| converted(client, |c| c.completions(vec![completion()]))[0]["textEdit"].clone();
    let both = json!({
        "newText": "Mara Lind", "insert": columns(0, 6, 7), "replace": columns(0, 6, 11),
    });
    assert_eq!(edit(everything()), both);
    let insert = ClientAbilities { insert_replace: false, ..everything() };
    assert_eq!(edit(insert), json!({"newText": "Mara Lind", "range": columns(0, 6, 7)}));
}

#[test]
fn edits_name_the_version_where_the_client_reads_it() {
    let edits = [Replacement { range: FINED, new_text: "3 euros".to_owned() }];
    let found = converted(everything(), |c| c.workspace_edit(&edits));
    let change = &found["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 7);
    let edit = json!({"range": columns(0, 6, 11), "newText": "3 euros"});
    assert_eq!(change["edits"][0], edit);

    let found = converted(ClientAbilities::default(), |c| c.workspace_edit(&edits));
    assert_eq!(found["changes"]["file:///tmp/a.article.md"][0]["newText"], "3 euros");
    assert_eq!(converted(everything(), |c| c.workspace_edit(&[])), Value::Null);
}

#[test]
fn actions_are_for_those_who_ask_for_their_kind() {
    use ActionKind::{FixAll, QuickFix, Rewrite};
    let asked = |only: Option<&'static str>, trigger| {
        let only = only.map(|kind| vec![CodeActionKind::from(kind)]);
        let trigger_kind = Some(trigger);
        wanted(&CodeActionContext { only, trigger_kind, ..CodeActionContext::default() })
    };
    let (invoked, automatic) = (CodeActionTriggerKind::INVOKED, CodeActionTriggerKind::AUTOMATIC);
    let cases = [
        (None, invoked, vec![QuickFix, Rewrite, FixAll]),
        (None, automatic, vec![QuickFix]),
        (Some(""), invoked, vec![QuickFix, Rewrite, FixAll]),
        (Some("quickfix"), invoked, vec![QuickFix]),
        (Some("quickfix.mine"), invoked, vec![]),
        (Some("refactor"), automatic, vec![Rewrite]),
        (Some("source.fixAll"), automatic, vec![FixAll]),
        (Some("source.fixAll.standfirst"), invoked, vec![FixAll]),
        (Some("source.organizeImports"), invoked, vec![]),
    ];
    for (only, trigger, kinds) in cases {
        assert_eq!(asked(only, trigger), kinds, "{only:?}");
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

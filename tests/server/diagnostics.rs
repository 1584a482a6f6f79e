//! Findings of the newest version of each open document, and of no other.

use serde_json::{Value, json};

use crate::client::{ARTICLE, InProcess, edit, start_with};

/// Our own article; its bullet says 40, its body 14.
const CONTRADICTED: &str = "\
# 😀 Harbour council closes the old ferry line

## Summary

- The ferry carried 40 passengers a day.

## Article

The council of Harbour Bay voted on Tuesday to close the old ferry line. \
The ferry carried 14 passengers a day, said Mara Lind, who heads the council.
";

/// The same article with the fault mended.
fn supported() -> String {
    CONTRADICTED.replace("40", "14")
}

fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|d| d["code"].as_str()).collect()
}

async fn client() -> InProcess {
    let related = json!({"publishDiagnostics": {"relatedInformation": true}});
    start_with(json!({"textDocument": related})).await
}

#[tokio::test]
async fn opening_publishes_what_was_found_with_the_version() {
    let mut client = client().await;
    client.open(ARTICLE, 3, CONTRADICTED).await;
    let found = client.diagnostics(ARTICLE, Some(3)).await;
    let contradicted = found.iter().find(|d| d["code"] == "contradicted-claim");
    let contradicted = contradicted.unwrap_or_else(|| panic!("not found among {found:#?}"));
    assert_eq!(contradicted["source"], "standfirst");
    assert_eq!(contradicted["range"]["start"]["line"], 4);
    let evidence = &contradicted["relatedInformation"][0]["location"];
    assert_eq!(evidence["uri"], ARTICLE);
    assert_eq!(evidence["range"]["start"]["line"], 8);
}

#[tokio::test]
async fn an_edit_that_mends_the_fault_takes_the_finding_away() {
    let mut client = client().await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let column = "- The ferry carried ".len() as u32;
    client.change(ARTICLE, 2, json!([edit(4, column, column + 2, "14")])).await;
    let found = client.diagnostics(ARTICLE, Some(2)).await;
    assert!(!rules(&found).contains(&"contradicted-claim"), "{found:#?}");
}

#[tokio::test]
async fn after_a_burst_of_edits_the_last_version_has_the_last_word() {
    let mut client = client().await;
    client.open(ARTICLE, 0, "").await;
    // Typed one character a message, each behind the one before, then edited in the middle.
    let mut version = 0;
    let (mut line, mut column) = (0, 0);
    for character in CONTRADICTED.chars() {
        version += 1;
        client
            .change(ARTICLE, version, json!([edit(line, column, column, &character.to_string())]))
            .await;
        (line, column) = match character {
            '\n' => (line + 1, 0),
            other => (line, column + other.len_utf16() as u32),
        };
    }
    let typed = client.diagnostics(ARTICLE, Some(version)).await;

    let fresh = "file:///nowhere/fresh.article.md";
    client.open(fresh, 1, CONTRADICTED).await;
    let opened = client.diagnostics(fresh, Some(1)).await;
    let without_uri = |found: &[Value]| json!(found).to_string().replace(fresh, ARTICLE);
    assert_eq!(without_uri(&typed), without_uri(&opened));
    assert!(rules(&typed).contains(&"contradicted-claim"), "{typed:#?}");

    // Versions that were published on the way came in order.
    let versions: Vec<i64> =
        client.unread().filter_map(|message| message["params"]["version"].as_i64()).collect();
    assert!(versions.is_sorted(), "{versions:?}");
}

#[tokio::test]
async fn all_changes_of_one_message_apply_in_order() {
    let mut client = client().await;
    client.open(ARTICLE, 1, "").await;
    let column = "- The ferry carried ".len() as u32;
    let changes = json!([
        {"text": supported()},
        edit(4, column, column + 2, ""),
        edit(4, column, column, "40"),
    ]);
    client.change(ARTICLE, 2, changes).await;
    let found = client.diagnostics(ARTICLE, Some(2)).await;
    assert!(rules(&found).contains(&"contradicted-claim"), "{found:#?}");
}

#[tokio::test]
async fn hover_sees_the_document_as_of_the_moment_that_it_was_asked() {
    let markdown = json!({"hover": {"contentFormat": ["markdown"]}});
    let mut client = start_with(json!({"textDocument": markdown})).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let place =
        json!({"textDocument": {"uri": ARTICLE}, "position": {"line": 8, "character": 120}});
    let before = client.ask("textDocument/hover", place.clone()).await;
    client.change(ARTICLE, 2, json!([{"text": ""}])).await;
    let after = client.ask("textDocument/hover", place).await;
    let card = client.answer(before).await["result"]["contents"]["value"].to_string();
    assert!(card.contains("Mara Lind"), "{card}");
    assert_eq!(client.answer(after).await["result"], Value::Null);
}

#[tokio::test]
async fn a_cited_archive_is_shown_and_read_again_when_it_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("courier.txt");
    std::fs::write(&archive, "😀 The old ferry carried 14 passengers a day.\n").unwrap();
    let uri = tower_lsp::lsp_types::Url::from_file_path(folder.path().join("a.article.md"));
    let uri = uri.unwrap().to_string();
    let article = "---\nreferences:\n  - id: courier\n    archive_location: courier.txt\n---\n\n\
                   # The ferry\n\nThe old ferry carried 40 passengers a day [@courier].\n";

    let mut client = client().await;
    client.open(&uri, 1, article).await;
    let found = client.diagnostics(&uri, Some(1)).await;
    let contradicted = found.iter().find(|d| d["code"] == "contradicted-claim");
    let contradicted = contradicted.unwrap_or_else(|| panic!("not found among {found:#?}"));
    let evidence = &contradicted["relatedInformation"][0]["location"];
    assert!(evidence["uri"].as_str().unwrap().ends_with("/courier.txt"), "{evidence}");
    let start = "😀 The old ferry carried ".encode_utf16().count();
    assert_eq!(evidence["range"]["start"], json!({"line": 0, "character": start}));

    std::fs::write(&archive, "The old ferry carried 40 passengers a day, or more.\n").unwrap();
    client.change(&uri, 2, json!([edit(9, 0, 0, " ")])).await;
    let found = client.diagnostics(&uri, Some(2)).await;
    assert!(!rules(&found).contains(&"contradicted-claim"), "{found:#?}");
}

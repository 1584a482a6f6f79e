//! Floods, cancelled requests and panics, over the real binary.

use serde_json::{Value, json};

use crate::binary;
use crate::client::{ARTICLE, CONTRADICTED, edit};

const OTHER: &str = "file:///nowhere/other.article.md";

fn hover_at(uri: &str, line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
}

#[tokio::test]
async fn ten_thousand_edits_at_once_leave_the_clients_text() {
    let (mut client, _server) = binary::start();
    client.initialize(json!({})).await;
    client.open(ARTICLE, 0, CONTRADICTED).await;
    // Sentences are typed at the start of the body, character by character, and half of what was
    // typed is deleted again.
    let typed: Vec<char> =
        "The 41 ferries, said Orlo, carried 😀 too. ".chars().cycle().take(6_666).collect();
    let (mut version, mut column) = (0, 0);
    let mut kept = String::new();
    for pair in typed.chunks(2) {
        for character in pair {
            version += 1;
            let change = edit(12, column, column, &character.to_string());
            client.change(ARTICLE, version, json!([change])).await;
            column += character.len_utf16() as u32;
        }
        version += 1;
        let last = pair[pair.len() - 1];
        let width = last.len_utf16() as u32;
        client.change(ARTICLE, version, json!([edit(12, column - width, column, "")])).await;
        column -= width;
        kept.extend(&pair[..pair.len() - 1]);
    }
    assert_eq!(version, 9_999);
    let edited = client.diagnostics(ARTICLE, Some(version)).await;

    let (before, after) = CONTRADICTED.split_once("The council").unwrap();
    client.open(OTHER, 1, &format!("{before}{kept}The council{after}")).await;
    let fresh = client.diagnostics(OTHER, Some(1)).await;
    assert!(!fresh.is_empty());
    assert_eq!(edited, fresh);
}

#[tokio::test]
async fn a_cancelled_request_is_answered_before_the_work_is_done() {
    let (mut client, _server) = binary::start();
    client.initialize(json!({})).await;
    let long = CONTRADICTED.to_owned()
        + &(0..4_000)
            .map(|day| format!("\nOn day {day} it carried {day} dogs, said Orlo Tern.\n"))
            .collect::<String>();
    client.open(ARTICLE, 1, &long).await;
    let hover = client.ask("textDocument/hover", hover_at(ARTICLE, 8, 22)).await;
    client.notify("$/cancelRequest", json!({"id": hover})).await;
    assert_eq!(client.answer(hover).await["error"]["code"], -32800);
    let is_done = client.unread().any(|m| m["method"] == "textDocument/publishDiagnostics");
    assert!(!is_done, "the document was to be so long that its review takes longer");
}

#[tokio::test]
async fn a_panic_of_the_engine_costs_one_answer() {
    let (mut client, _server) =
        binary::start_with_environment(&[("STANDFIRST_TEST_PANIC", "kraken")]);
    client.initialize(json!({})).await;
    client.open(ARTICLE, 1, &CONTRADICTED.replace("ferry", "kraken")).await;
    let told = client.wait(|message| message["method"] == "window/showMessage").await;
    assert_eq!(told["params"]["type"], 1, "{told}");
    let answer = client.request("textDocument/hover", hover_at(ARTICLE, 8, 22)).await;
    assert_eq!(answer["error"]["code"], -32603, "{answer}");

    client.open(OTHER, 1, CONTRADICTED).await;
    assert_eq!(client.diagnostics(OTHER, Some(1)).await.len(), 1);
    client.change(ARTICLE, 2, json!([{"text": CONTRADICTED}])).await;
    assert_eq!(client.diagnostics(ARTICLE, Some(2)).await.len(), 1);
    let answer = client.request("textDocument/hover", hover_at(ARTICLE, 8, 22)).await;
    assert!(answer["result"].is_object(), "{answer}");
}

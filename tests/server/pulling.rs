//! Findings for clients that ask for them, document by document and for the whole workspace.

use std::fs;

use serde_json::{Value, json};

use crate::binary;
use crate::client::{ARTICLE, CONTRADICTED, Client, InProcess, edit, start_with, uri, workspace};

/// What a client that asks for findings says of itself.
fn pulling() -> Value {
    json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}})
}

async fn pull<I, O>(client: &mut Client<I, O>, previous: &Value) -> Value
where
    I: tokio::io::AsyncWrite + Unpin,
    O: tokio::io::AsyncRead + Unpin,
{
    let params = json!({"textDocument": {"uri": ARTICLE}, "previousResultId": previous});
    client.request("textDocument/diagnostic", params).await["result"].clone()
}

/// The reports on the articles of the workspace, for a client that has got `before`.
async fn pull_all(client: &mut InProcess, before: &[Value]) -> Vec<Value> {
    let previous: Vec<_> = before
        .iter()
        .map(|report| json!({"uri": report["uri"], "value": report["resultId"]}))
        .collect();
    let answer =
        client.request("workspace/diagnostic", json!({"previousResultIds": previous})).await;
    answer["result"]["items"].as_array().cloned().unwrap_or_default()
}

fn codes(report: &Value) -> Vec<&str> {
    let items = report["items"].as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(|item| item["code"].as_str()).collect()
}

#[tokio::test]
async fn a_client_that_asks_is_told_once_and_nothing_is_published() {
    let mut client = start_with(pulling()).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let first = pull(&mut client, &Value::Null).await;
    assert_eq!((&first["kind"], codes(&first)), (&json!("full"), vec!["contradicted-claim"]));
    let again = pull(&mut client, &first["resultId"]).await;
    assert_eq!(again, json!({"kind": "unchanged", "resultId": first["resultId"]}));

    let column = "- The ferry carried ".len() as u32;
    client.change(ARTICLE, 2, json!([edit(8, column, column + 2, "14")])).await;
    let mended = pull(&mut client, &first["resultId"]).await;
    assert_eq!((&mended["kind"], &mended["items"]), (&json!("full"), &json!([])));
    client.request("shutdown", Value::Null).await;
    assert!(client.unread().all(|m| m["method"] != "textDocument/publishDiagnostics"));
}

#[tokio::test]
async fn the_real_binary_answers_in_each_encoding() {
    // "é😀" takes 6 bytes, 3 units of UTF-16, 2 characters.
    let text = CONTRADICTED.replace("- The", "- é😀 The");
    for (encoding, column) in [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)] {
        let (mut client, _server) = binary::start();
        let mut told = pulling();
        told["general"] = json!({"positionEncodings": [encoding]});
        let welcome = client.initialize(told).await;
        assert_eq!(welcome["capabilities"]["positionEncoding"], encoding);
        assert_eq!(welcome["capabilities"]["diagnosticProvider"]["workspaceDiagnostics"], true);
        client.open(ARTICLE, 1, &text).await;
        let report = pull(&mut client, &Value::Null).await;
        let start = column + "-  The ferry carried ".len();
        let expected = json!({
            "start": {"line": 8, "character": start},
            "end": {"line": 8, "character": start + 2},
        });
        assert_eq!(report["items"][0]["range"], expected, "{encoding}: {report:#}");
    }
}

#[tokio::test]
async fn a_finding_links_to_the_page_of_its_rule() {
    let mut told = pulling();
    told["textDocument"]["publishDiagnostics"] = json!({"codeDescriptionSupport": true});
    let mut client = start_with(told).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let report = pull(&mut client, &Value::Null).await;
    let link = report["items"][0]["codeDescription"]["href"].as_str().unwrap_or_default();
    let page = fs::read_to_string(link.trim_start_matches("file://")).unwrap();
    assert!(page.starts_with("# contradicted-claim"), "{link}: {page}");
}

#[tokio::test]
async fn who_types_on_is_asked_to_ask_again() {
    let mut client = start_with(pulling()).await;
    let long =
        CONTRADICTED.to_owned() + &"\nIt carried 14 more on Sundays, and no dog.\n".repeat(999);
    client.open(ARTICLE, 1, &long).await;
    let params = json!({"textDocument": {"uri": ARTICLE}});
    let overtaken = client.ask("textDocument/diagnostic", params).await;
    client.change(ARTICLE, 2, json!([{"text": CONTRADICTED}])).await;
    let answer = client.answer(overtaken).await;
    assert_eq!(answer["error"]["code"], -32802, "{answer}");
    assert_eq!(answer["error"]["data"]["retriggerRequest"], true);
    assert_eq!(codes(&pull(&mut client, &Value::Null).await), ["contradicted-claim"]);
}

#[tokio::test]
async fn the_workspace_is_told_once_and_then_what_has_changed() {
    let articles = [("a.article.md", CONTRADICTED), ("b.article.md", CONTRADICTED)];
    let (mut client, folder) = workspace(json!({"capabilities": pulling()}), &articles).await;
    let first = pull_all(&mut client, &[]).await;
    assert_eq!(first.len(), 2);
    for report in &first {
        assert_eq!((codes(report), &report["version"]), (vec!["contradicted-claim"], &Value::Null));
    }
    let kinds = |reports: &[Value]| reports.iter().map(|r| r["kind"].clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&pull_all(&mut client, &first).await), ["unchanged", "unchanged"]);

    fs::write(folder.path().join("b.article.md"), CONTRADICTED.replace("40", "14")).unwrap();
    let second = pull_all(&mut client, &first).await;
    assert_eq!(kinds(&second), ["unchanged", "full"]);
    assert_eq!(second[1]["items"], json!([]));

    fs::remove_file(folder.path().join("a.article.md")).unwrap();
    let third = pull_all(&mut client, &second).await;
    let gone = third.iter().find(|report| report["uri"] == second[0]["uri"]).unwrap();
    assert_eq!((&gone["kind"], &gone["items"]), (&json!("full"), &json!([])));
}

#[tokio::test]
async fn an_open_article_counts_as_it_is_in_the_editor() {
    let articles = [("a.article.md", CONTRADICTED)];
    let (mut client, folder) = workspace(json!({"capabilities": pulling()}), &articles).await;
    let uri = uri(&folder.path().join("a.article.md"));
    client.open(&uri, 7, &CONTRADICTED.replace("40", "14")).await;
    let reports = pull_all(&mut client, &[]).await;
    assert_eq!((&reports[0]["version"], &reports[0]["items"]), (&json!(7), &json!([])));
}

#[tokio::test]
async fn parts_of_the_answer_come_as_they_are_found() {
    let articles = [("a.article.md", CONTRADICTED)];
    let (mut client, _folder) = workspace(json!({"capabilities": pulling()}), &articles).await;
    let params = json!({"previousResultIds": [], "partialResultToken": "parts"});
    let answer = client.request("workspace/diagnostic", params).await;
    assert_eq!(answer["result"]["items"], json!([]));
    let part = client.wait(|message| message["method"] == "$/progress").await;
    assert_eq!(part["params"]["token"], "parts");
    assert_eq!(codes(&part["params"]["value"]["items"][0]), ["contradicted-claim"]);
}

#[tokio::test]
async fn the_client_is_told_when_a_configuration_has_changed() {
    let articles = [("a.article.md", CONTRADICTED)];
    let (mut client, folder) = workspace(json!({"capabilities": pulling()}), &articles).await;
    let first = pull_all(&mut client, &[]).await;
    let configuration = folder.path().join("standfirst.toml");
    fs::write(&configuration, "[rules]\nignore = [\"contradicted-claim\"]\n").unwrap();
    let change = json!({"changes": [{"uri": uri(&configuration), "type": 1}]});
    client.notify("workspace/didChangeWatchedFiles", change).await;
    let refresh = client.wait(|m| m["method"] == "workspace/diagnostic/refresh").await;
    client.respond(&refresh, Value::Null).await;
    let second = pull_all(&mut client, &first).await;
    assert_eq!((&second[0]["kind"], &second[0]["items"]), (&json!("full"), &json!([])));
}

//! Hello, goodbye, and what goes wrong in between.

use serde_json::{Value, json};

use crate::client::{ARTICLE, start, start_over, start_with};

#[tokio::test]
async fn hello_is_answered_with_a_name_and_what_works() {
    let (mut client, _) = start();
    let encodings = json!({"general": {"positionEncodings": ["utf-16", "utf-8"]}});
    let welcome = client.initialize(encodings).await;
    assert_eq!(welcome["serverInfo"]["name"], "standfirst");
    let offered = &welcome["capabilities"];
    assert_eq!(offered["positionEncoding"], "utf-8");
    assert_eq!(offered["textDocumentSync"]["change"], 2, "incremental");
    assert_eq!(offered["hoverProvider"], true);
    assert_eq!(offered["definitionProvider"], true);
    assert!(offered["completionProvider"]["triggerCharacters"].is_array());
}

#[tokio::test]
async fn a_request_before_hello_is_refused() {
    let (mut client, _) = start();
    let place = json!({"textDocument": {"uri": ARTICLE}, "position": {"line": 0, "character": 0}});
    let answer = client.request("textDocument/hover", place).await;
    assert_eq!(answer["error"]["code"], -32002);
}

#[tokio::test]
async fn a_document_that_is_not_open_has_nothing_to_say() {
    let mut client = start_with(json!({})).await;
    let place = json!({"textDocument": {"uri": ARTICLE}, "position": {"line": 0, "character": 0}});
    let answer = client.request("textDocument/hover", place).await;
    assert_eq!(answer["result"], Value::Null);
    assert!(answer.get("error").is_none());
}

#[tokio::test]
async fn garbage_gets_an_error_and_the_conversation_goes_on() {
    let mut client = start_with(json!({})).await;
    for garbage in
        ["What?\r\n\r\n", "Content-Length: 7\r\n\r\n{\"json\"", "Content-Length: x\r\n\r\n"]
    {
        client.send_raw(garbage).await;
        let answer = client.wait(|message| message["id"].is_null()).await;
        assert_eq!(answer["error"]["code"], -32700, "{garbage:?}");
    }
    let answer = client.request("shutdown", Value::Null).await;
    assert_eq!(answer["result"], Value::Null);
    assert!(answer.get("error").is_none());
}

#[tokio::test]
async fn unknown_methods_are_refused_if_they_want_an_answer() {
    let mut client = start_with(json!({})).await;
    client.notify("standfirst/nonsense", json!({})).await;
    let answer = client.request("standfirst/nonsense", json!({})).await;
    assert_eq!(answer["error"]["code"], -32601);
    assert_eq!(client.unread().count(), 0);
}

#[tokio::test]
async fn goodbye_after_shutdown_is_orderly_even_while_the_input_stays_open() {
    let (mut client, server) = start();
    client.initialize(json!({})).await;
    client.request("shutdown", Value::Null).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(server.await.unwrap(), 0);
}

#[tokio::test]
async fn the_answer_to_shutdown_arrives_even_if_exit_follows_at_once() {
    let (mut client, server) = start();
    client.initialize(json!({})).await;
    let id = client.ask("shutdown", Value::Null).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(client.answer(id).await["result"], Value::Null);
    assert_eq!(server.await.unwrap(), 0);
}

#[tokio::test]
async fn just_leaving_is_a_failure() {
    let (mut client, server) = start();
    client.initialize(json!({})).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(server.await.unwrap(), 1, "exit without shutdown");

    let (mut client, server) = start();
    client.initialize(json!({})).await;
    drop(client);
    assert_eq!(server.await.unwrap(), 1, "the pipe is closed");
}

#[tokio::test]
async fn a_client_that_reads_nothing_cannot_hold_the_server_back() {
    let (mut client, server) = start_over(256);
    for _ in 0..20 {
        client.ask("standfirst/nonsense", json!({})).await;
    }
    client.notify("exit", Value::Null).await;
    assert_eq!(server.await.unwrap(), 1);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_server_goes_when_its_editor_dies() {
    use std::process::{Command, Stdio};

    let mut editor = Command::new("cat").stdin(Stdio::piped()).spawn().unwrap();
    let (mut client, server) = start();
    client.request("initialize", json!({"processId": editor.id(), "capabilities": {}})).await;
    editor.kill().unwrap();
    editor.wait().unwrap();
    assert_eq!(server.await.unwrap(), 1);
}

#[tokio::test]
async fn a_client_that_watches_files_is_asked_to() {
    let watching = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let mut client = start_with(watching).await;
    let asked = client.wait(|message| message["method"] == "client/registerCapability").await;
    let registration = &asked["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    let answer = json!({"jsonrpc": "2.0", "id": asked["id"], "result": null});
    client.send(&answer).await;
    let answer = client.request("shutdown", Value::Null).await;
    assert!(answer.get("error").is_none());
}

#[tokio::test]
async fn a_question_is_explained_when_the_client_asks() {
    let mut client = start_with(json!({})).await;
    let text = "# Aurora Grid sues\n\nAurora Grid has sued over the toll dispute. The toll dispute \
                is old.\n\n## Insights\n\n- ";
    client.open(ARTICLE, 1, text).await;
    let place = json!({"textDocument": {"uri": ARTICLE}, "position": {"line": 6, "character": 2}});
    let items = client.request("textDocument/completion", place).await;
    let item = items["result"][0].clone();
    assert!(item.get("documentation").is_none(), "{item}");
    let resolved = client.request("completionItem/resolve", item).await;
    let shown = resolved["result"]["documentation"]["value"].as_str().unwrap_or_default();
    assert!(shown.contains("Raised by ¶") && shown.contains("Not asked yet"), "{shown}");
    let bare = json!({"label": "Why?", "data": {"uri": 1}});
    let resolved = client.request("completionItem/resolve", bare).await;
    assert_eq!(resolved["result"]["label"], "Why?");
}

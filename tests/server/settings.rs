//! What the user sets in the editor.

use serde_json::{Value, json};

use crate::client::{ARTICLE, CONTRADICTED, InProcess, start_with};

/// A client that shows notes between words, and tells its settings when asked.
async fn client(settings: Value) -> InProcess {
    let mut client = start_with(json!({
        "textDocument": {"inlayHint": {}},
        "workspace": {
            "configuration": true,
            "didChangeConfiguration": {"dynamicRegistration": true},
            "inlayHint": {"refreshSupport": true},
        },
    }))
    .await;
    let register = client.wait(|m| m["method"] == "client/registerCapability").await;
    client.respond(&register, Value::Null).await;
    tell(&mut client, settings).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    client
}

/// Answers the server's question for settings, and waits until it has taken them over.
async fn tell(client: &mut InProcess, settings: Value) {
    let asked = client.wait(|m| m["method"] == "workspace/configuration").await;
    assert_eq!(asked["params"]["items"], json!([{"section": "standfirst"}]));
    client.respond(&asked, json!([settings])).await;
    let refresh = client.wait(|m| m["method"] == "workspace/inlayHint/refresh").await;
    client.respond(&refresh, Value::Null).await;
}

async fn hints(client: &mut InProcess) -> Vec<String> {
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let asked = json!({"textDocument": {"uri": ARTICLE}, "range": range});
    let answer = client.request("textDocument/inlayHint", asked).await;
    let hints = answer["result"].as_array().cloned().unwrap_or_default();
    hints.iter().filter_map(|hint| Some(hint["label"].as_str()?.to_owned())).collect()
}

#[tokio::test]
async fn each_kind_of_hint_can_be_switched_off_and_on_again() {
    let mut client = client(json!({"inlayHints": {"dates": false}})).await;
    let shown = hints(&mut client).await;
    assert!(shown.iter().any(|hint| hint.starts_with("contradicted 0.")), "{shown:?}");
    assert!(!shown.contains(&"= 2026-03-17".to_owned()), "{shown:?}");

    client.notify("workspace/didChangeConfiguration", json!({"settings": null})).await;
    tell(&mut client, json!({"inlayHints": {"verdicts": false}})).await;
    assert_eq!(hints(&mut client).await, ["= 2026-03-17"]);
    client.notify("workspace/didChangeConfiguration", json!({"settings": null})).await;
    tell(&mut client, json!({"inlayHints": {"enable": false}})).await;
    assert_eq!(hints(&mut client).await, [""; 0]);
}

#[tokio::test]
async fn a_client_that_cannot_be_asked_sends_its_settings() {
    let mut client = start_with(json!({"textDocument": {"inlayHint": {}}})).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    assert!(!hints(&mut client).await.is_empty());
    let settings = json!({"standfirst": {"inlayHints": {"enable": false}}});
    client.notify("workspace/didChangeConfiguration", json!({"settings": settings})).await;
    assert_eq!(hints(&mut client).await, [""; 0]);
}

#[tokio::test]
async fn a_setting_that_is_no_use_is_named_and_the_others_stay() {
    let mut client = start_with(json!({"textDocument": {"inlayHint": {}}})).await;
    let settings = json!({"standfirst": {"inlayHints": {"dates": "no"}}});
    client.notify("workspace/didChangeConfiguration", json!({"settings": settings})).await;
    let told = client.wait(|m| m["method"] == "window/showMessage").await;
    let message = told["params"]["message"].as_str().unwrap_or_default();
    assert!(message.contains("`standfirst.inlayHints.dates`"), "{message}");
}

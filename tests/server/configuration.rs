//! A `standfirst.toml` that is broken, and then mended.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::client::{InProcess, start_with};

const TEXT: &str = "# A headline\n\nA body.\n";

/// Opens an article in `folder`, and returns its address.
async fn open_in(folder: &Path, client: &mut InProcess) -> String {
    let uri = format!("file://{}/a.article.md", folder.display());
    client.open(&uri, 1, TEXT).await;
    client.diagnostics(&uri, Some(1)).await;
    uri
}

fn is_shown(message: &Value) -> bool {
    message["method"] == "window/showMessage"
}

#[tokio::test]
async fn a_broken_configuration_is_told_once_and_forgotten_when_mended() {
    let folder = tempfile::tempdir().unwrap();
    let configuration = folder.path().join("standfirst.toml");
    fs::write(&configuration, "[rules\n").unwrap();
    let mut client = start_with(json!({})).await;

    let uri = open_in(folder.path(), &mut client).await;
    let shown = client.wait(is_shown).await;
    let text = shown["params"]["message"].as_str().unwrap();
    assert!(text.contains("standfirst.toml:1:"), "{text}");

    client.change(&uri, 2, json!([{"text": "# Another\n"}])).await;
    client.diagnostics(&uri, Some(2)).await;
    fs::write(&configuration, "").unwrap();
    client.notify("workspace/didChangeConfiguration", json!({"settings": {}})).await;
    client.diagnostics(&uri, Some(2)).await;
    fs::write(&configuration, "unheard-of = 1\n").unwrap();
    client.notify("textDocument/didSave", json!({"textDocument": {"uri": uri}})).await;
    let shown = client.wait(is_shown).await;
    let text = shown["params"]["message"].as_str().unwrap();
    assert!(text.contains("unheard-of"), "the second fault, not the first again: {text}");
}

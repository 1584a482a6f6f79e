//! When findings are published, and when not.

use serde_json::{Value, json};

use crate::client::{ARTICLE, edit, start_over, start_with};

const TEXT: &str = "# A headline\n\nA body.\n";

#[tokio::test]
async fn closing_takes_the_findings_back() {
    let mut client = start_with(json!({})).await;
    client.open(ARTICLE, 1, TEXT).await;
    client.close(ARTICLE).await;
    assert_eq!(client.diagnostics(ARTICLE, None).await, Vec::<Value>::new());

    client.open(ARTICLE, 1, TEXT).await;
    client.diagnostics(ARTICLE, Some(1)).await;
}

#[tokio::test]
async fn edits_that_fit_nowhere_do_no_harm() {
    let mut client = start_with(json!({})).await;
    client.open(ARTICLE, 1, "😀").await;
    let changes = json!([edit(0, 1, 1, "a"), edit(9, 9, 99, "b"), edit(0, 7, 2, "c")]);
    client.change(ARTICLE, 2, changes).await;
    client.change("file:///nowhere/unknown.md", 1, json!([{"text": "x"}])).await;
    client.diagnostics(ARTICLE, Some(2)).await;
}

#[tokio::test]
async fn a_client_that_reads_nothing_for_a_while_stalls_nothing() {
    let (mut client, _) = start_over(64);
    client.initialize(json!({})).await;
    client.open(ARTICLE, 0, TEXT).await;
    for version in 1..=2_000 {
        client.change(ARTICLE, version, json!([edit(0, 2, 2, "x")])).await;
    }
    client.diagnostics(ARTICLE, Some(2_000)).await;
    let answer = client.request("shutdown", Value::Null).await;
    assert!(answer.get("error").is_none(), "{answer}");
}

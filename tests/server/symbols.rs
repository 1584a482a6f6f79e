//! The outline of a document, and the search for what the workspace names.

use serde_json::{Value, json};

use crate::desk::{Desk, ENCODINGS};
use crate::references::DESK;

const FERRY: &str = "ferry.article.md";

async fn outline(desk: &mut Desk) -> Value {
    let document = json!({"textDocument": {"uri": desk.uri(FERRY)}});
    desk.client.request("textDocument/documentSymbol", document).await["result"].clone()
}

#[tokio::test]
async fn an_outline_is_a_tree_where_the_client_shows_one() {
    for encoding in ENCODINGS {
        let nested = json!({"hierarchicalDocumentSymbolSupport": true});
        let able = json!({"textDocument": {"documentSymbol": nested}});
        let mut desk = Desk::new(encoding, &DESK, able).await;
        assert_eq!(desk.welcome["capabilities"]["documentSymbolProvider"], true);
        desk.open(FERRY).await;
        let outline = outline(&mut desk).await;
        let names: Vec<_> = outline.as_array().unwrap().iter().map(|s| &s["name"]).collect();
        let headline = "Council closes the old ferry line";
        assert_eq!(names, ["Front matter", headline, "Summary", "Article", "Insights"]);
        let claim = &outline[2]["children"][0];
        assert_eq!(claim["name"], "😀 Tidal Works built the old ferry in 1961.");
        assert!(claim["detail"].as_str().unwrap().starts_with("#old · "), "{claim}");
        let words = desk.words(FERRY, &claim["range"]);
        assert_eq!(words, "😀 Tidal Works built [the old ferry]{.claim #old} in 1961 [@courier].");
        assert!(desk.words(FERRY, &outline[3]["range"]).ends_with("on the day](#old)."));
    }
}

#[tokio::test]
async fn an_outline_is_a_list_elsewhere() {
    let mut desk = Desk::new("utf-16", &DESK, json!({})).await;
    desk.open(FERRY).await;
    let outline = outline(&mut desk).await;
    let source = &outline[1];
    assert_eq!(
        (&source["name"], &source["containerName"]),
        (&json!("wire"), &json!("Front matter"))
    );
    assert_eq!(desk.told(&source["location"]), "ferry.article.md: {id: wire, title: The wire}");
}

/// What is found, each as “name | where it is from | file: words”.
async fn found(desk: &mut Desk, query: &str) -> Vec<String> {
    let answer = desk.client.request("workspace/symbol", json!({"query": query})).await;
    let told = |symbol: &Value| {
        let [name, container] =
            ["name", "containerName"].map(|key| symbol[key].as_str().unwrap_or_default());
        format!("{name} | {container} | {}", desk.told(&symbol["location"]))
    };
    answer["result"].as_array().unwrap().iter().map(told).collect()
}

#[tokio::test]
async fn entities_sources_and_claims_of_all_articles_are_found() {
    for encoding in ENCODINGS {
        let mut desk = Desk::new(encoding, &DESK, json!({})).await;
        assert_eq!(desk.welcome["capabilities"]["workspaceSymbolProvider"], true);
        let entity = found(&mut desk, "tdlwrks").await;
        let declared = "desk/pier.article.md: {id: tw, name: Tidal Works, type: org}";
        let once = [format!("Tidal Works | Pier opens | {declared}")];
        assert_eq!(entity, once, "{encoding}: where it matters most");

        let council = "Council closes the old ferry line";
        let own =
            format!("@wire The wire | {council} | ferry.article.md: {{id: wire, title: The wire}}");
        assert_eq!(found(&mut desk, "wire").await, [own], "{encoding}");
        let entry = r#"{"title": "😀 courier", "id": "courier"}"#;
        let entry = format!("@courier 😀 courier | all.json | refs/all.json: {entry}");
        assert_eq!(found(&mut desk, "courier").await, [entry], "{encoding}");

        let claims = found(&mut desk, "1961 built").await;
        assert!(claims[0].starts_with("😀 Tidal Works built the old ferry"), "{claims:?}");
        assert_eq!(claims.len(), 1, "{encoding}: letters of a sentence are no words of it");
    }
}

#[tokio::test]
async fn open_documents_are_searched_as_they_are() {
    let mut desk = Desk::new("utf-16", &DESK, json!({})).await;
    desk.open(FERRY).await;
    let uri = desk.uri(FERRY);
    desk.client.change(&uri, 2, json!([{"text": "# Orlo Quay hums\n\nOrlo Quay hums.\n"}])).await;
    let answer = desk.client.request("workspace/symbol", json!({"query": "orlo hums"})).await;
    assert_eq!(answer["result"][0]["name"], "Orlo Quay hums");
    let answer = desk.client.request("workspace/symbol", json!({"query": "wire"})).await;
    assert_eq!(answer["result"], json!([]), "it is no more");
    let answer = desk.client.request("workspace/symbol", json!({"query": ""})).await;
    assert!(answer["result"].as_array().unwrap().len() > 3, "nothing typed finds everything");
}

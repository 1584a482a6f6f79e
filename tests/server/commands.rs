//! The commands of ours, and the notes that editors show without being asked.

use std::fs;

use crate::client::{ARTICLE, CONTRADICTED, InProcess, edit, start, start_with, uri, workspace};
use serde_json::{Value, json};

/// What a client that shows notes says of itself.
fn showing_notes() -> Value {
    json!({
        "textDocument": {"codeLens": {}, "inlayHint": {}},
        "window": {"showDocument": {"support": true}},
        "experimental": {"verdicts": true},
    })
}

async fn run(client: &mut InProcess, command: &str, arguments: Value) -> Value {
    let params = json!({"command": command, "arguments": arguments});
    client.request("workspace/executeCommand", params).await
}

#[tokio::test]
async fn a_rules_page_is_the_one_that_explain_prints() {
    let mut client = start_with(json!({})).await;
    let answer = run(&mut client, "standfirst.rulePage", json!(["contradicted-claim"])).await;
    let page = answer["result"].as_str().unwrap_or_default();
    assert!(page.starts_with("# contradicted-claim\n"), "{answer}");
}

#[tokio::test]
async fn what_cannot_be_run_says_what_can() {
    let mut client = start_with(json!({})).await;
    let cases = [
        ("standfirst.rulePage", json!(["contradicted-clam"]), "did you mean `contradicted-claim`"),
        ("standfirst.rulePage", json!([]), "the name of a rule"),
        ("standfirst.proposeQuestions", json!(["file:///nowhere/else.md"]), "is not open"),
        ("standfirst.showEvidence", json!([ARTICLE]), "a URI and a position"),
        ("standfirst.explain", json!([]), "standfirst.rulePage"),
    ];
    for (command, arguments, expected) in cases {
        let answer = run(&mut client, command, arguments).await;
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
        let message = answer["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains(expected), "{message}");
    }
}

#[tokio::test]
async fn questions_come_with_the_place_where_they_go() {
    let mut client = start_with(json!({})).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let answer = run(&mut client, "standfirst.proposeQuestions", json!([ARTICLE])).await;
    let proposed = &answer["result"];
    let last_line = CONTRADICTED.lines().count() - 1;
    assert_eq!(proposed["position"]["line"], last_line);
    let question = &proposed["questions"][0];
    assert!(question["question"].as_str().is_some_and(|q| q.ends_with('?')), "{question}");
    let inserted = question["newText"].as_str().unwrap_or_default();
    assert!(inserted.starts_with("\n\n## Insights\n\n- "), "{inserted}");
}

#[tokio::test]
async fn a_note_above_each_claim_leads_to_its_evidence() {
    let mut client = start_with(showing_notes()).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let document = json!({"textDocument": {"uri": ARTICLE}});
    let lenses = client.request("textDocument/codeLens", document).await;
    let lens = lenses["result"].as_array().into_iter().flatten();
    let mut on_bullet = lens.filter(|lens| lens["range"]["start"]["line"] == 8);
    let command = &on_bullet.next().expect("the bullet has a lens")["command"];
    assert!(command["title"].as_str().unwrap().starts_with("contradicted by ¶1"), "{command}");

    let name = command["command"].as_str().unwrap();
    let answer = run(&mut client, name, command["arguments"].clone()).await;
    assert_eq!(answer["result"], Value::Null);
    let shown = client.wait(|message| message["method"] == "window/showDocument").await;
    assert_eq!(shown["params"]["uri"], ARTICLE);
    assert_eq!(shown["params"]["selection"]["start"]["line"], 12);
}

#[tokio::test]
async fn notes_are_offered_to_clients_that_can_show_them() {
    let offered = |welcome: Value| {
        let capabilities = &welcome["capabilities"];
        let is_offered = |name: &str| capabilities.get(name).is_some();
        (is_offered("codeLensProvider"), is_offered("inlayHintProvider"))
    };
    let (mut client, _) = start();
    assert_eq!(offered(client.initialize(json!({})).await), (false, false));
    let (mut client, _) = start();
    assert_eq!(offered(client.initialize(showing_notes()).await), (true, true));
}

#[tokio::test]
async fn a_hint_gives_the_day_behind_the_word() {
    let mut client = start_with(showing_notes()).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let end = json!({"line": 99, "character": 0});
    let range = json!({"start": {"line": 0, "character": 0}, "end": end});
    let asked = json!({"textDocument": {"uri": ARTICLE}, "range": range});
    let hints = client.request("textDocument/inlayHint", asked).await;
    let column = "The council of Harbour Bay voted on Tuesday".len();
    let position = json!({"line": 12, "character": column});
    let expected = json!([{"position": position, "label": "= 2026-03-17", "paddingLeft": true}]);
    assert_eq!(hints["result"], expected);
}

#[tokio::test]
async fn verdicts_are_counted_for_clients_that_want_to_know() {
    let counted = |version: i32| {
        move |message: &Value| {
            message["method"] == "standfirst/verdicts" && message["params"]["version"] == version
        }
    };
    let mut client = start_with(showing_notes()).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let first = client.wait(counted(1)).await;
    assert_eq!(
        (&first["params"]["supported"], &first["params"]["contradicted"]),
        (&json!(1), &json!(1))
    );

    let column = "- The ferry carried ".len() as u32;
    client.change(ARTICLE, 2, json!([edit(8, column, column + 2, "14")])).await;
    let second = client.wait(counted(2)).await;
    assert_eq!(
        (&second["params"]["supported"], &second["params"]["contradicted"]),
        (&json!(2), &json!(0))
    );
}

#[tokio::test]
async fn others_are_not_bothered_with_verdicts() {
    let mut client = start_with(json!({})).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    client.diagnostics(ARTICLE, Some(1)).await;
    client.request("shutdown", Value::Null).await;
    assert!(client.unread().all(|message| message["method"] != "standfirst/verdicts"));
}

#[tokio::test]
async fn the_whole_workspace_is_checked_on_request() {
    let articles = [("a.article.md", CONTRADICTED), ("b.article.md", CONTRADICTED), ("c.md", "?")];
    let (mut client, folder) = workspace(json!({}), &articles).await;
    let answer = run(&mut client, "standfirst.checkArticles", json!([])).await;
    assert_eq!(
        (&answer["result"]["articles"], &answer["result"]["errors"]),
        (&json!(2), &json!(2))
    );
    for (name, _) in &articles[..2] {
        let found = client.diagnostics(&uri(&folder.path().join(name)), None).await;
        assert_eq!(found[0]["code"], "contradicted-claim");
    }
}

#[tokio::test]
async fn a_second_check_takes_back_what_is_gone() {
    let (mut client, folder) = workspace(json!({}), &[("a.article.md", CONTRADICTED)]).await;
    let path = folder.path().join("a.article.md");
    run(&mut client, "standfirst.checkArticles", json!([])).await;
    assert_eq!(client.diagnostics(&uri(&path), None).await.len(), 1);
    fs::remove_file(&path).unwrap();
    let answer = run(&mut client, "standfirst.checkArticles", json!([])).await;
    assert_eq!(answer["result"]["articles"], 0);
    assert_eq!(client.diagnostics(&uri(&path), None).await, [Value::Null; 0]);
}

#[tokio::test]
async fn a_checked_document_keeps_the_findings_on_disk_when_it_is_closed() {
    let (mut client, folder) = workspace(json!({}), &[("a.article.md", CONTRADICTED)]).await;
    let uri = uri(&folder.path().join("a.article.md"));
    run(&mut client, "standfirst.checkArticles", json!([])).await;
    client.diagnostics(&uri, None).await;
    client.open(&uri, 1, &CONTRADICTED.replace("40", "14")).await;
    assert_eq!(client.diagnostics(&uri, Some(1)).await, [Value::Null; 0]);
    client.close(&uri).await;
    assert_eq!(client.diagnostics(&uri, None).await.len(), 1);
}

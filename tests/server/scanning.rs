//! What is published of articles that are not open, to clients that do not ask.

use std::fs;

use serde_json::{Value, json};

use crate::client::{CONTRADICTED, InProcess, uri, workspace};

async fn changed(client: &mut InProcess, uri: &str, kind: u32) {
    let change = json!({"changes": [{"uri": uri, "type": kind}]});
    client.notify("workspace/didChangeWatchedFiles", change).await;
}

#[tokio::test]
async fn the_workspace_is_scanned_at_the_start_and_followed_from_there() {
    let (mut client, folder) = workspace(json!({}), &[("a.article.md", CONTRADICTED)]).await;
    let path = folder.path().join("a.article.md");
    let uri = uri(&path);
    assert_eq!(client.diagnostics(&uri, None).await[0]["code"], "contradicted-claim");

    fs::write(&path, CONTRADICTED.replace("40", "14")).unwrap();
    changed(&mut client, &uri, 2).await;
    assert_eq!(client.diagnostics(&uri, None).await, [Value::Null; 0]);

    fs::write(&path, CONTRADICTED).unwrap();
    changed(&mut client, &uri, 2).await;
    assert_eq!(client.diagnostics(&uri, None).await.len(), 1);
    fs::remove_file(&path).unwrap();
    changed(&mut client, &uri, 3).await;
    assert_eq!(client.diagnostics(&uri, None).await, [Value::Null; 0]);
}

#[tokio::test]
async fn a_file_that_a_configuration_extends_is_followed_as_well() {
    let files = [
        ("a.article.md", CONTRADICTED),
        ("standfirst.toml", "extends = \"house.toml\"\n"),
        ("house.toml", "[[overrides]]\npaths = \"a.*\"\nrules.ignore = [\"support\"]\n"),
    ];
    let (mut client, folder) = workspace(json!({}), &files).await;
    let article = uri(&folder.path().join("a.article.md"));
    client.open(&article, 1, CONTRADICTED).await;
    assert_eq!(client.diagnostics(&article, Some(1)).await, [Value::Null; 0]);

    let house = folder.path().join("house.toml");
    fs::write(&house, "").unwrap();
    changed(&mut client, &uri(&house), 2).await;
    assert_eq!(client.diagnostics(&article, Some(1)).await.len(), 1);
}

#[tokio::test]
async fn a_folder_that_is_closed_takes_its_findings_with_it() {
    let (mut client, folder) = workspace(json!({}), &[("a.article.md", CONTRADICTED)]).await;
    let article = uri(&folder.path().join("a.article.md"));
    assert_eq!(client.diagnostics(&article, None).await.len(), 1);
    let removed = json!([{"uri": uri(folder.path()), "name": "articles"}]);
    let event = json!({"event": {"added": [], "removed": removed}});
    client.notify("workspace/didChangeWorkspaceFolders", event).await;
    assert_eq!(client.diagnostics(&article, None).await, [Value::Null; 0]);
}

#[tokio::test]
async fn who_wants_open_files_only_gets_nothing_else() {
    let articles = [("a.article.md", CONTRADICTED), ("b.article.md", CONTRADICTED)];
    let scope = json!({"initializationOptions": {"diagnostics": {"scope": "openFiles"}}});
    let (mut client, folder) = workspace(scope, &articles).await;
    let open = uri(&folder.path().join("a.article.md"));
    client.open(&open, 1, CONTRADICTED).await;
    client.diagnostics(&open, Some(1)).await;
    client.close(&open).await;
    assert_eq!(client.diagnostics(&open, None).await, [Value::Null; 0]);
    client.request("shutdown", Value::Null).await;
    let other = uri(&folder.path().join("b.article.md"));
    assert!(client.unread().all(|message| message["params"]["uri"] != other));
}

#[tokio::test]
async fn the_first_scan_shows_how_far_it_is_and_can_be_cancelled() {
    let names: Vec<_> = (0..400).map(|number| format!("{number:03}.article.md")).collect();
    let articles: Vec<_> = names.iter().map(|name| (name.as_str(), CONTRADICTED)).collect();
    let shows = json!({"capabilities": {"window": {"workDoneProgress": true}}});
    let (mut client, folder) = workspace(shows, &articles).await;
    let create = client.wait(|m| m["method"] == "window/workDoneProgress/create").await;
    let token = create["params"]["token"].clone();
    client.respond(&create, Value::Null).await;
    let told = |kind: &'static str| {
        let token = token.clone();
        move |m: &Value| m["params"]["token"] == token && m["params"]["value"]["kind"] == kind
    };
    assert_eq!(client.wait(told("begin")).await["params"]["value"]["cancellable"], true);
    let report = client.wait(told("report")).await;
    assert_eq!(report["params"]["value"]["message"], "0 of 400 articles");
    client.notify("window/workDoneProgress/cancel", json!({"token": token})).await;
    client.wait(told("end")).await;
    let last = uri(&folder.path().join("399.article.md"));
    assert!(client.unread().all(|message| message["params"]["uri"] != last));
}

#[tokio::test]
async fn a_changed_archive_changes_what_is_found() {
    let article = "---\nreferences:\n  - {id: courier, title: The ferry, archive_location: courier.md}\n---\n\n\
                   # Council closes the ferry\n\nThe ferry carried 14 passengers a day [@courier].\n";
    let archive = "The old ferry of Harbour Bay carried 14 passengers a day.\n";
    let articles = [("a.article.md", article), ("courier.md", archive), ("notes.md", "")];
    let (mut client, folder) = workspace(json!({}), &articles).await;
    let article_uri = uri(&folder.path().join("a.article.md"));
    client.open(&article_uri, 1, article).await;
    assert_eq!(client.diagnostics(&article_uri, Some(1)).await, [Value::Null; 0]);

    let courier = folder.path().join("courier.md");
    fs::write(&courier, archive.replace("14", "4,100")).unwrap();
    changed(&mut client, &uri(&courier), 2).await;
    let found = client.diagnostics(&article_uri, Some(1)).await;
    assert_eq!(found[0]["code"], "contradicted-claim", "{found:#?}");

    changed(&mut client, &uri(&folder.path().join("notes.md")), 2).await;
    client.request("shutdown", Value::Null).await;
    let again = client.unread().any(|m| m["params"]["uri"] == article_uri.as_str());
    assert!(!again, "nobody uses the notes");
}

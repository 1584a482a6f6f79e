//! Articles that strangers wrote, in an editor: nothing outside of the folders that it has opened is
//! read, and nothing makes the server wait.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::client::{InProcess, start_with, uri, workspace};

/// An article that cites the archive at `path`.
fn citing(path: &str) -> String {
    format!(
        "---\nreferences:\n- {{id: a, archive_location: {path}}}\n---\n\n# The grid hums\n\n\
         The grid hums [@a].\n"
    )
}

/// The messages of what is found in an article that says `text` and stands at `path`.
async fn found(client: &mut InProcess, path: &Path, text: &str) -> String {
    let uri = uri(path);
    client.open(&uri, 1, text).await;
    let found = client.diagnostics(&uri, Some(1)).await;
    client.close(&uri).await;
    found.iter().map(|finding| finding["message"].as_str().unwrap().to_owned() + "\n").collect()
}

#[tokio::test]
async fn an_article_reads_its_folder_and_those_that_are_opened() {
    let disk = tempfile::tempdir().unwrap();
    fs::create_dir(disk.path().join("desk")).unwrap();
    fs::write(disk.path().join("courier.md"), "The grid hums.\n").unwrap();
    let article = disk.path().join("desk/a.article.md");
    let text = citing("../courier.md");

    let mut client = start_with(json!({})).await;
    let told = found(&mut client, &article, &text).await;
    assert!(told.contains("lies outside of the workspace"), "{told}");

    let open = uri(&disk.path().join("desk/open.article.md"));
    client.open(&open, 1, &text).await;
    assert_eq!(client.diagnostics(&open, Some(1)).await.len(), 1);
    let folder = json!([{"uri": uri(disk.path()), "name": "disk"}]);
    let change =
        |added: &Value, removed: &Value| json!({"event": {"added": added, "removed": removed}});
    let method = "workspace/didChangeWorkspaceFolders";
    client.notify(method, change(&folder, &json!([]))).await;
    assert!(client.diagnostics(&open, Some(1)).await.is_empty(), "it is told at once");
    assert_eq!(found(&mut client, &article, &text).await, "");
    client.notify(method, change(&json!([]), &folder)).await;
    let told = found(&mut client, &article, &text).await;
    assert!(told.contains("lies outside of the workspace"), "{told}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_out_of_the_folder_is_no_article_of_it() {
    let secret = tempfile::tempdir().unwrap();
    fs::write(secret.path().join("secret.md"), "# The grid\n\nIt is silent [@nobody].\n").unwrap();
    let pulls = json!({"capabilities": {"textDocument": {"diagnostic": {}}}});
    let (mut client, folder) = workspace(pulls, &[("a.article.md", "# The grid\n")]).await;
    let link = folder.path().join("b.article.md");
    std::os::unix::fs::symlink(secret.path().join("secret.md"), link).unwrap();
    let asked = json!({"command": "standfirst.checkArticles", "arguments": []});
    let answer = client.request("workspace/executeCommand", asked).await;
    let result = &answer["result"];
    assert_eq!((&result["articles"], &result["errors"]), (&json!(1), &json!(0)), "{answer}");
    let unreadable = result["unreadable"].to_string();
    assert!(unreadable.contains("b.article.md: it lies outside of the workspace"), "{unreadable}");
}

#[tokio::test]
async fn a_document_that_is_on_no_disk_reads_nothing_but_what_is_opened() {
    for uri in ["untitled:Untitled-1", "https://example.org/src/a.article.md"] {
        let mut client = start_with(json!({})).await;
        // Such a file lies where the server was started.
        client.open(uri, 1, &citing("Cargo.toml")).await;
        let found = client.diagnostics(uri, Some(1)).await;
        assert!(found[0]["message"].to_string().contains("does not exist"), "{found:?}");
    }
    let courier = [("courier.md", "The grid hums.\n")];
    let (mut client, _folder) = workspace(json!({}), &courier).await;
    client.open("untitled:Untitled-1", 1, &citing("courier.md")).await;
    assert!(client.diagnostics("untitled:Untitled-1", Some(1)).await.is_empty());
}

#[cfg(unix)]
#[tokio::test]
async fn a_pipe_in_the_place_of_a_source_makes_nobody_wait() {
    let disk = tempfile::tempdir().unwrap();
    for name in ["pipe.md", "pipe.json"] {
        let made = std::process::Command::new("mkfifo").arg(disk.path().join(name)).status();
        assert!(made.unwrap().success());
    }
    let mut client = start_with(json!({})).await;
    let article = disk.path().join("a.article.md");
    let told = found(&mut client, &article, &citing("pipe.md")).await;
    assert!(told.contains("pipe.md is no plain file"), "{told}");
    let told =
        found(&mut client, &article, "---\nbibliography: pipe.json\n---\n\nIt hums.\n").await;
    assert!(told.contains("pipe.json is no plain file"), "{told}");
}

#[tokio::test]
async fn a_bibliography_outside_is_neither_read_nor_changed() {
    let disk = tempfile::tempdir().unwrap();
    fs::create_dir(disk.path().join("desk")).unwrap();
    fs::write(disk.path().join("refs.json"), r#"[{"id": "courier"}]"#).unwrap();
    let article = uri(&disk.path().join("desk/a.article.md"));
    let text = "---\nbibliography: ../refs.json\n---\n\nThe grid hums [@courier].\n";
    let mut client = start_with(json!({})).await;
    client.open(&article, 1, text).await;
    let place = json!({"line": 4, "character": 18});
    let asked = json!({"textDocument": {"uri": article}, "position": place, "newName": "wire"});
    let answer = client.request("textDocument/rename", asked).await;
    assert!(answer["result"].is_null() && !answer.to_string().contains("\"changes\""), "{answer}");
    let asked = json!({"textDocument": {"uri": article}, "position": place});
    let answer = client.request("textDocument/definition", asked).await;
    assert!(!answer.to_string().contains("refs.json"), "{answer}");
}

#[tokio::test]
async fn a_page_of_brackets_makes_nobody_wait() {
    let mut client = start_with(json!({})).await;
    let disk = tempfile::tempdir().unwrap();
    let text = format!("---\ntitle: {}\n---\n\nThe grid hums.\n", "[".repeat(200_000));
    let told = found(&mut client, &disk.path().join("a.article.md"), &text).await;
    assert!(told.contains("nested deeper than 64 levels"), "{told}");
}

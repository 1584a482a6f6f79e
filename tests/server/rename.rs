//! Renaming over the wire: what can be, and the edits of all files.

use serde_json::{Value, json};

use crate::client::edit;
use crate::desk::{Desk, ENCODINGS};
use crate::references::DESK;

const FERRY: &str = "ferry.article.md";

fn able() -> Value {
    json!({
        "textDocument": {"rename": {"prepareSupport": true}},
        "workspace": {"workspaceEdit": {"documentChanges": true}},
    })
}

async fn desk(encoding: &'static str, capabilities: Value) -> Desk {
    let mut desk = Desk::new(encoding, &DESK, capabilities).await;
    desk.open(FERRY).await;
    desk
}

async fn rename(desk: &mut Desk, marked: &str, new: &str) -> Value {
    desk.ask("textDocument/rename", FERRY, marked, json!({"newName": new})).await
}

#[tokio::test]
async fn a_key_changes_in_all_articles_and_in_its_bibliography() {
    for encoding in ENCODINGS {
        let mut desk = desk(encoding, able()).await;
        let answer = rename(&mut desk, "@cour$0ier; @wire", "harbour").await;
        let changed = desk.changed(&answer["result"]);
        for (name, text) in DESK {
            let expected = text.replace("@courier", "@harbour");
            let expected = expected.replace("\"id\": \"courier\"", "\"id\": \"harbour\"");
            assert_eq!(changed[name], expected, "{encoding}");
        }
        let versions = answer["result"]["documentChanges"].as_array().unwrap().iter();
        let versions = versions.map(|file| file["textDocument"]["version"].clone());
        assert_eq!(versions.collect::<Vec<_>>(), [json!(1), Value::Null, Value::Null]);
    }
}

#[tokio::test]
async fn a_name_changes_in_its_article_alone() {
    for encoding in ENCODINGS {
        let mut desk = desk(encoding, json!({})).await;
        assert_eq!(desk.welcome["capabilities"]["renameProvider"], true);
        let answer = rename(&mut desk, "by Tidal$0 Works in", "Tide & Sons").await;
        let changed = desk.changed(&answer["result"]);
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[FERRY], DESK[0].1.replace("Tidal Works", "Tide & Sons"), "{encoding}");
    }
}

#[tokio::test]
async fn what_can_be_renamed_is_told_before() {
    for encoding in ENCODINGS {
        let mut desk = desk(encoding, able()).await;
        assert_eq!(desk.welcome["capabilities"]["renameProvider"]["prepareProvider"], true);
        let method = "textDocument/prepareRename";
        let answer = desk.ask(method, FERRY, "by Tidal$0 Works in", json!({})).await;
        assert_eq!(answer["result"]["placeholder"], "Tidal Works");
        assert_eq!(desk.words(FERRY, &answer["result"]["range"]), "Tidal Works", "{encoding}");
        let answer = desk.ask(method, FERRY, "have sa$0id", json!({})).await;
        assert_eq!(answer["error"]["code"], -32803);
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_the_reason() {
    let mut desk = desk("utf-16", able()).await;
    let pier = desk.uri("desk/pier.article.md");
    desk.open("desk/pier.article.md").await;
    let own = "references:\n- id: harbour\n";
    desk.client.change(&pier, 2, json!([edit(1, 0, 0, own)])).await;
    let cases = [
        ("@cour$0ier; @wire", "the harbour", "can be no key"),
        ("@cour$0ier; @wire", "harbour", "desk/pier.article.md has a source called “harbour”"),
        ("have sa$0id", "x", "no key, identifier or name"),
    ];
    for (marked, new, reason) in cases {
        let answer = rename(&mut desk, marked, new).await;
        let message = answer["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains(reason), "{answer}");
    }
}

//! Files that are renamed in the editor, and the paths that lead to them.

use std::fs;

use serde_json::{Value, json};

use crate::client::edit;
use crate::desk::{Desk, ENCODINGS};

const FILES: [(&str, &str); 5] = [
    (
        "ferry.article.md",
        "---\ntitle: 😀 é\nbibliography: [\"é😀/all.json\", é😀/more.yaml]\nreferences:\n\
         - {id: é, archive_location: s/é😀.txt}\n---\n\nIt hums [@é].\n",
    ),
    ("desk/pier.article.md", "---\nbibliography: ../é😀/all.json\n---\n\nIt hums [@wire].\n"),
    (
        "é😀/all.json",
        "[{\"title\": \"é😀\", \"id\": \"wire\", \"archive_location\": \"../s/wire.txt\"}]\n",
    ),
    ("é😀/more.yaml", "references:\n- {id: a, title: é😀, archive_location: ../s/é😀.txt}\n"),
    ("s/wire.txt", "It hums.\n"),
];

/// What moves from where to where, and the lines that have to differ.
type Row<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);

fn able() -> Value {
    json!({
        "workspace": {
            "workspaceEdit": {"documentChanges": true},
            "fileOperations": {"willRename": true, "didRename": true},
        },
    })
}

/// The answer to the announcement that files move.
async fn announced(desk: &mut Desk, moves: &[(&str, &str)]) -> Value {
    let uris =
        |(from, to): &(&str, &str)| json!({"oldUri": desk.uri(from), "newUri": desk.uri(to)});
    let files: Vec<_> = moves.iter().map(uris).collect();
    let params = json!({"files": files});
    desk.client.request("workspace/willRenameFiles", params).await["result"].clone()
}

/// The lines that differ after `moves` were announced, as “file: line”, sorted.
async fn changed(desk: &mut Desk, moves: &[(&str, &str)]) -> Vec<String> {
    let answer = announced(desk, moves).await;
    let mut lines = Vec::new();
    for (name, text) in desk.changed(&answer) {
        let before = desk.text(&name);
        let lines_of = text.lines().zip(before.lines()).filter(|(new, old)| new != old);
        lines.extend(lines_of.map(|(new, _)| format!("{name}: {new}")));
    }
    lines.sort();
    lines
}

#[tokio::test]
async fn paths_follow_what_they_lead_to() {
    for encoding in ENCODINGS {
        let mut desk = Desk::new(encoding, &FILES, able()).await;
        desk.open("ferry.article.md").await;
        let table: [Row<'_>; 4] = [
            (
                &[("é😀/all.json", "é😀/one.json")],
                &[
                    "desk/pier.article.md: bibliography: ../é😀/one.json",
                    "ferry.article.md: bibliography: [\"é😀/one.json\", é😀/more.yaml]",
                ],
            ),
            (
                &[("s", "kept/s")],
                &[
                    "ferry.article.md: - {id: é, archive_location: kept/s/é😀.txt}",
                    "é😀/all.json: [{\"title\": \"é😀\", \"id\": \"wire\", \
                     \"archive_location\": \"../kept/s/wire.txt\"}]",
                    "é😀/more.yaml: - {id: a, title: é😀, archive_location: ../kept/s/é😀.txt}",
                ],
            ),
            (
                &[("ferry.article.md", "desk/ferry.article.md")],
                &[
                    "ferry.article.md: - {id: é, archive_location: ../s/é😀.txt}",
                    "ferry.article.md: bibliography: [\"../é😀/all.json\", ../é😀/more.yaml]",
                ],
            ),
            (&[("desk/pier.article.md", "desk/quay.article.md")], &[]),
        ];
        for (moves, expected) in table {
            assert_eq!(changed(&mut desk, moves).await, expected, "{encoding}: {moves:?}");
        }
    }
}

#[tokio::test]
async fn an_open_article_counts_as_it_is_in_the_editor() {
    let mut desk = Desk::new("utf-16", &FILES, able()).await;
    desk.open("desk/pier.article.md").await;
    let uri = desk.uri("desk/pier.article.md");
    desk.client.change(&uri, 2, json!([edit(1, 0, 0, "lang: en\n")])).await;
    let answer = announced(&mut desk, &[("é😀/all.json", "all.json")]).await;
    let files = answer["documentChanges"].as_array().unwrap();
    let pier = files.iter().find(|file| file["textDocument"]["uri"] == uri.as_str()).unwrap();
    assert_eq!(pier["textDocument"]["version"], 2);
    assert_eq!(pier["edits"][0]["range"]["start"], json!({"line": 2, "character": 14}));
    assert_eq!(pier["edits"][0]["newText"], "../all.json");
}

#[tokio::test]
async fn after_a_rename_what_was_missing_is_found() {
    let files = [
        ("a.article.md", "---\nbibliography: b.json\n---\n\nIt hums [@wire].\n"),
        ("c.json", "[{\"id\": \"wire\"}, {\"id\": \"more\"}]"),
    ];
    let mut desk = Desk::new("utf-16", &files, able()).await;
    desk.open("a.article.md").await;
    let definition = "textDocument/definition";
    let answer = desk.ask(definition, "a.article.md", "@wi$0re", json!({})).await;
    assert_eq!(answer["result"], Value::Null);
    fs::rename(desk.path("c.json"), desk.path("b.json")).unwrap();
    let moved = json!([{"oldUri": desk.uri("c.json"), "newUri": desk.uri("b.json")}]);
    desk.client.notify("workspace/didRenameFiles", json!({"files": moved})).await;
    let answer = desk.ask(definition, "a.article.md", "@wi$0re", json!({})).await;
    assert_eq!(desk.all_told(&answer), ["b.json: wire"]);
}

#[tokio::test]
async fn clients_are_asked_to_tell_if_they_can() {
    let desk = Desk::new("utf-16", &FILES, able()).await;
    let operations = &desk.welcome["capabilities"]["workspace"]["fileOperations"];
    for operation in ["willRename", "didRename"] {
        let filter = &operations[operation]["filters"][0];
        assert_eq!(
            (&filter["scheme"], &filter["pattern"]["glob"]),
            (&json!("file"), &json!("**/*"))
        );
    }
    let desk = Desk::new("utf-16", &FILES, json!({})).await;
    assert!(desk.welcome["capabilities"]["workspace"].get("fileOperations").is_none());
}

//! Completions of the real binary, in every unit of position.

use serde_json::{Value, json};
use tokio::fs::File;

use crate::binary::start;
use crate::client::{ARTICLE, Client};

/// Characters before the cursor, so that each unit counts them differently.
const BEFORE: &str = "😀 é ";

/// The units, each with the columns that [`BEFORE`] has in it.
const UNITS: [(&str, u32); 3] = [("utf-8", 8), ("utf-16", 5), ("utf-32", 4)];

/// An article with a source, an entity and a claim; line 9 ends in `words`.
fn article(words: &str) -> String {
    format!(
        "---\n\
         references:\n\
         - {{id: toll, title: The toll, container-title: Harbour Courier}}\n\
         entities:\n\
         - {{id: lind, name: Mara Lind, type: person}}\n\
         ---\n\n\
         # The [toll]{{.claim #toll}}\n\n\
         {BEFORE}{words}\n\n\
         [It is odd]{{.odd}}.\n"
    )
}

async fn client(unit: &str, item: Value) -> (Client<File, File>, std::process::Child) {
    let (mut client, server) = start();
    client
        .initialize(json!({
            "general": {"positionEncodings": [unit]},
            "textDocument": {"completion": {"completionItem": item}},
        }))
        .await;
    (client, server)
}

/// What is offered at column `character` of line 9.
async fn offered(client: &mut Client<File, File>, character: u32) -> Vec<Value> {
    let position = json!({"line": 9, "character": character});
    let params = json!({"textDocument": {"uri": ARTICLE}, "position": position});
    let answer = client.request("textDocument/completion", params).await;
    answer["result"].as_array().cloned().unwrap_or_default()
}

#[tokio::test]
async fn what_is_typed_is_replaced_in_the_clients_units() {
    // What is written, and what is offered first in the place of how many columns at its end.
    let cases = [
        ("It is [@to", "toll", 2),
        ("See [it](#to", "toll", 2),
        ("[“No”]{.quote by=\"Mar", "Mara Lind", 3),
        ("[She]{entity=li", "lind", 2),
        ("[it]{allow=\"misq", "misquotation", 4),
        ("<!-- standfirst-e", "standfirst-enable", 12),
        ("<!-- standfirst-disable-next-line unk", "unknown-class", 3),
    ];
    for (unit, before) in UNITS {
        let (mut client, _server) = client(unit, json!({})).await;
        for (version, (words, label, typed)) in cases.iter().enumerate() {
            client.open(ARTICLE, version as i32, &article(words)).await;
            let end = before + words.chars().count() as u32 + extra(words, unit);
            let items = offered(&mut client, end).await;
            let item = items.first().unwrap_or_else(|| panic!("{unit}: nothing for {words}"));
            assert_eq!(item["label"], *label, "{unit}: {words}");
            let range = json!({
                "start": {"line": 9, "character": end - typed},
                "end": {"line": 9, "character": end},
            });
            assert_eq!(item["textEdit"]["range"], range, "{unit}: {words}");
            assert_eq!(item["insertTextFormat"], 1, "no snippets: {item}");
            client.close(ARTICLE).await;
        }
    }
}

/// How many units more than characters `words` have.
fn extra(words: &str, unit: &str) -> u32 {
    let more = if unit == "utf-8" { words.len() - words.chars().count() } else { 0 };
    more as u32
}

#[tokio::test]
async fn sources_and_rules_are_described_when_they_are_looked_at() {
    let item = json!({"documentationFormat": ["markdown"], "snippetSupport": true});
    let (mut client, _server) = client("utf-32", item).await;
    let cases = [
        ("It is [@to", "**The toll**\n\n- Harbour Courier"),
        ("[it]{allow=\"misq", "# misquotation"),
    ];
    for (version, (words, expected)) in cases.into_iter().enumerate() {
        client.open(ARTICLE, version as i32, &article(words)).await;
        let items = offered(&mut client, 4 + words.chars().count() as u32).await;
        assert!(items[0].get("documentation").is_none(), "{}", items[0]);
        let resolved = client.request("completionItem/resolve", items[0].clone()).await;
        let shown = &resolved["result"]["documentation"];
        assert_eq!(shown["kind"], "markdown");
        let text = shown["value"].as_str().unwrap_or_default();
        assert!(text.starts_with(expected), "{text}");
        client.close(ARTICLE).await;
    }
}

#[tokio::test]
async fn prose_is_left_alone_whatever_is_typed() {
    let (mut client, _server) = client("utf-32", json!({})).await;
    let words = "It is. odd, # and = or \" he [said ";
    client.open(ARTICLE, 1, &article(words)).await;
    for column in 0..4 + words.len() as u32 {
        assert_eq!(offered(&mut client, column).await, [Value::Null; 0], "column {column}");
    }
}

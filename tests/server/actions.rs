//! Code actions of the real binary, in every unit of position.

use serde_json::{Value, json};
use tokio::fs::File;

use crate::binary::start;
use crate::client::{ARTICLE, Client};

type Binary = Client<File, File>;

/// Characters before the words, so that each unit counts them differently.
const BEFORE: &str = "😀 é ";

/// What stands in the place of the cursor in [`article`].
const SLIP: &str = "[it is told]{.calim}";

fn article() -> String {
    format!("# The mill hums\n\n{BEFORE}{SLIP} so.\n")
}

/// The units, each with the columns that [`BEFORE`] has in it.
const UNITS: [(&str, u32); 3] = [("utf-8", 8), ("utf-16", 5), ("utf-32", 4)];

/// The real binary, and a client that counts in `unit`; `is_lazy` where it asks for edits later.
async fn client(unit: &str, is_lazy: bool) -> (Binary, std::process::Child) {
    let (mut client, server) = start();
    let mut action = json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}});
    if is_lazy {
        action["dataSupport"] = json!(true);
        action["resolveSupport"] = json!({"properties": ["edit"]});
    }
    let welcome = client
        .initialize(json!({
            "general": {"positionEncodings": [unit]},
            "textDocument": {"codeAction": action},
            "workspace": {"workspaceEdit": {"documentChanges": true}},
        }))
        .await;
    let offered = &welcome["capabilities"]["codeActionProvider"];
    assert_eq!(offered["resolveProvider"], is_lazy);
    let kinds = json!(["quickfix", "refactor.rewrite", "source.fixAll.standfirst"]);
    assert_eq!(offered["codeActionKinds"], kinds);
    (client, server)
}

/// The actions for columns `start..end` of line 2.
async fn actions(client: &mut Binary, start: u32, end: u32, context: Value) -> Vec<Value> {
    let range = json!({
        "start": {"line": 2, "character": start}, "end": {"line": 2, "character": end},
    });
    let params = json!({"textDocument": {"uri": ARTICLE}, "range": range, "context": context});
    let answer = client.request("textDocument/codeAction", params).await;
    answer["result"].as_array().cloned().unwrap_or_default()
}

fn invoked() -> Value {
    json!({"diagnostics": [], "triggerKind": 1})
}

fn titled(actions: &[Value], title: &str) -> Value {
    let is_it = |action: &&Value| action["title"].as_str().is_some_and(|t| t.starts_with(title));
    actions.iter().find(is_it).unwrap_or_else(|| panic!("no {title} in {actions:#?}")).clone()
}

fn edits(action: &Value) -> &Value {
    &action["edit"]["documentChanges"][0]["edits"]
}

#[tokio::test]
async fn a_fix_is_in_the_clients_units_and_for_this_version() {
    for (unit, before) in UNITS {
        let (mut client, _server) = client(unit, false).await;
        client.open(ARTICLE, 3, &article()).await;
        let found = actions(&mut client, before + 14, before + 14, invoked()).await;
        let fix = titled(&found, "Use “.claim”");
        assert_eq!((&fix["kind"], &fix["isPreferred"]), (&json!("quickfix"), &json!(true)));
        assert_eq!(fix["diagnostics"][0]["code"], "unknown-class");
        let class = json!({
            "start": {"line": 2, "character": before + 14},
            "end": {"line": 2, "character": before + 19},
        });
        assert_eq!(edits(&fix)[0], json!({"range": class, "newText": "claim"}), "{unit}");
        assert_eq!(fix["edit"]["documentChanges"][0]["textDocument"]["version"], 3);
        let disable = titled(&found, "Disable unknown-class here");
        assert!(disable.get("isPreferred").is_none());
        let inserted = edits(&disable)[0]["newText"].as_str().unwrap_or_default();
        assert!(inserted.starts_with("<!-- standfirst-disable-next-line unknown-class: "));
    }
}

#[tokio::test]
async fn edits_are_found_when_the_client_asks_for_them() {
    for (unit, before) in UNITS {
        let (mut client, _server) = client(unit, true).await;
        client.open(ARTICLE, 1, &article()).await;
        let found = actions(&mut client, before + 14, before + 14, invoked()).await;
        for title in ["Use “.claim”", "Disable unknown-class", "Apply all"] {
            let action = titled(&found, title);
            assert!(action.get("edit").is_none(), "{action}");
            let resolved = client.request("codeAction/resolve", action.clone()).await;
            assert!(edits(&resolved["result"]).is_array(), "{resolved}");
            assert_eq!(resolved["result"]["title"], action["title"]);
        }
        let fix = titled(&found, "Apply all");
        let resolved = client.request("codeAction/resolve", fix.clone()).await;
        assert_eq!(edits(&resolved["result"])[0]["range"]["start"]["character"], before + 14);
        client.change(ARTICLE, 2, json!([{"text": article()}])).await;
        let late = client.request("codeAction/resolve", fix).await;
        assert_eq!(late["error"]["code"], -32801, "{late}");
    }
}

#[tokio::test]
async fn a_light_bulb_is_for_what_mends_a_finding() {
    let (mut client, _server) = client("utf-16", false).await;
    client.open(ARTICLE, 1, &article()).await;
    let kinds = |found: &[Value]| {
        let mut kinds: Vec<_> = found.iter().map(|a| a["kind"].to_string()).collect();
        kinds.dedup();
        kinds
    };
    let automatic = json!({"diagnostics": [], "triggerKind": 2});
    assert_eq!(kinds(&actions(&mut client, 6, 20, automatic).await), ["\"quickfix\""]);
    let saved = json!({"diagnostics": [], "triggerKind": 2, "only": ["source.fixAll"]});
    let fixes = actions(&mut client, 0, 0, saved).await;
    assert_eq!(kinds(&fixes), ["\"source.fixAll.standfirst\""]);
}

#[tokio::test]
async fn places_behind_the_text_and_bare_data_do_no_harm() {
    let (mut client, _server) = client("utf-16", true).await;
    client.open(ARTICLE, 1, "").await;
    assert_eq!(actions(&mut client, 90, 99, invoked()).await, [Value::Null; 0]);
    let bare = json!({"title": "Why?", "kind": "quickfix", "data": {"uri": 1}});
    let resolved = client.request("codeAction/resolve", bare).await;
    assert_eq!(resolved["result"]["title"], "Why?");
    let data = json!({"uri": ARTICLE, "version": 1, "start": 70, "end": 7, "place": 900});
    let lost = json!({"title": "Why?", "kind": "quickfix", "data": data});
    let resolved = client.request("codeAction/resolve", lost).await;
    assert_eq!(resolved["result"]["title"], "Why?");
}

/// An article with a source, a name that is not declared, and a category of questions.
const LIVELY: &str = "---\nreferences:\n- {id: toll, title: Bridge toll brings in millions}\n---\n\n\
    # The toll\n\n\
    😀 é Mara Lind runs the bridge toll. It brought in €4.2 million.\n\n\
    ## Insights\n\n\
    - What led to the bridge toll?\n";

#[tokio::test]
async fn words_and_names_at_the_cursor_can_be_marked_cited_and_declared() {
    for (unit, before) in UNITS {
        for is_lazy in [false, true] {
            let (mut client, _server) = client(unit, is_lazy).await;
            client.open(ARTICLE, 1, LIVELY).await;
            let range = |line: u32, start: u32, end: u32| {
                json!({
                    "start": {"line": line, "character": start},
                    "end": {"line": line, "character": end},
                })
            };
            let name = range(7, before, before + 9);
            let insertions = [
                ("Mark as claim", name.clone(), range(7, before, before)),
                ("Insert citation of toll", name.clone(), range(7, before + 30, before + 30)),
                ("Declare ‘Mara Lind’", name, range(3, 0, 0)),
                ("Add the missing", range(9, 3, 3), range(11, 30, 30)),
            ];
            for (title, asked, expected) in insertions {
                let params = json!({
                    "textDocument": {"uri": ARTICLE}, "range": asked,
                    "context": {"diagnostics": [], "only": ["refactor"]},
                });
                let answer = client.request("textDocument/codeAction", params).await;
                let found = answer["result"].as_array().cloned().unwrap_or_default();
                let mut action = titled(&found, title);
                if is_lazy {
                    action = client.request("codeAction/resolve", action).await["result"].clone();
                }
                assert_eq!(edits(&action)[0]["range"], expected, "{unit}: {title}");
            }
        }
    }
}

/// `source` after `edits`, whose columns count in `unit`, were made from the last to the first.
fn edited(source: &str, edits: &Value, unit: &str) -> String {
    let length = |c: char| match unit {
        "utf-8" => c.len_utf8(),
        "utf-16" => c.len_utf16(),
        _ => 1,
    };
    let offset = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let column = position["character"].as_u64().unwrap() as usize;
        let start: usize = source.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = 0;
        let before = source[start..].chars().take_while(|c| {
            units += length(*c);
            units <= column
        });
        start + before.map(char::len_utf8).sum::<usize>()
    };
    let mut text = source.to_owned();
    for edit in edits.as_array().unwrap().iter().rev() {
        let range = offset(&edit["range"]["start"])..offset(&edit["range"]["end"]);
        text.replace_range(range, edit["newText"].as_str().unwrap());
    }
    text
}

#[tokio::test]
async fn a_capture_is_turned_into_markup() {
    let capture = "😀 The Lantern\r\n\r\nThe council 😀 weighs\r\na toll\r\n\r\nKey points\r\n\
        • 😀 é A toll is\r\ndue.\r\n• 😀 It is é dear.\r\n\r\nThe council is weighing a toll.\r\n";
    let expected = "::: {.boilerplate}\n😀 The Lantern\n:::\n\n# The council 😀 weighs a toll\n\n\
        ## Key points\n\n- 😀 é A toll is\n  due.\n- 😀 It is é dear.\n\n## Article\n\n\
        The council is weighing a toll.\n";
    for (unit, _) in UNITS {
        for is_lazy in [false, true] {
            let (mut client, _server) = client(unit, is_lazy).await;
            client.open(ARTICLE, 1, capture).await;
            let found = actions(&mut client, 1, 1, invoked()).await;
            let mut action = titled(&found, "Turn this raw capture into markup");
            assert_eq!(action["kind"], "refactor.rewrite");
            if is_lazy {
                action = client.request("codeAction/resolve", action).await["result"].clone();
            }
            let converted = edited(capture, edits(&action), unit);
            assert_eq!(converted, expected.replace('\n', "\r\n"), "{unit}");
        }
    }
}

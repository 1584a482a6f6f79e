//! How a document is tidied, by edits in the client's columns.

use serde_json::{Value, json};

use crate::encodings::{Encoding, Reader};

const UNTIDY: &str = "\
---
title:  😀
---
# 😀 é
* 😀 [é]{.claim   #é by=é} 😀 [é]{ .org }  \n\
* It stops.


It stops.

 
";

const TIDY: &str = "\
---
title:  😀
---

# 😀 é

* 😀 [é]{#é .claim by=\"é\"} 😀 [é]{.org}
* It stops.

It stops.
";

/// The document after `edits`, which are applied from the last to the first.
fn edited(reader: &Reader, edits: &Value) -> String {
    let mut text = reader.text.clone();
    for edit in edits.as_array().expect("edits").iter().rev() {
        let [start, end] = ["start", "end"].map(|end| reader.offset(&edit["range"][end]));
        text.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    text
}

#[tokio::test]
async fn a_document_is_tidied_in_every_encoding() {
    for encoding in Encoding::ALL {
        for line_end in ["\n", "\r\n"] {
            let [untidy, tidy] = [UNTIDY, TIDY].map(|text| text.replace('\n', line_end));
            let mut reader = Reader::open(&untidy, encoding, json!({})).await;
            assert_eq!(reader.welcome["capabilities"]["documentFormattingProvider"], true);
            let options = json!({"options": {"tabSize": 4, "insertSpaces": true}});
            let edits = reader.ask("formatting", options.clone()).await;
            assert_eq!(edited(&reader, &edits), tidy, "{encoding:?}");
            reader.change(2, &tidy).await;
            assert_eq!(reader.ask("formatting", options).await, json!([]));
        }
    }
}

#[tokio::test]
async fn a_range_is_tidied_line_by_line() {
    for encoding in Encoding::ALL {
        let mut reader = Reader::open(UNTIDY, encoding, json!({})).await;
        assert_eq!(reader.welcome["capabilities"]["documentRangeFormattingProvider"], true);
        let place = reader.position(UNTIDY.find("😀 [é]{ .org").unwrap());
        let options = json!({"tabSize": 4, "insertSpaces": true});
        let asked = json!({"range": {"start": place, "end": place}, "options": options});
        let edits = reader.ask("rangeFormatting", asked).await;
        let line = "* 😀 [é]{.claim   #é by=é} 😀 [é]{ .org }  \n";
        let expected = UNTIDY.replace(line, "\n* 😀 [é]{#é .claim by=\"é\"} 😀 [é]{.org}\n");
        assert_eq!(edited(&reader, &edits), expected, "{encoding:?}");
    }
}

#[tokio::test]
async fn options_are_heeded() {
    let mut reader = Reader::open("It stops. \n\n\n", Encoding::Utf16, json!({})).await;
    let options = json!({
        "tabSize": 4, "insertSpaces": true, "trimTrailingWhitespace": false,
        "trimFinalNewlines": false, "insertFinalNewline": false,
    });
    assert_eq!(reader.ask("formatting", json!({"options": options})).await, json!([]));
    reader.change(2, "It stops.").await;
    assert_eq!(reader.ask("formatting", json!({"options": options})).await, json!([]));
}

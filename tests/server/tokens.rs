//! Semantic tokens: whole, as a difference, of a range; for clients that know more or fewer types.

use serde_json::{Value, json};

use crate::encodings::{Encoding, Reader};

/// Our own article. Emoji and accents stand before what is coloured.
const ARTICLE: &str = "\
---
date: 2026-03-18
references:
  - id: courier
entities:
  - {id: quai, name: Café Quai, type: org}
---

# 😀 Café Quai loses its licence

## Summary

- 😀 Café Quai [lost its licence on Tuesday]{.claim #lost}.

::: {.article}

😀 é Café Quai lost its licence on Tuesday [@courier; @gazette], and 40 guests. 😀 “We will
go to court,” said Mara Lind.

:::
";

fn abilities(types: &[&str]) -> Value {
    json!({"semanticTokens": {
        "requests": {"full": {"delta": true}, "range": true},
        "tokenTypes": types, "tokenModifiers": [], "formats": ["relative"],
    }})
}

/// The names in the legend under `list`.
fn names<'a>(reader: &'a Reader, list: &str) -> Vec<&'a str> {
    let legend = &reader.welcome["capabilities"]["semanticTokensProvider"]["legend"][list];
    legend.as_array().expect("a legend").iter().filter_map(Value::as_str).collect()
}

/// The tokens in `data` as "words type modifiers".
fn shown(reader: &Reader, data: &[u64]) -> Vec<String> {
    let (types, modifiers) = (names(reader, "tokenTypes"), names(reader, "tokenModifiers"));
    let (mut line, mut column) = (0, 0);
    let tokens = data.chunks(5).map(|token| {
        let &[lines, columns, length, kind, bits] = token else { panic!("{token:?}") };
        column = if lines == 0 { column + columns } else { columns };
        line += lines;
        let text = reader.lines()[line as usize];
        let [start, end] = [column, column + length].map(|at| reader.encoding.byte(text, at));
        let set = modifiers.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1);
        let set: Vec<_> = set.map(|(_, name)| *name).collect();
        let words = format!("{} {} {}", &text[start..end], types[kind as usize], set.join(" "));
        words.trim_end().to_owned()
    });
    tokens.collect()
}

fn numbers(data: &Value) -> Vec<u64> {
    data.as_array().expect("numbers").iter().filter_map(Value::as_u64).collect()
}

const ALL: [&str; 22] = [
    "courier variable declaration",
    "quai org declaration",
    "😀 heading headline",
    "Café Quai org declared",
    "loses its licence heading headline",
    "Summary heading summary",
    "😀 claim supported",
    "Café Quai org declared",
    "lost its licence on claim supported",
    "Tuesday date",
    "claim decorator",
    "lost variable declaration",
    ". claim supported",
    "article decorator",
    "Café Quai org declared",
    "Tuesday date",
    "courier variable",
    "gazette variable undefined",
    "40 number",
    "“We will string",
    "go to court,” string",
    "Mara Lind person",
];

#[tokio::test]
async fn the_words_are_coloured_in_every_encoding() {
    for encoding in Encoding::ALL {
        let mut reader = Reader::open(ARTICLE, encoding, abilities(&[])).await;
        let answer = reader.ask("semanticTokens/full", json!({})).await;
        assert_eq!(shown(&reader, &numbers(&answer["data"])), ALL, "{encoding:?}");
    }
}

#[tokio::test]
async fn a_range_has_the_tokens_that_touch_it() {
    for encoding in Encoding::ALL {
        let mut reader = Reader::open(ARTICLE, encoding, abilities(&[])).await;
        let start = reader.position(ARTICLE.find("courier;").unwrap() + 3);
        let end = reader.position(ARTICLE.find(" guests").unwrap());
        let range = json!({"range": {"start": start, "end": end}});
        let answer = reader.ask("semanticTokens/range", range).await;
        let expected = ["courier variable", "gazette variable undefined", "40 number"];
        assert_eq!(shown(&reader, &numbers(&answer["data"])), expected, "{encoding:?}");
    }
}

#[tokio::test]
async fn a_difference_leads_from_one_answer_to_the_next() {
    for encoding in Encoding::ALL {
        let mut reader = Reader::open(ARTICLE, encoding, abilities(&[])).await;
        let first = reader.ask("semanticTokens/full", json!({})).await;
        reader.change(2, &ARTICLE.replace("Tuesday [", "Wednesday, 6 May 2026 [")).await;
        let since = json!({"previousResultId": first["resultId"]});
        let second = reader.ask("semanticTokens/full/delta", since.clone()).await;
        let mut data = numbers(&first["data"]);
        let edits = second["edits"].as_array().expect("edits").clone();
        assert!(!edits.is_empty());
        for edit in edits {
            let start = edit["start"].as_u64().unwrap() as usize;
            let end = start + edit["deleteCount"].as_u64().unwrap() as usize;
            let inserted = edit.get("data").map(numbers).unwrap_or_default();
            assert!(inserted.len() < data.len() / 2, "little has changed");
            data.splice(start..end, inserted);
        }
        let full = reader.ask("semanticTokens/full", json!({})).await;
        assert_eq!(data, numbers(&full["data"]));

        let stale = reader.ask("semanticTokens/full/delta", since).await;
        assert_eq!(stale["data"], full["data"], "an answer that is not the last");
    }
}

#[tokio::test]
async fn clients_get_types_that_they_know() {
    let known = ["keyword", "class", "number"];
    let mut reader = Reader::open(ARTICLE, Encoding::Utf16, abilities(&known)).await;
    let answer = reader.ask("semanticTokens/full", json!({})).await;
    let shown = shown(&reader, &numbers(&answer["data"]));
    assert!(shown.contains(&"Café Quai class declared".to_owned()), "{shown:?}");
    assert!(shown.contains(&"Tuesday number".to_owned()), "{shown:?}");
    assert!(shown.iter().all(|token| known.iter().any(|kind| token.contains(kind))), "{shown:?}");
}

#[tokio::test]
async fn nothing_is_offered_to_those_who_do_not_ask() {
    let reader = Reader::open(ARTICLE, Encoding::Utf16, json!({})).await;
    assert!(reader.welcome["capabilities"].get("semanticTokensProvider").is_none());
    let full = json!({"semanticTokens": {
        "requests": {"full": true}, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"],
    }});
    let reader = Reader::open(ARTICLE, Encoding::Utf16, full).await;
    let offered = &reader.welcome["capabilities"]["semanticTokensProvider"];
    assert_eq!(offered["full"], json!({}));
    assert!(offered.get("range").is_none());
}

#[tokio::test]
async fn any_text_has_tokens() {
    let texts = [
        "",
        "\u{feff}",
        "😀",
        "\r\n",
        "---\nreferences:\n  - id: é",
        "[é]{.claim",
        "[@",
        "- \r\n*",
    ];
    for text in texts {
        let mut reader = Reader::open(text, Encoding::Utf16, abilities(&[])).await;
        let answer = reader.ask("semanticTokens/full", json!({})).await;
        shown(&reader, &numbers(&answer["data"]));
        let end = json!({"line": 99, "character": 9});
        let range = json!({"range": {"start": {"line": 0, "character": 0}, "end": end}});
        let answer = reader.ask("semanticTokens/range", range).await;
        shown(&reader, &numbers(&answer["data"]));
    }
}

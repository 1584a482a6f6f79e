//! What can be folded, for clients that fold whole lines and for others.

use serde_json::{Value, json};

use crate::encodings::{Encoding, Reader};

const ARTICLE: &str = "\
---
title: The é tram
---

# 😀 The tram stops

## Summary

- It 😀 stops.
- It was
  old.

::: {.article}

The tram stops.

### Why é 😀

<!-- standfirst-disable unsourced-claim: told
     by all -->

It is old.

<!-- standfirst-enable unsourced-claim -->

> She said so,
> he did not.

:::

## Insights

- Who pays?

```python
a
```
";

async fn folds(reader: &mut Reader) -> Vec<Value> {
    let answer = reader.ask("foldingRange", json!({})).await;
    answer.as_array().expect("folds").clone()
}

/// Each fold as the words of its first line, the last words and its kind.
fn shown(reader: &Reader, folds: &[Value]) -> Vec<(String, String, String)> {
    let line = |number: &Value| reader.lines()[number.as_u64().unwrap() as usize].to_owned();
    let shown = folds.iter().map(|fold| {
        let kind = fold["kind"].as_str().unwrap_or_default().to_owned();
        (line(&fold["startLine"]), line(&fold["endLine"]), kind)
    });
    shown.collect()
}

const ALL: [(&str, &str, &str); 10] = [
    ("---", "---", "region"),
    ("# 😀 The tram stops", "```", ""),
    ("## Summary", ":::", ""),
    ("- It 😀 stops.", "  old.", ""),
    ("::: {.article}", ":::", "region"),
    ("### Why é 😀", "> he did not.", ""),
    (
        "<!-- standfirst-disable unsourced-claim: told",
        "<!-- standfirst-enable unsourced-claim -->",
        "region",
    ),
    ("> She said so,", "> he did not.", ""),
    ("## Insights", "```", ""),
    ("```python", "```", ""),
];

fn expected(folds: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let owned = |&(a, b, c): &(&str, &str, &str)| (a.to_owned(), b.to_owned(), c.to_owned());
    folds.iter().map(owned).collect()
}

#[tokio::test]
async fn sections_lists_and_what_markup_encloses_can_be_folded() {
    for encoding in Encoding::ALL {
        for text in [ARTICLE.to_owned(), ARTICLE.replace('\n', "\r\n")] {
            let mut reader = Reader::open(&text, encoding, json!({})).await;
            assert_eq!(reader.welcome["capabilities"]["foldingRangeProvider"], true);
            let folds = folds(&mut reader).await;
            assert_eq!(shown(&reader, &folds), expected(&ALL), "{encoding:?}");
            for fold in &folds {
                for end in ["start", "end"] {
                    let line = fold[format!("{end}Line")].as_u64().unwrap() as usize;
                    let length = encoding.length(reader.lines()[line]);
                    assert_eq!(fold[format!("{end}Character")], length, "{fold}");
                }
            }
        }
    }
}

#[tokio::test]
async fn clients_that_fold_lines_get_lines_and_no_more_of_them_than_they_take() {
    let abilities = json!({"foldingRange": {"lineFoldingOnly": true, "rangeLimit": 3}});
    let mut reader = Reader::open(ARTICLE, Encoding::Utf16, abilities).await;
    let folds = folds(&mut reader).await;
    assert!(folds.iter().all(|fold| fold.get("startCharacter").is_none()), "{folds:?}");
    assert_eq!(shown(&reader, &folds), expected(&[ALL[1], ALL[2], ALL[4]]));
}

/// A raw capture has no headings: label lines open its sections, and its margin belongs to none.
const CAPTURE: &str = "\
The é tram stops in May

Key points
• The tram stops.
• It is old.

The tram stops in May, the council said. It is old.

Insights

Who pays?

Who 😀 rides?

Home
Open App
";

#[tokio::test]
async fn label_lines_fold_what_they_open() {
    let mut reader = Reader::open(CAPTURE, Encoding::Utf8, json!({})).await;
    let folds = folds(&mut reader).await;
    let all = [
        ("Key points", "• It is old.", ""),
        ("• The tram stops.", "• It is old.", ""),
        ("Insights", "Who 😀 rides?", ""),
    ];
    assert_eq!(shown(&reader, &folds), expected(&all));
}

#[tokio::test]
async fn any_text_can_be_asked_for_folds() {
    for text in
        ["", "\u{feff}# é", ":::", "::: a\n:::", "<!--\n", "---\n", "# a\r# b\r\n\r", "> \n> "]
    {
        let mut reader = Reader::open(text, Encoding::Utf16, json!({})).await;
        for fold in folds(&mut reader).await {
            assert!(fold["startLine"].as_u64() < fold["endLine"].as_u64(), "{fold} of {text:?}");
        }
    }
}

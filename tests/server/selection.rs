//! What a growing selection covers at `$0`.

use serde_json::{Value, json};

use crate::encodings::{Encoding, Reader};

const ARTICLE: &str = "\
---
date: 2026-03-18
references:
  - id: courier
    title: 😀 é
---

# 😀 The tram stops

## Summary

- 😀 The tram cost €2.1 million.
- It stops.

## Article

😀 [The tram]{.product #tram by=\"Mara Lind\"} cost up to €2.1 million in May [@courier, p. 4]. It is \
old, and “é it will stop soon,” said Mara Lind.

It stops.
";

/// The ranges from the smallest to the one that has no parent.
fn chain(reader: &Reader, mut range: &Value) -> Vec<(usize, usize)> {
    let mut chain = Vec::new();
    while !range.is_null() {
        let ends = &range["range"];
        chain.push((reader.offset(&ends["start"]), reader.offset(&ends["end"])));
        range = &range["parent"];
    }
    chain
}

/// What is selected behind each of the `marks` in `text`, smallest first; long texts by their ends.
async fn selected(text: &str, marks: &[&str], encoding: Encoding) -> Vec<Vec<String>> {
    let mut reader = Reader::open(text, encoding, json!({})).await;
    assert_eq!(reader.welcome["capabilities"]["selectionRangeProvider"], true);
    let offsets = marks.iter().map(|mark| text.find(mark).expect(mark) + mark.len());
    let positions: Vec<_> = offsets.clone().map(|offset| reader.position(offset)).collect();
    let answer = reader.ask("selectionRange", json!({"positions": positions})).await;
    let chains = answer.as_array().expect("one for each position").iter();
    let chains: Vec<_> = chains.map(|range| chain(&reader, range)).collect();
    assert_eq!(chains.len(), marks.len());
    for (chain, offset) in chains.iter().zip(offsets) {
        assert!(chain.iter().all(|(start, end)| (*start..=*end).contains(&offset)), "{chain:?}");
        let grows = |pair: &[(usize, usize)]| {
            let (inner, outer) = (pair[0], pair[1]);
            outer.0 <= inner.0 && inner.1 <= outer.1 && outer != inner
        };
        assert!(chain.windows(2).all(grows), "{chain:?}");
        assert_eq!(chain.last(), Some(&(0, text.len())));
    }
    let words = |(start, end): &(usize, usize)| shortened(&text[*start..*end]);
    chains.iter().map(|chain| chain.iter().map(words).collect()).collect()
}

fn shortened(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let characters: Vec<char> = text.chars().collect();
    if characters.len() < 50 {
        return text;
    }
    let start: String = characters[..12].iter().collect();
    let end: String = characters[characters.len() - 12..].iter().collect();
    format!("{start} … {end}")
}

const SECTION: [&str; 3] = [
    "## Article\n\n … .\n\nIt stops.",
    "# 😀 The tram … .\n\nIt stops.",
    "---\ndate: 20 … \n\nIt stops.\n",
];

#[tokio::test]
async fn it_grows_from_the_word_to_the_article() {
    let marks = ["to €2", "“é it w", "[@cour", "by=\"Ma", "#tra", "id: cou"];
    let expected: [&[&str]; 6] = [
        &["2.1", "€2.1 million", "up to €2.1 million", "😀 [The tram] … rier, p. 4]."],
        &["will", "é it will stop soon,", "“é it will stop soon,”", "It is old, a … d Mara Lind."],
        &["courier", "[@courier, p. 4]", "😀 [The tram] … rier, p. 4]."],
        &["Mara", "Mara Lind", "by=\"Mara Lind\"", "{.product #tram by=\"Mara Lind\"}"],
        &[
            "tram",
            "{.product #tram by=\"Mara Lind\"}",
            "[The tram]{.product #tram by=\"Mara Lind\"}",
        ],
        &[
            "courier",
            "id: courier",
            "id: courier\n    title: 😀 é",
            "---\ndate: 20 … tle: 😀 é\n---",
        ],
    ];
    for encoding in Encoding::ALL {
        for text in [ARTICLE.to_owned(), ARTICLE.replace('\n', "\r\n")] {
            let selected = selected(&text, &marks, encoding).await;
            for (chain, expected) in selected.iter().zip(expected) {
                assert_eq!(chain[..expected.len()], *expected, "{encoding:?} {chain:#?}");
            }
            for chain in &selected[..5] {
                assert_eq!(chain[chain.len() - 3..], SECTION, "{encoding:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_bullet_grows_to_its_list_and_its_section() {
    let expected = [
        "tram",
        "😀 The tram cost €2.1 million.",
        "- 😀 The tram cost €2.1 million.",
        "- 😀 The tram cost €2.1 million.\n- It stops.",
        "## Summary\n\n … \n- It stops.",
    ];
    for encoding in Encoding::ALL {
        let chains = selected(ARTICLE, &["- 😀 The tr"], encoding).await;
        assert_eq!(chains[0][..expected.len()], expected, "{encoding:?}");
    }
}

#[tokio::test]
async fn any_place_can_be_asked_for() {
    for text in ["", "\u{feff}", "😀", "\r\n\r\n", "[a]{.b", "[a]{b=\"c}", "# é\r\n- ", "---\na: é"]
    {
        let mut reader = Reader::open(text, Encoding::Utf16, json!({})).await;
        let positions: Vec<_> =
            (0..4).map(|at| json!({"line": at / 2, "character": at % 2 * 5})).collect();
        let answer = reader.ask("selectionRange", json!({"positions": positions})).await;
        for range in answer.as_array().expect("one for each position") {
            assert!(!chain(&reader, range).is_empty());
        }
    }
}

//! Whatever the text, every range lies in it, and every word of the plain text is found again in
//! the source.

use proptest::prelude::*;
use standfirst::article::{Article, Block};
use standfirst::text::TextRange;

use super::read_article;

/// A word, some of them of more than one byte or character.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z]{1,7}",
        1 => prop::sample::select(vec!["Ås", "e\u{301}te", "😀", "👩\u{200d}🚒", "€5", "$3", "~4", "שלום", "naïve"])
            .prop_map(str::to_owned),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..5).prop_map(|words| words.join(" "))
}

/// Words, bare or in markup.
fn phrase() -> impl Strategy<Value = String> {
    (words(), 0..10usize, word()).prop_map(|(text, markup, other)| match markup {
        0 => format!("[{text}]{{.claim #{}}}", "id"),
        1 => format!("[{text} [{other}]{{.person}}]{{.quote by=\"{other}\"}}"),
        2 => format!("*{text}*"),
        3 => format!("**{text}**"),
        4 => format!("{text} [@key, p. 4]"),
        5 => format!("[{text}](https://example.org/{})", "page"),
        6 => format!("{text}\\*"),
        7 => format!("`{text}`"),
        _ => text,
    })
}

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec((phrase(), prop::sample::select(vec![" ", " ", "\n", ", "])), 1..6)
        .prop_map(|phrases| {
            let text: String =
                phrases.into_iter().flat_map(|(p, gap)| [p, gap.to_owned()]).collect();
            format!("The {}.", text.trim_end_matches([' ', '\n', ',']))
        })
}

fn part() -> impl Strategy<Value = String> {
    (prose(), 0..8usize).prop_map(|(text, kind)| match kind {
        0 => format!("## {}", text.replace('\n', " ")),
        1 => format!("## Summary\n\n- {}", text.replace('\n', "\n  ")),
        2 => format!("::: {{.insights}}\n- {}\n:::", text.replace('\n', " ")),
        3 => format!("> {}", text.replace('\n', "\n> ")),
        4 => format!("• {}\n• The end.", text.replace('\n', " ")),
        _ => text,
    })
}

/// An article of random parts, with or without front matter, byte order mark and `\r\n`.
fn article() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(part(), 1..6);
    (parts, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(parts, front, mark, crlf)| {
        let front = if front { "---\ntitle: The Å bridge 😀\n---\n\n" } else { "" };
        let text = format!("{front}{}\n", parts.join("\n\n"));
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        if mark { format!("\u{feff}{text}") } else { text }
    })
}

/// Anything that markup is made of, in any order.
fn noise() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "@",
        "@k",
        "#",
        "# ",
        ".c",
        "=",
        "\"",
        "'",
        "*",
        "**",
        "`",
        "```",
        "~~~",
        "---",
        ":::",
        "::: {.summary}",
        "<!--",
        "-->",
        "standfirst-disable",
        "- ",
        "• ",
        "> ",
        "| ",
        "\\",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "    ",
        "\u{feff}",
        "\u{a0}",
        "é",
        "e\u{301}",
        "😀",
        "a",
        "word",
        "title: ",
        "…",
        "?",
        "^[",
        "[^1]:",
        "![",
        "<b>",
        "&amp;",
        "$",
        "<https://e.org>",
        "\u{0}",
        "\u{2028}",
    ]);
    prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

/// Every range of the article, as bytes of the source.
fn ranges(article: &Article) -> Vec<TextRange> {
    let mut all: Vec<TextRange> = article.blocks.iter().flat_map(block_ranges).collect();
    for suppression in &article.suppressions {
        all.extend([suppression.range, suppression.scope]);
        all.extend(suppression.rules.iter().map(|rule| rule.range));
    }
    all.extend(article.problems.iter().map(|problem| problem.range));
    all.extend(article.openings.iter().map(|opening| TextRange::empty(opening.at)));
    all.extend(article.openings.iter().filter_map(|opening| opening.head));
    let front_matter = &article.front_matter;
    all.extend(front_matter.range);
    all.extend(front_matter.title.iter().chain(&front_matter.date).map(|value| value.range));
    all.extend(front_matter.references.iter().map(|reference| reference.range));
    all
}

fn block_ranges(block: &Block) -> Vec<TextRange> {
    let text = &block.text;
    let mut all = vec![block.range];
    all.extend(text.pieces.iter().map(|piece| block.locate(piece.source)));
    for annotation in &text.annotations {
        let attributes = &annotation.attributes;
        all.push(block.locate(annotation.source));
        all.push(block.to_source(annotation.plain));
        all.extend(attributes.classes.iter().map(|class| block.locate(class.range)));
        all.extend(attributes.pairs.iter().map(|(_, value)| block.locate(value.range)));
    }
    for citation in &text.citations {
        all.extend([block.locate(citation.source), block.locate(citation.key.range)]);
    }
    all
}

/// The words of a text and where they stand.
fn words_of(plain: &str) -> impl Iterator<Item = (TextRange, &str)> {
    plain.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - plain.as_ptr() as usize;
        (TextRange::new(start, start + word.len()), word)
    })
}

/// A word without what markup may have put into the middle of it.
fn without_markup(word: &str) -> String {
    word.split(['[', '*', '`', '\\']).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_word_is_found_again_in_the_source(source in article()) {
        for block in read_article(&source).blocks {
            for (range, word) in words_of(&block.text.plain) {
                let letters = word.trim_end_matches(['*', ',', '.']);
                let range = TextRange::new(range.start, range.start + letters.len());
                let found = block.to_source(range).of(&source);
                prop_assert_eq!(without_markup(found), letters, "in {:?} of {:?}", block.text.plain, source);
            }
        }
    }

    #[test]
    fn any_text_is_an_article_whose_ranges_fit(source in prop_oneof![noise(), article()]) {
        for range in ranges(&read_article(&source)) {
            prop_assert!(range.end <= source.len(), "{range:?} of {source:?}");
            let fits = source.is_char_boundary(range.start) && source.is_char_boundary(range.end);
            prop_assert!(fits, "{range:?} of {source:?}");
        }
    }
}

/// Texts of which the parser gives a tree of another length, or none.
#[test]
fn ranges_fit_where_the_parser_changes_white_space() {
    let sources = [
        "[^1]:\u{2028}\n[[[",
        "- [\n\t> [",
        "- a\n\n\t> b\r\n\t> c",
        "- \u{a0}*\n",
        "1. \u{a0}*\n",
    ];
    for source in sources {
        for range in ranges(&read_article(source)) {
            assert!(source.get(range.start..range.end).is_some(), "{range:?} of {source:?}");
        }
    }
}

//! Tidying an article changes how it is laid out, and nothing that anybody reads: no word, no
//! section, no finding. Tidied twice is tidied once.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use standfirst::article::{Article, Block};
use standfirst::ide::{Tidying, tidied};
use standfirst::rules::{Replacement, Review};
use standfirst::text::TextRange;
use standfirst::workspace::{Configuration, Workspace};

/// `source` after `edits`, which must be in order and must not overlap.
fn edited(source: &str, edits: &[Replacement]) -> String {
    let mut edited = source.to_owned();
    for (index, edit) in edits.iter().enumerate().rev() {
        let TextRange { start, end } = edit.range;
        let ends_before = edits.get(index + 1).is_none_or(|next| end <= next.range.start);
        assert!(ends_before, "{edits:?}");
        edited.replace_range(start..end, &edit.new_text);
    }
    edited
}

fn tidy(source: &str) -> String {
    let all = TextRange::new(0, source.len());
    edited(source, &tidied(source, all, Tidying::default()))
}

fn review(source: &str) -> Review {
    let path = Path::new("tests/fixtures/a.article.md");
    Workspace::default().review(path, source, &Configuration::default())
}

/// What the blocks say, in which section and markup, without where they stand.
fn said(article: &Article) -> Vec<String> {
    let said = |block: &Block| {
        let spans = block.text.annotations.iter().map(|span| {
            let attributes = &span.attributes;
            let classes: Vec<_> = attributes.classes.iter().map(|class| &class.value).collect();
            let pairs: Vec<_> =
                attributes.pairs.iter().map(|(k, v)| (&k.value, &v.value)).collect();
            format!(
                "{:?} {:?} {classes:?} {pairs:?}",
                span.plain,
                attributes.id.as_ref().map(|id| &id.value)
            )
        });
        let spans: Vec<_> = spans.collect();
        let citations = block.text.citations.iter();
        let citations: Vec<_> =
            citations.map(|c| (&c.key.value, c.at, c.bracketed, &c.locator)).collect();
        let (section, kind, plain) = (block.section, block.kind, &block.text.plain);
        format!("{section:?} {kind:?} {plain:?} {spans:?} {citations:?}")
    };
    let sections = article.openings.iter().map(|opening| format!("{:?}", opening.section));
    article.blocks.iter().map(said).chain(sections).collect()
}

/// In an order of their own: the attributes of a span change places.
fn found(review: &Review) -> Vec<String> {
    let findings = review.findings.iter();
    let mut found: Vec<_> = findings.map(|f| format!("{} {}", f.rule, f.message)).collect();
    found.sort_unstable();
    found
}

fn without_layout(source: &str) -> String {
    let quiet = |c: char| c.is_whitespace() || "-*+{}\"'=#.".contains(c);
    source.chars().filter(|c| !quiet(*c)).collect()
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = without_layout(text).chars().collect();
    letters.sort_unstable();
    letters
}

/// Asserts that `source` is tidied without harm.
fn assert_harmless(source: &str) {
    let tidy_source = tidy(source);
    let (before, after) = (review(source), review(&tidy_source));
    assert_eq!(
        said(&before.analysis.article),
        said(&after.analysis.article),
        "{source:?} → {tidy_source:?}"
    );
    assert_eq!(found(&before), found(&after), "{source:?} → {tidy_source:?}");
    assert_eq!(sorted(source), sorted(&tidy_source), "{source:?} → {tidy_source:?}");
    assert_eq!(tidy(&tidy_source), tidy_source, "{source:?}");
}

#[test]
fn fixtures_say_the_same_afterwards() {
    for entry in
        fs::read_dir("tests/fixtures").unwrap().chain(fs::read_dir("tests/planted").unwrap())
    {
        let path: PathBuf = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "md" || e == "txt") {
            let source = fs::read_to_string(&path).unwrap();
            assert_harmless(&source);
            assert_harmless(&source.replace('\n', "\r\n"));
        }
    }
}

#[test]
fn what_is_untidy_becomes_tidy() {
    let cases = [
        // One mark in the whole file: that of most items, `-` where two are level.
        ("* a\n- b\n\nThen.\n\n* c\n", "* a\n* b\n\nThen.\n\n* c\n"),
        ("+ a\n- b\n", "- a\n- b\n"),
        ("• a\n• b\n", "• a\n• b\n"),
        // One space behind it, where no other line depends on the width.
        ("-   a\n-\tb\n", "- a\n- b\n"),
        ("-   a\n\n    goes on\n", "-   a\n\n    goes on\n"),
        // One blank line between blocks.
        ("# A\nIt is.\n\n\n\n## B\n- c\n", "# A\n\nIt is.\n\n## B\n\n- c\n"),
        ("::: {.insights}\n- Why?\n:::\nIt is.\n", "::: {.insights}\n- Why?\n:::\n\nIt is.\n"),
        ("It is. \n  \t\n \nIt was.\n", "It is.\n\nIt was.\n"),
        ("- a\n\n  ::: {.x}\n1. one\n", "- a\n\n  ::: {.x}\n\n1. one\n"),
        // Hard breaks stay.
        ("It is  \nso   \n", "It is  \nso\n"),
        // Attributes.
        ("[a]{.claim   #i by=Lind}\n", "[a]{#i .claim by=\"Lind\"}\n"),
        ("[a]{by='Mara \"M\" Lind' .quote}\n", "[a]{.quote by='Mara \"M\" Lind'}\n"),
        ("# A { .b  #c }\n", "# A {#c .b}\n"),
        ("[a]{.b by = c}\n", "[a]{.b by = c}\n"),
        // The end of the file, in its own style.
        ("It is.", "It is.\n"),
        ("It is.  ", "It is.\n"),
        ("It is.\n\n \n", "It is.\n"),
        ("# A\r\nIt is.\r\n\r\n\r\nSo.", "# A\r\n\r\nIt is.\r\n\r\nSo.\r\n"),
        ("", ""),
        ("\n \n", "\n\n"),
        // What is left alone.
        (
            "---\ntitle:  A   \n\n\ndate: x\n---\nIt is.\n",
            "---\ntitle:  A   \n\n\ndate: x\n---\n\nIt is.\n",
        ),
        ("```\na  \n\n\n* b\n```\n", "```\na  \n\n\n* b\n```\n"),
        ("<!-- a  \n\n\nb -->\nIt is.\n", "<!-- a  \n\n\nb -->\nIt is.\n"),
    ];
    for (source, expected) in cases {
        assert_eq!(tidy(source), expected, "{source:?}");
        assert_eq!(tidy(expected), expected);
    }
}

#[test]
fn only_what_is_asked_for_is_tidied() {
    let source = "* a  \n\n\n+ b  \n\n\n- c  \n\n\n";
    let refused = Tidying { trims_lines: false, ends_last_line: false, trims_end: false };
    let edits = tidied(source, TextRange::new(0, source.len()), refused);
    assert_eq!(edited(source, &edits), "- a  \n\n- b  \n\n- c  \n\n\n");
    let edits = tidied("a", TextRange::new(0, 1), refused);
    assert_eq!(edits, []);

    let second = source.find('+').unwrap();
    let edits = tidied(source, TextRange::empty(second), Tidying::default());
    assert_eq!(edited(source, &edits), "* a  \n\n\n- b\n\n\n- c  \n\n\n");
}

#[test]
fn edits_are_small() {
    let source = "* Über\n* a  \n\n\n[a]{.b #c} d\n";
    let edits = tidied(source, TextRange::new(0, source.len()), Tidying::default());
    let edits: Vec<_> = edits.iter().map(|e| (e.range.of(source), e.new_text.as_str())).collect();
    assert_eq!(edits, [("  ", ""), ("\n", ""), ("{.b #c}", "{#c .b}")]);
}

#[test]
fn odd_markup_is_tidied_at_once_as_far_as_it_goes() {
    for source in ["<p>  \n## Insights {#q  .insights} ", "<div>  \n", "    * deep\r\n>  \n"] {
        assert_harmless(source);
    }
}

/// A line, or part of one, of every markup that a formatter could break.
fn piece() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "# Über 😀",
        "## Summary",
        "## Insights {#q  .insights}",
        "### Why",
        "Title\n=====",
        "- a tram",
        "* a tram",
        "+   a tram",
        "-\ttram",
        "  - nested",
        "    * deep",
        "1. one",
        "10)  ten",
        "• raw",
        "– dash",
        "- [ ] task",
        "-",
        "* * *",
        "---",
        "- - x",
        "  goes on",
        "    more",
        "\tmore",
        "The tram stops.",
        "Who pays?",
        "Key points",
        "Summarized by us",
        "Open App",
        "It costs 40%.",
        "[It is]{.claim   #a by = x}",
        "[it]{ entity=aurora .org }",
        "[it]{by='Mara \"M\" Lind'  .quote}",
        "[a [b]{ .x }]{k=\"v\" #i}",
        "[a]{}",
        "[a]{.x\n.y}",
        "{.x}",
        "`code  `{.r  }",
        "as told [@courier,  p. 4].",
        "@courier",
        "**bold  **",
        "*a  \nb*",
        "`a  \nb`",
        "hard  ",
        "hard\\",
        "one ",
        "tab\t",
        "nbsp\u{a0}",
        "a\\ ",
        "::: {.insights   #i}",
        ":::",
        "::: summary",
        ":::: {.a}",
        "::::",
        "> quoted  ",
        ">",
        "> - item",
        "```",
        "```python  ",
        "~~~",
        "| a | b |",
        "|---|---|",
        "Table: x",
        "<!-- c -->",
        "<!--",
        "-->",
        "<!-- standfirst-disable-next-line unsourced-claim: x -->",
        "<!-- standfirst-disable x: y -->",
        "<!-- standfirst-enable x -->",
        "<div class=\"insights\">",
        "</div>",
        "<p>  ",
        "[r]: http://x  ",
        "[^1]: note",
        "[^1]",
        "---\ntitle: x  \n---",
        "\u{feff}",
        "\u{2028}",
        "😀",
        "é",
        "",
        " ",
        "   ",
        "\t",
    ]);
    pieces.prop_map(str::to_owned)
}

fn source() -> impl Strategy<Value = String> {
    let ends = prop::sample::select(vec![
        "\n", "\n", "\n", "\n\n", "\n\n", "\n\n\n", "  \n", " \n", "\n \n", " ", "", "\r\n",
    ]);
    let lines = prop::collection::vec((piece(), ends), 0..24);
    let front = prop::sample::select(vec![
        "",
        "",
        "---\ntitle:  A   \nentities:\n- {id: aurora, name: Aurora}\n\n---\n",
        "\u{feff}",
    ]);
    (front, lines).prop_map(|(front, lines)| {
        let lines = lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]);
        format!("{front}{}", lines.collect::<String>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_article_says_the_same_afterwards(source in source()) {
        assert_harmless(&source);
    }

    #[test]
    fn any_range_can_be_tidied(source in source(), from in 0..200usize, length in 0..200usize) {
        let edits = tidied(&source, TextRange::new(from, from + length), Tidying::default());
        let tidy = edited(&source, &edits);
        prop_assert_eq!(said(&review(&source).analysis.article), said(&review(&tidy).analysis.article));
    }
}

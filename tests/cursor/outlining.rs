//! The outline of an article.

use super::*;
use standfirst::ide::{Outlined, OutlinedKind};

/// The outline, one line an entry, each two spaces further in than what it is in.
fn outlined(source: &str) -> Vec<String> {
    let (review, source, _) = reviewed(&format!("$0{source}"));
    let mut lines = Vec::new();
    tell(&ide::outline(&review), &source, 0, &mut lines);
    lines
}

fn tell(entries: &[Outlined], source: &str, depth: usize, lines: &mut Vec<String>) {
    for entry in entries {
        let Outlined { name, kind, range, focus, children, .. } = entry;
        assert!(range.covers(*focus), "{name}");
        assert!(children.iter().all(|child| range.covers(child.range)), "{name}");
        assert!(source.get(range.start..range.end).is_some(), "{name}");
        lines.push(format!("{}{kind:?}: {name}", "  ".repeat(depth)));
        tell(children, source, depth + 1, lines);
    }
}

#[test]
fn of_an_annotated_article_has_its_sections_and_what_is_in_them() {
    let source = "\u{feff}---\r\nreferences:\r\n- {id: wire, title: A}\r\nentities:\r\n- {id: lind}\r\n\
        ---\r\n\r\n# 😀 Ferry is sold\r\n\r\n## Summary\r\n\r\n- The ferry [is sold]{.claim #sold}.\r\n\r\n\
        ## Article\r\n\r\nThe ferry was sold.\r\n\r\n### The yard\r\n\r\nIt [is old]{.claim}.\r\n\r\n\
        #### Its owners\r\n\r\nThey [are two]{.claim #two}.\r\n\r\n### The pier\r\n\r\n\
        ## Insights\r\n\r\n- Why é?\r\n\r\n## References\r\n";
    let expected = [
        "Section: Front matter",
        "  Source: wire",
        "  Entity: lind",
        "Headline: 😀 Ferry is sold",
        "Section: Summary",
        "  Claim: The ferry is sold.",
        "Section: Article",
        "  Heading: The yard",
        "    Claim: is old",
        "    Heading: Its owners",
        "      Claim: are two",
        "  Heading: The pier",
        "Section: Insights",
        "  Question: Why é?",
        "Section: References",
    ];
    assert_eq!(outlined(source), expected);
}

#[test]
fn of_a_raw_capture_has_its_label_lines() {
    let source = "Open App\n\nThe ferry is sold to the yard\n\nKey points\n\n• The ferry is sold.\n\n\
        The ferry was sold to the yard on Monday, the town said.\n\nInsights\n\nWhy now?\n";
    let expected = [
        "Headline: The ferry is sold to the yard",
        "Section: Key points",
        "  Claim: The ferry is sold.",
        "Section: Article",
        "Section: Insights",
        "  Question: Why now?",
    ];
    assert_eq!(outlined(source), expected);
}

#[test]
fn of_divs_has_the_names_of_the_sections() {
    let source = "# Ferry is sold\n\n::: {.summary}\n- It is sold.\n:::\n\nIt was sold.\n";
    let expected =
        ["Headline: Ferry is sold", "Section: Summary", "  Claim: It is sold.", "Section: Article"];
    assert_eq!(outlined(source), expected);
}

#[test]
fn a_title_is_the_headline_where_there_is_no_other() {
    let source = "---\ntitle: Ferry is sold\n---\n\nIt was sold.\n";
    assert_eq!(outlined(source), ["Headline: Ferry is sold", "Section: Article"]);
}

#[test]
fn of_nothing_is_nothing() {
    for source in ["", "\u{feff}", "---\n", "\n\n", "#", "##\n\n- "] {
        assert_eq!(outlined(source), [""; 0], "{source:?}");
    }
}

#[test]
fn claims_show_how_they_stand() {
    let source = "# The ferry is fast\n\n## Summary\n\n- The ferry carries [40 people]{.claim #full}.\n\n\
        ## Article\n\nThe ferry carries 14 people.\n";
    let (review, ..) = reviewed(&format!("$0{source}"));
    let outline = ide::outline(&review);
    assert_eq!(outline[0].kind, OutlinedKind::Headline);
    let detail = outline[1].children[0].detail.clone().unwrap_or_default();
    assert!(detail.starts_with("#full · contradicted · 0."), "{detail}");
}

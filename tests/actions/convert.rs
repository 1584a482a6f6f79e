//! "Turn this raw capture into markup" writes down what was read, and changes none of it.

use standfirst::article::{Section, SectionLabels, read};
use standfirst::ide::{self, ActionKind};
use standfirst::text::TextRange;

use super::{done, review, titles, told};

const TITLE: &str = "Turn this raw capture into markup";
const CAPTURE: &str = include_str!("../fixtures/raw-capture.txt");

/// The start of a text, as an editor asks there.
fn start() -> TextRange {
    TextRange::empty(0)
}

fn converted(source: &str) -> String {
    done(source, start(), ActionKind::Rewrite, TITLE)
}

/// The sections and texts of an article, apart from what names sections.
fn said(source: &str) -> Vec<(Section, String)> {
    let labels = SectionLabels::default();
    let blocks = read(source, &labels).blocks.into_iter();
    let blocks = blocks.map(|block| (block.section, block.text.plain.clone()));
    let is_name =
        |section, text: &str| section == Section::Boilerplate && labels.section_of(text).is_some();
    blocks.filter(|(section, text)| !is_name(*section, text)).collect()
}

#[test]
fn a_capture_gets_the_marks_of_what_was_read() {
    let expected = "\
::: {.boilerplate}
The Norhaven Lantern
:::

# Council weighs a toll for the old bridge at Harrow Quay

## Summary

::: {.boilerplate}
Summarized by the newsroom's machine
:::

- The council is weighing a toll for the old bridge.
- Drivers could pay two crowns a crossing.
- A vote is due in May, and the
  ferry line is against it.

## Article

The council of Norhaven";
    assert!(converted(CAPTURE).starts_with(expected), "{}", converted(CAPTURE));
    let expected = "
## Insights

- What are the origins of the dispute between the council and the ferry line?
- How do other towns pay for their old bridges?
- Who gains from a toll of two crowns?
- Why is the vote due
  in May?

::: {.boilerplate}
Home

News

Open App

© The Norhaven Lantern
:::
";
    assert!(converted(CAPTURE).ends_with(expected), "{}", converted(CAPTURE));
}

#[test]
fn the_article_reads_as_before_whatever_its_line_ends() {
    let captures = [
        CAPTURE.to_owned(),
        CAPTURE.replace('\n', "\r\n"),
        format!("\u{feff}{CAPTURE}"),
        CAPTURE.trim_end().to_owned(),
        CAPTURE.replace("Council weighs", "Council 😀\nweighs"),
        CAPTURE.replace("• ", "– "),
        CAPTURE.replace("• ", "  * "),
        CAPTURE.replace("The council is", "2026. # The council is"),
        CAPTURE.replace("Summarized by the newsroom's machine", "Key points"),
        CAPTURE.replace("Who gains", "1. Who gains"),
        format!("---\ndate: 2026-03-18\n---\n\n{CAPTURE}"),
    ];
    for capture in captures {
        let converted = converted(&capture);
        assert_eq!(said(&converted), said(&capture), "{converted}");
        let (before, after) = (review(&capture), review(&converted));
        assert_eq!(told(before.findings.iter()), told(after.findings.iter()), "{converted}");
        assert_eq!(capture.contains('\r'), converted.contains('\r'));
        assert!(!ide::is_raw(&after.analysis.article, &converted), "{converted}");
    }
}

#[test]
fn the_name_of_a_section_stays_its_name() {
    let named = CAPTURE.replace("Summarized by the newsroom's machine", "Key points:");
    let converted = converted(&named);
    assert!(converted.contains("\n\n## Key points:\n\n- The council"), "{converted}");
    assert!(!converted.contains("## Summary"), "{converted}");
}

#[test]
fn what_has_marks_or_no_parts_is_left_alone() {
    let is_offered = |source: &str| {
        titles(source, start(), ActionKind::Rewrite).iter().any(|title| title == TITLE)
    };
    assert!(is_offered(CAPTURE));
    let others =
        ["", "It hums.\n", "# It hums\n\nIt does.\n", "---\ntitle: It hums\n---\n\nIt does.\n"];
    assert!(!others.into_iter().any(is_offered));
    assert!(!is_offered(&converted(CAPTURE)));
    assert!(!is_offered("It hums at night\n\n::: {.summary}\n- It hums.\n:::\n"));
}

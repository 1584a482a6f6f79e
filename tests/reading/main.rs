//! What is read from an article: its outline, its markup, and how its plain text lies in the
//! source.

mod annotated;
mod capture;
mod nesting;
mod ranges;

use standfirst::article::{Article, Section, SectionLabels, read};

fn read_article(source: &str) -> Article {
    read(source, &SectionLabels::default())
}

/// The blocks, one a line: "headline | Ferry line adds a crossing".
fn outline(source: &str) -> String {
    let article = read_article(source);
    let lines = article
        .blocks
        .iter()
        .map(|block| format!("{} | {}", name(block.section), block.text.plain));
    lines.collect::<Vec<_>>().join("\n")
}

fn name(section: Section) -> &'static str {
    match section {
        Section::Headline => "headline",
        Section::Summary => "summary",
        Section::Body => "body",
        Section::Insights => "insights",
        Section::References => "references",
        Section::Boilerplate => "boilerplate",
    }
}

/// Compares outlines; `expected` may be indented and end in line ends.
#[track_caller]
fn assert_outline(source: &str, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    assert_eq!(outline(source), expected.join("\n"), "of {source}");
}

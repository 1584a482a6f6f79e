//! `undated-reference`: "last month" in an article that does not say when it appeared.

use crate::text::TextRange;

use super::doubt::ARTICLE;
use super::{Context, Finding, Group, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "undated-reference",
    group: Group::Consistency,
    severity: Severity::Info,
    summary: "Words such as “last month” count from the article's date, and it has none.",
    page: include_str!("undated_reference.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let is_dated =
        context.analysis.date.is_some() || context.analysis.article.front_matter.date.is_some();
    let first = if is_dated { None } else { first_undated(context) };
    first.into_iter().map(|(range, words)| finding(range, words)).collect()
}

/// The first words that tell a day, or more, by the day on which the article appeared: one date mends
/// them all.
fn first_undated<'a>(context: &'a Context<'_>) -> Option<(TextRange, &'a str)> {
    let blocks = ARTICLE.into_iter().flat_map(|section| context.analysis.section(section));
    blocks.into_iter().find_map(|(_, block, reading)| {
        let mention = reading.dates.iter().find(|mention| !mention.expression.has_year())?;
        Some((block.to_source(mention.range), reading.slice(mention.range)))
    })
}

fn finding(range: TextRange, words: &str) -> Finding {
    RULE.finding(range, format!("“{words}” counts from the article's date, and it has none"))
}

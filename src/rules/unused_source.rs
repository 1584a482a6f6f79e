//! `unused-source`: a source in the front matter that nothing cites.

use std::collections::HashSet;

use super::suggestion::closest;
use super::{Context, Finding, Group, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "unused-source",
    group: Group::Sourcing,
    severity: Severity::Info,
    summary: "The front matter defines a source that the article never cites.",
    page: include_str!("unused_source.md"),
    check,
};

/// So many citations that nobody defines are taken for slips of the hand; who has more has lost a
/// bibliography.
const MOST_SLIPS: usize = 100;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let uncited = &context.analysis.article.uncited;
    // Most articles have none, and then nothing else is asked.
    let undefined = if uncited.is_empty() { Vec::new() } else { undefined(context) };
    let is_misspelt = |key: &str| undefined.iter().any(|u| closest(u, [key].into_iter()).is_some());
    // A citation that was meant for it and has a slip is one fault, not two.
    let unused = uncited.iter().filter(|key| !is_misspelt(&key.value));
    unused.map(|key| RULE.finding(key.range, format!("nothing cites “{}”", key.value))).collect()
}

/// The keys that are cited and that nobody defines.
fn undefined<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let entries = context.bibliography.entries.iter();
    let defined: HashSet<&str> = entries.map(|entry| entry.reference.id.value.as_str()).collect();
    let blocks = context.analysis.article.blocks.iter();
    let cited = blocks.flat_map(|block| &block.text.citations);
    let keys = cited.map(|citation| citation.key.value.as_str());
    keys.filter(|key| !defined.contains(key)).take(MOST_SLIPS).collect()
}

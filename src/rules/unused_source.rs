//! `unused-source`: a source in the front matter that nothing cites.

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

fn check(context: &Context<'_>) -> Vec<Finding> {
    let uncited = context.analysis.article.uncited.iter();
    let uncited = uncited.filter(|key| !is_misspelt(context, &key.value));
    uncited.map(|key| RULE.finding(key.range, format!("nothing cites “{}”", key.value))).collect()
}

/// Whether a citation that nobody defines is probably meant for `key`: that is one fault, not two.
fn is_misspelt(context: &Context<'_>, key: &str) -> bool {
    let blocks = context.analysis.article.blocks.iter();
    let cited = blocks.flat_map(|block| &block.text.citations);
    let mut undefined = cited.filter(|c| context.bibliography.get(&c.key.value).is_none());
    undefined.any(|citation| closest(&citation.key.value, [key].into_iter()).is_some())
}

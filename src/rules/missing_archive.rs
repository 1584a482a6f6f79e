//! `missing-archive`: a cited source names an archived text that cannot be read.

use std::collections::HashSet;

use crate::article::{Block, Citation};
use crate::evidence::Unreadable;

use super::{Context, Finding, Group, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "missing-archive",
    group: Group::Sourcing,
    severity: Severity::Warning,
    summary: "A cited source names an archived text that cannot be read.",
    page: include_str!("missing_archive.md"),
    check,
};

/// One finding for each source, at its first citation.
fn check(context: &Context<'_>) -> Vec<Finding> {
    let blocks = context.analysis.article.blocks.iter();
    let cited = blocks.flat_map(|block| block.text.citations.iter().map(move |c| (block, c)));
    let mut told = HashSet::new();
    cited
        .filter_map(|(block, citation)| {
            let key = citation.key.value.as_str();
            let unreadable = context.archives.get(key)?.as_ref().err()?;
            told.insert(key).then(|| missing(block, citation, unreadable))
        })
        .collect()
}

fn missing(block: &Block, citation: &Citation, unreadable: &Unreadable) -> Finding {
    let (key, Unreadable { name, reason, .. }) = (&citation.key.value, unreadable);
    let message = format!("“{key}” cannot be checked: its archive {name} {reason}");
    RULE.finding(block.locate(citation.key.range), message)
}

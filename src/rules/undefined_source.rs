//! `undefined-source`: a citation whose key no bibliography defines.

use crate::article::{Block, Citation};

use super::suggestion::{closest, is_slip};
use super::{Context, Finding, Fix, Group, Replacement, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "undefined-source",
    group: Group::Sourcing,
    severity: Severity::Error,
    summary: "A citation points at a source that no bibliography defines.",
    page: include_str!("undefined_source.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    if context.bibliography.is_incomplete {
        return Vec::new();
    }
    let blocks = context.analysis.article.blocks.iter();
    let cited = blocks.flat_map(|block| block.text.citations.iter().map(move |c| (block, c)));
    cited
        .filter(|(_, citation)| citation.bracketed)
        .filter(|(_, citation)| context.bibliography.get(&citation.key.value).is_none())
        .map(|(block, citation)| undefined(context, block, citation))
        .collect()
}

fn undefined(context: &Context<'_>, block: &Block, citation: &Citation) -> Finding {
    let key = &citation.key.value;
    let range = block.locate(citation.key.range);
    let mut finding = RULE.finding(range, format!("no bibliography defines “{key}”"));
    let keys = context.bibliography.entries.iter().map(|entry| entry.reference.id.value.as_str());
    finding.fixes = closest(key, keys)
        .map(|known| Fix {
            title: format!("Cite “{known}”"),
            edits: vec![Replacement { range, new_text: known.to_owned() }],
            is_safe: is_slip(key, known),
        })
        .into_iter()
        .collect();
    finding
}

//! `unknown-attribute`: an attribute in braces that means nothing here.

use crate::article::vocabulary::ATTRIBUTES;
use crate::article::{Block, Spanned};

use super::suggestion::{closest, is_slip};
use super::{Context, Finding, Fix, Group, Replacement, Rule, Severity};

/// Attributes that mean something to Pandoc or on a web page.
const ELSEWHERE: [&str; 7] = ["custom-style", "dir", "lang", "role", "style", "title", "translate"];

/// What other programs may call theirs.
const FREE: [&str; 2] = ["data-", "aria-"];

pub(super) const RULE: Rule = Rule {
    name: "unknown-attribute",
    group: Group::Markup,
    severity: Severity::Warning,
    summary: "An attribute of a bracketed span is unknown, so that it does nothing.",
    page: include_str!("unknown_attribute.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let blocks = context.analysis.article.blocks.iter();
    let keys = blocks.flat_map(|block| {
        let annotations = block.text.annotations.iter();
        annotations.flat_map(|a| &a.attributes.pairs).map(move |(key, _)| (block, key))
    });
    keys.filter(|(_, key)| !is_known(&key.value)).map(|(block, key)| unknown(block, key)).collect()
}

fn is_known(key: &str) -> bool {
    ATTRIBUTES.iter().any(|(known, _)| *known == key)
        || ELSEWHERE.contains(&key)
        || FREE.iter().any(|prefix| key.starts_with(prefix))
        // `epub:type` and the like.
        || key.contains(':')
}

fn unknown(block: &Block, key: &Spanned<String>) -> Finding {
    let range = block.locate(key.range);
    let meant = closest(&key.value, ATTRIBUTES.iter().map(|(known, _)| *known));
    let hint = meant.map(|known| format!(": did you mean `{known}`?")).unwrap_or_default();
    let fix = meant.map(|known| Fix {
        title: format!("Use `{known}`"),
        edits: vec![Replacement { range, new_text: known.to_owned() }],
        is_safe: is_slip(&key.value, known),
    });
    let message = format!("unknown attribute `{}`{hint}", key.value);
    Finding { fixes: fix.into_iter().collect(), ..RULE.finding(range, message) }
}

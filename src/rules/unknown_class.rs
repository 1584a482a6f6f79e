//! `unknown-class`: a class in braces that means nothing here.

use crate::article::vocabulary::CLASSES;
use crate::article::{Block, Spanned};

use super::suggestion::{closest, is_slip};
use super::{Context, Finding, Fix, Group, Replacement, Rule, Severity};

/// Classes that Pandoc itself gives a meaning.
const PANDOC: [&str; 4] = ["mark", "smallcaps", "ul", "underline"];

pub(super) const RULE: Rule = Rule {
    name: "unknown-class",
    group: Group::Markup,
    severity: Severity::Warning,
    summary: "A class of a bracketed span is unknown, so that the span is not checked as meant.",
    page: include_str!("unknown_class.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let blocks = context.analysis.article.blocks.iter();
    let classes = blocks.flat_map(|block| {
        let annotations = block.text.annotations.iter();
        annotations.flat_map(|a| &a.attributes.classes).map(move |class| (block, class))
    });
    classes.filter(|(_, class)| !is_known(&class.value)).map(|(block, class)| unknown(block, class)).collect()
}

fn is_known(class: &str) -> bool {
    CLASSES.iter().any(|(known, _)| *known == class) || PANDOC.contains(&class)
}

fn unknown(block: &Block, class: &Spanned<String>) -> Finding {
    let range = block.locate(class.range);
    let suggestion = closest(&class.value, CLASSES.iter().map(|(known, _)| *known));
    let hint = suggestion.map(|known| format!(": did you mean “.{known}”?")).unwrap_or_default();
    let mut finding = RULE.finding(range, format!("unknown class “.{}”{hint}", class.value));
    finding.fixes = suggestion
        .map(|known| Fix {
            title: format!("Use “.{known}”"),
            edits: vec![Replacement { range, new_text: known.to_owned() }],
            is_safe: is_slip(&class.value, known),
        })
        .into_iter()
        .collect();
    finding
}

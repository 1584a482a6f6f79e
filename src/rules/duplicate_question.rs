//! `duplicate-question`: an insight that asks what another one asks already.

use crate::article::{Block, BlockKind, Section};
use crate::insights::meaning::{Asked, Meaning};
use crate::text::TextRange;

use super::{Context, Finding, Fix, Group, Related, Replacement, Rule, Severity};

pub const RULE: Rule = Rule {
    name: "duplicate-question",
    group: Group::Insights,
    severity: Severity::Warning,
    summary: "Two insights ask the same.",
    page: include_str!("duplicate_question.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let blocks = &context.analysis.article.blocks;
    let mut asked = Asked::default();
    let mut findings = Vec::new();
    for (index, block, reading) in context.analysis.section(Section::Insights) {
        if matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title) {
            continue;
        }
        let Some(meaning) = Meaning::of(reading) else { continue };
        match asked.find(&meaning) {
            Some(earlier) => findings.push(finding(blocks, earlier, index)),
            None => asked.insert(meaning, index),
        }
    }
    findings
}

fn finding(blocks: &[Block], earlier: usize, later: usize) -> Finding {
    let (earlier_block, block) = (&blocks[earlier], &blocks[later]);
    let message = format!("this asks the same as “{}”", earlier_block.text.plain);
    let mut finding = RULE.finding(block.range, message);
    finding.related.push(Related {
        archive: None,
        message: "asked here already".to_owned(),
        range: earlier_block.range,
    });
    // From the end of the question before, so that the bullet and the line end go as well.
    if let Some(before) = later.checked_sub(1).and_then(|index| blocks.get(index))
        && before.section == Section::Insights
    {
        let range = TextRange::new(before.range.end, block.range.end);
        let edits = vec![Replacement { range, new_text: String::new() }];
        finding.fixes.push(Fix { title: "delete this question".to_owned(), edits, is_safe: false });
    }
    finding
}

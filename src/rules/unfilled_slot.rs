//! `unfilled-slot`: a question with a template's slot, or a blank, that nobody has filled.

use crate::article::{Block, Section};
use crate::insights::fill::Candidates;
use crate::insights::question;
use crate::language::Reading;
use crate::text::TextRange;

use super::{Context, Finding, Fix, Group, Replacement, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "unfilled-slot",
    group: Group::Insights,
    severity: Severity::Error,
    summary: "A question has a slot that nobody has filled.",
    page: include_str!("unfilled_slot.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let questions = context.analysis.section(Section::Insights);
    let slots: Vec<_> = questions
        .flat_map(|(_, block, reading)| {
            question::open_slots(reading).map(move |slot| (block, reading, slot))
        })
        .collect();
    if slots.is_empty() {
        return Vec::new();
    }
    let candidates = Candidates::of(context.analysis);
    slots.into_iter().map(|(block, reading, slot)| finding(block, reading, slot, &candidates)).collect()
}

fn finding(block: &Block, reading: &Reading, slot: TextRange, candidates: &Candidates) -> Finding {
    let written = reading.slice(slot);
    let message = format!("`{written}` is a slot that nobody has filled");
    let range = block.to_source(slot);
    let mut finding = RULE.finding(range, message);
    let inner = written.trim_start_matches('{').trim_end_matches('}').replace('’', "'");
    for fill in candidates.fills_for(&inner, &reading.text) {
        let title = format!("fill in “{fill}”");
        let edits = vec![Replacement { range, new_text: fill }];
        finding.fixes.push(Fix { title, edits, is_safe: false });
    }
    finding
}

//! `missing-category`: the insights leave out a kind of question that they should have.

use std::cell::LazyCell;

use smol_str::SmolStr;

use crate::article::{Block, BlockKind, Section, next_marker};
use crate::insights::library::Coverage;
use crate::insights::{self, Proposal};
use crate::language::Reading;

use super::{Context, Finding, Fix, Group, Replacement, Rule, Severity};
use crate::text::TextRange;

pub(super) const RULE: Rule = Rule {
    name: "missing-category",
    group: Group::Insights,
    severity: Severity::Info,
    summary: "The insights leave out a kind of question.",
    page: include_str!("missing_category.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let library = context.library;
    let questions: Vec<(&Block, &Reading)> = context
        .analysis
        .section(Section::Insights)
        .filter(|(_, block, _)| matches!(block.kind, BlockKind::Item | BlockKind::Paragraph))
        .map(|(_, block, reading)| (block, reading.as_ref()))
        .filter(|(_, reading)| reading.text.trim_end().ends_with('?'))
        .collect();
    let Some((last, _)) = questions.last() else { return Vec::new() };
    // It takes time to make them, and one list serves all findings.
    let proposals =
        LazyCell::new(|| insights::propose_missing(context.analysis, library, usize::MAX));
    let tokens = questions.iter().map(|(_, reading)| reading.tokens.as_slice());
    let coverage = Coverage::of(library, tokens);
    let missing: Vec<_> =
        library.categories.iter().filter(|category| coverage.count(category) == 0).collect();
    let (required, others): (Vec<_>, Vec<_>) =
        missing.into_iter().partition(|category| library.wanted.required.contains(category));

    let mut findings: Vec<_> = required
        .into_iter()
        .map(|category| {
            let message = format!("no question is about {category}");
            finding(&proposals, last, message, category)
        })
        .collect();
    let covered = library.categories.len() - findings.len() - others.len();
    let at_least = library.wanted.at_least.min(library.categories.len());
    // A short list cannot cover everything.
    if let Some(category) = others.first()
        && covered < at_least
        && questions.len() >= library.categories.len()
    {
        let message = format!(
            "these {} questions are of {covered} kinds only: none is about {}",
            questions.len(),
            listed(&others)
        );
        findings.push(finding(&proposals, last, message, category));
    }
    findings
}

fn listed(categories: &[&SmolStr]) -> String {
    let names: Vec<_> = categories.iter().map(|category| category.as_str()).collect();
    names.join(", ")
}

/// A finding at the last question, with a question of `category` to put behind it.
fn finding(proposals: &[Proposal], last: &Block, message: String, category: &SmolStr) -> Finding {
    let mut finding = RULE.finding(last.range, message);
    if let Some(proposal) = proposals.iter().find(|p| p.category == category.as_str()) {
        let before = match last.kind {
            BlockKind::Item => format!("\n{}", next_marker(&last.marker)),
            _ => "\n\n".to_owned(),
        };
        let new_text = format!("{before}{}", proposal.text);
        let edits = vec![Replacement { range: TextRange::empty(last.range.end), new_text }];
        finding.fixes.push(Fix { title: format!("ask “{}”", proposal.text), edits, is_safe: false });
    }
    finding
}

//! `unsupported-claim`: the article says nothing of the kind.

use crate::evidence::Verdict;

use super::{Context, Finding, Group, Rule, Severity, support};

pub(super) const RULE: Rule = Rule {
    name: "unsupported-claim",
    group: Group::Support,
    severity: Severity::Warning,
    summary: "A claim says something that its evidence does not.",
    page: include_str!("unsupported_claim.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    support::findings(&RULE, Verdict::Unsupported, context)
}

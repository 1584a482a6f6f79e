//! `contradicted-claim`: the article says otherwise.

use crate::evidence::Verdict;

use super::{Context, Finding, Group, Rule, Severity, support};

pub(super) const RULE: Rule = Rule {
    name: "contradicted-claim",
    group: Group::Support,
    severity: Severity::Error,
    summary: "A claim says something else than its evidence: another number, date or name, or the opposite.",
    page: include_str!("contradicted_claim.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    support::findings(&RULE, Verdict::Contradicted, context)
}

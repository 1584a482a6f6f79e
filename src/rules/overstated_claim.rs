//! `overstated-claim`: the article says less.

use crate::evidence::Verdict;

use super::{Context, Finding, Group, Rule, Severity, support};

pub(super) const RULE: Rule = Rule {
    name: "overstated-claim",
    group: Group::Support,
    severity: Severity::Warning,
    summary: "A claim says more than its evidence: a hedge, a qualifier or the speaker was dropped.",
    page: include_str!("overstated_claim.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    support::findings(&RULE, Verdict::Overstated, context)
}

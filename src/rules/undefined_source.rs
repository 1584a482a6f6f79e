//! `undefined-source`: a citation whose key no bibliography knows.

use super::{Context, Finding, Group, Rule, Severity};

pub const RULE: Rule = Rule {
    name: "undefined-source",
    group: Group::Sourcing,
    severity: Severity::Error,
    summary: "A citation points at a source that no bibliography defines.",
    page: "",
    check,
};

fn check(_context: &Context<'_>) -> Vec<Finding> {
    Vec::new()
}

//! `unused-suppression`: a suppression that silences nothing, or names no rule.

use crate::article::{Spanned, Suppression};
use crate::text::TextRange;

use super::suggestion::{closest, is_slip};
use super::{ALL, Context, Finding, Fix, Group, Others, Replacement, Rule, Severity, find};

pub(super) const RULE: Rule = Rule {
    name: "unused-suppression",
    group: Group::Markup,
    severity: Severity::Info,
    summary: "A suppression silences nothing, or names a rule that does not exist.",
    page: include_str!("unused_suppression.md"),
    check,
};

/// A rule that speaks on one machine and not on another, by what is there.
const BY_MACHINE: &str = "missing-archive";

fn check(context: &Context<'_>) -> Vec<Finding> {
    let suppressions = context.analysis.article.suppressions.iter();
    suppressions.flat_map(|suppression| unused(context, suppression)).collect()
}

fn unused(context: &Context<'_>, suppression: &Suppression) -> Vec<Finding> {
    let Some(others) = context.others else { return Vec::new() };
    if suppression.rules.is_empty() {
        return silences_all_for_nothing(context, &others, suppression).into_iter().collect();
    }
    let names = suppression.rules.iter();
    let findings = names.filter_map(|name| match find(&name.value) {
        None => Some(unknown(name)),
        Some(rule) if is_idle(context, &others, rule, suppression.scope) => {
            Some(RULE.finding(name.range, format!("`{}` finds nothing here", rule.name)))
        }
        Some(_) => None,
    });
    findings.collect()
}

fn silences_all_for_nothing(
    context: &Context<'_>,
    others: &Others<'_>,
    suppression: &Suppression,
) -> Option<Finding> {
    let mut all = ALL.iter().filter(|rule| ![RULE.name, BY_MACHINE].contains(&rule.name));
    let is_idle = all.all(|rule| is_idle(context, others, rule, suppression.scope))
        && !others.silenced.iter().any(|finding| suppression.scope.overlaps(finding.range));
    is_idle.then(|| RULE.finding(suppression.range, "no rule finds anything here"))
}

/// Whether `rule` has run, could read all that it wanted, and was not silenced in `scope`.
fn is_idle(context: &Context<'_>, others: &Others<'_>, rule: &Rule, scope: TextRange) -> bool {
    let is_incomplete = context.bibliography.is_incomplete || context.archives.is_incomplete();
    let by_sources = matches!(rule.group, Group::Support | Group::Sourcing);
    let mut silenced = others.silenced.iter().filter(|finding| finding.rule == rule.name);
    rule.name != BY_MACHINE
        && others.ran.contains(&rule.name)
        && !(by_sources && is_incomplete)
        && !silenced.any(|finding| scope.overlaps(finding.range))
}

fn unknown(name: &Spanned<String>) -> Finding {
    let meant = closest(&name.value, ALL.iter().map(|rule| rule.name));
    let hint = meant.map(|meant| format!(": did you mean `{meant}`?")).unwrap_or_default();
    let message = format!("there is no rule `{}`{hint}", name.value);
    let fix = meant.map(|meant| Fix {
        title: format!("Use `{meant}`"),
        edits: vec![Replacement { range: name.range, new_text: meant.to_owned() }],
        is_safe: is_slip(&name.value, meant),
    });
    Finding { fixes: fix.into_iter().collect(), ..RULE.finding(name.range, message) }
}

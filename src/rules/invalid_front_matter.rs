//! `invalid-front-matter`: the YAML at the top cannot be used as it is.

use crate::article::{EntityDeclaration, FrontMatter, ProblemKind, UnreadableBibliography};
use crate::language::{EntityType, date};

use super::suggestion::{closest, is_slip};
use super::{Context, Finding, Fix, Group, Replacement, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "invalid-front-matter",
    group: Group::Markup,
    severity: Severity::Error,
    summary: "The front matter is not valid YAML, or a field has a value that it cannot have.",
    page: include_str!("invalid_front_matter.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let article = &context.analysis.article;
    let problems = article.problems.iter().filter(|p| p.kind == ProblemKind::FrontMatter);
    let mut findings: Vec<_> = problems.map(|p| RULE.finding(p.range, p.message.clone())).collect();
    findings.extend(bad_date(&article.front_matter));
    findings.extend(article.front_matter.entities.iter().filter_map(bad_type));
    findings.extend(context.bibliography.unreadable.iter().map(bad_bibliography));
    findings
}

fn bad_bibliography(unreadable: &UnreadableBibliography) -> Finding {
    let UnreadableBibliography { name, reason } = unreadable;
    RULE.finding(name.range, format!("the bibliography {} {reason}", name.value))
}

fn bad_date(front_matter: &FrontMatter) -> Option<Finding> {
    let written = front_matter.date.as_ref()?;
    let message = format!("“{}” is not a date: write it as 2026-03-18", written.value);
    date::parse_day(&written.value).is_none().then(|| RULE.finding(written.range, message))
}

fn bad_type(entity: &EntityDeclaration) -> Option<Finding> {
    let kind = entity.kind.as_ref().filter(|kind| EntityType::parse(&kind.value).is_none())?;
    let known = EntityType::ALL.map(EntityType::as_str);
    let message = format!("“{}” is no type of entity: use one of {}", kind.value, known.join(", "));
    let mut finding = RULE.finding(kind.range, message);
    finding.fixes = closest(&kind.value, known.into_iter())
        .map(|known| Fix {
            title: format!("Use “{known}”"),
            edits: vec![Replacement { range: kind.range, new_text: known.to_owned() }],
            is_safe: is_slip(&kind.value, known),
        })
        .into_iter()
        .collect();
    Some(finding)
}

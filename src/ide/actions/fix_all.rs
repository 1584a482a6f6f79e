//! All fixes at once that can be made unseen: what an editor does on saving, and `check --fix`.

use crate::rules::{Finding, Replacement};
use crate::text::TextRange;

use super::{Action, ActionKind, Asked};

pub(super) fn actions(asked: Asked<'_>) -> Vec<Action<'_>> {
    let Asked { review, .. } = asked;
    let is_any = review.findings.iter().any(|finding| finding.fixes.iter().any(|fix| fix.is_safe));
    let action = || Action {
        is_preferred: true,
        ..Action::new(ActionKind::FixAll, "Apply all safe fixes", || safe_fixes(&review.findings))
    };
    is_any.then(action).into_iter().collect()
}

/// The replacements of all safe fixes of an article's findings, in the order of the text, without overlap.
/// Where two fixes are about the same words, the first is made, and the other is left to the next
/// review.
pub fn safe_fixes(findings: &[Finding]) -> Vec<Replacement> {
    let safe = |finding: &Finding| finding.fixes.iter().position(|fix| fix.is_safe);
    let fixes = findings.iter().filter_map(|f| Some(&f.fixes[safe(f)?].edits));
    let mut fixes: Vec<&Vec<Replacement>> = fixes.filter(|edits| !edits.is_empty()).collect();
    fixes.sort_by_key(|edits| edits.first().map(|edit| edit.range));
    let mut all: Vec<Replacement> = Vec::new();
    for edits in fixes {
        let is_free =
            |edit: &Replacement| all.last().is_none_or(|l| is_behind(edit.range, l.range));
        if edits.first().is_some_and(is_free) {
            all.extend(edits.iter().cloned());
        }
    }
    all
}

/// Whether `range` stands behind `other`: two insertions at one place would be in no order.
fn is_behind(range: TextRange, other: TextRange) -> bool {
    range.start > other.start && range.start >= other.end
}

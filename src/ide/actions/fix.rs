//! The fixes of the findings at the cursor.

use crate::rules::Finding;

use super::{Action, ActionKind, Asked};

pub(super) fn actions(asked: Asked<'_>) -> Vec<Action<'_>> {
    asked.findings().flat_map(of_finding).collect()
}

/// The fixes of a finding, likeliest first.
fn of_finding(finding: &Finding) -> impl Iterator<Item = Action<'_>> {
    finding.fixes.iter().enumerate().map(move |(at, fix)| Action {
        is_preferred: at == 0,
        ..Action::new(ActionKind::QuickFix, &fix.title, || fix.edits.clone()).mending(finding)
    })
}

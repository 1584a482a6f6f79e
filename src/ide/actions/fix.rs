//! The fixes of the findings at the cursor.

use super::{Action, ActionKind, Asked};

pub(super) fn actions(asked: Asked<'_>) -> Vec<Action<'_>> {
    let fixes =
        asked.findings().flat_map(|finding| finding.fixes.iter().map(move |f| (finding, f)));
    fixes
        .map(|(finding, fix)| Action {
            is_certain: fix.is_safe,
            ..Action::new(ActionKind::QuickFix, &fix.title, || fix.edits.clone()).mending(finding)
        })
        .collect()
}

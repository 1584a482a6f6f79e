//! "Turn this raw capture into markup": the whole article at once.

use crate::ide::conversion;

use super::{Action, ActionKind, Asked};

pub(super) fn actions(asked: Asked<'_>) -> Vec<Action<'_>> {
    let article = &asked.review.analysis.article;
    if !conversion::is_raw(article, asked.source) {
        return Vec::new();
    }
    let edits = move || conversion::conversion(article, asked.source).unwrap_or_default();
    vec![Action::new(ActionKind::Rewrite, "Turn this raw capture into markup", edits)]
}

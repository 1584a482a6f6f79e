//! "Add the missing categories' questions": the best one of each, at the end of the insights.

use crate::article::{Section, section_at};
use crate::ide::{insertion, place};
use crate::insights;
use crate::rules::Replacement;
use crate::text::TextRange;

use super::{Action, ActionKind, Asked};

pub(super) fn actions(asked: Asked<'_>) -> Vec<Action<'_>> {
    let review = asked.review;
    let article = &review.analysis.article;
    let is_missing = || !insights::missing(&review.analysis, &review.library).is_empty();
    // A heading opens its section behind itself, at its line's end or the start of the next.
    let line = place::line_at(asked.source, asked.range.start);
    let heading = TextRange::new(line.start, line.end + "\r\n".len());
    let is_in_insights = section_at(article, asked.range.start) == Section::Insights
        || article.openings.iter().any(|o| o.section == Section::Insights && heading.touches(o.at));
    let is_at_end = || {
        let last = article.blocks.iter().rfind(|block| block.section == Section::Body);
        !review.has_insights() && last.is_some_and(|block| block.range.end <= asked.range.start)
    };
    if !(is_in_insights || is_at_end()) || !is_missing() {
        return Vec::new();
    }
    let title = "Add the missing categories' questions";
    vec![Action::new(ActionKind::Rewrite, title, move || added(asked).into_iter().collect())]
}

fn added(asked: Asked<'_>) -> Option<Replacement> {
    let (analysis, library) = (&asked.review.analysis, &asked.review.library);
    let proposals = insights::propose_missing(analysis, library, usize::MAX);
    let questions: Vec<_> = proposals.iter().map(|proposal| proposal.text.as_str()).collect();
    if questions.is_empty() {
        return None;
    }
    let (offset, new_text) = insertion::inserted(&analysis.article, asked.source, &questions);
    Some(Replacement { range: TextRange::empty(offset), new_text })
}

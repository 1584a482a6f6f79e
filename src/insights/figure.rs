//! The amounts and dates that a question can ask about.

use crate::analysis::Analysis;
use crate::article::Section;
use crate::language::{Bound, DateExpression, Unit};
use crate::text::TextRange;

use super::candidate::{Article, Candidate};
use super::slot::SlotKind;

/// What a figure of headline, summary or body counts; names and topics tell more.
const WEIGHT: f32 = 0.3;

/// At most so many of either are offered.
const MOST: usize = 6;

/// The amounts of money and the shares, and the days and months, in the order of the article.
pub(super) fn figures(analysis: &Analysis) -> Vec<(SlotKind, Candidate)> {
    let mut figures = Vec::new();
    for section in [Section::Headline, Section::Summary, Section::Body] {
        for (block, _, reading) in analysis.section(section) {
            let quantities = reading.quantities.iter().filter(|q| {
                q.bound != Bound::Range && matches!(q.unit, Unit::Money(_) | Unit::Percent)
            });
            let dates = reading.dates.iter().filter(|date| tells_day(&date.expression));
            let mut add = |kind, range: TextRange| {
                let text = reading.slice(range);
                let is_known = |(k, c): &&(_, Candidate)| *k == kind && c.text == text;
                let count = figures.iter().filter(|(k, _)| *k == kind).count();
                if count < MOST && !figures.iter().any(|figure| is_known(&figure)) {
                    figures.push((kind, candidate(text, block)));
                }
            };
            quantities.for_each(|quantity| add(SlotKind::Quantity, quantity.core));
            dates.for_each(|date| add(SlotKind::Date, date.range));
        }
    }
    figures
}

fn candidate(text: &str, block: usize) -> Candidate {
    Candidate {
        text: text.to_owned(),
        article: Article::Never,
        is_plural: false,
        weight: WEIGHT,
        blocks: vec![block],
    }
}

/// Whether a date means the same whenever the question is read.
fn tells_day(expression: &DateExpression) -> bool {
    matches!(expression, DateExpression::Calendar { month: Some(_), .. })
}

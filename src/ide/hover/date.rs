//! The card of a date: the days that it means.

use jiff::civil::Date;

use crate::ide::spot::Spot;
use crate::ide::wording;
use crate::language::{DateExpression, Interval};

use super::Hover;

/// The card of the date that the cursor touches.
pub(super) fn card(spot: &Spot<'_>) -> Option<Hover> {
    let mention = spot.touched(&spot.reading().dates, |mention| mention.range)?;
    let markdown = described(&mention.expression, spot.analysis().date);
    Some(Hover { range: spot.to_source(mention.range), markdown })
}

/// "**2026-02-01 to 2026-02-28**, by the article's date 2026-03-18"
fn described(expression: &DateExpression, article: Option<Date>) -> String {
    if let Some(days) = expression.resolve(None) {
        return days_of(days);
    }
    match (article, expression.resolve(article)) {
        (Some(article), Some(days)) => {
            format!("{}, by the article's date {article}", days_of(days))
        }
        (None, _) if !expression.has_year() => "not known: the article has no date".to_owned(),
        _ => "not known: no calendar has this day".to_owned(),
    }
}

fn days_of(days: Interval) -> String {
    format!("**{}**", wording::days(days))
}

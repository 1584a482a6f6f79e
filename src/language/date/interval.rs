//! From what a date says to the days that are meant.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use super::{DateExpression, Direction, Interval};

/// The days that `expression` means, seen from `anchor`.
pub(super) fn resolve(expression: DateExpression, anchor: Option<Date>) -> Option<Interval> {
    use DateExpression as E;
    match expression {
        E::Calendar { year, month, day } => calendar(year, month, day, anchor),
        E::Decade(year) => Some(Interval {
            first: Date::new(year, 1, 1).ok()?,
            last: Date::new(year.checked_add(9)?, 12, 31).ok()?,
        }),
        E::Weekday(weekday, direction) => single(nearest(anchor?, weekday, direction)?),
        E::Day(days) => single(anchor?.checked_add(i32::from(days).days()).ok()?),
        E::Week(weeks) => week(anchor?, weeks),
        E::Month(months) => month_of(anchor?.checked_add(i32::from(months).months()).ok()?),
        E::Quarter(quarters) => quarter(anchor?, quarters),
        E::Year(years) => year_of(anchor?.year().checked_add(years)?),
    }
}

fn calendar(
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    anchor: Option<Date>,
) -> Option<Interval> {
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => single(Date::new(year, month, day).ok()?),
        (Some(year), Some(month), None) => month_of(Date::new(year, month, 1).ok()?),
        (Some(year), None, _) => year_of(year),
        (None, Some(month), day) => {
            let year = nearest_year(anchor?, month)?;
            calendar(Some(year), Some(month), day, anchor)
        }
        (None, None, _) => None,
    }
}

/// The year in which `month` lies nearest to `anchor`.
fn nearest_year(anchor: Date, month: i8) -> Option<i16> {
    let ahead = month - anchor.month();
    let shift = if ahead > 6 { -1 } else { i16::from(ahead < -6) };
    anchor.year().checked_add(shift)
}

fn nearest(anchor: Date, weekday: Weekday, direction: Direction) -> Option<Date> {
    match direction {
        Direction::Before => anchor.nth_weekday(-1, weekday).ok(),
        Direction::After => anchor.nth_weekday(1, weekday).ok(),
        Direction::Nearest if anchor.weekday() == weekday => Some(anchor),
        Direction::Nearest => anchor.nth_weekday(-1, weekday).ok(),
    }
}

fn week(anchor: Date, weeks: i16) -> Option<Interval> {
    let monday = anchor
        .checked_sub(i32::from(anchor.weekday().to_monday_zero_offset()).days())
        .and_then(|monday| monday.checked_add(i32::from(weeks).weeks()))
        .ok()?;
    Some(Interval { first: monday, last: monday.checked_add(6.days()).ok()? })
}

fn quarter(anchor: Date, quarters: i16) -> Option<Interval> {
    let opening = date(anchor.year(), (anchor.month() - 1) / 3 * 3 + 1, 1);
    let first = opening.checked_add((3 * i32::from(quarters)).months()).ok()?;
    let last = first.checked_add(2.months()).ok()?.last_of_month();
    Some(Interval { first, last })
}

fn month_of(day: Date) -> Option<Interval> {
    Some(Interval { first: day.first_of_month(), last: day.last_of_month() })
}

fn year_of(year: i16) -> Option<Interval> {
    Some(Interval { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? })
}

fn single(day: Date) -> Option<Interval> {
    Some(Interval { first: day, last: day })
}

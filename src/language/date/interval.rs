//! From what a date says to the days that are meant.

use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};

use super::{DateExpression, Direction, Interval, Portion, Season, TimeUnit};

/// The days that `expression` means, seen from `anchor`.
pub(super) fn resolve(expression: &DateExpression, anchor: Option<Date>) -> Option<Interval> {
    use DateExpression as E;
    match expression {
        E::Calendar { year, month, day, direction } => {
            calendar(*year, *month, *day, *direction, anchor)
        }
        E::QuarterOf { year, quarter } => quarter_of(*year, *quarter, anchor),
        E::Season { season, year, direction } => season_of(*season, *year, *direction, anchor),
        E::FiscalYear(year) => {
            // Names of fiscal years differ by country and company; this holds all usual ones.
            let first = Date::new(year.checked_sub(1)?, 2, 1).ok()?;
            Some(Interval { first, last: Date::new(*year, 12, 31).ok()? })
        }
        E::Decade(year) => years(*year, 10),
        E::Century(year) => years(*year, 100),
        E::Weekday(weekday, direction) => single(weekday_of(anchor?, *weekday, *direction)?),
        E::Weekend(direction) => weekend(anchor?, *direction),
        E::Relative(unit, steps) => relative(anchor?, *unit, *steps),
        E::Past(unit, count) => {
            let first = anchor?.checked_sub(length(*unit, *count)?).ok()?;
            Some(Interval { first, last: anchor? })
        }
        E::Coming(unit, count) => {
            let last = anchor?.checked_add(length(*unit, *count)?).ok()?;
            Some(Interval { first: anchor?, last })
        }
        E::Part(portion, whole) => part(*portion, resolve(whole, anchor)?, anchor),
        E::Span(from, to) => span(from, to, anchor),
    }
}

fn calendar(
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    direction: Direction,
    anchor: Option<Date>,
) -> Option<Interval> {
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => single(Date::new(year, month, day).ok()?),
        (Some(year), Some(month), None) => month_of(Date::new(year, month, 1).ok()?),
        (Some(year), None, _) => years(year, 1),
        (None, Some(month), day) => {
            let year = year_towards(anchor?, month, direction)?;
            calendar(Some(year), Some(month), day, direction, anchor)
        }
        (None, None, _) => None,
    }
}

/// The year of the `month` that lies in `direction` from `anchor`.
fn year_towards(anchor: Date, month: i8, direction: Direction) -> Option<i16> {
    let ahead = month - anchor.month();
    let shift = match direction {
        Direction::Nearest if ahead > 6 => -1,
        // Months told of in the past may yet lie ahead: "said that the vote in June".
        Direction::Behind if ahead > 5 => -1,
        Direction::Nearest | Direction::Behind => i16::from(ahead < -6),
        Direction::Ahead => i16::from(ahead < 0),
        Direction::Before => -i16::from(ahead >= 0),
        Direction::After => i16::from(ahead <= 0),
    };
    anchor.year().checked_add(shift)
}

fn weekday_of(anchor: Date, weekday: Weekday, direction: Direction) -> Option<Date> {
    let is_today = anchor.weekday() == weekday;
    match direction {
        Direction::Nearest | Direction::Behind | Direction::Ahead if is_today => Some(anchor),
        Direction::Nearest | Direction::Behind | Direction::Before => {
            anchor.nth_weekday(-1, weekday).ok()
        }
        Direction::Ahead | Direction::After => anchor.nth_weekday(1, weekday).ok(),
    }
}

/// The Saturday and Sunday that lie in `direction`: the nearest ones up to Wednesday are behind.
fn weekend(anchor: Date, direction: Direction) -> Option<Interval> {
    let from_monday = anchor.weekday().to_monday_zero_offset();
    let weeks = match direction {
        Direction::Nearest => -i32::from(from_monday <= 2),
        Direction::Behind => -i32::from(from_monday < 5),
        Direction::Ahead => 0,
        Direction::Before => -1,
        Direction::After => 1,
    };
    let saturday = week_of(anchor)?.checked_add(weeks.weeks()).ok()?.checked_add(5.days()).ok()?;
    Some(Interval { first: saturday, last: saturday.tomorrow().ok()? })
}

fn relative(anchor: Date, unit: TimeUnit, steps: i16) -> Option<Interval> {
    let year = |length: i16| anchor.year().checked_add(steps.checked_mul(length)?);
    match unit {
        TimeUnit::Day => single(anchor.checked_add(i32::from(steps).days()).ok()?),
        TimeUnit::Week => {
            let first = week_of(anchor)?.checked_add(i32::from(steps).weeks()).ok()?;
            Some(Interval { first, last: first.checked_add(6.days()).ok()? })
        }
        TimeUnit::Month => month_of(anchor.checked_add(i32::from(steps).months()).ok()?),
        TimeUnit::Quarter => {
            let opening = date(anchor.year(), (anchor.month() - 1) / 3 * 3 + 1, 1);
            months(opening.checked_add((3 * i32::from(steps)).months()).ok()?, 3)
        }
        TimeUnit::Year => years(year(1)?, 1),
        TimeUnit::Decade => years(year(10)?.div_euclid(10) * 10, 10),
        TimeUnit::Century => years(year(100)?.checked_sub(1)?.div_euclid(100) * 100 + 1, 100),
    }
}

/// The length of `count` units.
fn length(unit: TimeUnit, count: i16) -> Option<Span> {
    let count = i32::from(count);
    let years = |years: i32| Span::new().try_years(years).ok();
    match unit {
        TimeUnit::Day => Some(count.days()),
        TimeUnit::Week => Some(count.weeks()),
        TimeUnit::Month => Some(count.months()),
        TimeUnit::Quarter => Some((3 * count).months()),
        TimeUnit::Year => years(count),
        TimeUnit::Decade => years(10 * count),
        TimeUnit::Century => years(100 * count),
    }
}

fn quarter_of(year: Option<i16>, quarter: i8, anchor: Option<Date>) -> Option<Interval> {
    let month = 3 * quarter - 2;
    if let Some(year) = year {
        return months(Date::new(year, month, 1).ok()?, 3);
    }
    // Results are told once their quarter is over, or nearly so.
    let anchor = anchor?;
    let this_year = Date::new(anchor.year(), month, 1).ok()?;
    months(if this_year > anchor { this_year.checked_sub(1.year()).ok()? } else { this_year }, 3)
}

fn season_of(
    season: Season,
    year: Option<i16>,
    direction: Direction,
    anchor: Option<Date>,
) -> Option<Interval> {
    let of_year = |year: i16| months(Date::new(year, season.first_month(), 1).ok()?, 3);
    if let Some(year) = year {
        return of_year(year);
    }
    let anchor = anchor?;
    let around = [-1, 0, 1].map(|shift| of_year(anchor.year().checked_add(shift)?));
    let mut around = around.into_iter().flatten();
    match direction {
        Direction::Before => around.rfind(|season| season.last < anchor),
        Direction::After => around.find(|season| season.first > anchor),
        Direction::Ahead => around.find(|season| season.last >= anchor),
        Direction::Nearest | Direction::Behind => {
            around.min_by_key(|season| distance(*season, anchor))
        }
    }
}

/// How many days lie between `interval` and `day`; none within.
fn distance(interval: Interval, day: Date) -> u64 {
    let nearest = day.clamp(interval.first, interval.last);
    nearest.duration_since(day).unsigned_abs().as_secs() / 86_400
}

impl Season {
    fn first_month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

fn part(portion: Portion, whole: Interval, anchor: Option<Date>) -> Option<Interval> {
    let Interval { first, last } = whole;
    match portion {
        Portion::Early => slice(whole, 0, 3),
        Portion::Mid => slice(whole, 1, 3),
        Portion::Late => slice(whole, 2, 3),
        Portion::FirstHalf => slice(whole, 0, 2),
        Portion::SecondHalf => slice(whole, 1, 2),
        Portion::Start => {
            let end = first.checked_add(edge(whole)?).ok()?.yesterday().ok()?;
            Some(Interval { first, last: end.max(first) })
        }
        Portion::End => {
            let start = last.tomorrow().ok()?.checked_sub(edge(whole)?).ok()?;
            Some(Interval { first: start.min(last), last })
        }
        Portion::Earlier => Some(Interval { first, last: anchor?.clamp(first, last) }),
        Portion::Later => Some(Interval { first: anchor?.clamp(first, last), last }),
    }
}

/// How long the start and the end of a period are.
fn edge(whole: Interval) -> Option<Span> {
    Some(match days(whole)? {
        ..2 => 1.day(),
        2..8 => 2.days(),
        8..32 => 1.week(),
        32..367 => 1.month(),
        _ => Span::new().years(1),
    })
}

/// One of the `parts` equal parts of a period, the one behind `from` others; in months or years
/// where it has so many of them, else in days.
fn slice(whole: Interval, from: i32, parts: i32) -> Option<Interval> {
    let first = whole.first;
    let length = days(whole)?;
    let months = (length + 10) / 30;
    let in_months = first.day() == 1 && (3..=12).contains(&months) && months % parts == 0;
    let bound = |part: i32| {
        let span = match length {
            _ if part == parts => return whole.last.tomorrow().ok(),
            1000.. => Span::new().try_years(length / 365 * part / parts).ok()?,
            _ if in_months => (months * part / parts).months(),
            _ => (length * part / parts).days(),
        };
        first.checked_add(span).ok()
    };
    let (start, end) = (bound(from)?, bound(from + 1)?);
    Some(Interval { first: start, last: end.yesterday().ok()?.max(start) })
}

/// From the first day of one to the last of the other. A year that only one of them gives holds for
/// both, and without any the second follows the first.
fn span(from: &DateExpression, to: &DateExpression, anchor: Option<Date>) -> Option<Interval> {
    let years_told = (from.has_year(), to.has_year());
    let anchor_of_first =
        if years_told == (false, true) { Some(resolve(to, anchor)?.first) } else { anchor };
    let first = resolve(from, anchor_of_first)?;
    let last = match (to, years_told) {
        (DateExpression::Weekday(weekday, _), _) => {
            single(weekday_of(first.first, *weekday, Direction::Ahead)?)?
        }
        (_, (true, false)) => resolve(to, Some(first.first))?,
        _ => resolve(to, anchor)?,
    };
    let (first, last) = (first.first, last.last);
    match years_told {
        _ if first <= last => Some(Interval { first, last }),
        (true, true) => None,
        (false, true) => Some(Interval { first: first.checked_sub(1.year()).ok()?, last }),
        (_, false) => Some(Interval { first, last: last.checked_add(1.year()).ok()? }),
    }
}

fn days(interval: Interval) -> Option<i32> {
    Some(interval.last.since(interval.first).ok()?.get_days() + 1)
}

/// The Monday of the week of `day`.
fn week_of(day: Date) -> Option<Date> {
    day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

fn month_of(day: Date) -> Option<Interval> {
    Some(Interval { first: day.first_of_month(), last: day.last_of_month() })
}

/// `count` months from the one that starts with `first` on.
fn months(first: Date, count: i32) -> Option<Interval> {
    let last = first.checked_add((count - 1).months()).ok()?.last_of_month();
    Some(Interval { first, last })
}

/// `count` years from `year` on.
fn years(year: i16, count: i16) -> Option<Interval> {
    let last = year.checked_add(count - 1)?;
    Some(Interval { first: Date::new(year, 1, 1).ok()?, last: Date::new(last, 12, 31).ok()? })
}

fn single(day: Date) -> Option<Interval> {
    Some(Interval { first: day, last: day })
}

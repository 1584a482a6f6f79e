//! Dates, absolute and relative, and the days that they mean.
//!
//! # Conventions
//!
//! Weeks start on Monday. "Early", "mid" and "late" are the thirds of a period; its start and its
//! end are its first and last days, weeks or months, by its length. Seasons are those of the
//! northern half of the world, in whole months; a winter belongs to the year in which it starts. A
//! weekday, and a month or a day without a year, is the one that the verb beside it points to, and
//! without such a verb the last weekday and the nearest month.

mod absolute;
mod interval;
mod relative;
mod scan;
mod tense;
mod word;

use jiff::civil::{Date, Weekday};

use crate::text::TextRange;

use super::token::{self, Token};

/// A date in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands, without a preposition before it.
    pub range: TextRange,
    /// What it says.
    pub expression: DateExpression,
}

/// What a date says, before it is held against the day on which the article appeared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DateExpression {
    /// "18 March 2026", "March 18", "September 2025", "2019": the parts that are given.
    Calendar {
        /// The year, with its century.
        year: Option<i16>,
        /// The month, from 1.
        month: Option<i8>,
        /// The day of the month, from 1.
        day: Option<i8>,
        /// Which one is meant where no year is given.
        direction: Direction,
    },
    /// "the third quarter of 2024", "Q3"
    QuarterOf {
        /// The year, with its century.
        year: Option<i16>,
        /// From 1 to 4.
        quarter: i8,
    },
    /// "the summer of 2024", "last winter"
    Season {
        /// Which one.
        season: Season,
        /// The year in which it starts.
        year: Option<i16>,
        /// Which one is meant where no year is given.
        direction: Direction,
    },
    /// "fiscal 2024": the year that a company gives the name, which may start in the one before.
    FiscalYear(i16),
    /// "the 1990s": the first year.
    Decade(i16),
    /// "the 19th century": the first year, 1801.
    Century(i16),
    /// "Tuesday", "next Friday"
    Weekday(Weekday, Direction),
    /// "the weekend", "last weekend"
    Weekend(Direction),
    /// "yesterday", "last week", "two years ago": so many units from the article's own.
    Relative(TimeUnit, i16),
    /// "the past 30 days", "the past decade": so many units up to the article's day.
    Past(TimeUnit, i16),
    /// "the next two years": so many units from the article's day on.
    Coming(TimeUnit, i16),
    /// "early March", "the end of 2023"
    Part(Portion, Box<DateExpression>),
    /// "12–14 March", "2019 to 2021": from the first day of one to the last of the other.
    Span(Box<DateExpression>, Box<DateExpression>),
}

/// Which way a weekday or a month lies from the article's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// "on Tuesday", "in May": nothing tells; the last such weekday, the nearest such month.
    Nearest,
    /// "met on Tuesday": not after the article's day; a month is the nearest, of two the last.
    Behind,
    /// "will meet on Tuesday": not before the article's day.
    Ahead,
    /// "last Tuesday": before the article's day.
    Before,
    /// "next Tuesday": after the article's day.
    After,
}

/// A span of the calendar, by which one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// A day.
    Day,
    /// From Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months from January, April, July or October on.
    Quarter,
    /// A year.
    Year,
    /// Ten years from one that ends in 0 on.
    Decade,
    /// A hundred years from one that ends in 01 on.
    Century,
}

/// A season of the northern half of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Portion {
    /// The first third.
    Early,
    /// The second third.
    Mid,
    /// The last third.
    Late,
    /// The first days, weeks or months.
    Start,
    /// The last days, weeks or months.
    End,
    /// The first half.
    FirstHalf,
    /// The second half.
    SecondHalf,
    /// "earlier this year": up to the article's day.
    Earlier,
    /// "later this year": from the article's day on.
    Later,
}

/// The days that a date can mean, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl DateExpression {
    /// The days that are meant, in an article of day `anchor`. Without an anchor only dates with a
    /// year have an answer.
    pub fn resolve(&self, anchor: Option<Date>) -> Option<Interval> {
        interval::resolve(self, anchor)
    }

    /// Whether the date tells its year, so that no article's date is needed to know its days.
    pub fn has_year(&self) -> bool {
        use DateExpression as E;
        match self {
            E::Calendar { year, .. } | E::QuarterOf { year, .. } | E::Season { year, .. } => {
                year.is_some()
            }
            E::FiscalYear(_) | E::Decade(_) | E::Century(_) => true,
            E::Part(_, whole) => whole.has_year(),
            E::Span(from, to) => from.has_year() || to.has_year(),
            E::Weekday(..) | E::Weekend(_) | E::Relative(..) | E::Past(..) | E::Coming(..) => false,
        }
    }
}

/// Finds the dates of a block.
pub fn dates(text: &str, tokens: &[Token]) -> Vec<DateMention> {
    scan::Scanner::new(&word::words(text, tokens)).run()
}

/// Reads a date as front matter gives it: `2026-03-18`, `18 March 2026`, an RFC 3339 time.
pub fn parse_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10).and_then(|start| start.parse().ok());
    day.or_else(|| full_date(text, 0))
}

/// The full date with which a text starts: "Tuesday, March 3, 2026 The council …", or behind the
/// place: "LONDON, March 3, 2026 – …".
pub fn dateline(text: &str) -> Option<Date> {
    /// A weekday or a place, with its commas.
    const WORDS_BEFORE: usize = 5;
    full_date(text, WORDS_BEFORE)
}

/// The first date of `text` with day, month and year, at most `words_before` tokens into it.
fn full_date(text: &str, words_before: usize) -> Option<Date> {
    /// Characters within which the date must stand.
    const LONGEST_OPENING: usize = 160;
    let opening = text.char_indices().nth(LONGEST_OPENING).map_or(text, |(end, _)| &text[..end]);
    let tokens = token::tokens(opening);
    let mention = dates(opening, &tokens).into_iter().find(|mention| {
        matches!(mention.expression, DateExpression::Calendar { year: Some(_), day: Some(_), .. })
    })?;
    let before = tokens.partition_point(|t| t.range.end <= mention.range.start);
    if before > words_before || tokens[..before].iter().any(|t| t.case == token::Case::Lower) {
        return None;
    }
    mention.expression.resolve(None).map(|interval| interval.first)
}

#[cfg(test)]
mod tests;

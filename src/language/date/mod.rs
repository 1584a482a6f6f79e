//! Dates and times of day, absolute and relative.

mod interval;
mod scan;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateExpression {
    /// "18 March 2026", "March 18", "September 2025", "2019": the parts that are given.
    Calendar {
        /// The year, with its century.
        year: Option<i16>,
        /// The month, from 1.
        month: Option<i8>,
        /// The day of the month, from 1.
        day: Option<i8>,
    },
    /// "the 1990s": the first year.
    Decade(i16),
    /// "Tuesday", "on Friday": the day nearest to the article's, before it unless "next" says
    /// otherwise.
    Weekday(Weekday, Direction),
    /// "today", "yesterday", "tomorrow": days from the article's.
    Day(i16),
    /// "this week", "last week": weeks from the article's.
    Week(i16),
    /// "this month", "last month"
    Month(i16),
    /// "this quarter", "last quarter"
    Quarter(i16),
    /// "this year", "last year", "two years ago"
    Year(i16),
}

/// Which way a weekday lies from the article's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// "on Tuesday": the nearest one, most often behind.
    Nearest,
    /// "last Tuesday"
    Before,
    /// "next Tuesday"
    After,
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
    pub fn resolve(self, anchor: Option<Date>) -> Option<Interval> {
        interval::resolve(self, anchor)
    }
}

/// Finds the dates of a block.
pub fn dates(text: &str, tokens: &[Token]) -> Vec<DateMention> {
    scan::Scanner::new(text, tokens).run()
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

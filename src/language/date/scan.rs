//! Finds dates among the words of a block: single ones, their parts and the spans between two.

use std::sync::LazyLock;

use crate::language::lexicon::{self, Listed};
use crate::language::numeral;

use super::relative::{part, unit_named};
use super::word::Word;
use super::{DateExpression, DateMention, Portion, TimeUnit};

/// A date and the word after it.
pub(super) type Found = (DateExpression, usize);

/// Reads dates off the words of one block.
pub(super) struct Scanner<'a> {
    pub(super) words: &'a [Word],
}

impl<'a> Scanner<'a> {
    pub(super) fn new(words: &'a [Word]) -> Self {
        Self { words }
    }

    /// All dates, in order.
    pub(super) fn run(&self) -> Vec<DateMention> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = self.words.get(at) {
            let Some((expression, end)) = self.date_at(at) else {
                at += 1;
                continue;
            };
            let last = self.words.get(end.saturating_sub(1)).unwrap_or(first);
            found.push(DateMention { range: first.range.join(last.range), expression });
            at = end;
        }
        found
    }

    fn date_at(&self, at: usize) -> Option<Found> {
        let (first, end) = self.one(at)?;
        if let Some((last, end)) = self.second(at, end, &first) {
            return Some((DateExpression::Span(Box::new(first), Box::new(last)), end));
        }
        let part_of_day = is_day(&first) && self.part_of_day(end);
        Some((first, end + usize::from(part_of_day)))
    }

    /// One date, whole or a part of one.
    fn one(&self, at: usize) -> Option<Found> {
        self.portion(at).or_else(|| self.whole(at))
    }

    fn whole(&self, at: usize) -> Option<Found> {
        if !self.words.get(at).is_some_and(may_open) {
            return None;
        }
        self.iso(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.season(at))
            .or_else(|| self.fiscal_year(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))
            .or_else(|| self.run_of_units(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.double_year(at))
            .or_else(|| self.bare_year(at))
    }

    /// "early March", "mid-2024", "late last year", "earlier this month", "the end of 2023".
    fn portion(&self, at: usize) -> Option<Found> {
        let next = |ahead: usize| self.word(at + ahead);
        let (portion, whole_at) = match (next(0), next(1), next(2)) {
            ("early", ..) => (Portion::Early, at + 1),
            ("mid", ..) => (Portion::Mid, at + 1),
            ("late", ..) => (Portion::Late, at + 1),
            ("earlier", ..) => (Portion::Earlier, at + 1),
            ("later", ..) => (Portion::Later, at + 1),
            ("start" | "beginning", "of", _) => (Portion::Start, at + 2),
            ("middle", "of", _) => (Portion::Mid, at + 2),
            ("end" | "close", "of", _) => (Portion::End, at + 2),
            ("first", "half", "of") => (Portion::FirstHalf, at + 3),
            ("second", "half", "of") => (Portion::SecondHalf, at + 3),
            _ => return None,
        };
        let of = whole_at > at + 1;
        let dash = self.words.get(whole_at).is_some_and(|word| word.is_dash() && !word.spaced);
        let preposition = !of && matches!(self.word(whole_at), "in" | "on");
        let (whole, end) = self.period(whole_at + usize::from(dash || preposition))?;
        (!of || !is_day(&whole)).then(|| (part(portion, whole), end))
    }

    /// The period that a portion is taken of: "March", "2019", "the year", "the 1990s".
    fn period(&self, at: usize) -> Option<Found> {
        if self.word(at) == "the" {
            let unit = unit_named(self.word(at + 1)).filter(|unit| *unit != TimeUnit::Day);
            let unit = unit.map(|unit| (DateExpression::Relative(unit, 0), at + 2));
            return unit.or_else(|| self.decade(at + 1)).or_else(|| self.century(at + 1));
        }
        self.whole(at).or_else(|| self.plain_month(at)).or_else(|| self.plain_year(at))
    }

    /// The date with which a span that starts with `first` ends: "to 2021", "– 14 March".
    fn second(&self, at: usize, end: usize, first: &DateExpression) -> Option<Found> {
        let joint = self.words.get(end)?;
        let leads = match joint.lower.as_str() {
            "to" | "until" | "till" | "through" => !self.tells_a_move(at),
            "and" => self.word(at.wrapping_sub(1)) == "between",
            _ => joint.is_dash() && (!joint.spaced || joint.lower == "–"),
        };
        if !leads {
            return None;
        }
        let second = self
            .one(end + 1)
            .or_else(|| self.plain_month(end + 1))
            .or_else(|| self.plain_year(end + 1));
        second.filter(|(second, _)| {
            std::mem::discriminant(first) == std::mem::discriminant(second)
                || is_part(first)
                || is_part(second)
        })
    }

    /// "moved from Friday to Monday" is no span.
    fn tells_a_move(&self, at: usize) -> bool {
        const MOVES: [&str; 10] = [
            "moved",
            "move",
            "postponed",
            "postpone",
            "delayed",
            "delay",
            "rescheduled",
            "pushed",
            "shifted",
            "brought",
        ];
        const REACH: usize = 8;
        let before = self.words.get(..at).unwrap_or_default().iter().rev().take(REACH);
        before.map(|word| word.lower.as_str()).any(|word| MOVES.contains(&word))
    }

    /// "Thursday night"
    fn part_of_day(&self, at: usize) -> bool {
        const PARTS: [&str; 5] = ["morning", "afternoon", "evening", "night", "lunchtime"];
        self.words.get(at).is_some_and(|word| !word.capital && PARTS.contains(&word.lower.as_str()))
    }

    /// The word at `at` in lower case; empty outside the block.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.lower.as_str())
    }
}

/// The words that a date can start with, in lower case; others start with digits.
static OPENERS: LazyLock<Listed<()>> = LazyLock::new(|| {
    let words = [
        "last",
        "next",
        "this",
        "current",
        "coming",
        "past",
        "today",
        "tonight",
        "yesterday",
        "tomorrow",
        "weekend",
        "week",
        "weeks",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "fiscal",
        "financial",
        "a",
        "an",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "q1",
        "q2",
        "q3",
        "q4",
    ];
    words.into_iter().chain(lexicon::MONTHS.keys()).chain(numeral::words()).collect()
});

/// Whether a date can start with `word`: most words need no closer look.
fn may_open(word: &Word) -> bool {
    let lower = word.lower.as_str();
    let first = || lower.split('-').next().unwrap_or_default();
    OPENERS.contains_key(lower)
        || lower.starts_with("fy")
        || lower.contains('-') && OPENERS.contains_key(first())
        || lower.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '\'' | '’' | '‘'))
}

/// Whether `expression` is a single day.
fn is_day(expression: &DateExpression) -> bool {
    matches!(
        expression,
        DateExpression::Calendar { day: Some(_), .. }
            | DateExpression::Weekday(..)
            | DateExpression::Relative(TimeUnit::Day, _)
    )
}

fn is_part(expression: &DateExpression) -> bool {
    matches!(expression, DateExpression::Part(..))
}

//! Dates that are told from the article's own: "last month", "two years ago", "the past decade".

use crate::language::numeral;

use super::scan::{Found, Scanner};
use super::tense;
use super::{DateExpression, Direction, Portion, TimeUnit};

impl Scanner<'_> {
    /// "today", "last month", "this week", "year's end".
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        let day = |days| Some((DateExpression::Relative(TimeUnit::Day, days), at + 1));
        match self.word(at) {
            "today" | "tonight" => day(0),
            "yesterday" => day(-1),
            "tomorrow" => day(1),
            "this" | "current" => self.stepped(at + 1, 0),
            "last" if self.word(at.wrapping_sub(1)) == "the" => None,
            "last" => self.stepped(at + 1, -1),
            "next" | "coming" => self.stepped(at + 1, 1),
            "weekend" => self.the_weekend(at),
            _ => self.year_end(at),
        }
    }

    /// The unit that "this", "last" and "next" stand before. "the last day" is none.
    fn stepped(&self, at: usize, steps: i16) -> Option<Found> {
        let direction = match steps {
            0 => Direction::Nearest,
            1 => Direction::After,
            _ => Direction::Before,
        };
        let expression = match self.word(at) {
            "weekend" => DateExpression::Weekend(self.weekend_direction(direction, at)),
            "night" if steps == -1 => DateExpression::Relative(TimeUnit::Day, -1),
            "morning" | "afternoon" | "evening" if steps == 0 => {
                DateExpression::Relative(TimeUnit::Day, 0)
            }
            "day" => return None,
            unit => DateExpression::Relative(unit_named(unit)?, steps),
        };
        Some((expression, at + 1))
    }

    fn weekend_direction(&self, direction: Direction, at: usize) -> Direction {
        match direction {
            Direction::Nearest => tense::direction(self.words, at, at + 1),
            told => told,
        }
    }

    /// "at the weekend", "over the weekend"
    fn the_weekend(&self, at: usize) -> Option<Found> {
        let article = self.word(at.checked_sub(1)?) == "the";
        let before = self.word(at.checked_sub(2)?);
        let timed = matches!(before, "at" | "over" | "during" | "on" | "for" | "before" | "after");
        let of_another = matches!(self.word(at + 1), "of" | "before" | "after" | "in");
        let direction = self.weekend_direction(Direction::Nearest, at);
        (article && timed && !of_another).then_some((DateExpression::Weekend(direction), at + 1))
    }

    /// "year's end", "year end", "month-end"
    fn year_end(&self, at: usize) -> Option<Found> {
        let (first, hyphened) = self.word(at).split_once('-').unwrap_or((self.word(at), ""));
        let unit = unit_named(first).filter(|unit| *unit != TimeUnit::Day)?;
        let possessive = usize::from(self.word(at + 1) == "'s");
        let end = match (hyphened, self.word(at + 1 + possessive)) {
            ("end", _) => at + 1,
            ("", "end") if possessive == 1 => at + 3,
            ("", "end") if self.word(at.wrapping_sub(1)) == "by" => at + 2,
            _ => return None,
        };
        Some((part(Portion::End, DateExpression::Relative(unit, 0)), end))
    }

    /// "the past 30 days", "the past decade", "the last two years", "the next two weeks".
    pub(super) fn run_of_units(&self, at: usize) -> Option<Found> {
        let determined = matches!(
            self.word(at.wrapping_sub(1)),
            "the" | "its" | "their" | "his" | "her" | "these"
        );
        let word = self.word(at);
        if !determined || !matches!(word, "past" | "last" | "next" | "coming") {
            return None;
        }
        let (count, unit_at) = match self.small_number(at + 1) {
            Some((count, end)) => (count, end),
            None => (1, at + 1),
        };
        let counted = unit_at > at + 1;
        if !counted && (self.word(unit_at + 1) == "of" || self.word(unit_at) == "day") {
            return None;
        }
        let (unit, count) = self.counted_unit(unit_at, count, counted)?;
        let run = match word {
            "past" | "last" => DateExpression::Past(unit, count),
            _ if counted => DateExpression::Coming(unit, count),
            _ => return None,
        };
        Some((run, unit_at + 1))
    }

    /// The unit at `at`, of which there are `count`; hours count as days.
    fn counted_unit(&self, at: usize, count: i16, counted: bool) -> Option<(TimeUnit, i16)> {
        let plural = self.word(at);
        let singular = singular(plural);
        if singular == "hour" && count >= 24 {
            return Some((TimeUnit::Day, count / 24));
        }
        let agrees = counted == (plural.len() > singular.len()) || count == 1;
        unit_named(singular).filter(|_| agrees).map(|unit| (unit, count))
    }

    /// "two years ago", "a decade ago", "two weeks from now", "in two weeks' time". "A week earlier"
    /// does not count, for it has another anchor.
    pub(super) fn ago(&self, at: usize) -> Option<Found> {
        let (count, unit_at) = self.small_number(at)?;
        let (unit, count) = self.counted_unit(unit_at, count, count != 1)?;
        let next = (self.word(unit_at + 1), self.word(unit_at + 2));
        let (steps, end) = match next {
            ("ago", _) => (count.checked_neg()?, unit_at + 2),
            ("from", "now") => (count, unit_at + 3),
            ("'" | "’" | "'s", "time") => (count, unit_at + 3),
            _ => return None,
        };
        let (unit, steps) = match unit {
            TimeUnit::Decade => (TimeUnit::Year, steps.checked_mul(10)?),
            TimeUnit::Century => (TimeUnit::Year, steps.checked_mul(100)?),
            other => (other, steps),
        };
        Some((DateExpression::Relative(unit, steps), end))
    }

    /// "a", "twelve", "30": the number, and the word after it.
    fn small_number(&self, at: usize) -> Option<(i16, usize)> {
        let word = self.words.get(at)?;
        let value = match word.lower.as_str() {
            "a" | "an" => 1,
            lower => match word.number() {
                Some(number) => number,
                None => numeral::cardinal(lower)? as i16,
            },
        };
        (1..1000).contains(&value).then_some((value, at + 1))
    }
}

/// `portion` of `whole`.
pub(super) fn part(portion: Portion, whole: DateExpression) -> DateExpression {
    DateExpression::Part(portion, Box::new(whole))
}

fn singular(word: &str) -> &str {
    if word == "centuries" { "century" } else { word.strip_suffix('s').unwrap_or(word) }
}

/// The unit that `singular` names.
pub(super) fn unit_named(singular: &str) -> Option<TimeUnit> {
    Some(match singular {
        "day" => TimeUnit::Day,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "quarter" => TimeUnit::Quarter,
        "year" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => return None,
    })
}

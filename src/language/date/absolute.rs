//! Dates that the calendar names: days, months, quarters, seasons, years, decades, centuries.

use jiff::civil::Weekday;

use crate::language::lexicon;
use crate::language::numeral;

use super::scan::{Found, Scanner};
use super::tense;
use super::{DateExpression, Direction, Season};

/// Words behind which a month is one, even if it is a name or a word as well.
const BEFORE_MONTH: [&str; 18] = [
    "in", "since", "by", "during", "until", "till", "from", "before", "after", "through", "late",
    "early", "mid", "last", "next", "this", "between", "to",
];

/// Words behind which four digits are a year.
const BEFORE_YEAR: [&str; 26] = [
    "in", "since", "of", "by", "during", "until", "till", "from", "before", "after", "through",
    "around", "late", "early", "mid", "last", "next", "this", "for", "between", "year", "on",
    "than", "circa", "spring", "summer",
];

impl Scanner<'_> {
    /// `2026-03-18`
    pub(super) fn iso(&self, at: usize) -> Option<Found> {
        let tied = |at: usize| self.words.get(at).is_some_and(|w| w.is_dash() && !w.spaced);
        if !tied(at + 1) || !tied(at + 3) {
            return None;
        }
        let year = self.year(at)?;
        // A time may be tied to the day: `2026-03-18T09`.
        let day = self.word(at + 4).split('t').next().and_then(two_digits)?;
        let month = two_digits(self.word(at + 2))?;
        jiff::civil::Date::new(year, month, day).ok()?;
        Some((calendar(Some(year), Some(month), Some(day)), at + 5))
    }

    /// "Tuesday", "last Tuesday", and a weekday that only leads to a full date.
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        let (direction, name) = match self.word(at) {
            "last" => (Some(Direction::Before), at + 1),
            "next" => (Some(Direction::After), at + 1),
            "this" | "coming" => (Some(Direction::Ahead), at + 1),
            _ => (None, at),
        };
        let weekday = weekday_named(self.words.get(name).filter(|w| w.capital)?.lower.as_str())?;
        if self.is_named_day(at) {
            return None;
        }
        let next = name + 1 + usize::from(self.word(name + 1) == ",");
        let date = self.day_first(next).or_else(|| self.month_first(next));
        if let Some((date @ DateExpression::Calendar { day: Some(_), .. }, end)) = date {
            return Some((date, end));
        }
        let direction = direction.unwrap_or_else(|| self.direction(at, name + 1));
        Some((DateExpression::Weekday(weekday, direction), name + 1))
    }

    /// "Black Friday", "Sheffield Wednesday"
    fn is_named_day(&self, at: usize) -> bool {
        const NAMES: [&str; 11] = [
            "black",
            "good",
            "ash",
            "super",
            "sheffield",
            "fat",
            "bloody",
            "cyber",
            "easter",
            "palm",
            "giving",
        ];
        let before = at.checked_sub(1).and_then(|i| self.words.get(i));
        before.is_some_and(|word| word.capital && NAMES.contains(&word.lower.as_str()))
    }

    fn direction(&self, at: usize, end: usize) -> Direction {
        tense::direction(self.words, at, end)
    }

    /// "18 March 2026", "the 18th of March", "12–14 March".
    pub(super) fn day_first(&self, at: usize) -> Option<Found> {
        let first = self.day(at)?;
        let (last, day_at) = match self.day_range(at) {
            Some((last, last_at)) => (Some(last), last_at),
            None => (None, at),
        };
        let month_at = day_at + 1 + usize::from(self.word(day_at + 1) == "of");
        let month = self.month(month_at)?;
        let stop = self.abbreviation_stop(month_at);
        let (year, end) = self.year_after(month_at + 1 + stop);
        let end = if year.is_some() { end } else { month_at + 1 };
        Some((self.days(at, end, year, month, first, last), end))
    }

    /// "March 18, 2026", "Feb. 6", "March 12–14", "March 2026", "March".
    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
        let (direction, name) = match self.word(at) {
            "last" => (Some(Direction::Before), at + 1),
            "next" => (Some(Direction::After), at + 1),
            "this" => (Some(Direction::Nearest), at + 1),
            _ => (None, at),
        };
        let month = self.month(name)?;
        let next = name + 1 + self.abbreviation_stop(name);
        if let Some(first) = self.day(next).filter(|_| direction.is_none()) {
            let (last, day_at) = self.day_range(next).map_or((None, next), |(l, i)| (Some(l), i));
            let (year, end) = self.year_after(day_at + 1);
            return Some((self.days(at, end, year, month, first, last), end));
        }
        let (year, end) = self.year_after(next);
        if year.is_none() && !self.is_plainly_month(name) {
            return None;
        }
        let end = if year.is_some() { end } else { name + 1 };
        let direction = direction.unwrap_or_else(|| self.direction(at, end));
        Some((DateExpression::Calendar { year, month: Some(month), day: None, direction }, end))
    }

    /// The full stop of an abbreviated month is part of it.
    fn abbreviation_stop(&self, month_at: usize) -> usize {
        let short = self.word(month_at).len() <= 4 && self.word(month_at) != "may";
        usize::from(short && self.word(month_at + 1) == ".")
    }

    /// One day, or a span of days of one month.
    fn days(
        &self,
        at: usize,
        end: usize,
        year: Option<i16>,
        month: i8,
        first: i8,
        last: Option<i8>,
    ) -> DateExpression {
        let direction = self.direction(at, end);
        let day = |day| DateExpression::Calendar { year, month: Some(month), day, direction };
        match last.filter(|last| *last > first) {
            Some(last) => {
                DateExpression::Span(Box::new(day(Some(first))), Box::new(day(Some(last))))
            }
            None => day(Some(first)),
        }
    }

    /// The second day of "12–14", "12 to 14" and "between 12 and 14", and where it stands.
    fn day_range(&self, at: usize) -> Option<(i8, usize)> {
        let joint = self.words.get(at + 1)?;
        let leads = match joint.lower.as_str() {
            "to" => true,
            "and" => self.word(at.wrapping_sub(1)) == "between",
            _ => joint.is_dash(),
        };
        self.day(at + 2).filter(|_| leads).map(|last| (last, at + 2))
    }

    /// A year at `at`, perhaps behind a comma, and the word after it; else `at`.
    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let year_at = at + usize::from(self.word(at) == ",");
        match self.year(year_at) {
            Some(year) => (Some(year), year_at + 1),
            None => (None, at),
        }
    }

    /// "Q3 2024", "Q3", "the third quarter of 2024", "the third quarter of last year".
    pub(super) fn quarter(&self, at: usize) -> Option<Found> {
        let (quarter, next) = match self.word(at) {
            "q1" | "q2" | "q3" | "q4" => {
                (two_digits(self.word(at).trim_start_matches('q'))?, at + 1)
            }
            word if self.word(at + 1) == "quarter" => {
                let quarter = numeral::ordinal(word).or_else(|| ordinal_digits(word))?;
                (whole(quarter).filter(|quarter| (1..=4).contains(quarter))?, at + 2)
            }
            _ => return None,
        };
        let of = usize::from(self.word(next) == "of");
        if let Some(year) = self.year(next + of) {
            return Some((DateExpression::QuarterOf { year: Some(year), quarter }, next + of + 1));
        }
        let bare = DateExpression::QuarterOf { year: None, quarter };
        (self.word(at).len() == 2).then_some((bare, next))
    }

    /// "summer 2024", "the summer of 2024", "last summer".
    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let (direction, name) = match self.word(at) {
            "last" | "past" => (Some(Direction::Before), at + 1),
            "next" | "coming" => (Some(Direction::After), at + 1),
            "this" => (Some(Direction::Nearest), at + 1),
            _ => (None, at),
        };
        let season = season_named(self.word(name))?;
        if let Some(direction) = direction {
            // "this fall in prices" is none.
            let falls =
                self.word(name) == "fall" && matches!(self.word(name + 1), "in" | "of" | "from");
            let season = DateExpression::Season { season, year: None, direction };
            return (!falls).then_some((season, name + 1));
        }
        let of = usize::from(self.word(name + 1) == "of");
        let year = self.year(name + 1 + of)?;
        let direction = Direction::Nearest;
        Some((DateExpression::Season { season, year: Some(year), direction }, name + 2 + of))
    }

    /// "fiscal 2024", "fiscal year 2024", "FY2024", "FY24".
    pub(super) fn fiscal_year(&self, at: usize) -> Option<Found> {
        let first = self.word(at);
        if let Some(digits) = first.strip_prefix("fy").filter(|digits| !digits.is_empty()) {
            let year: i16 = digits.parse().ok()?;
            let year = if digits.len() == 2 { 2000 + year } else { year };
            let plausible = matches!(digits.len(), 2 | 4) && (1950..=2100).contains(&year);
            return plausible.then_some((DateExpression::FiscalYear(year), at + 1));
        }
        let named = matches!((first, self.word(at + 1)), ("fiscal" | "financial", "year"));
        let year_at = match first {
            _ if named => at + 2,
            "fiscal" | "fy" => at + 1,
            _ => return None,
        };
        Some((DateExpression::FiscalYear(self.year(year_at)?), year_at + 1))
    }

    /// "the 1930s", "1930's", "the '90s".
    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        let apostrophe = usize::from(matches!(self.word(at), "'" | "’" | "‘"));
        let lower = self.word(at + apostrophe);
        let (digits, end) = match lower.strip_suffix('s') {
            Some(digits) => (digits.trim_end_matches('\''), at + apostrophe + 1),
            None if self.word(at + 1) == "'s" && self.word(at.wrapping_sub(1)) == "the" => {
                (lower, at + 2)
            }
            None => return None,
        };
        let year: i16 = digits.parse().ok()?;
        let year = match digits.len() {
            4 => year,
            2 if apostrophe == 1 => 1900 + year,
            _ => return None,
        };
        let is_decade = (1500..2100).contains(&year) && year % 10 == 0;
        is_decade.then_some((DateExpression::Decade(year), end))
    }

    /// "the 19th century", "nineteenth-century".
    pub(super) fn century(&self, at: usize) -> Option<Found> {
        let first = self.word(at);
        let (ordinal, unit) = first.split_once('-').unwrap_or((first, ""));
        let dash = self.words.get(at + 1).is_some_and(|word| word.is_dash() && !word.spaced);
        let unit_at = at + 1 + usize::from(dash);
        let unit = if unit.is_empty() { self.word(unit_at) } else { unit };
        if unit != "century" {
            return None;
        }
        let end = if first.contains('-') { at + 1 } else { unit_at + 1 };
        let before_christ = matches!(self.word(end), "bc" | "bce" | "b.c");
        let number = numeral::ordinal(ordinal).or_else(|| ordinal_digits(ordinal))?;
        let number: i8 = whole(number).filter(|n| (1..=21).contains(n) && !before_christ)?;
        Some((DateExpression::Century(100 * (i16::from(number) - 1) + 1), end))
    }

    /// "2023/24", "2019-20": two years that follow each other; "2019–2021".
    pub(super) fn double_year(&self, at: usize) -> Option<Found> {
        let first = self.four_digits(at)?;
        let tied = |at: usize| self.words.get(at).filter(|word| !word.spaced);
        let joint = tied(at + 1).filter(|word| word.is_dash() || word.lower == "/")?;
        let goes_on = tied(at + 3).is_some_and(|word| word.is_dash() || word.lower == "/");
        let second = match tied(at + 2)?.number()? {
            short @ 0..100 if short == (first + 1) % 100 => first + 1,
            long if joint.is_dash() && self.four_digits(at + 2).is_some() => long,
            _ => return None,
        };
        let year = |year| Box::new(calendar(Some(year), None, None));
        let span = DateExpression::Span(year(first), year(second));
        (first < second && !goes_on).then_some((span, at + 3))
    }

    /// A year by itself, where its context says so: "in 2019", "(2019)", "the 2019 season".
    pub(super) fn bare_year(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let before = self.word(at.wrapping_sub(1));
        let after = self.word(at + 1);
        let in_parentheses = before == "(" && matches!(after, ")" | "–" | "-" | ",");
        let ends_list = matches!(before, "–" | "-" | "and" | "or" | "to" | ",")
            && at >= 2
            && self.year(at - 2).is_some();
        let ends_note = before == "," && matches!(after, "" | "." | ";" | ")");
        let names_edition = matches!(before, "the" | "a" | "his" | "her" | "its" | "their" | "'s")
            && self.words.get(at + 1).is_some_and(|word| word.is_wordlike());
        let dated = BEFORE_YEAR.contains(&before) || in_parentheses || ends_list || ends_note;
        let found = (calendar(Some(year), None, None), at + 1);
        ((dated || names_edition) && !self.is_counted(year, before, at + 1)).then_some(found)
    }

    /// "2000 people", "a crowd of 2000 fans", "a 1500 metre race".
    fn is_counted(&self, year: i16, before: &str, at: usize) -> bool {
        let noun = self.word(at);
        let singular = noun.strip_suffix('s').unwrap_or(noun);
        let measured =
            lexicon::MEASURES.contains_key(noun) || lexicon::MEASURES.contains_key(singular);
        let is_plural = noun.len() > 3 && singular.len() < noun.len();
        let round = year % 50 == 0 && is_plural && before != "in" && before != "since";
        matches!(noun, "people" | "%" | "percent") || measured || round
    }

    /// Four digits that can be a year and are tied to nothing.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let tied = self
            .words
            .get(at + 1)
            .is_some_and(|next| !next.spaced && matches!(next.lower.as_str(), "%" | "/" | ":"));
        self.four_digits(at).filter(|_| !tied)
    }

    /// A year whatever stands around it.
    pub(super) fn plain_year(&self, at: usize) -> Option<Found> {
        self.year(at).map(|year| (calendar(Some(year), None, None), at + 1))
    }

    /// A month whatever stands around it.
    pub(super) fn plain_month(&self, at: usize) -> Option<Found> {
        let month = Some(self.month(at)?);
        let direction = self.direction(at, at + 1);
        Some((DateExpression::Calendar { year: None, month, day: None, direction }, at + 1))
    }

    fn four_digits(&self, at: usize) -> Option<i16> {
        let word = self.words.get(at).filter(|word| word.lower.len() == 4)?;
        word.number().filter(|year| (1500..=2100).contains(year))
    }

    /// A day of the month: `18`, `18th`.
    fn day(&self, at: usize) -> Option<i8> {
        let lower = self.word(at);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| lower.strip_suffix(s));
        two_digits(digits.unwrap_or(lower)).filter(|day| (1..=31).contains(day))
    }

    fn month(&self, at: usize) -> Option<i8> {
        let word = self.words.get(at).filter(|word| word.capital)?;
        lexicon::MONTHS.get(word.lower.as_str())?.parse().ok()
    }

    /// Whether a month name without a number is a month at all: "May" and "March" are words too,
    /// and short forms are names.
    fn is_plainly_month(&self, at: usize) -> bool {
        let name = self.word(at);
        let before = self.word(at.wrapping_sub(1));
        match name {
            "may" | "march" | "april" | "june" | "august" => BEFORE_MONTH.contains(&before),
            _ => name.trim_end_matches('.').len() > 4 || name == "july",
        }
    }
}

/// The parts that are given, without a hint at the year.
pub(super) fn calendar(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> DateExpression {
    DateExpression::Calendar { year, month, day, direction: Direction::Nearest }
}

fn two_digits(written: &str) -> Option<i8> {
    let plain = matches!(written.len(), 1 | 2) && written.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| written.parse().ok()).flatten()
}

fn ordinal_digits(written: &str) -> Option<f64> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| written.strip_suffix(s))?;
    two_digits(digits).map(f64::from)
}

/// `value` as a small whole number.
fn whole(value: f64) -> Option<i8> {
    (value.fract() == 0.0 && (0.0..100.0).contains(&value)).then_some(value as i8)
}

fn weekday_named(lower: &str) -> Option<Weekday> {
    Some(match lower {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

fn season_named(lower: &str) -> Option<Season> {
    Some(match lower {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

//! Finds dates among the tokens of a block.

use jiff::civil::Weekday;

use crate::language::lexicon;
use crate::language::token::{Token, TokenKind};
use crate::text::TextRange;

use super::{DateExpression, DateMention, Direction};

/// Prepositions and the like behind which a bare year or a bare "May" is a date.
const BEFORE_DATE: [&str; 22] = [
    "in", "since", "of", "by", "during", "until", "till", "from", "before", "after", "through",
    "around", "late", "early", "mid", "last", "next", "this", "for", "between", "year", "on",
];

/// Reads dates off the tokens of one block.
pub(super) struct Scanner<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

/// A date and the token after it.
type Found = Option<(DateExpression, usize)>;

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens }
    }

    /// All dates, in order.
    pub(super) fn run(&self) -> Vec<DateMention> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let Some((expression, end)) = self.date_at(at) else {
                at += 1;
                continue;
            };
            let range = self.tokens[at].range.join(self.tokens[end - 1].range);
            found.push(DateMention { range: self.without_suffix(range), expression });
            at = end;
        }
        found
    }

    fn date_at(&self, at: usize) -> Found {
        self.iso(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.bare_year(at))
    }

    /// `2026-03-18`, in one token or in five.
    fn iso(&self, at: usize) -> Found {
        let first = self.written(at);
        if !first.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let start = self.tokens.get(at)?.range.start;
        let written = self.text.get(start..start + 10)?;
        let bytes = written.as_bytes();
        if bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        let day: jiff::civil::Date = written.parse().ok()?;
        let mut end = at;
        while self.tokens.get(end).is_some_and(|t| t.range.start < start + 10) {
            end += 1;
        }
        Some((calendar(Some(day.year()), Some(day.month()), Some(day.day())), end))
    }

    /// "Tuesday", "last Tuesday", and a weekday that only leads to a full date.
    fn weekday(&self, at: usize) -> Found {
        let (direction, name) = match self.word(at) {
            "last" => (Direction::Before, at + 1),
            "next" => (Direction::After, at + 1),
            "this" => (Direction::Nearest, at + 1),
            _ => (Direction::Nearest, at),
        };
        let weekday = self.tokens.get(name).filter(|t| t.is_capitalised())?;
        let weekday = weekday_named(weekday.lower.trim_end_matches('.'))?;
        let mut next = name + 1;
        next += usize::from(self.word(next) == ",");
        let date = self.day_first(next).or_else(|| self.month_first(next));
        match date {
            Some((date @ DateExpression::Calendar { day: Some(_), .. }, end)) => Some((date, end)),
            _ => Some((DateExpression::Weekday(weekday, direction), name + 1)),
        }
    }

    /// "18 March 2026", "the 18th of March".
    fn day_first(&self, at: usize) -> Found {
        let day = self.day(at)?;
        let month_at = at + 1 + usize::from(self.word(at + 1) == "of");
        let month = self.month(month_at)?;
        let (year, end) = self.year_after(month_at + 1);
        Some((calendar(year, Some(month), Some(day)), end))
    }

    /// "March 18, 2026", "Feb. 6", "March 2026", "March".
    fn month_first(&self, at: usize) -> Found {
        let month = self.month(at)?;
        let next = at + 1 + usize::from(self.word(at + 1) == "." && self.is_abbreviated(at));
        if let Some(day) = self.day(next) {
            let (year, end) = self.year_after(next + 1);
            return Some((calendar(year, Some(month), Some(day)), end));
        }
        let (year, end) = self.year_after(next);
        if year.is_none() && !self.is_plainly_month(at) {
            return None;
        }
        let end = if year.is_some() { end } else { at + 1 };
        Some((calendar(year, Some(month), None), end))
    }

    /// A year at `at`, perhaps behind a comma, and the token after it; else `at`.
    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let year_at = at + usize::from(self.word(at) == ",");
        match self.year(year_at) {
            Some(year) => (Some(year), year_at + 1),
            None => (None, at),
        }
    }

    /// "the 1930s", "1930's", "the '90s".
    fn decade(&self, at: usize) -> Found {
        let lower = self.word(at);
        let (digits, end) = match lower.strip_suffix('s') {
            Some(digits) => (digits.trim_end_matches('\''), at + 1),
            None if self.word(at + 1) == "'s" && self.word(at.wrapping_sub(1)) == "the" => {
                (lower, at + 2)
            }
            None => return None,
        };
        let year: i16 = digits.parse().ok()?;
        let is_decade = digits.len() == 4 && (1500..2100).contains(&year) && year % 10 == 0;
        is_decade.then_some((DateExpression::Decade(year), end))
    }

    /// "today", "last month", "earlier this year", "by year end".
    fn relative(&self, at: usize) -> Found {
        let day = |days| Some((DateExpression::Day(days), at + 1));
        match (self.word(at), self.word(at + 1)) {
            ("today" | "tonight", _) => day(0),
            ("yesterday", _) => day(-1),
            ("tomorrow", _) => day(1),
            ("year", "end" | "-end") if self.word(at.wrapping_sub(1)) == "by" => {
                Some((DateExpression::Year(0), at + 2))
            }
            ("year-end", _) => Some((DateExpression::Year(0), at + 1)),
            ("this" | "current", unit) => self.unit(unit, 0, at + 2),
            ("last" | "previous", unit) => self.unit(unit, -1, at + 2),
            ("next" | "coming", unit) => self.unit(unit, 1, at + 2),
            _ => None,
        }
    }

    /// The unit that "this", "last" and "next" stand before. "the last day" is none.
    fn unit(&self, unit: &str, steps: i16, end: usize) -> Found {
        let expression = match unit {
            "week" | "weekend" => DateExpression::Week(steps),
            "month" => DateExpression::Month(steps),
            "quarter" => DateExpression::Quarter(steps),
            "year" => DateExpression::Year(steps),
            "night" if steps == -1 => DateExpression::Day(-1),
            "morning" | "afternoon" | "evening" if steps == 0 => DateExpression::Day(0),
            _ => return None,
        };
        Some((expression, end))
    }

    /// "two years ago", "a week earlier" does not count, for it has another anchor.
    fn ago(&self, at: usize) -> Found {
        if self.word(at + 2) != "ago" {
            return None;
        }
        let steps = small_number(self.word(at))?;
        let expression = match self.word(at + 1).trim_end_matches('s') {
            "day" => DateExpression::Day(-steps),
            "week" => DateExpression::Week(-steps),
            "month" => DateExpression::Month(-steps),
            "quarter" => DateExpression::Quarter(-steps),
            "year" => DateExpression::Year(-steps),
            "decade" => DateExpression::Year(steps.checked_mul(-10)?),
            _ => return None,
        };
        Some((expression, at + 3))
    }

    /// A year by itself, where its context says so: "in 2019", "(2019)", "the 2019 season".
    fn bare_year(&self, at: usize) -> Found {
        let year = self.year(at)?;
        let before = self.word(at.wrapping_sub(1));
        let in_parentheses = before == "(" && matches!(self.word(at + 1), ")" | "–" | "-" | ",");
        let ends_span = matches!(before, "–" | "-" | "and" | "or" | "to")
            && at >= 2
            && self.year(at - 2).is_some();
        let names_edition =
            before == "the" && self.tokens.get(at + 1).is_some_and(Token::is_wordlike);
        let counted = self.word(at + 1) == "people" || self.word(at + 1) == "%";
        let dated = BEFORE_DATE.contains(&before) || in_parentheses || ends_span || names_edition;
        (dated && !counted).then_some((calendar(Some(year), None, None), at + 1))
    }

    fn year(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        let year: i16 = token.lower.parse().ok()?;
        let tied = self
            .tokens
            .get(at + 1)
            .is_some_and(|next| !next.spaced && matches!(next.lower.as_str(), "%" | "/" | ":"));
        (token.lower.len() == 4 && (1500..=2100).contains(&year) && !tied).then_some(year)
    }

    /// A day of the month: `18`, `18th`.
    fn day(&self, at: usize) -> Option<i8> {
        let lower = self.word(at);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| lower.strip_suffix(s));
        let day: i8 = digits.unwrap_or(lower).parse().ok()?;
        (1..=31).contains(&day).then_some(day)
    }

    fn month(&self, at: usize) -> Option<i8> {
        let token = self.tokens.get(at).filter(|t| t.is_capitalised())?;
        lexicon::MONTHS.get(token.lower.as_str())?.parse().ok()
    }

    fn is_abbreviated(&self, at: usize) -> bool {
        self.word(at).len() <= 4 && self.word(at) != "may"
    }

    /// Whether a month name without a number is a month at all: "May" and "March" are words too,
    /// and short forms are names.
    fn is_plainly_month(&self, at: usize) -> bool {
        let name = self.word(at);
        let before = self.word(at.wrapping_sub(1));
        match name {
            "may" | "march" | "april" | "june" | "august" => BEFORE_DATE.contains(&before),
            _ => name.trim_end_matches('.').len() > 4 || name == "july",
        }
    }

    /// A possessive ending stays outside: "yesterday's".
    fn without_suffix(&self, range: TextRange) -> TextRange {
        let written = range.of(self.text);
        if written.starts_with(|c: char| c.is_ascii_digit()) {
            return range;
        }
        let bare = written.trim_end_matches("'s").trim_end_matches("’s");
        TextRange::new(range.start, range.start + bare.len())
    }

    /// The token at `at` in lower case; empty outside the block.
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.lower.as_str())
    }

    fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.range.of(self.text))
    }
}

fn calendar(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> DateExpression {
    DateExpression::Calendar { year, month, day }
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

fn small_number(word: &str) -> Option<i16> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    match word {
        "a" | "an" => Some(1),
        _ => WORDS
            .iter()
            .position(|w| *w == word)
            .and_then(|n| i16::try_from(n).ok())
            .or_else(|| word.parse().ok().filter(|n| (1..1000).contains(n))),
    }
}

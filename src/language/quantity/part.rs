//! Parts of a whole ("a third of", "half the") and places in an order ("50th", "the third round").

use super::Unit;
use super::noun;
use super::number::{self, Number};
use super::piece::Piece;
use super::scan::{Core, Scanner};
use super::unit;
use crate::language::numeral;

/// What an article and a word like "third" end with, where they are no share of anything.
const NO_WHOLE: [&str; 6] = ["party", "parties", "world", "time", "person", "country"];

impl Scanner<'_> {
    /// "half of", "a third of", "nearly a quarter", "by a fifth"; `bounded` says that a bound stands
    /// before it.
    pub(super) fn share(&self, at: usize, bounded: bool) -> Option<Core> {
        let article = usize::from(self.word(at, "a") || self.word(at, "an"));
        let noun = self.pieces.get(at + article)?;
        let parts = numeral::denominator(&noun.lower).filter(|_| !noun.lower.ends_with('s'))?;
        let half = parts == 2.0;
        if article == 0 && !half || self.follows_ordinal(at) {
            return None;
        }
        let end = at + article + 1;
        if half && let Some(core) = self.half_hour(end) {
            return Some(core);
        }
        if number::read(self.pieces, at, false).is_some() {
            return None;
        }
        let measured = bounded || at > 0 && self.word(at - 1, "by");
        let told = self.is_whole(end, half)
            || measured && (half || self.ends_phrase(end))
            || self.is_said_of_many(end);
        let value = 100.0 / parts;
        told.then(|| Core::exactly(value, value, Unit::Share, end))
    }

    /// "half an hour", "half-hour", from behind "half".
    fn half_hour(&self, at: usize) -> Option<Core> {
        let joint = self.word(at, "an") || self.pieces.get(at).is_some_and(Piece::is_dash);
        let hour = Unit::Duration("hour".into());
        (joint && self.word(at + 1, "hour")).then(|| Core::exactly(0.5, 0.5, hour, at + 2))
    }

    /// Whether the whole stands at `at`: "of the voters", "their seats".
    fn is_whole(&self, at: usize, half: bool) -> bool {
        const DETERMINERS: [&str; 7] = ["the", "its", "their", "his", "her", "our", "all"];
        let next = self.pieces.get(at).map_or("", |p| p.lower.as_str());
        next == "of" || half && DETERMINERS.contains(&next)
    }

    /// Whether no noun stands at `at` that would be counted or named there.
    fn ends_phrase(&self, at: usize) -> bool {
        self.pieces.get(at).is_none_or(|next| {
            !next.is_dash()
                && (!next.is_word() || noun::is_function_word(&next.lower) || self.opens_time(at))
                && !NO_WHOLE.contains(&next.lower.as_str())
        })
    }

    /// "by a third last year"
    fn opens_time(&self, at: usize) -> bool {
        const UNITS: [&str; 5] = ["week", "month", "quarter", "year", "season"];
        let is = |at: usize, words: &[&str]| {
            self.pieces.get(at).is_some_and(|piece| words.contains(&piece.lower.as_str()))
        };
        is(at, &["last", "this", "next", "every"]) && is(at + 1, &UNITS)
    }

    /// "a third were", "a quarter say": many make up the share.
    fn is_said_of_many(&self, at: usize) -> bool {
        let next = self.pieces.get(at).map_or("", |p| p.lower.as_str());
        matches!(next, "are" | "were" | "have" | "say")
    }

    pub(super) fn share_of(&self, number: &Number) -> Option<Core> {
        let (value, end) = unit::share_after(self.pieces, number)?;
        Some(Core::exactly(value, value, Unit::Share, end))
    }

    /// "first half" and "second half" are no shares.
    fn follows_ordinal(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|i| self.pieces.get(i)).is_some_and(|p| {
            numeral::ordinal(&p.lower).is_some() || matches!(p.lower.as_str(), "other" | "better")
        })
    }

    /// "50th", "the third round", "the twenty-first century".
    pub(super) fn ordinal(&self, at: usize) -> Option<Core> {
        let (value, end) = self.ordinal_digits(at).or_else(|| self.ordinal_words(at))?;
        let noun = noun::noun_after(self.pieces, end, 1.0, self.title_case);
        let noun = noun.and_then(|_| self.pieces.get(end)).map(Piece::stem);
        let in_words = self.pieces.get(at).is_some_and(Piece::is_word);
        if in_words && noun.is_none() || self.touches_month(at, end) || self.is_era(end) {
            return None;
        }
        let unit = Unit::Ordinal(noun.unwrap_or_default());
        Some(Core::exactly(value, value, unit, end))
    }

    /// "the 21st century" is a date.
    fn is_era(&self, at: usize) -> bool {
        let at = at + usize::from(self.pieces.get(at).is_some_and(Piece::is_dash));
        self.word(at, "century")
    }

    fn ordinal_digits(&self, at: usize) -> Option<(f64, usize)> {
        let value = self.pieces.get(at)?.digits()?;
        let suffix = self.pieces.get(at + 1).filter(|p| p.joined)?;
        matches!(suffix.lower.as_str(), "st" | "nd" | "rd" | "th").then_some((value, at + 2))
    }

    fn ordinal_words(&self, at: usize) -> Option<(f64, usize)> {
        const OPENERS: [&str; 9] =
            ["the", "his", "her", "its", "their", "our", "my", "your", "this"];
        let before = self.pieces.get(at.checked_sub(1)?)?;
        if !OPENERS.contains(&before.lower.as_str()) && !before.lower.starts_with(['\'', '’']) {
            return None;
        }
        let first = self.pieces.get(at)?;
        if first.capital && !self.title_case {
            // "the First World War"
            return None;
        }
        let tens = numeral::cardinal(&first.lower).filter(|v| *v >= 20.0);
        let dash = self.pieces.get(at + 1).is_some_and(Piece::is_dash);
        match tens {
            Some(tens) if dash => {
                let last = numeral::ordinal(&self.pieces.get(at + 2)?.lower);
                Some((tens + last.filter(|v| *v < 10.0)?, at + 3))
            }
            _ => Some((numeral::ordinal(&first.lower)?, at + 1)),
        }
    }
}

//! Two numbers at once: ranges ("3–5 years", "two or three", "between 3 and 5") and scores ("2–1",
//! "52 to 48").

use crate::language::lexicon;

use super::number::Number;
use super::scan::{Core, Scanner, Signed, Step};
use super::unit::{self, Known};
use super::{Bound, Quantity, Unit};

/// What stands between two numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Link {
    Dash,
    To,
    Or,
}

impl Scanner<'_> {
    /// "between 3 and 5 years"
    pub(super) fn between(&self, start: usize) -> Option<Step> {
        if !self.word(start, "between") {
            return None;
        }
        let low = self.signed_number(start + 1)?;
        let after = unit::strong_unit(self.pieces, &low.number).map_or(low.number.end, |k| k.end);
        if !self.word(after, "and") || low.number.is_year() {
            return None;
        }
        let high = self.signed_number(after + 1)?;
        let (low_value, high_value) = shared_scale(&low.number, &high.number);
        if high_value <= low_value || self.touches_month(start + 1, high.number.end) {
            return None;
        }
        let currency = high.currency.or(low.currency);
        let known = self.unit_of(&Signed { currency, ..high });
        let aged = start > 0 && self.is_age_word(start - 1);
        let unit = if aged { Unit::Duration("year".into()) } else { Unit::Count("".into()) };
        let Known { unit, factor, end } = known.unwrap_or(Known::of(unit, high.number.end));
        let quantity = Quantity {
            range: self.range(start, end),
            core: self.range(start + 1, end),
            value: low_value * factor,
            upper: high_value * factor,
            unit,
            bound: Bound::Range,
        };
        Some(Step::Found(quantity, end))
    }

    /// "3–5 years", "£1.2m–£1.5m", "10 to 32 pages", "two or three", and the score "2–1". The error
    /// is where to go on.
    pub(super) fn span(&self, at: usize, low: &Signed) -> Result<Option<Core>, usize> {
        let first = unit::strong_unit(self.pieces, &low.number).filter(|_| low.currency.is_none());
        let after = first.as_ref().map_or(low.number.end, |known| known.end);
        let Some((link, high_at)) = self.link(after) else { return Ok(None) };
        let Some(high) = self.signed_number(high_at) else { return Ok(None) };
        if link == Link::Dash && self.is_tied_on(at, low, &high) {
            return Err(high.number.end);
        }
        if let Some(score) = self.score(at, link, low, &high) {
            return Ok(Some(score));
        }
        if link == Link::To && self.opened_by_from(at) && self.tells_a_change(at) {
            return Ok(None);
        }
        let same_money = high.currency.is_none_or(|code| low.currency.is_none_or(|c| c == code));
        if !same_money || link == Link::Or && !is_next_to(low, &high) {
            return Ok(None);
        }
        let high = Signed { currency: high.currency.or(low.currency), ..high };
        let Some(Known { unit, factor, end }) = self.span_unit(at, link, first, &high) else {
            return Ok(None);
        };
        let (value, upper) = shared_scale(&low.number, &high.number);
        let core = Core::exactly(value * factor, upper * factor, unit, end);
        Ok((core.value < core.upper).then_some(core))
    }

    /// What stands at `at` between two numbers, and where the second can start. "two- to three-year"
    /// and "three-to-five-year" have hyphens beside.
    fn link(&self, at: usize) -> Option<(Link, usize)> {
        let piece = self.pieces.get(at)?;
        let dash = |at: usize| self.pieces.get(at).is_some_and(|p| p.is_dash() && p.joined);
        let at = at + usize::from(dash(at) && self.word(at + 1, "to"));
        match self.pieces.get(at)?.lower.as_str() {
            "to" => Some((Link::To, at + 1 + usize::from(dash(at + 1)))),
            "or" => Some((Link::Or, at + 1)),
            _ if piece.is_dash() && (piece.joined || !piece.is("—")) => {
                Some((Link::Dash, at + 1))
            }
            _ => None,
        }
    }

    /// "2019–20", "555-12-34" and the like are no two numbers.
    fn is_tied_on(&self, at: usize, low: &Signed, high: &Signed) -> bool {
        let next = self.pieces.get(high.number.end);
        let goes_on = next.is_some_and(|p| p.joined && p.is_dash())
            && unit::strong_unit(self.pieces, &high.number).is_none();
        let named = high.number.in_words && !low.number.in_words;
        goes_on || named || low.number.is_year() || self.is_glued(at, &low.number)
    }

    /// The unit of a range, where there is one that both numbers can have.
    fn span_unit(
        &self,
        at: usize,
        link: Link,
        first: Option<Known>,
        high: &Signed,
    ) -> Option<Known> {
        let second = self.unit_of(high);
        match (first, second) {
            (Some(first), Some(second)) => (first.unit == second.unit).then_some(second),
            (Some(_), None) => None,
            (None, None) if self.is_age_word(at.wrapping_sub(1)) => {
                Some(Known::of(Unit::Duration("year".into()), high.number.end))
            }
            (None, None) if link == Link::Or => {
                Some(Known::of(Unit::Count("".into()), high.number.end))
            }
            (None, None) => None,
            (None, Some(second)) => {
                let is_count = matches!(second.unit, Unit::Count(_));
                // "to" leads from a number to much else: "gave 40 to 50 readers".
                let wide = link == Link::To && !self.opened_by_from(at) && !self.is_near(at, high);
                (!is_count || !wide).then_some(second)
            }
        }
    }

    fn opened_by_from(&self, at: usize) -> bool {
        at > 0 && self.word(at - 1, "from")
    }

    /// Whether the number before `high` is of its size, as the ends of a range are.
    fn is_near(&self, at: usize, high: &Signed) -> bool {
        let low = self.signed_number(at).map_or(0.0, |low| low.number.value);
        low > 0.0 && low < high.number.value && high.number.value <= 4.0 * low
    }

    /// "rose from 9 to 10": the numbers are two values of one thing; "rose 9 to 10 percent" has one.
    fn tells_a_change(&self, at: usize) -> bool {
        /// How far the verb may stand before the number: "rose in the last year from".
        const REACH: usize = 8;
        let before = self.pieces.get(..at).unwrap_or_default();
        let clause = before.iter().rev().take(REACH);
        clause
            .take_while(|p| !matches!(p.lower.as_str(), "." | ";" | ":"))
            .any(|p| p.is_word() && lexicon::CHANGE_WORDS.contains_key(p.stem().as_str()))
    }

    /// "2–1", "a 52–48 vote", "won 3 to 1", "by 52 votes to 48".
    fn score(&self, at: usize, link: Link, low: &Signed, high: &Signed) -> Option<Core> {
        let bare = |s: &Signed| {
            s.currency.is_none() && unit::strong_unit(self.pieces, &s.number).is_none()
        };
        let side = |n: &Number| {
            !n.in_words
                && n.scale == 1.0
                && n.value.fract() == 0.0
                && (0.0..700.0).contains(&n.value)
        };
        let (a, b) = (&low.number, &high.number);
        let aged = at > 0 && self.is_age_word(at - 1);
        if aged || !side(a) || !side(b) || !bare(low) || !bare(high) || self.is_glued(at, a) {
            return None;
        }
        let noun = self.noun_stem(b);
        let is_score = match link {
            Link::Dash => !is_range(a.value, b.value, &noun),
            Link::To => self.follows_contest(at) && (a.value > b.value || noun.is_empty()),
            Link::Or => false,
        };
        is_score.then(|| Core::exactly(a.value, b.value, Unit::Score, b.end))
    }

    fn noun_stem(&self, number: &Number) -> smol_str::SmolStr {
        match self.unit_of(&Signed { currency: None, number: *number }) {
            Some(Known { unit: Unit::Count(stem), .. }) => stem,
            _ => "".into(),
        }
    }

    /// Whether a word of winning, losing or voting stands shortly before `at`.
    fn follows_contest(&self, at: usize) -> bool {
        const CONTESTS: [&str; 16] = [
            "win", "won", "lose", "lost", "beat", "defeat", "vote", "drew", "draw", "lead", "led",
            "pass", "reject", "approv", "rule", "score",
        ];
        const REACH: usize = 4;
        let before = self.pieces.get(..at).unwrap_or_default().iter().rev().take(REACH);
        before.filter(|p| p.is_word()).any(|p| CONTESTS.contains(&p.stem().as_str()))
    }
}

/// "two or three" is a range, "$5 or 4,000 rupees" a choice.
fn is_next_to(low: &Signed, high: &Signed) -> bool {
    let (a, b) = (low.number.value, high.number.value);
    low.currency == high.currency && a < b && b <= 2.0 * a
}

/// The ends of "1.2–1.5 million", both in the scale of the upper.
fn shared_scale(low: &Number, high: &Number) -> (f64, f64) {
    let shares = low.scale == 1.0 && high.scale > 1.0 && low.value < high.value / high.scale;
    (if shares { low.value * high.scale } else { low.value }, high.upper)
}

/// "3–5 people" is a range, "1–2 defeat" a score.
fn is_range(low: f64, high: f64, noun: &str) -> bool {
    const RESULTS: [&str; 15] = [
        "win", "defeat", "victori", "loss", "draw", "lead", "scorelin", "vote", "decis", "rule",
        "result", "aggreg", "tie", "margin", "score",
    ];
    low < high && high > 1.0 && !noun.is_empty() && !RESULTS.contains(&noun)
}

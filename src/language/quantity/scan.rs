//! Finds quantities: a bound, a sign, a number, a unit, in this order, each but the number
//! optional.

use smol_str::SmolStr;

use crate::text::TextRange;

use super::bound;
use super::number::{self, Number};
use super::piece::Piece;
use super::unit;
use super::{Bound, Quantity, Unit};

/// Reads quantities off the pieces of one block.
pub(super) struct Scanner<'p> {
    pub(super) pieces: &'p [Piece],
    /// Whether the block is written Like a Headline, so that capitals tell nothing.
    pub(super) title_case: bool,
}

/// A number with its unit, before it is known how it is bounded.
struct Core {
    value: f64,
    upper: f64,
    unit: Unit,
    end: usize,
}

impl<'p> Scanner<'p> {
    pub(super) fn new(pieces: &'p [Piece]) -> Self {
        Self { pieces, title_case: is_title_case(pieces) }
    }

    /// All quantities, in order.
    pub(super) fn run(&self) -> Vec<Quantity> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.pieces.len() {
            match self.quantity_at(at) {
                Step::Found(quantity, end) => {
                    found.push(quantity);
                    at = end;
                }
                Step::Skip(end) => at = end.max(at + 1),
            }
        }
        found
    }

    fn quantity_at(&self, start: usize) -> Step {
        if let Some(found) = self.between(start) {
            return found;
        }
        let (bound, at) = bound::before(self.pieces, start).unwrap_or((Bound::Exact, start));
        let core = match self.core_at(at, at > start) {
            Ok(core) => core,
            Err(end) if at > start => return Step::Skip(end.max(start + 1)),
            Err(end) => return Step::Skip(end),
        };
        let core_range = self.range(at, core.end);
        let (bound, end) = match bound::after(self.pieces, core.end) {
            Some((after, end)) if bound == Bound::Exact => (after, end),
            _ => (bound, core.end),
        };
        let (bound, end) = self.plus_sign(bound, end);
        let bound =
            if core.upper > core.value && core.unit != Unit::Score { Bound::Range } else { bound };
        let quantity = Quantity {
            range: self.range(start, end),
            core: core_range,
            value: core.value,
            upper: core.upper,
            unit: core.unit,
            bound,
        };
        Step::Found(quantity, end)
    }

    /// `1,000+` is a lower bound.
    fn plus_sign(&self, bound: Bound, end: usize) -> (Bound, usize) {
        let plus = self.pieces.get(end).is_some_and(|p| p.joined && p.is("+"));
        if plus && bound == Bound::Exact { (Bound::AtLeast, end + 1) } else { (bound, end) }
    }

    /// "between 3 and 5 years"
    fn between(&self, start: usize) -> Option<Step> {
        if !self.word(start, "between") {
            return None;
        }
        let (sign, low) = self.signed_number(start + 1)?;
        let first_unit = unit::strong_unit(self.pieces, &low);
        let after = first_unit.as_ref().map_or(low.end, |(_, end)| *end);
        if !self.word(after, "and") || low.is_year() {
            return None;
        }
        let (_, high) = self.signed_number(after + 1)?;
        let low_value = share_scale(&low, &high);
        if high.value <= low_value {
            return None;
        }
        let (unit, end) = self.unit_of(sign, &high).unwrap_or((Unit::Count("".into()), high.end));
        let quantity = Quantity {
            range: self.range(start, end),
            core: self.range(start + 1, end),
            value: low_value,
            upper: high.value,
            unit,
            bound: Bound::Range,
        };
        Some(Step::Found(quantity, end))
    }

    /// A number with its unit at `at`; `bounded` says that a bound stands before it. The error is
    /// where to go on.
    fn core_at(&self, at: usize, bounded: bool) -> Result<Core, usize> {
        if let Some(core) = self.share(at, bounded).or_else(|| self.ordinal(at)) {
            return Ok(core);
        }
        let (sign, number) = self.signed_number(at).ok_or(at + 1)?;
        let number_at = if sign.is_some() { number.end } else { at };
        if let Some(core) = self.share_of(&number) {
            return Ok(core);
        }
        if let Some(core) = self.span(at, sign, &number)? {
            return Ok(core);
        }
        let strong = match sign {
            Some(code) => Some((Unit::Money(code.into()), number.end)),
            None => unit::strong_unit(self.pieces, &number),
        };
        if let Some((unit, end)) = strong {
            let idiom = number.in_words && number.value == 1.0 && self.is_lone_one(at, &unit);
            let year = !bounded && number.is_year() && matches!(unit, Unit::Duration(_));
            let broken = year || sign.is_none() && self.is_glued(at, &number);
            return if idiom || broken { Err(end) } else { Ok(Core::of(&number, unit, end)) };
        }
        if self.is_no_count(number_at, &number, bounded) {
            return Err(number.end);
        }
        let (noun, end) = self.noun(&number);
        if self.is_one_without_noun(at, &number, &noun) {
            return Err(number.end);
        }
        let unit = match self.is_age(at, &number) {
            true => Unit::Duration("year".into()),
            false => Unit::Count(noun),
        };
        Ok(Core::of(&number, unit, end))
    }

    fn noun(&self, number: &Number) -> (SmolStr, usize) {
        let noun = unit::noun_after(self.pieces, number.end, number.value, self.title_case);
        let (noun, noun_end) = noun.unwrap_or_default();
        // A compound ("five-storey") is one word; a separate noun stays outside the quantity.
        let glued = self.pieces.get(number.end).is_some_and(|p| p.is_dash() && p.joined);
        (noun, if glued && noun_end > 0 { noun_end } else { number.end })
    }

    /// The unit of `number`, its currency sign first, a noun last.
    fn unit_of(&self, sign: Option<&str>, number: &Number) -> Option<(Unit, usize)> {
        if let Some(code) = sign {
            return Some((Unit::Money(code.into()), number.end));
        }
        unit::strong_unit(self.pieces, number).or_else(|| {
            let (noun, end) = self.noun(number);
            (!noun.is_empty()).then_some((Unit::Count(noun), end))
        })
    }

    fn signed_number(&self, at: usize) -> Option<(Option<&'static str>, Number)> {
        if let Some((code, next)) = unit::currency_before(self.pieces, at)
            && self.pieces.get(next).is_some_and(|p| p.digits().is_some())
        {
            return Some((Some(code), number::read(self.pieces, next, true)?));
        }
        Some((None, number::read(self.pieces, at, false)?))
    }

    /// "3–5 years", "£1.2m–£1.5m", "10 to 32 pages", and the score "2–1".
    fn span(&self, at: usize, sign: Option<&str>, low: &Number) -> Result<Option<Core>, usize> {
        let first_unit = unit::strong_unit(self.pieces, low).filter(|_| sign.is_none());
        let after = first_unit.as_ref().map_or(low.end, |(_, end)| *end);
        let Some(connector) = self.pieces.get(after) else { return Ok(None) };
        let dash = connector.is_dash() && (connector.joined || !connector.is("—"));
        if !dash && !connector.is("to") {
            return Ok(None);
        }
        let Some((other_sign, high)) = self.signed_number(after + 1) else { return Ok(None) };
        let apart = |end: usize| {
            let next = self.pieces.get(end);
            !next.is_some_and(|p| p.joined && p.is_dash())
                || unit::strong_unit(self.pieces, &high).is_some()
        };
        if dash && (!apart(high.end) || low.is_year() || self.is_glued(at, low)) {
            return Err(high.end);
        }
        let sign = sign.or(other_sign);
        let low_value = share_scale(low, &high);
        let unit = self.unit_of(sign, &high);
        let (unit, end) = match (first_unit, unit) {
            (Some((first, _)), Some((second, end))) if first == second => (first, end),
            (Some(_), _) => return Ok(None),
            (None, Some((Unit::Count(noun), _))) if dash && !is_range(low_value, &high, &noun) => {
                return Ok(self.score(at, low, &high));
            }
            (None, Some((Unit::Count(_), _))) if !dash && !self.opened_by_from(at) => {
                return Ok(None);
            }
            (None, Some(known)) => known,
            (None, None) if dash => return Ok(self.score(at, low, &high)),
            (None, None) => return Ok(None),
        };
        Ok((low_value < high.value).then_some(Core {
            value: low_value,
            upper: high.value,
            unit,
            end,
        }))
    }

    fn opened_by_from(&self, at: usize) -> bool {
        at > 0 && self.word(at - 1, "from")
    }

    fn score(&self, at: usize, low: &Number, high: &Number) -> Option<Core> {
        let side =
            |n: &Number| !n.in_words && n.scale == 1.0 && n.value.fract() == 0.0 && n.value < 200.0;
        (side(low) && side(high) && !self.is_glued(at, low)).then_some(Core {
            value: low.value,
            upper: high.value,
            unit: Unit::Score,
            end: high.end,
        })
    }

    /// "half of", "a third of", "nearly a quarter".
    fn share(&self, at: usize, bounded: bool) -> Option<Core> {
        let article = usize::from(self.word(at, "a") || self.word(at, "an"));
        let noun = self.pieces.get(at + article)?;
        let parts = number::denominator(&noun.lower).filter(|_| !noun.lower.ends_with('s'))?;
        if article == 0 && parts != 2.0 || self.follows_ordinal(at) {
            return None;
        }
        let end = at + article + 1;
        let next = self.pieces.get(end).map_or("", |p| p.lower.as_str());
        let half = parts == 2.0;
        if half && self.word(end, "an") && self.word(end + 1, "hour") {
            return Some(Core::duration(0.5, "hour", end + 2));
        }
        if half && self.pieces.get(end).is_some_and(Piece::is_dash) && self.word(end + 1, "hour") {
            return Some(Core::duration(0.5, "hour", end + 2));
        }
        if half && number::read(self.pieces, at, false).is_some() {
            return None;
        }
        let whole = next == "of"
            || half && matches!(next, "the" | "its" | "their" | "his" | "her" | "our" | "all");
        let ends = !self.pieces.get(end).is_some_and(|p| p.is_word() || p.is_dash());
        let (value, unit) = (100.0 / parts, Unit::Share);
        (whole || bounded && (half || ends)).then_some(Core { value, upper: value, unit, end })
    }

    fn share_of(&self, number: &Number) -> Option<Core> {
        let (value, end) = unit::share_after(self.pieces, number)?;
        Some(Core { value, upper: value, unit: Unit::Share, end })
    }

    /// "first half" and "second half" are no shares.
    fn follows_ordinal(&self, at: usize) -> bool {
        at > 0
            && self.pieces.get(at - 1).is_some_and(|p| {
                number::ordinal(&p.lower).is_some()
                    || matches!(p.lower.as_str(), "other" | "better")
            })
    }

    /// "50th", "the third round", "the twenty-first century".
    fn ordinal(&self, at: usize) -> Option<Core> {
        let (value, end) = self.ordinal_digits(at).or_else(|| self.ordinal_words(at))?;
        let noun = unit::noun_after(self.pieces, end, 1.0, self.title_case);
        let noun = noun.map(|_| self.pieces.get(end).map(Piece::stem).unwrap_or_default());
        let in_words = self.pieces.get(at).is_some_and(Piece::is_word);
        if in_words && noun.is_none() || self.touches_month(at, end) {
            return None;
        }
        let unit = Unit::Ordinal(noun.unwrap_or_default());
        Some(Core { value, upper: value, unit, end })
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
        let tens = number::cardinal(&first.lower).filter(|v| *v >= 20.0);
        let dash = self.pieces.get(at + 1).is_some_and(Piece::is_dash);
        match tens {
            Some(tens) if dash => {
                let last =
                    number::ordinal(&self.pieces.get(at + 2)?.lower).filter(|v| *v < 10.0)?;
                Some((tens + last, at + 3))
            }
            _ => Some((number::ordinal(&first.lower)?, at + 1)),
        }
    }

    pub(super) fn word(&self, at: usize, lower: &str) -> bool {
        self.pieces.get(at).is_some_and(|p| p.is(lower))
    }

    /// From the start of piece `start` to the end of the piece before `end`.
    fn range(&self, start: usize, end: usize) -> TextRange {
        let first = self.pieces.get(start).map_or(0, |p| p.range.start);
        let last =
            end.checked_sub(1).and_then(|i| self.pieces.get(i)).map_or(first, |p| p.range.end);
        TextRange::new(first, last)
    }
}

impl Core {
    fn of(number: &Number, unit: Unit, end: usize) -> Self {
        Self { value: number.value, upper: number.upper, unit, end }
    }

    fn duration(value: f64, unit: &str, end: usize) -> Self {
        Self { value, upper: value, unit: Unit::Duration(unit.into()), end }
    }
}

/// What was found at a piece, and where to go on.
enum Step {
    Found(Quantity, usize),
    Skip(usize),
}

/// The lower end of "1.2–1.5 million" in the scale of the upper.
fn share_scale(low: &Number, high: &Number) -> f64 {
    let shares = low.scale == 1.0 && high.scale > 1.0 && low.value < high.value / high.scale;
    if shares { low.value * high.scale } else { low.value }
}

/// "3–5 people" is a range, "1–2 defeat" a score.
fn is_range(low: f64, high: &Number, noun: &str) -> bool {
    low < high.value
        && !noun.is_empty()
        && high.value > 1.0
        && !matches!(
            noun,
            "win" | "defeat" | "victori" | "loss" | "draw" | "lead" | "scorelin" | "vote"
        )
}

/// Whether nearly all longer words start with a capital.
fn is_title_case(pieces: &[Piece]) -> bool {
    let words = pieces.iter().filter(|p| p.is_word() && p.lower.len() > 3).take(60);
    let (all, capital) = words.fold((0, 0), |(n, c), p| (n + 1, c + usize::from(p.capital)));
    all >= 3 && capital * 10 >= all * 8
}

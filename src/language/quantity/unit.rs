//! The unit behind a number: percent, money, time, measures, and parts of a whole.

use crate::language::lexicon;

use super::Unit;
use super::money;
use super::number::{self, Number};
use super::piece::Piece;
use crate::language::numeral;

/// A unit that was read from pieces.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    /// What is counted.
    pub unit: Unit,
    /// What one of it is worth in the unit itself: a basis point is 0.01 percent.
    pub factor: f64,
    /// Index of the piece after it.
    pub end: usize,
}

impl Known {
    pub(super) fn of(unit: Unit, end: usize) -> Self {
        Self { unit, factor: 1.0, end }
    }
}

/// A unit behind the number `number`, other than a mere noun.
pub(super) fn strong_unit(pieces: &[Piece], number: &Number) -> Option<Known> {
    let dash = pieces.get(number.end).is_some_and(|p| p.is_dash() && p.joined)
        && pieces.get(number.end + 1).is_some_and(|p| p.joined && p.is_word());
    let at = number.end + usize::from(dash);
    percent(pieces, at)
        .or_else(|| money_name(pieces, at, number))
        .or_else(|| duration(pieces, at))
        .or_else(|| measure(pieces, at))
}

fn word(pieces: &[Piece], at: usize) -> &str {
    pieces.get(at).map_or("", |p| p.lower.as_str())
}

fn percent(pieces: &[Piece], at: usize) -> Option<Known> {
    let tied = |short: &str| word(pieces, at) == short && pieces.get(at).is_some_and(|p| p.joined);
    let (length, factor) = match (word(pieces, at), word(pieces, at + 1)) {
        ("basis", "point" | "points") => (2, 0.01),
        ("bp" | "bps", _) => (1, 0.01),
        ("per", "cent") | ("percentage", "point" | "points") => (2, 1.0),
        ("%" | "percent" | "per-cent", "point" | "points") => (2, 1.0),
        ("%" | "percent" | "per-cent" | "pct", _) => (1, 1.0),
        _ if tied("pc") || tied("pp") => (1, 1.0),
        _ => return None,
    };
    Some(Known { unit: Unit::Percent, factor, end: at + length })
}

fn money_name(pieces: &[Piece], at: usize, number: &Number) -> Option<Known> {
    if word(pieces, at) == "won" && number.scale >= 1e3 {
        return Some(Known::of(Unit::Money("KRW".into()), at + 1));
    }
    let currency = money::name_at(pieces, at)?;
    let unit = Unit::Money(currency.code.into());
    Some(Known { unit, factor: currency.factor, end: currency.end })
}

fn duration(pieces: &[Piece], at: usize) -> Option<Known> {
    const QUALIFIERS: [&str; 8] =
        ["working", "business", "consecutive", "straight", "full", "calendar", "more", "further"];
    let at = at + usize::from(QUALIFIERS.contains(&word(pieces, at)));
    let unit = match word(pieces, at) {
        "second" | "seconds" | "sec" | "secs" => "second",
        "minute" | "minutes" | "min" | "mins" => "minute",
        "hour" | "hours" | "hr" | "hrs" => "hour",
        "day" | "days" => "day",
        "week" | "weeks" => "week",
        "fortnight" | "fortnights" => "fortnight",
        "month" | "months" => "month",
        "year" | "years" | "yr" | "yrs" => "year",
        "decade" | "decades" => "decade",
        "century" | "centuries" => "century",
        _ => return None,
    };
    Some(Known::of(Unit::Duration(unit.into()), skip_old(pieces, at + 1)))
}

/// Takes "-old" and "old" into an age.
fn skip_old(pieces: &[Piece], at: usize) -> usize {
    match (word(pieces, at), word(pieces, at + 1)) {
        ("old", _) => at + 1,
        (dash, "old" | "olds")
            if pieces.get(at).is_some_and(Piece::is_dash) && !dash.is_empty() =>
        {
            at + 2
        }
        _ => at,
    }
}

fn measure(pieces: &[Piece], at: usize) -> Option<Known> {
    if matches!(word(pieces, at), "square" | "cubic" | "sq") {
        let Known { unit: Unit::Measure(base), end, .. } = measure(pieces, at + 1)? else {
            return None;
        };
        let power = if word(pieces, at) == "cubic" { "³" } else { "²" };
        return Some(Known::of(Unit::Measure(format!("{base}{power}").into()), end));
    }
    let name = word(pieces, at);
    let known = |name: &str| lexicon::MEASURES.get(name).copied();
    let singular = name.strip_suffix('s').filter(|singular| singular.len() > 3);
    let capital = pieces.get(at).is_some_and(|p| p.joined && p.capital);
    // "5G" weighs nothing, "40C" is hot.
    let symbol = known(name).filter(|_| !capital || name.len() > 1).or_else(|| known(singular?));
    let temperature = capital && name == "c";
    match symbol {
        Some("degree") => Some(degree(pieces, at + 1)),
        Some("km") if word(pieces, at + 1) == "/" && word(pieces, at + 2) == "h" => {
            Some(Known::of(Unit::Measure("km/h".into()), at + 3))
        }
        Some(symbol) => Some(Known::of(Unit::Measure(symbol.into()), at + 1)),
        None => temperature.then(|| Known::of(Unit::Measure("°C".into()), at + 1)),
    }
}

/// "degrees", "°C", "degrees Fahrenheit"; `at` is behind the degree itself.
fn degree(pieces: &[Piece], at: usize) -> Known {
    let symbol = match word(pieces, at) {
        "c" | "celsius" | "centigrade" => "°C",
        "f" | "fahrenheit" => "°F",
        _ => return Known::of(Unit::Measure("degree".into()), at),
    };
    Known::of(Unit::Measure(symbol.into()), at + 1)
}

/// "two thirds", "three-quarters", "one in five", "nine out of ten": the share times 100.
pub(super) fn share_after(pieces: &[Piece], number: &Number) -> Option<(f64, usize)> {
    fraction_after(pieces, number).or_else(|| ratio_after(pieces, number))
}

fn fraction_after(pieces: &[Piece], number: &Number) -> Option<(f64, usize)> {
    let dash = pieces.get(number.end).is_some_and(|p| p.is_dash() && p.joined);
    let at = number.end + usize::from(dash);
    let parts = numeral::denominator(word(pieces, at))?;
    let plural = word(pieces, at).ends_with('s') || word(pieces, at) == "halves";
    let whole = number.value >= 1.0 && number.value < parts && number.value.fract() == 0.0;
    (whole && plural == (number.value > 1.0)).then_some((100.0 * number.value / parts, at + 1))
}

fn ratio_after(pieces: &[Piece], number: &Number) -> Option<(f64, usize)> {
    let mut at = match (word(pieces, number.end), word(pieces, number.end + 1)) {
        ("in", _) => number.end + 1,
        ("out", "of") => number.end + 2,
        _ => return None,
    };
    at += usize::from(matches!(word(pieces, at), "every" | "each"));
    let whole = number::read(pieces, at, false)?;
    let round = whole.value <= 100.0 || [1e3, 1e4, 1e5, 1e6].contains(&whole.value);
    let counts = round && whole.value > number.value && number.value >= 1.0;
    let other_unit = strong_unit(pieces, &whole).is_some();
    let date = pieces.get(whole.end).is_some_and(|p| p.capital && p.is_word());
    (counts && !other_unit && !date).then_some((100.0 * number.value / whole.value, whole.end))
}

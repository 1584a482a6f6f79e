//! Numbers in digits and in words: `12,000`, `2.1bn`, "two hundred and five", "dozens".

use super::Bound;
use super::bound;
use super::money;
use super::noun;
use super::piece::Piece;
use crate::language::numeral::{cardinal, scale};

/// A number that was read from pieces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// The value, its scale applied.
    pub value: f64,
    /// The highest value that is meant; differs for "dozens" and "hundreds of thousands".
    pub upper: f64,
    /// Index of the piece after it.
    pub end: usize,
    /// Factor of a scale word, 1 where there is none.
    pub scale: f64,
    /// Whether it is written in words.
    pub in_words: bool,
    /// Whether it is written as years are, in four digits and nothing else.
    pub four_digits: bool,
    /// A bound that is tied to it: `1,000+`.
    pub bound: Option<Bound>,
}

impl Number {
    /// `value` in digits, before the piece `end`.
    fn of(value: f64, end: usize) -> Self {
        Self {
            value,
            upper: value,
            end,
            scale: 1.0,
            in_words: false,
            four_digits: false,
            bound: None,
        }
    }

    /// From `low` to `high` in words, before the piece `end`.
    fn words(low: f64, high: f64, end: usize) -> Self {
        Self { upper: high, in_words: true, ..Self::of(low, end) }
    }

    /// Whether a bare number can be a year.
    pub fn is_year(&self) -> bool {
        self.four_digits && self.scale == 1.0 && (1500.0..=2100.0).contains(&self.value)
    }
}

/// The value of a scale that is written right behind digits: `2.1bn`, `40k`.
fn short_scale(word: &str, money: bool) -> Option<f64> {
    Some(match word {
        "k" => 1e3,
        "m" | "mn" | "mln" | "mio" if money || word != "m" => 1e6,
        "bn" | "bln" => 1e9,
        "b" if money => 1e9,
        "tn" | "trn" => 1e12,
        "t" if money => 1e12,
        _ => return None,
    })
}

/// Reads the number that starts at `at`, with its scale; `money` says that a currency sign stands
/// before it.
pub(super) fn read(pieces: &[Piece], at: usize, money: bool) -> Option<Number> {
    let first = pieces.get(at)?;
    let number = match first.digits() {
        Some(value) => {
            let four_digits = first.is_four_digits();
            let number = Number { four_digits, ..Number::of(value, at + 1) };
            with_scale(pieces, number, money)
        }
        None => read_indefinite(pieces, at).or_else(|| read_words(pieces, at))?,
    };
    Some(with_bound(pieces, number))
}

fn with_bound(pieces: &[Piece], number: Number) -> Number {
    match bound::tied(pieces, number.end) {
        Some((bound, end)) => Number { bound: Some(bound), end, ..number },
        None => number,
    }
}

/// Applies the scale words behind digits: `50 billion`, `2.1bn`, `40 000`.
fn with_scale(pieces: &[Piece], mut number: Number, money: bool) -> Number {
    if let Some(next) = pieces.get(number.end)
        && next.is_word()
    {
        let money = money || money::name_at(pieces, number.end + 1).is_some();
        let written_m = money || next.capital || is_counted(pieces, number.end + 1);
        let short = match next.joined || money {
            true => short_scale(&next.lower, money).or((next.is("m") && written_m).then_some(1e6)),
            false => None,
        };
        if let Some(factor) = short {
            number.end += 1;
            number.scale = factor;
        }
    }
    while let Some((factor, end)) = scale_at(pieces, number.end) {
        number.end = end;
        number.scale *= factor;
    }
    number.value = scaled(number.value, number.scale);
    number.upper = number.value;
    number
}

/// `value` times `scale` without the noise of binary fractions: 8.2 million is 8,200,000.
fn scaled(value: f64, scale: f64) -> f64 {
    const DECIMALS: f64 = 1e6;
    if scale == 1.0 { value } else { (value * DECIMALS).round() * scale / DECIMALS }
}

/// Whether things stand at `at` that a number behind "m" counts by the million: "10m users". The
/// "100m hurdles" are metres.
fn is_counted(pieces: &[Piece], at: usize) -> bool {
    const RACES: [&str; 6] = ["hurdles", "finals", "heats", "races", "sprints", "runners"];
    pieces.get(at).is_some_and(|p| {
        p.is_word()
            && noun::is_plural(&p.lower)
            && !noun::is_function_word(&p.lower)
            && !RACES.contains(&p.lower.as_str())
    })
}

/// A scale word at `at`, with or without a hyphen before it: "billion", "-million".
fn scale_at(pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
    let hyphen = pieces.get(at).is_some_and(|p| p.is_dash() && p.joined);
    let at = at + usize::from(hyphen);
    Some((scale(&pieces.get(at)?.lower)?, at + 1))
}

/// "dozens", "hundreds", "tens of thousands", "several hundred": more than one, fewer than the next
/// step.
fn read_indefinite(pieces: &[Piece], at: usize) -> Option<Number> {
    if let Some((factor, end)) = few_of(pieces, at) {
        return Some(Number::words(2.0 * factor, upper_of(factor), end));
    }
    let word = pieces.get(at)?.lower.strip_suffix('s')?;
    let (low, high) = match word {
        "ten" => (20.0, 99.0),
        other => scale(other).map(|factor| (2.0 * factor, upper_of(factor)))?,
    };
    let of_scale = pieces.get(at + 1).filter(|p| p.is("of")).and_then(|_| {
        let word = pieces.get(at + 2)?.lower.strip_suffix('s')?;
        scale(word)
    });
    match of_scale {
        Some(factor) => Some(Number::words(low * factor, (high + 1.0) * factor - 1.0, at + 3)),
        None if word == "ten" => None,
        None => Some(Number::words(low, high, at + 1)),
    }
}

/// "several hundred", "a few thousand": the scale, and the piece after it.
fn few_of(pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
    let at = at + usize::from(pieces.get(at)?.is("a"));
    let opens = matches!(pieces.get(at)?.lower.as_str(), "several" | "few" | "many");
    let factor = scale(&pieces.get(at + 1)?.lower)?;
    opens.then_some((factor, at + 2))
}

/// The most that "dozens", "hundreds" or "millions" can be.
fn upper_of(factor: f64) -> f64 {
    match factor {
        12.0 => 99.0,
        small if small < 1e3 => 999.0,
        large => large * 1e3 - 1.0,
    }
}

/// "five", "two hundred and five", "a million", "half a billion", "two and a half".
fn read_words(pieces: &[Piece], at: usize) -> Option<Number> {
    let (mut total, mut current, mut end) = opening(pieces, at)?;
    let mut scale_seen = if current >= 12.0 && end > at + 1 { current } else { 1.0 };
    loop {
        let hyphen = pieces.get(end).is_some_and(|p| p.is_dash() && p.joined);
        let next = end + usize::from(hyphen);
        let Some(piece) = pieces.get(next) else { break };
        if let Some(factor) = scale(&piece.lower) {
            scale_seen = factor;
            if factor >= 1e3 {
                total += current.max(1.0) * factor;
                current = 0.0;
            } else {
                current = current.max(1.0) * factor;
            }
            end = next + 1;
        } else if let Some((value, after)) = smaller(pieces, next, current, total) {
            current += value;
            end = after;
        } else {
            break;
        }
    }
    let value = total + current;
    Some(Number { scale: scale_seen, ..Number::words(value, value, end) })
}

/// The first word of a number in words: (finished thousands, current group, next piece).
fn opening(pieces: &[Piece], at: usize) -> Option<(f64, f64, usize)> {
    let first = pieces.get(at)?;
    if let Some(value) = cardinal(&first.lower) {
        return Some((0.0, value, at + 1));
    }
    let scale_after = |skip: usize| pieces.get(at + skip).and_then(|p| scale(&p.lower));
    match first.lower.as_str() {
        "a" if has_words(pieces, at + 1, &["quarter", "of", "a"]) => {
            scale_after(4).map(|s| start_with(s / 4.0, at + 5))
        }
        "a" | "an" => scale_after(1).map(|s| start_with(s, at + 2)),
        "half" if pieces.get(at + 1).is_some_and(|p| p.is("a") || p.is_dash()) => {
            scale_after(2).map(|s| start_with(s / 2.0, at + 3))
        }
        word => scale(word).map(|s| start_with(s, at + 1)),
    }
}

fn has_words(pieces: &[Piece], at: usize, words: &[&str]) -> bool {
    let found = pieces.iter().skip(at).take(words.len()).map(|p| p.lower.as_str());
    found.eq(words.iter().copied())
}

fn start_with(value: f64, end: usize) -> (f64, f64, usize) {
    if value >= 1e3 { (value, 0.0, end) } else { (0.0, value, end) }
}

/// A word that adds to the number: "five" in "twenty-five", "and six", "and a half".
fn smaller(pieces: &[Piece], at: usize, current: f64, total: f64) -> Option<(f64, usize)> {
    let word = |skip: usize| pieces.get(at + skip).map_or("", |p| p.lower.as_str());
    let room = |value: f64| match current as u64 {
        0 => total > 0.0,
        tens if tens % 100 == 0 => value < 100.0,
        tens if tens % 10 == 0 && tens % 100 >= 20 => value < 10.0 && value > 0.0,
        _ => false,
    };
    if word(0) == "and" {
        if word(1) == "a" && word(2) == "half" {
            return Some((0.5, at + 3));
        }
        let big = current >= 100.0 || total > 0.0;
        return cardinal(word(1)).filter(|v| big && room(*v)).map(|v| (v, at + 2));
    }
    cardinal(word(0)).filter(|v| room(*v)).map(|v| (v, at + 1))
}

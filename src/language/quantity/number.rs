//! Numbers in digits and in words: `12,000`, `2.1bn`, "two hundred and five", "dozens".

use super::piece::Piece;

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
}

impl Number {
    /// Whether a bare number can be a year.
    pub fn is_year(&self) -> bool {
        !self.in_words
            && self.scale == 1.0
            && self.value.fract() == 0.0
            && (1500.0..=2100.0).contains(&self.value)
    }
}

/// The value of a number word below a hundred.
pub(super) fn cardinal(word: &str) -> Option<f64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = WORDS.iter().position(|w| *w == word);
    small.or_else(|| TENS.iter().position(|w| *w == word).map(|i| 10 * (i + 2))).map(|n| n as f64)
}

/// The value of a word that multiplies the number before it.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
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

/// The value of an ordinal word or suffix-less ordinal: "third" is 3.
pub(super) fn ordinal(word: &str) -> Option<f64> {
    const WORDS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    WORDS.iter().position(|w| *w == word).map(|i| (i + 1) as f64)
}

/// The number of equal parts that "third" or "quarters" names.
pub(super) fn denominator(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "quarter" | "quarters" => 4.0,
        _ => {
            let singular = word.strip_suffix('s').unwrap_or(word);
            ordinal(singular).filter(|parts| *parts >= 3.0)?
        }
    })
}

/// Reads the number that starts at `at`, with its scale; `money` says that a currency sign stands
/// before it.
pub(super) fn read(pieces: &[Piece], at: usize, money: bool) -> Option<Number> {
    let first = pieces.get(at)?;
    if let Some(value) = first.digits() {
        return Some(read_scale(pieces, value, at + 1, money));
    }
    read_indefinite(pieces, at).or_else(|| read_words(pieces, at))
}

/// Applies the scale words behind digits: `50 billion`, `2.1bn`, `40 000`.
fn read_scale(pieces: &[Piece], value: f64, at: usize, money: bool) -> Number {
    let mut number = Number { value, upper: value, end: at, scale: 1.0, in_words: false };
    if let Some(next) = pieces.get(at)
        && next.is_word()
    {
        let short = if next.joined || money { short_scale(&next.lower, money) } else { None };
        if let Some(factor) = short {
            number.end += 1;
            number.scale = factor;
        }
    }
    while let Some((factor, end)) = scale_at(pieces, number.end) {
        number.end = end;
        number.scale *= factor;
    }
    number.value *= number.scale;
    number.upper = number.value;
    number
}

/// A scale word at `at`, with or without a hyphen before it: "billion", "-million".
fn scale_at(pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
    let hyphen = pieces.get(at).is_some_and(|p| p.is_dash() && p.joined);
    let at = at + usize::from(hyphen);
    Some((scale(&pieces.get(at)?.lower)?, at + 1))
}

/// "dozens", "hundreds", "tens of thousands": more than one, fewer than the next step.
fn read_indefinite(pieces: &[Piece], at: usize) -> Option<Number> {
    let word = pieces.get(at)?.lower.strip_suffix('s')?;
    let (mut low, mut high) = match word {
        "ten" => (20.0, 99.0),
        "dozen" => (24.0, 99.0),
        other => scale(other).map(|s| (2.0 * s, if s < 1e3 { 999.0 } else { s * 1e3 - 1.0 }))?,
    };
    let mut end = at + 1;
    let next_scale = pieces.get(end).filter(|p| p.is("of")).and_then(|_| {
        let word = pieces.get(end + 1)?.lower.strip_suffix('s')?;
        scale(word)
    });
    match next_scale {
        Some(factor) => {
            low *= factor;
            high = (high + 1.0) * factor - 1.0;
            end += 2;
        }
        None if word == "ten" => return None,
        None => {}
    }
    Some(Number { value: low, upper: high, end, scale: 1.0, in_words: true })
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
    Some(Number { value, upper: value, end, scale: scale_seen, in_words: true })
}

/// The first word of a number in words: (finished thousands, current group, next piece).
fn opening(pieces: &[Piece], at: usize) -> Option<(f64, f64, usize)> {
    let first = pieces.get(at)?;
    if let Some(value) = cardinal(&first.lower) {
        return Some((0.0, value, at + 1));
    }
    let scale_after = |skip: usize| pieces.get(at + skip).and_then(|p| scale(&p.lower));
    match first.lower.as_str() {
        "a" | "an" => scale_after(1).map(|s| start_with(s, at + 2)),
        "half" if pieces.get(at + 1).is_some_and(|p| p.is("a") || p.is_dash()) => {
            scale_after(2).map(|s| start_with(s / 2.0, at + 3))
        }
        word => scale(word).map(|s| start_with(s, at + 1)),
    }
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

//! What single number words are worth: "twelve", "million", "third", "quarters".
//!
//! Stands below quantities and dates, which both read numbers in words.

use std::sync::LazyLock;

use super::lexicon::Listed;
use super::token::Token;

type Words = Listed<f64>;

static CARDINALS: LazyLock<Words> = LazyLock::new(|| {
    let small = [
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
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = (0..).map(f64::from).zip(small);
    let tens = (2..).map(|ten| f64::from(10 * ten)).zip(tens);
    small.chain(tens).map(|(value, word)| (word, value)).collect()
});

static SCALES: LazyLock<Words> = LazyLock::new(|| {
    let scales = [
        ("dozen", 12.0),
        ("hundred", 1e2),
        ("thousand", 1e3),
        ("million", 1e6),
        ("billion", 1e9),
        ("trillion", 1e12),
        ("lakh", 1e5),
        ("lakhs", 1e5),
        ("crore", 1e7),
        ("crores", 1e7),
    ];
    scales.into_iter().collect()
});

static ORDINALS: LazyLock<Words> = LazyLock::new(|| {
    let words = [
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
    (1..).map(f64::from).zip(words).map(|(value, word)| (word, value)).collect()
});

/// The value of a number word below a hundred.
pub(super) fn cardinal(word: &str) -> Option<f64> {
    CARDINALS.get(word).copied()
}

/// The value of a word that multiplies the number before it.
pub(super) fn scale(word: &str) -> Option<f64> {
    SCALES.get(word).copied()
}

/// The value of an ordinal word or suffix-less ordinal: "third" is 3.
pub(super) fn ordinal(word: &str) -> Option<f64> {
    ORDINALS.get(word).copied()
}

/// All words with a value.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    CARDINALS.keys().chain(SCALES.keys()).chain(ORDINALS.keys())
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

/// Whether the token at `index` is one of an editor's brackets around a number in words, "[ten]
/// years", which are not there to be read.
pub(super) fn is_bracket_of_number(tokens: &[Token], index: usize) -> bool {
    let is = |at: usize, mark| tokens.get(at).is_some_and(|token| token.is_mark(mark));
    let number = |at: usize| tokens.get(at).is_some_and(|token| cardinal(&token.lower).is_some());
    is(index, '[') && number(index + 1) && is(index + 2, ']')
        || index >= 2 && is(index, ']') && number(index - 1) && is(index - 2, '[')
}

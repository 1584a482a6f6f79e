//! Quantities: money, percentages, counts, durations, measures.

mod agreement;
mod bound;
mod cut;
mod money;
mod noun;
mod number;
mod part;
mod piece;
mod refusal;
mod scan;
mod span;
mod unit;

use smol_str::SmolStr;

use crate::text::TextRange;

use super::token::Token;

/// A number with its unit, normalised so that different spellings compare.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Where it stands, from its bound ("more than") or sign to its unit.
    pub range: TextRange,
    /// The number and unit alone, without the words of the bound. A counted noun stays outside.
    pub core: TextRange,
    /// The value, in whole units (`$2.1bn` is 2,100,000,000; `40%` is 40); of a range, its lower
    /// end.
    pub value: f64,
    /// The upper end of a range ("3–5 years"), otherwise equal to [`Self::value`].
    pub upper: f64,
    /// What is counted.
    pub unit: Unit,
    /// How the value is meant.
    pub bound: Bound,
}

/// What a quantity counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Money, by its ISO 4217 code where the sign or word tells (`$` is `USD`), else by the name
    /// that several countries' money has (`crown`, `peso`).
    Money(SmolStr),
    /// Hundredths; percentage points and basis points (0.01 each) included.
    Percent,
    /// A part of a whole, in words or as "1 in 5"; the value is the share times 100.
    Share,
    /// A time span, by its unit in the singular (`year`, `day`).
    Duration(SmolStr),
    /// A measure, by its SI symbol or common name (`km`, `tonne`, `°C`).
    Measure(SmolStr),
    /// Things, by the stem of the noun that follows the number; empty where none does.
    Count(SmolStr),
    /// A place in an order ("the 50th", "third"), by the stem of the noun that follows.
    Ordinal(SmolStr),
    /// A score ("2–1"); value and upper are the two sides.
    Score,
}

/// How a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// The value itself.
    Exact,
    /// "more than", "at least", "over"
    AtLeast,
    /// "up to", "less than", "under"
    AtMost,
    /// "about", "nearly", "some"
    About,
    /// From value to upper.
    Range,
}

/// Finds the quantities of a block.
pub fn quantities(text: &str, tokens: &[Token]) -> Vec<Quantity> {
    let pieces = cut::pieces(text, tokens);
    scan::Scanner::new(&pieces).run()
}

#[cfg(test)]
mod tests;

//! How the same things are put in words wherever an editor shows them: in cards, lenses and hints.

use crate::analysis::Analysis;
use crate::article::Section;
use crate::language::{Interval, Quantity, Unit};

/// A longer passage is cut, in characters.
const LONGEST: usize = 140;

/// The part of the article in which a block stands, as editors name it: `headline`, `summary`,
/// `questions`, or the paragraph's number in the body (`¶3`).
pub(super) fn part(analysis: &Analysis, block: usize) -> String {
    match analysis.article.blocks.get(block).map(|block| block.section) {
        Some(Section::Headline) => "headline".to_owned(),
        Some(Section::Summary) => "summary".to_owned(),
        Some(Section::Insights) => "questions".to_owned(),
        Some(Section::References) => "references".to_owned(),
        Some(Section::Boilerplate) | None => "margin".to_owned(),
        Some(Section::Body) => {
            let before = analysis.article.blocks.iter().take(block + 1);
            format!("¶{}", before.filter(|block| block.section == Section::Body).count())
        }
    }
}

/// The days of an interval: "2026-02-01 to 2026-02-28".
pub(super) fn days(Interval { first, last }: Interval) -> String {
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}

/// A quantity in whole units, without its bound: "2,100,000,000 EUR".
pub(super) fn quantity(quantity: &Quantity) -> String {
    let value = values(quantity);
    match &quantity.unit {
        Unit::Money(unit) | Unit::Measure(unit) => format!("{value} {unit}"),
        Unit::Percent | Unit::Share => format!("{value}%"),
        Unit::Duration(unit) if value == "1" => format!("1 {unit}"),
        Unit::Duration(unit) => format!("{value} {unit}s"),
        Unit::Count(_) | Unit::Ordinal(_) | Unit::Score => value,
    }
}

fn values(quantity: &Quantity) -> String {
    let (value, upper) = (number(quantity.value), number(quantity.upper));
    match quantity.unit {
        Unit::Score => format!("{value}–{upper}"),
        _ if value == upper => value,
        _ => format!("{value} to {upper}"),
    }
}

/// `value` with separators between its thousands and at most four decimals.
pub(super) fn number(value: f64) -> String {
    let rounded = format!("{:.4}", value.abs());
    let (whole, decimals) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let mut number = if value < 0.0 { "-".to_owned() } else { String::new() };
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            number.push(',');
        }
        number.push(digit);
    }
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { number } else { format!("{number}.{decimals}") }
}

/// `text`, cut between words where it is too long to be read at a glance.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => {
            let cut = &text[..end];
            let whole_words = cut.rfind(' ').map_or(cut, |space| &cut[..space]);
            format!("{whole_words} …")
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, number, shortened};

    #[test]
    fn long_passages_are_cut_between_words() {
        assert_eq!(shortened("It hums."), "It hums.");
        let cut = shortened(&"é ".repeat(200));
        assert!(cut.ends_with("é …"), "{cut}");
        assert!(cut.chars().count() <= LONGEST + 2);
    }

    #[test]
    fn thousands_are_set_apart() {
        let cases = [
            (0.0, "0"),
            (12.5, "12.5"),
            (999.0, "999"),
            (1_000.0, "1,000"),
            (2.1e9, "2,100,000,000"),
            (-45_000.25, "-45,000.25"),
            (1.0 / 3.0, "0.3333"),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value), expected);
        }
    }
}

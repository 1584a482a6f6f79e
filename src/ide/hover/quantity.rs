//! The card of a quantity: its value in whole units, what is counted, how it is meant.

use crate::ide::spot::Spot;
use crate::language::{Bound, Quantity, Unit};

use super::Hover;

/// The card of the quantity that the cursor touches.
pub(super) fn card(spot: &Spot<'_>) -> Option<Hover> {
    let quantity = spot.touched(&spot.reading().quantities, |quantity| quantity.range)?;
    Some(Hover { range: spot.to_source(quantity.range), markdown: described(quantity) })
}

/// "**2,100,000,000 EUR**, at most"
fn described(quantity: &Quantity) -> String {
    let notes = kind_note(&quantity.unit).into_iter().chain(bound_note(quantity.bound));
    let notes: String = notes.map(|note| format!(", {note}")).collect();
    format!("**{}**{notes}", with_unit(quantity))
}

fn with_unit(quantity: &Quantity) -> String {
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

/// What the number is, where its unit does not tell.
fn kind_note(unit: &Unit) -> Option<&'static str> {
    match unit {
        Unit::Share => Some("a share of the whole"),
        Unit::Count(_) => Some("a count"),
        Unit::Ordinal(_) => Some("a place in an order"),
        Unit::Score => Some("a score"),
        Unit::Money(_) | Unit::Percent | Unit::Duration(_) | Unit::Measure(_) => None,
    }
}

fn bound_note(bound: Bound) -> Option<&'static str> {
    match bound {
        Bound::AtLeast => Some("at least"),
        Bound::AtMost => Some("at most"),
        Bound::About => Some("about"),
        Bound::Exact | Bound::Range => None,
    }
}

/// `value` with separators between its thousands and at most four decimals.
fn number(value: f64) -> String {
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

#[cfg(test)]
mod tests {
    use super::number;

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

//! The card of a quantity: its value in whole units, what is counted, how it is meant.

use crate::ide::spot::Spot;
use crate::ide::wording;
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
    format!("**{}**{notes}", wording::quantity(quantity))
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

//! What a claim fills in: how much, who, when, who to whom, yes or no, how surely, how widely, in
//! whose words.
//!
//! A folder for each thing that is compared, and in it one slot a file: a function that holds the
//! claim's fillings against those of the aligned passages and gives a [`Reason`] for each that
//! disagrees.

mod additions;
mod amounts;
mod beside;
mod certainty;
mod dates;
mod deeds;
mod extent;
mod names;
mod polarity;
mod verb;
mod voices;

use super::alignment::Alignment;
use super::reason::Reason;

pub(super) use additions::nothing_of_the_kind;
pub(super) use amounts::knows_quantity;

/// A function that finds what disagrees.
type Slot = fn(&Alignment<'_>) -> Vec<Reason>;

/// All slots by what they compare, in the order in which their reasons are given.
const SLOTS: &[&[Slot]] = &[
    amounts::SLOTS,
    dates::SLOTS,
    names::SLOTS,
    deeds::SLOTS,
    polarity::SLOTS,
    certainty::SLOTS,
    extent::SLOTS,
    voices::SLOTS,
    additions::SLOTS,
];

/// Of these, those by which something is not so, or is not so yet.
const DENYING: &[&[Slot]] =
    &[amounts::SLOTS, dates::SLOTS, deeds::SLOTS, polarity::SLOTS, certainty::SLOTS];

/// What denies a claim: all that [`compare`] finds by the denying slots.
pub(super) fn denials(alignment: &Alignment<'_>) -> Vec<Reason> {
    DENYING.iter().copied().flatten().flat_map(|slot| slot(alignment)).collect()
}

/// Everything that disagrees between a claim and its passages.
pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    SLOTS.iter().copied().flatten().flat_map(|slot| slot(alignment)).collect()
}

//! What a claim fills in: how much, who, when, who to whom, yes or no, how surely, how widely, in whose words.
//!
//! One slot a file: a function that holds the claim's fillings against those of the aligned
//! passages and gives a [`Reason`] for each that disagrees.

mod accusation;
mod addition;
mod attribution;
mod belief;
mod beside;
mod borrowed;
mod calendar;
mod certainty;
mod command;
mod compound;
mod condition;
mod content;
mod crossing;
mod date;
mod denial;
mod dispute;
mod doer;
mod ends;
mod event;
mod leftover;
mod modality;
mod name;
mod nationality;
mod number;
mod office;
mod only;
mod parties;
mod partitive;
mod polarity;
mod quantifier;
mod rate;
mod roles;
mod scope;
mod speaker;
mod stray;
mod verb;

use super::alignment::Alignment;
use super::reason::Reason;

pub(super) use content::nothing_of_the_kind;
pub(super) use number::is_known as knows_quantity;

/// All slots, in the order in which their reasons are given.
const SLOTS: &[fn(&Alignment<'_>) -> Vec<Reason>] = &[
    number::compare,
    ends::compare,
    date::compare,
    calendar::compare,
    name::compare,
    stray::compare,
    nationality::compare,
    office::compare,
    doer::compare,
    speaker::compare,
    roles::compare,
    command::compare,
    polarity::compare,
    modality::compare,
    belief::compare,
    certainty::compare,
    scope::compare,
    quantifier::compare,
    only::compare,
    partitive::compare,
    condition::compare,
    attribution::compare,
    denial::compare,
    addition::compare,
    content::compare,
];

/// Everything that disagrees between a claim and its passages.
pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    SLOTS.iter().flat_map(|slot| slot(alignment)).collect()
}

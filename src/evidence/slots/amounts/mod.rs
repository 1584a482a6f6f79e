//! How much and how many: figures, their limits and what they are of.

mod borrowed;
mod ends;
mod number;
mod rate;

use super::Slot;

pub(in crate::evidence) use number::is_known as knows_quantity;
pub(super) use number::is_same_figure;

pub(super) const SLOTS: &[Slot] = &[number::compare, ends::compare];

//! What the claim has and the evidence has not.

mod addition;
mod content;

use super::Slot;

pub(in crate::evidence) use content::nothing_of_the_kind;

pub(super) const SLOTS: &[Slot] = &[addition::compare, content::compare];

//! How surely it is so.

mod belief;
mod certain;
mod modality;

use super::Slot;

pub(super) use belief::is_supposing;

pub(super) const SLOTS: &[Slot] = &[modality::compare, belief::compare, certain::compare];

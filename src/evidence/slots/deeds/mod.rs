//! Who did what to whom, and who said it.

mod command;
mod crossing;
mod doer;
mod event;
mod parties;
mod roles;
mod speaker;

use super::Slot;

pub(super) use roles::are_reversed;

pub(super) const SLOTS: &[Slot] =
    &[doer::compare, speaker::compare, roles::compare, command::compare];

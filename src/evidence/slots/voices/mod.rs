//! In whose words: what somebody says, denies or accuses another of must not be told as fact.

mod accusation;
mod attribution;
mod denial;
mod dispute;

use super::Slot;

pub(super) use attribution::takes_stance;

pub(super) const SLOTS: &[Slot] = &[attribution::compare, denial::compare];

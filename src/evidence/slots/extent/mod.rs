//! How widely and under which condition it holds: all or some, only, if.

mod condition;
mod only;
mod partitive;
mod quantifier;
mod scope;

use super::Slot;

pub(super) const SLOTS: &[Slot] =
    &[scope::compare, quantifier::compare, only::compare, partitive::compare, condition::compare];

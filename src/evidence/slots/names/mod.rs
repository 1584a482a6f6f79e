//! Who and where: people, bodies and places, and what they are called.

mod compound;
mod leftover;
mod name;
mod nationality;
mod office;
mod stray;

use super::Slot;

pub(super) use name::SURE;

pub(super) const SLOTS: &[Slot] =
    &[name::compare, stray::compare, nationality::compare, office::compare];

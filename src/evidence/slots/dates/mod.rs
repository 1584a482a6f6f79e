//! When: dates, weekdays and years.

mod calendar;
mod date;

use super::Slot;

pub(super) const SLOTS: &[Slot] = &[date::compare, calendar::compare];

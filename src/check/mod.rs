//! Many articles: checked at once, in a stable order, with memory for a few of them. Floor 6.
//!
//! [`Checker`] checks one article; [`in_order`] does it for many.

mod checker;
mod file;
mod in_order;

pub use checker::Checker;
pub use file::{CheckedFile, Totals};
pub use in_order::in_order;

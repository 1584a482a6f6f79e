//! Many articles: checked at once, in a stable order, with memory for a few of them. Floor 6.
//!
//! [`Checker`] checks one article; [`in_order`] does it for many.

mod baseline;
mod cache;
mod changes;
mod checker;
mod complaint;
mod file;
mod in_order;
mod mending;
mod patch;
mod rewriting;

pub use baseline::{Baseline, BaselineError, Entry as BaselineEntry};
pub use cache::{Cache, FOLDER as CACHE_FOLDER};
pub use changes::{Changes, GitError};
pub use checker::Checker;
pub use complaint::Complaint;
pub use file::{CheckedFile, Totals};
pub use in_order::in_order;
pub use mending::{Mended, mend};

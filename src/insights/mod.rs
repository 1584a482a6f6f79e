//! Insight questions: the template library, the slots, and what an article fills them with.
//!
//! `templates.toml` holds the library; [`template`] reads one template, [`category`] the library;
//! `topic` finds what the article is about besides names; [`fill`] puts names and topics into
//! slots; [`question`] reads the questions that an article asks already; [`propose`] brings all
//! that together.
//!
//! Floor 3: sees an [`Analysis`](crate::analysis::Analysis), knows no editor.

mod candidate;
pub mod category;
pub mod fill;
mod proposal;
pub mod question;
pub mod template;
mod topic;

pub use proposal::{Proposal, covered, offers, propose};

//! Insight questions: the template library, the slots, and what an article fills them with.
//!
//! `templates.toml` holds the library that is compiled in; [`library`] reads it and those that
//! users write, [`template`] one template, [`slot`] a hole in it, [`pattern`] what it recognises, by
//! words and their `class`.
//!
//! `named` finds names, `topic`, `noun` and `figure` what the article is about besides them;
//! [`fill`] puts all that into slots, `candidate` and `english` in the form that stands there;
//! [`propose`] and [`offer`] choose what can be asked next, `typed` goes on from what is begun.
//!
//! [`question`] reads the questions that an article asks already, [`meaning`] finds those that ask
//! the same, [`answer`] what answers them, [`premise`] what they take for granted, by way of
//! `inversion`.
//!
//! Floor 3: sees an [`Analysis`](crate::analysis::Analysis), knows no editor.

pub mod answer;
mod candidate;
mod class;
mod english;
mod figure;
pub mod fill;
mod inversion;
pub mod library;
pub mod meaning;
mod memo;
mod named;
mod noun;
pub mod offer;
pub mod pattern;
pub mod premise;
mod proposal;
pub mod question;
pub mod slot;
pub mod template;
mod topic;
mod typed;

pub use library::Library;
pub use offer::Offers;
pub use proposal::{Proposal, covered, missing, propose, propose_missing};

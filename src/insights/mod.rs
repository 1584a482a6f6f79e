//! Insight questions: the template library, the slots, and what an article fills them with.
//!
//! Floor 3: sees an [`Analysis`](crate::analysis::Analysis), knows no editor.

use crate::analysis::Analysis;

/// A question that an article invites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The category of its template.
    pub category: String,
    /// The template, with its slots.
    pub template: String,
    /// The question, filled.
    pub text: String,
    /// The slots and what stands in them, in order.
    pub fills: Vec<(String, String)>,
    /// Its place among the proposals, from 1.
    pub rank: usize,
}

/// Proposes up to `count` questions, best first.
pub fn propose(_analysis: &Analysis, _count: usize) -> Vec<Proposal> {
    Vec::new()
}

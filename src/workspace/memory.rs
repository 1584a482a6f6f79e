//! What is kept between the edits of one document, and what it depends on.

use crate::evidence::KeptJudgements;

/// What the review of a document leaves for the next one.
#[derive(Debug, Default)]
pub struct Memory {
    /// The judgements of its claims.
    pub(super) judgements: KeptJudgements,
}

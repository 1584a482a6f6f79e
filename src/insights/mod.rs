//! Insight questions: the template library, the slots, and what an article fills them with.
//!
//! Floor 3: sees an [`Analysis`](crate::analysis::Analysis), knows no editor.

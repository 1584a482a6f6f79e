//! What can stand in a slot of a template.

/// Something that can stand in a slot.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The words, as they stand within a sentence ("the Home Office").
    pub text: String,
    /// How much the article is about it, in 0..1.
    pub weight: f32,
}

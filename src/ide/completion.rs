//! What can stand at the cursor: question templates, citation keys, classes and attributes.

use crate::rules::Review;
use crate::text::TextRange;

/// One proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What the list shows; for a template, the question filled with the likeliest names.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words beside the label: a template's category, a source's title.
    pub detail: Option<String>,
    /// What to show when the item is looked at, in Markdown.
    pub documentation: Option<String>,
    /// What is replaced: bytes of the source, on the line of the cursor.
    pub range: TextRange,
    /// The text that typing filters on.
    pub filter: String,
    /// What is inserted, in LSP snippet syntax where [`Self::is_snippet`].
    pub insert: String,
    /// Whether [`Self::insert`] is a snippet.
    pub is_snippet: bool,
    /// What is inserted where the client has no snippets.
    pub plain: String,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionKind {
    /// An insight question.
    Question,
    /// A citation key.
    Citation,
    /// A class (`.claim`).
    Class,
    /// An attribute (`by=`).
    Attribute,
    /// The identifier of an entity.
    Entity,
}

/// Proposals for a cursor at byte `offset` of `source`, best first.
pub fn complete(_review: &Review, _source: &str, _offset: usize) -> Vec<Completion> {
    Vec::new()
}

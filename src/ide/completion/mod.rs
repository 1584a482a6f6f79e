//! What can stand at the cursor: question templates, citation keys, classes and attributes.
//!
//! [`complete`] finds out where the cursor is; one file for each kind of place says what can stand
//! there.

mod attribute;
mod citation;
mod question;

use serde::{Deserialize, Serialize};

use crate::article::{Section, section_at};
use crate::rules::Review;
use crate::text::TextRange;

use super::snippet::Snippet;

pub use question::document;

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
    /// What it stands in the place of: bytes of the source, on the line of the cursor.
    pub range: TextRange,
    /// The same where the user wants words behind the cursor replaced, too.
    pub replaced: Option<TextRange>,
    /// The text that typing filters on.
    pub filter: String,
    /// What is inserted, in plain text.
    pub plain: String,
    /// What is inserted where the client has snippets.
    pub snippet: Option<Snippet>,
    /// Where a question comes from, by which [`document`] finds what to show about it.
    pub origin: Option<Origin>,
}

/// Where an offered question comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The kind of its template.
    pub kind: String,
    /// What had been typed of it.
    pub typed: String,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompletionKind {
    /// An insight question.
    Question,
    /// A name or noun phrase of the article.
    Thing,
    /// A citation key.
    Citation,
    /// A class (`.claim`).
    Class,
    /// An attribute (`by=`).
    Attribute,
    /// The identifier of an entity.
    Entity,
}

/// The line that the cursor is in, and where in it the cursor is.
#[derive(Debug, Clone, Copy)]
struct CursorLine<'a> {
    /// Byte of the source at which the line starts.
    start: usize,
    /// The line up to the cursor.
    before: &'a str,
    /// The line from the cursor on, without its end.
    after: &'a str,
}

/// Proposals for a cursor at byte `offset` of `source`, best first. An `offset` behind the text or
/// inside a character has none.
pub fn complete(review: &Review, source: &str, offset: usize) -> Vec<Completion> {
    let Some(line) = CursorLine::at(source, offset) else { return Vec::new() };
    let article = &review.analysis.article;
    if article.front_matter.range.is_some_and(|range| range.contains(offset)) {
        return Vec::new();
    }
    if let Some(braces) = attribute::Braces::around(&line) {
        return braces.complete(review);
    }
    // A heading or label opens its section behind itself, hence the start of the line counts.
    match section_at(article, line.start) {
        Section::Insights => question::complete(review, &line),
        _ => citation::complete(review, &line),
    }
}

impl<'a> CursorLine<'a> {
    fn at(source: &'a str, offset: usize) -> Option<Self> {
        let (before, after) = source.split_at_checked(offset)?;
        let start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let end = after.find(['\n', '\r']).unwrap_or(after.len());
        Some(Self { start, before: &before[start..], after: &after[..end] })
    }

    /// Byte of the source at which the cursor is.
    fn cursor(&self) -> usize {
        self.start + self.before.len()
    }

    /// From byte `from` of the line to the cursor and `beyond` bytes further, in the source.
    fn range(&self, from: usize, beyond: usize) -> TextRange {
        TextRange::new(self.start + from, self.cursor() + beyond)
    }
}

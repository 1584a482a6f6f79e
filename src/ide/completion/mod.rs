//! What can stand at the cursor: question templates, citation keys, classes and attributes, keys
//! of the front matter, names of sections, rules and claims. In plain prose nothing is offered.
//!
//! [`complete`] finds out where the cursor is; one file for each kind of place says what can stand
//! there.

mod attribute;
mod citation;
mod claim;
mod comment;
mod front_matter;
mod question;
mod rule;
mod section;

use serde::{Deserialize, Serialize};

use crate::article::{Section, section_at};
use crate::rules::{self, Review};
use crate::text::TextRange;

use super::hover;
use super::snippet::Snippet;

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
    /// What it is about, by which [`document`] finds what to show when it is looked at.
    pub origin: Option<Origin>,
}

/// What a proposal is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A question: the kind of its template, and what had been typed of it.
    Question {
        /// The kind of its template.
        kind: String,
        /// What had been typed.
        typed: String,
    },
    /// The source with this key.
    Source(String),
    /// The rule with this name.
    Rule(String),
}

/// What to show about a proposal when it is looked at, in Markdown.
pub fn document(review: &Review, origin: &Origin) -> Option<String> {
    match origin {
        Origin::Question { kind, typed } => question::document(review, kind, typed),
        Origin::Source(key) => {
            Some(hover::citation::described(&review.bibliography.get(key)?.reference))
        }
        Origin::Rule(name) => rules::find(name).map(|rule| rule.page.to_owned()),
    }
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
    /// The identifier of a claim.
    Claim,
    /// A name of somebody who can speak.
    Speaker,
    /// The name of a section.
    Section,
    /// A key of the front matter.
    Key,
    /// A value of the front matter.
    Value,
    /// A comment that switches rules off or on.
    Directive,
    /// The name of a rule.
    Rule,
}

impl Completion {
    /// `text` as it is, in the place of `range`.
    fn new(kind: CompletionKind, text: impl Into<String>, range: TextRange) -> Self {
        let text = text.into();
        Self {
            label: text.clone(),
            kind,
            detail: None,
            documentation: None,
            range,
            replaced: None,
            filter: text.clone(),
            plain: text,
            snippet: None,
            origin: None,
        }
    }
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
    if let Some(range) = front_matter::around(article, source, offset) {
        return front_matter::complete(source, range, &line);
    }
    if let Some(comment) = comment::Comment::around(&line) {
        return comment.complete(review, source);
    }
    if let Some(braces) = attribute::Braces::around(&line) {
        return braces.complete(review);
    }
    if let Some(typed) = claim::typed(&line) {
        return claim::complete(review, &line, typed);
    }
    if let Some(opener) = section::Opener::around(&line) {
        return opener.complete(review);
    }
    // A heading or label opens its section behind itself, hence the start of the line counts.
    match section_at(article, line.start) {
        Section::Insights => question::complete(review, &line),
        _ => citation::complete(review, &line),
    }
}

/// Length in bytes of the rest of a name that the cursor is in: names of rules, keys, identifiers.
fn word_len(after: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    after.find(|c| !is_part(c)).unwrap_or(after.len())
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

//! What is kept between the edits of one document, and what it depends on.
//!
//! An edit costs what it touched because each stage keeps what it made, in one of two ways.
//! *By content*: what depends on nothing but a text is kept under that text, and nothing is ever
//! invalidated. *By the document*, here: what depends on more is kept with what it depends on.
//!
//! | kept | where | depends on | after an edit |
//! | --- | --- | --- | --- |
//! | the syntax tree | [`KeptSyntax`] | the text | the blocks around the edit are parsed, where that is safe; else all |
//! | the text of paragraphs and items | [`KeptSyntax`] | their node of the tree | the edited one is read |
//! | readings of blocks | [`KeptReadings`], and for what was there when the document was opened [`crate::analysis::Cache`] by content | the block's text | the edited block is read |
//! | the article, its quotations | nowhere | the tree and the readings | made anew: cheap |
//! | its entities | nowhere | all readings | made anew when somebody asks for them |
//! | the evidence | [`Kept`] | the readings of the body, and of the whole article for the questions | the edited block's words are exchanged; all of it where sentences come or go |
//! | judgements of claims and of what questions take for granted | [`Kept`] | the claim's sentence, the thresholds, and the answers of the evidence to what it was asked: words, sentences, and tests that sentences pass | those are made anew that asked for what has changed, or whose tests what has changed passes |
//! | who stands for a sentence of the body, which premises a block may deny | [`Kept`] | the block's reading, its quotations, what stands before it; the questions | the edited block is looked at |
//! | findings | nowhere | all of the above, configuration, sources | made anew |
//!
//! What is kept for each block is kept in the order of the blocks ([`crate::text::InOrder`]): an edit
//! moves most of them, and each is still the one behind the last.
//!
//! Whatever is kept, the review is that of the same text read for the first time: `tests/edits.rs`
//! holds one against the other.

use crate::analysis::KeptReadings;
use crate::article::KeptSyntax;
use crate::rules::Kept;

/// What the review of a document leaves for the next one.
#[derive(Debug, Default)]
pub struct Memory {
    /// Its syntax tree.
    pub(super) syntax: KeptSyntax,
    /// What its blocks say.
    pub(super) readings: KeptReadings,
    /// Its text as evidence, and what was judged by it.
    pub(super) review: Kept,
}

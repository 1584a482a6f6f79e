//! An article as its editor sees it: headline, summary, body, questions, references.
//!
//! [`read`] builds the [`Article`] from Pandoc Markdown, or from raw text as it comes off a news
//! site. Reading never fails: what is wrong is listed in [`Article::problems`].
//!
//! Floor 1: knows the markup, but no language; the words that open a section are data
//! ([`SectionLabels`]).

mod bibliography;
mod model;

pub use bibliography::{Bibliography, BibliographyEntry};
pub use model::{
    Annotation, Article, Attributes, Block, BlockKind, BlockText, Citation, EntityDeclaration,
    FrontMatter, Piece, Problem, ProblemKind, Reference, Section, Spanned, Suppression,
};

mod labels;
mod read;

pub use labels::SectionLabels;
pub use read::read;

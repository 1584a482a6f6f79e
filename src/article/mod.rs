//! An article as its editor sees it: headline, summary, body, questions, references.
//!
//! [`read`] builds the [`Article`] from Pandoc Markdown, or from raw text as it comes off a news
//! site. Reading never fails: what is wrong is listed in [`Article::problems`].
//!
//! The way of the text: `syntax` parses it (as far as it is `readable`, within `limits`), `outline` makes a flat list of the tree, `sections`
//! says what belongs where (`capture` guesses where nothing is marked), `inline` turns markup into
//! plain text; `front_matter` and `suppression` read what stands beside the text.
//!
//! Floor 1: knows the markup, but no language; the words that open a section are data
//! ([`SectionLabels`]).

mod alike;
mod attributes;
mod bibliography;
mod capture;
mod front_matter;
mod inline;
mod labels;
mod layout;
mod limits;
mod marker;
mod markup;
mod model;
mod nesting;
mod outline;
mod paragraph;
mod read;
mod readable;
mod scalar;
mod sections;
mod stumble;
mod suppression;
mod syntax;
mod uncited;
pub mod vocabulary;

pub use alike::read_alike;
pub use bibliography::{Bibliography, BibliographyEntry, UnreadableBibliography};
pub use labels::{BOILERPLATE, SectionLabels, capitalised};
pub use layout::{Bullet, Layout, layout};
pub use marker::next_marker;
pub use markup::{Braces, Markup, Region, RegionKind, markup};
pub use model::{
    Annotation, Article, Attributes, Block, BlockKind, BlockText, Citation, EntityDeclaration,
    FrontMatter, Opening, Piece, Problem, ProblemKind, Reference, Section, Spanned, Suppression,
};
pub use nesting::{DEEPEST as DEEPEST_YAML, is_too_deep};
pub use read::{read, read_again, section_at};
pub use scalar::{is_plain, quote_before, written_scalar};
pub use syntax::KeptSyntax;

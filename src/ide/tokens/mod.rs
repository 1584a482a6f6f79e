//! What the words are, as far as no grammar of Markdown can know it: for editors that colour them.
//!
//! | file | what it finds |
//! | --- | --- |
//! | `words` | claims, quotations, names, quantities, dates, and the margin that nobody checks |
//! | `marks` | headings that open a section, keys, attributes, suppressions |
//! | `paint` | which of them is seen where several lie on top of each other |

mod marks;
mod paint;
mod words;

use crate::article::Section;
use crate::evidence::Verdict;
use crate::language::EntityType;
use crate::rules::Review;
use crate::text::TextRange;

/// Words of one kind, on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where they stand: bytes of the source, never empty, without space around them.
    pub range: TextRange,
    /// What they are.
    pub kind: TokenKind,
    /// What more is known of them.
    pub note: Option<TokenNote>,
}

/// What words are. Of two kinds that lie on the same words, the later one here is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// A line that is not of the article: navigation, a byline, a share button.
    Margin,
    /// A claim that was held against its evidence, or that is marked as one.
    Claim,
    /// The headline, and a heading or label line that opens a section.
    Heading,
    /// Somebody's words.
    Quotation,
    /// Money, a percentage, a count, a duration.
    Quantity,
    /// A day, a month, a year, "last week".
    Date,
    /// A name, and the identifier of an entity.
    Name(EntityType),
    /// The key of a source.
    Source,
    /// The identifier of a span, a heading or a div.
    Identifier,
    /// A class in braces.
    Class,
    /// The name of an attribute in braces.
    Attribute,
    /// The value of an attribute in braces.
    Value,
    /// A comment or attribute that switches rules off.
    Suppression,
    /// The name of a rule in it.
    Rule,
}

/// What is known of words beyond what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenNote {
    /// A key or an identifier, where it is declared.
    Declaration,
    /// A name that the front matter declares.
    Declared,
    /// A key or an identifier that nothing declares.
    Undefined,
    /// A heading that opens this section.
    Opens(Section),
    /// A claim with this verdict.
    Judged(Verdict),
}

/// The tokens that touch `range` (bytes of `source`), in order, without overlap.
pub fn tokens(review: &Review, source: &str, range: TextRange) -> Vec<Token> {
    let mut layers = Vec::new();
    words::find(review, range, &mut layers);
    marks::find(review, source, range, &mut layers);
    layers.retain(|token| token.range.overlaps(range));
    paint::flat(layers, source)
}

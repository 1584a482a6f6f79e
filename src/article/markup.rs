//! The markup of an article as it stands in the source, for those who colour, fold or tidy it.

use panache_parser::syntax::{SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};

use crate::text::TextRange;

use super::attributes;
use super::model::{Attributes, Spanned};
use super::syntax;

/// The markup of a source, each kind in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup {
    /// What takes lines of its own, outer before inner.
    pub regions: Vec<Region>,
    /// Attributes in braces; those of code are not among them.
    pub braces: Vec<Braces>,
    /// Where links and pictures lead to, as written; ranges are bytes of the source.
    pub destinations: Vec<Spanned<String>>,
}

/// Lines that are one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// What they are.
    pub kind: RegionKind,
    /// Where they stand: bytes of the source, without the space behind them.
    pub range: TextRange,
}

/// The kinds of [`Region`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RegionKind {
    /// The YAML block at the top.
    FrontMatter,
    /// A div with its fences.
    Div,
    /// Code between fences.
    Code,
    /// A table.
    Table,
    /// A comment.
    Comment,
    /// HTML.
    Html,
    /// A block quotation.
    Quote,
}

/// A list of attributes in braces: of a span, a heading, a div, a picture or a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Braces {
    /// From `{` to `}`: bytes of the source.
    pub range: TextRange,
    /// What stands in them; ranges are bytes of the source.
    pub attributes: Attributes,
    /// Whether nothing else stands in them, on one line.
    pub is_plain: bool,
}

/// The markup of `source`.
pub fn markup(source: &str) -> Markup {
    let syntax = syntax::parse(source);
    let mut markup = Markup::default();
    let is_own = syntax.is_of(source);
    for node in syntax.root.descendants() {
        if has_braces(&node) {
            let range = syntax.locate(node.text_range());
            let attributes = attributes::of(&syntax, &node);
            let is_plain = is_own && is_plain(&node);
            markup.braces.push(Braces { range, attributes, is_plain });
        } else if matches!(node.kind(), SyntaxKind::LINK_DEST_URL | SyntaxKind::REFERENCE_URL) {
            let (range, value) = (syntax.locate(node.text_range()), node.text().to_string());
            markup.destinations.push(Spanned { value, range });
        } else if let Some(kind) = region_of(&node) {
            let range = trimmed(source, syntax.locate(node.text_range()));
            markup.regions.push(Region { kind, range });
        }
    }
    markup
}

fn has_braces(node: &SyntaxNode) -> bool {
    use SyntaxKind::{ATTRIBUTE, DIV_INFO, SPAN_ATTRIBUTES};
    let may_have = matches!(node.kind(), SPAN_ATTRIBUTES | ATTRIBUTE | DIV_INFO);
    may_have && node.first_token().is_some_and(|token| token.text().starts_with('{'))
}

/// Whether the braces hold one identifier at most, classes with their dots, keys each with a value,
/// and spaces.
fn is_plain(braces: &SyntaxNode) -> bool {
    use SyntaxKind::*;
    let mut tokens = braces.descendants_with_tokens().filter_map(SyntaxElement::into_token);
    let (mut identifiers, mut has_key) = (0, false);
    let is_known = |token: SyntaxToken| match token.kind() {
        ATTR_ID => {
            identifiers += 1;
            identifiers == 1
        }
        ATTR_CLASS => token.text().starts_with('.'),
        ATTR_KEY => !std::mem::replace(&mut has_key, true),
        ATTR_VALUE => std::mem::take(&mut has_key),
        TEXT => matches!(token.text(), "{" | "}" | "="),
        WHITESPACE => !token.text().contains(['\n', '\r']),
        _ => false,
    };
    tokens.all(is_known) && !has_key
}

fn region_of(node: &SyntaxNode) -> Option<RegionKind> {
    use SyntaxKind::*;
    Some(match node.kind() {
        YAML_METADATA => RegionKind::FrontMatter,
        FENCED_DIV | HTML_BLOCK_DIV => RegionKind::Div,
        CODE_BLOCK if node.children().any(|child| child.kind() == CODE_FENCE_OPEN) => {
            RegionKind::Code
        }
        SIMPLE_TABLE | MULTILINE_TABLE | PIPE_TABLE | GRID_TABLE => RegionKind::Table,
        COMMENT => RegionKind::Comment,
        HTML_BLOCK_RAW | HTML_BLOCK => {
            let is_comment = node.text().to_string().starts_with("<!--");
            if is_comment { RegionKind::Comment } else { RegionKind::Html }
        }
        BLOCK_QUOTE | ALERT => RegionKind::Quote,
        _ => return None,
    })
}

/// `range` without the space at its end.
fn trimmed(source: &str, range: TextRange) -> TextRange {
    TextRange::new(range.start, range.start + range.of(source).trim_end().len())
}

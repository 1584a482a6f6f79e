//! The Pandoc syntax tree, with the extensions that suit prose.

use panache_parser::parser::{SyntaxError, parse_with_errors};
use panache_parser::{Extensions, Flavor, ParserOptions, SyntaxNode};

use crate::text::TextRange;

/// The byte order mark, which some editors put at the start of a file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A parsed source.
pub(super) struct Syntax {
    /// The tree; its ranges count from [`Self::base`].
    pub root: SyntaxNode,
    /// What is wrong in the YAML; ranges count from [`Self::base`].
    pub errors: Vec<SyntaxError>,
    /// Bytes of the source before the tree: the length of a byte order mark.
    pub base: usize,
}

/// Parses Pandoc Markdown. Every text has a tree.
pub(super) fn parse(source: &str) -> Syntax {
    let text = source.strip_prefix(BYTE_ORDER_MARK).unwrap_or(source);
    let (root, errors) = parse_with_errors(text, Some(options()));
    Syntax { root, errors, base: source.len() - text.len() }
}

/// Pandoc's own extensions, without those that prose trips over: "$50 billion … $13 billion" is no
/// formula, "~40%" no subscript, "(@)" no example list.
fn options() -> ParserOptions {
    let extensions = Extensions {
        tex_math_dollars: false,
        raw_tex: false,
        superscript: false,
        subscript: false,
        emoji: false,
        example_lists: false,
        fancy_lists: false,
        definition_lists: false,
        ..Extensions::for_flavor(Flavor::Pandoc)
    };
    ParserOptions { extensions, ..ParserOptions::for_flavor(Flavor::Pandoc) }
}

impl Syntax {
    /// The source range of a range of the tree.
    pub fn locate(&self, range: panache_parser::syntax::TextRange) -> TextRange {
        TextRange::new(self.base + usize::from(range.start()), self.base + usize::from(range.end()))
    }
}

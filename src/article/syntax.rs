//! The Pandoc syntax tree, with the extensions that suit prose.

use panache_parser::parser::{Reparsed, SyntaxError, diff_edit, parse_with_errors, reparse};
use panache_parser::{Extensions, Flavor, ParserOptions, SyntaxNode};
use rowan::GreenNode;

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

/// The last parse of a document, from which the next one starts.
#[derive(Debug, Default)]
pub struct KeptSyntax(Option<Parsed>);

#[derive(Debug)]
struct Parsed {
    text: String,
    tree: GreenNode,
    errors: Vec<SyntaxError>,
}

/// Parses Pandoc Markdown. Every text has a tree.
pub(super) fn parse(source: &str) -> Syntax {
    parse_whole(source, without_mark(source))
}

/// The same where the document has been parsed before: only what was edited is parsed, if that
/// is safe.
pub(super) fn parse_again(source: &str, kept: &mut KeptSyntax) -> Syntax {
    let text = without_mark(source);
    let base = source.len() - text.len();
    let reparsed = kept.0.take().and_then(|before| {
        let edit = diff_edit(&before.text, text);
        reparse(&before.tree, &before.errors, &edit, text, &options())
    });
    let (syntax, is_of_text) = match reparsed {
        Some(Reparsed { green, errors, .. }) => {
            (Syntax { root: SyntaxNode::new_root(green), errors, base }, true)
        }
        None => {
            let syntax = parse_whole(source, text);
            let is_of_text = syntax.root.text() == text;
            (syntax, is_of_text)
        }
    };
    let (tree, errors) = (syntax.root.green().to_owned(), syntax.errors.clone());
    kept.0 = is_of_text.then(|| Parsed { text: text.to_owned(), tree, errors });
    syntax
}

fn without_mark(source: &str) -> &str {
    source.strip_prefix(BYTE_ORDER_MARK).unwrap_or(source)
}

fn parse_whole(source: &str, text: &str) -> Syntax {
    let (mut root, mut errors) = parse_with_errors(text, Some(options()));
    if usize::from(root.text_range().len()) != text.len() {
        // The parser drops white space such as U+2028 where a footnote holds nothing else.
        (root, errors) = parse_with_errors(&with_plain_spaces(text), Some(options()));
    }
    Syntax { root, errors, base: source.len() - text.len() }
}

/// The text with a space for each byte of white space outside ASCII, so that all offsets stay.
fn with_plain_spaces(text: &str) -> String {
    let is_odd = |c: char| c.is_whitespace() && !c.is_ascii();
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if is_odd(c) {
            plain.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            plain.push(c);
        }
    }
    plain
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

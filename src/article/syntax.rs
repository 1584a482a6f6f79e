//! The Pandoc syntax tree, with the extensions that suit prose.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use panache_parser::parser::{Edit, Reparsed, SyntaxError, diff_edit, parse_with_errors, reparse};
use panache_parser::{Extensions, Flavor, ParserOptions, SyntaxNode};
use rowan::GreenNode;

use crate::text::TextRange;

use super::nesting;
use super::paragraph::KeptParagraphs;

/// The byte order mark, which some editors put at the start of a file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// As much of two texts is compared at once, in bytes.
const STRETCH: usize = 256;

/// A parsed source.
pub(super) struct Syntax {
    /// The tree; its ranges count from [`Self::base`].
    pub root: SyntaxNode,
    /// What is wrong in the YAML; ranges count from [`Self::base`].
    pub errors: Vec<SyntaxError>,
    /// Bytes of the source before the tree: the length of a byte order mark.
    pub base: usize,
    /// A block of YAML that is nested too deep and was not read; counts from [`Self::base`].
    pub too_deep: Option<TextRange>,
}

/// The last parse of a document, from which the next one starts.
#[derive(Debug, Default)]
pub struct KeptSyntax {
    parsed: Option<Parsed>,
    /// Its paragraphs.
    pub(super) paragraphs: KeptParagraphs,
}

#[derive(Debug)]
struct Parsed {
    text: String,
    tree: GreenNode,
    errors: Vec<SyntaxError>,
}

/// Parses Pandoc Markdown. Every text has a tree.
pub(super) fn parse(source: &str) -> Syntax {
    let (text, too_deep) = readable(without_mark(source));
    Syntax { too_deep, ..parse_whole(source, &text) }
}

/// The same where the document has been parsed before: only what was edited is parsed, if that
/// is safe.
pub(super) fn parse_again(source: &str, kept: &mut KeptSyntax) -> Syntax {
    let (text, too_deep) = readable(without_mark(source));
    let (text, base) = (text.as_ref(), source.len() - text.len());
    let reparsed = kept.parsed.take().and_then(|before| {
        let edit = edit_between(&before.text, text);
        let again = || reparse(&before.tree, &before.errors, &edit, text, &options());
        catch_unwind(AssertUnwindSafe(again)).ok().flatten()
    });
    let reparsed = reparsed
        .map(|Reparsed { green, errors, .. }| (SyntaxNode::new_root(green), errors))
        .filter(|(root, _)| length(root) == text.len());
    let (syntax, is_of_text) = match reparsed {
        Some((root, errors)) => (Syntax { root, errors, base, too_deep }, true),
        None => {
            let syntax = Syntax { too_deep, ..parse_whole(source, text) };
            let is_of_text = syntax.root.text() == text;
            (syntax, is_of_text)
        }
    };
    let (tree, errors) = (syntax.root.green().to_owned(), syntax.errors.clone());
    kept.parsed = is_of_text.then(|| Parsed { text: text.to_owned(), tree, errors });
    syntax
}

/// What makes `new` of `old`, in one piece. The parser's own search goes byte by byte, and so gets
/// only what lies around the edit.
fn edit_between(old: &str, new: &str) -> Edit {
    let before =
        same_bytes(old.as_bytes().chunks_exact(STRETCH), new.as_bytes().chunks_exact(STRETCH));
    let is_boundary = |at: &usize| old.is_char_boundary(*at);
    let before = (0..=before).rev().find(is_boundary).unwrap_or(0);
    let (old, new) = (&old[before..], &new[before..]);
    let behind =
        same_bytes(old.as_bytes().rchunks_exact(STRETCH), new.as_bytes().rchunks_exact(STRETCH));
    let is_boundary = |at: &usize| old.is_char_boundary(*at);
    let end = (old.len() - behind..old.len()).find(is_boundary).unwrap_or(old.len());
    let behind = old.len() - end;
    let mut edit = diff_edit(&old[..end], &new[..new.len() - behind]);
    edit.range = before + edit.range.start..before + edit.range.end;
    edit
}

/// How many bytes the stretches have in common before the first that differs.
fn same_bytes<'a>(
    old: impl Iterator<Item = &'a [u8]>,
    new: impl Iterator<Item = &'a [u8]>,
) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).count() * STRETCH
}

fn without_mark(source: &str) -> &str {
    source.strip_prefix(BYTE_ORDER_MARK).unwrap_or(source)
}

/// `text` with spaces for a block of YAML that is nested too deep, and where that stands.
fn readable(text: &str) -> (Cow<'_, str>, Option<TextRange>) {
    let Some(block) = nesting::too_deep_block(text) else { return (Cow::Borrowed(text), None) };
    let (before, behind) = (&text[..block.start], &text[block.end..]);
    let blank = with_blanks(block.of(text), |c| c != '\n' && c != '\r');
    (Cow::Owned([before, &blank, behind].concat()), Some(block))
}

/// The parser drops white space such as U+2028 where a footnote holds nothing else, and puts four
/// spaces for the tab before a quotation in a list. Then it gets the same text with plain spaces for
/// more and more of its characters, byte for byte, until the tree is as long as the text.
fn parse_whole(source: &str, text: &str) -> Syntax {
    let blanked = || BLANKED.iter().find_map(|is_blank| try_parse(&with_blanks(text, *is_blank)));
    let parsed = try_parse(&with_plain_indents(text)).or_else(blanked);
    let (root, errors) = parsed.unwrap_or_else(|| parse_with_errors("", Some(options())));
    Syntax { root, errors, base: source.len() - text.len(), too_deep: None }
}

/// The tree, if the parser makes one of the right length: it can stumble over white space, and then
/// the text deserves another try.
fn try_parse(text: &str) -> Option<(SyntaxNode, Vec<SyntaxError>)> {
    let parsed = catch_unwind(|| parse_with_errors(text, Some(options()))).ok();
    parsed.filter(|(root, _)| length(root) == text.len())
}

/// Which characters become spaces: first odd white space, then tabs, then all but words and lines.
const BLANKED: [fn(char) -> bool; 3] = [
    is_odd_space,
    |c| c.is_whitespace() && c != '\n' && c != '\r',
    |c| !c.is_alphanumeric() && c != '\n' && c != '\r',
];

fn is_odd_space(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}

/// The text with plain spaces for odd ones before the first word of a line, where the parser (0.34)
/// counts them wrongly: `- \u{a0}* item`.
fn with_plain_indents(text: &str) -> Cow<'_, str> {
    let is_indent = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '>');
    let is_odd = |line: &str| line.chars().take_while(|c| is_indent(*c)).any(is_odd_space);
    if !text.lines().any(is_odd) {
        return Cow::Borrowed(text);
    }
    let plain = text.split_inclusive('\n').map(|line| {
        let (indent, rest) = line.split_at(line.find(|c| !is_indent(c)).unwrap_or(line.len()));
        with_blanks(indent, is_odd_space) + rest
    });
    Cow::Owned(plain.collect())
}

fn length(root: &SyntaxNode) -> usize {
    root.text_range().len().into()
}

/// The text with a space for each byte of the blanked characters, so that all offsets stay.
fn with_blanks(text: &str, is_blank: fn(char) -> bool) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if is_blank(c) {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_edit_makes_the_new_text_of_the_old(
            words in proptest::collection::vec("[a-z é😀\n]{0,40}", 0..60),
            at in any::<prop::sample::Index>(),
            insert in "[a-z é😀]{0,300}",
        ) {
            let old = words.concat();
            let mut new = words.clone();
            if !new.is_empty() {
                let at = at.index(new.len());
                new[at] = insert;
            }
            let new = new.concat();
            let edit = edit_between(&old, &new);
            let mut made = old.clone();
            made.replace_range(edit.range, &edit.insert);
            prop_assert_eq!(made, new);
        }
    }
}

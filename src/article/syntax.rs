//! The Pandoc syntax tree, with the extensions that suit prose.

use std::borrow::Cow;

use panache_parser::parser::{Edit, Reparsed, SyntaxError, diff_edit, parse_with_errors, reparse};
use panache_parser::syntax::{SyntaxKind, SyntaxToken};
use panache_parser::{Extensions, Flavor, ParserOptions, SyntaxNode};
use rowan::GreenNode;

use crate::text::TextRange;

use super::nesting;
use super::paragraph::KeptParagraphs;
use super::readable::{
    can_be_edited, has_open_rule, is_odd_space, readable, stays_readable, with_blanks,
};
use super::stumble::try_to;

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
    /// The characters of several bytes that the parser saw spaces for, in order: it may have counted
    /// some of those with what stands before, and some with what stands behind. Bytes of the source.
    blanked: Vec<TextRange>,
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
    let text = without_mark(source);
    let (shallow, too_deep) = without_deep_yaml(text);
    Syntax { too_deep, ..parse_whole(source.len() - text.len(), text, &shallow) }
}

/// The same where the document has been parsed before: only what was edited is parsed, if that
/// is safe.
pub(super) fn parse_again(source: &str, kept: &mut KeptSyntax) -> Syntax {
    let text = without_mark(source);
    let base = source.len() - text.len();
    let (shallow, too_deep) = without_deep_yaml(text);
    let before = kept.parsed.take().filter(|_| too_deep.is_none());
    if let Some(Reparsed { green, errors, .. }) = parse_edited(text, before) {
        let tree = green.clone();
        kept.parsed = Some(Parsed { text: text.to_owned(), tree, errors: errors.clone() });
        let root = SyntaxNode::new_root(green);
        return Syntax { root, errors, base, blanked: Vec::new(), too_deep };
    }
    let syntax = Syntax { too_deep, ..parse_whole(base, text, &shallow) };
    if syntax.root.text() == text && can_be_edited(text) && !opens_rule(&syntax.root, text) {
        let (tree, errors) = (syntax.root.green().to_owned(), syntax.errors.clone());
        kept.parsed = Some(Parsed { text: text.to_owned(), tree, errors });
    }
    syntax
}

/// The tree of `text`, which an edit has made of the one `before`; none where the parser would not
/// make the same of the whole text, as far as is known.
fn parse_edited(text: &str, before: Option<Parsed>) -> Option<Reparsed> {
    let Parsed { text: old, tree, errors } = before?;
    let edit = edit_between(&old, text);
    if !stays_readable(&old, text, &edit.range, edit.insert.len()) {
        return None;
    }
    let again = || reparse(&tree, &errors, &edit, text, &options());
    let reparsed = try_to(again).flatten()?;
    let root = SyntaxNode::new_root(reparsed.green.clone());
    let is_whole = usize::from(reparsed.green.text_len()) == text.len();
    (is_whole && !opens_rule(&root, text)).then_some(reparsed)
}

/// Whether a line of dashes in `text`, whose tree has this `root`, may have its end anywhere below.
/// Those of the front matter have theirs.
fn opens_rule(root: &SyntaxNode, text: &str) -> bool {
    let front_matter = root.first_child().filter(|node| node.kind() == SyntaxKind::YAML_METADATA);
    let body = front_matter.map_or(0, |node| usize::from(node.text_range().end()));
    has_open_rule(&text[body..])
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
fn without_deep_yaml(text: &str) -> (Cow<'_, str>, Option<TextRange>) {
    let Some(block) = nesting::too_deep_block(text) else { return (Cow::Borrowed(text), None) };
    let (before, behind) = (&text[..block.start], &text[block.end..]);
    let blank = with_blanks(block.of(text), |c| c != '\n' && c != '\r');
    (Cow::Owned([before, &blank, behind].concat()), Some(block))
}

/// The parser drops white space such as U+2028 where a footnote holds nothing else, puts four spaces
/// for the tab before a quotation in a list, and moves the space of a blank line in HTML in a list to
/// where the next line starts. Then it gets the same text with plain spaces for more and more of its
/// characters, until the tree is that of the text.
///
/// `shallow` is `text` without what is nested too deep.
fn parse_whole(base: usize, text: &str, shallow: &str) -> Syntax {
    let seen = readable(shallow);
    let again = || BLANKED.iter().find_map(|is_blank| try_parse(&with_blanks(&seen, *is_blank)));
    let first = try_parse(&seen);
    let is_own = first.is_some() && matches!(seen, Cow::Borrowed(seen) if seen == text);
    let parsed = first.or_else(again);
    let (root, errors) = parsed.unwrap_or_else(|| parse_with_errors("", Some(options())));
    let blanked = if is_own { Vec::new() } else { blanked(text, &root, base) };
    Syntax { root, errors, base, blanked, too_deep: None }
}

/// The characters of several bytes in `text` that are spaces in the tree.
fn blanked(text: &str, root: &SyntaxNode, base: usize) -> Vec<TextRange> {
    let seen = root.text().to_string();
    let long = text.char_indices().filter(|(_, c)| c.len_utf8() > 1);
    let blanked = long.filter(|(at, _)| seen.as_bytes().get(*at) == Some(&b' '));
    blanked.map(|(at, c)| TextRange::new(base + at, base + at + c.len_utf8())).collect()
}

/// The tree, if it is that of the text: the parser can stumble over white space, and then the text
/// deserves another try.
fn try_parse(text: &str) -> Option<(SyntaxNode, Vec<SyntaxError>)> {
    let parsed = try_to(|| parse_with_errors(text, Some(options())));
    parsed.filter(|(root, _)| root.text() == *text)
}

/// Which characters become spaces: first odd white space, then tabs, then what opens HTML, then all
/// but words and lines.
const BLANKED: [fn(char) -> bool; 4] = [
    is_odd_space,
    |c| c.is_whitespace() && c != '\n' && c != '\r',
    |c| c == '<' || c.is_whitespace() && c != '\n' && c != '\r',
    |c| !c.is_alphanumeric() && c != '\n' && c != '\r',
];

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
    /// Whether the tree has the text of `source`, byte for byte: where the parser saw spaces for odd
    /// characters, nobody knows what may be changed.
    pub fn is_of(&self, source: &str) -> bool {
        source.get(self.base..).is_some_and(|text| self.root.text() == text)
    }

    /// The source range of a range of the tree, between characters: what is not all of a character is
    /// left out.
    pub fn locate(&self, range: panache_parser::syntax::TextRange) -> TextRange {
        let [start, end] = [range.start(), range.end()].map(|at| self.base + usize::from(at));
        let start = self.within_blanked(start).map_or(start, |character| character.end);
        let end = self.within_blanked(end).map_or(end, |character| character.start);
        TextRange::new(start, end.max(start))
    }

    /// What is written in `token`, and where.
    pub fn written<'t>(&self, token: &'t SyntaxToken) -> (&'t str, TextRange) {
        let range = self.locate(token.text_range());
        let before = range.start - self.base - usize::from(token.text_range().start());
        (token.text().get(before..before + range.len()).unwrap_or_default(), range)
    }

    /// The blanked character that has bytes on both sides of byte `at` of the source.
    pub fn within_blanked(&self, at: usize) -> Option<TextRange> {
        let next = self.blanked.partition_point(|character| character.end <= at);
        self.blanked.get(next).copied().filter(|character| character.start < at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_edit_has_the_tree_of_the_new_text() {
        let below = "<div class=\"x\">\nThe line\n</div>\n\nWhat?\n";
        let table = [
            // A tag whose end comes later than its line. (A build with debug assertions asks the
            // parser to hold each edit against the whole text, and so passes whatever is done here.)
            (format!("<div ---\n\n<!-- b -->\n{below}"), format!("<div ---\n\n<0\n{below}")),
            // A fence of code whose other half stands elsewhere.
            (
                "---\na: b\n```\n---\n\n```\nA.\n".to_owned(),
                "---\na: b\n```\n---\nc\n---\n\n```\nA.\n".to_owned(),
            ),
            // A line of dashes, and another below it.
            (format!("---\na\n\nWhat?\n\n-\n{below}"), format!("---\na\n\nWhat?\n\n--\n{below}")),
            // A tab.
            (">#\ta aa\na-\n".to_owned(), ">\ta aa\na-\n".to_owned()),
            // Odd space before the first word of a line.
            (format!("{below}\na\n-> b\n"), format!("{below}\na\n->\u{2028} b\n")),
            // A key that goes on.
            (format!("{below}\nA. a @led1. A aA\n"), format!("{below}\nA. a @led1.A aA\n")),
            // More than the parser is to see.
            (format!("{below}\n{}", "[".repeat(32)), format!("{below}\n{}", "[".repeat(33))),
        ];
        for (old, new) in table {
            let mut kept = KeptSyntax::default();
            parse_again(&old, &mut kept);
            let edited = parse_again(&new, &mut kept);
            let (edited, fresh) = (edited.root.green().to_owned(), parse(&new).root);
            assert_eq!(edited, fresh.green().to_owned(), "{old:?} → {new:?}");
        }
    }

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

//! What an article consists of.
//!
//! A [`Block`] says where it stands; everything inside its [`BlockText`] is relative to that, so
//! that a block that merely moved is still equal to itself.

use std::sync::Arc;

use serde::Serialize;

use crate::text::TextRange;

use super::labels::SectionLabels;

/// One annotated file, read.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// What the YAML block at the top says.
    pub front_matter: FrontMatter,
    /// Headings, paragraphs, bullets and questions, in the order of the text.
    pub blocks: Vec<Block>,
    /// Where sections open, in order.
    pub openings: Vec<Opening>,
    /// Where findings are switched off, in the order of the text.
    pub suppressions: Vec<Suppression>,
    /// What could not be read as it was meant, in the order of the text.
    pub problems: Vec<Problem>,
    /// The words by which its sections were told apart.
    pub labels: SectionLabels,
    /// The keys of its own sources that stand nowhere behind an `@`; ranges are bytes of the source.
    pub uncited: Vec<Spanned<String>>,
    /// Whether its lines end in CR LF.
    pub is_crlf: bool,
}

/// A place from which on a section is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// The first byte of the source that belongs to the section.
    pub at: usize,
    /// The section.
    pub section: Section,
    /// The heading, label line or fence of a div that opens it: bytes of the source. Absent where
    /// the section goes on behind a div, and where the end of the summary alone opens the body.
    pub head: Option<TextRange>,
}

/// The part of the article that a block belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// The title over the article; at most one block.
    Headline,
    /// The bullets or paragraphs that sum the article up.
    Summary,
    /// The article itself: the evidence for headline and summary.
    Body,
    /// The insight questions.
    Insights,
    /// The list of sources.
    References,
    /// Navigation, bylines, section headings, share buttons: not to be checked.
    Boilerplate,
}

/// What kind of thing a block is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A Markdown heading, with its level from 1.
    Heading(u8),
    /// The `title` of the front matter.
    Title,
    /// A paragraph, or one line of a raw capture that stands for itself.
    Paragraph,
    /// A bullet or a numbered item.
    Item,
}

/// One piece of running text: the unit of analysis and of caching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where the block stands: bytes of the source, without list marker and line end.
    pub range: TextRange,
    /// The part of the article that it belongs to.
    pub section: Section,
    /// What it is in the text.
    pub kind: BlockKind,
    /// What stands before an item on its line: indentation, and the bullet or number.
    pub marker: String,
    /// What it says.
    pub text: Arc<BlockText>,
}

/// The plain text of a block, and what its markup says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BlockText {
    /// The text as a reader sees it: without brackets, attributes, citations and emphasis marks;
    /// a line end inside it is a space.
    pub plain: String,
    /// How [`Self::plain`] lies in the source, in order, without overlap.
    pub pieces: Vec<Piece>,
    /// Bracketed spans with attributes, outer before inner.
    pub annotations: Vec<Annotation>,
    /// Citations, in order.
    pub citations: Vec<Citation>,
    /// Where links lead, as written, in order; ranges relative to the start of the block.
    pub links: Vec<Spanned<String>>,
}

/// A stretch of plain text and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of [`BlockText::plain`].
    pub plain: TextRange,
    /// Bytes of the source, relative to the start of the block. As long as `plain`, except where an
    /// escape or a line end stands for a single character.
    pub source: TextRange,
}

/// A bracketed span `[text]{…}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The text inside the brackets: bytes of [`BlockText::plain`].
    pub plain: TextRange,
    /// From `[` to `}`: bytes of the source, relative to the start of the block.
    pub source: TextRange,
    /// What stands in the braces; ranges relative to the start of the block.
    pub attributes: Attributes,
}

/// The content of `{#id .class key="value"}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attributes {
    /// The identifier, without `#`.
    pub id: Option<Spanned<String>>,
    /// The classes, without their dots.
    pub classes: Vec<Spanned<String>>,
    /// The key-value pairs, values without quotes.
    pub pairs: Vec<(Spanned<String>, Spanned<String>)>,
}

impl Attributes {
    /// Whether `class` is among the classes.
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|c| c.value == class)
    }

    /// The value of `key`, the first where it is given twice.
    pub fn get(&self, key: &str) -> Option<&Spanned<String>> {
        self.pairs.iter().find(|(k, _)| k.value == key).map(|(_, v)| v)
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands; what the offsets count from is said where the value is stored.
    pub range: TextRange,
}

/// A place that points at a source: one key of `[@key, p. 4; @other]`, or a bare `@key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The key, without `@`; its range relative to the start of the block.
    pub key: Spanned<String>,
    /// The whole citation, brackets included; relative to the start of the block.
    pub source: TextRange,
    /// Where it stands between the words: an offset in [`BlockText::plain`].
    pub at: usize,
    /// Whether it stands in brackets. A bare `@handle` that no bibliography knows is text.
    pub bracketed: bool,
    /// What follows the key in the brackets, such as `para. 4`.
    pub locator: Option<String>,
}

/// What the YAML block at the top says. All ranges are bytes of the source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// The whole block with its fences; absent where the file has none.
    pub range: Option<TextRange>,
    /// `title`
    pub title: Option<Spanned<String>>,
    /// `date`, as written.
    pub date: Option<Spanned<String>>,
    /// `lang`, as written.
    pub lang: Option<Spanned<String>>,
    /// `bibliography`: paths relative to the article.
    pub bibliography: Vec<Spanned<String>>,
    /// `references`: the entries of the article's own bibliography.
    pub references: Vec<Reference>,
    /// `entities`: the names that the article declares.
    pub entities: Vec<EntityDeclaration>,
}

/// One entry of a bibliography: a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// The key that citations use.
    pub id: Spanned<String>,
    /// `title`
    pub title: Option<String>,
    /// Authors' names as written, in order.
    pub authors: Vec<String>,
    /// `container-title`: the newspaper, journal or site.
    pub container: Option<String>,
    /// `issued`, as written.
    pub issued: Option<String>,
    /// `URL`
    pub url: Option<String>,
    /// `archive_location`: the archived text, relative to the file that defines the entry. Its
    /// range is bytes of that file, as that of the other fields.
    pub archive: Option<Spanned<String>>,
    /// The entry as a whole.
    pub range: TextRange,
}

/// An entity that the front matter declares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntityDeclaration {
    /// `id`: what `entity=` refers to.
    pub id: Spanned<String>,
    /// `name`: the canonical name; the identifier with an empty range where none is written.
    pub name: Spanned<String>,
    /// `type`, as written: `person`, `org`, …
    pub kind: Option<Spanned<String>>,
    /// `aliases`: other names for the same.
    pub aliases: Vec<Spanned<String>>,
    /// The entry as a whole.
    pub range: TextRange,
}

/// A stretch of text in which some rules are silent. Ranges are bytes of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The rules that are switched off; none given means all.
    pub rules: Vec<Spanned<String>>,
    /// Why, in the author's words.
    pub reason: Option<String>,
    /// The comment or the attribute itself.
    pub range: TextRange,
    /// Where the rules are silent.
    pub scope: TextRange,
}

/// Something that could not be read as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of thing it is.
    pub kind: ProblemKind,
    /// What is wrong and what to do, in one sentence.
    pub message: String,
    /// Where: bytes of the source.
    pub range: TextRange,
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// The YAML block at the top is no YAML, or a field has a value that it cannot have.
    FrontMatter,
}

impl EntityDeclaration {
    /// The canonical name, then the aliases.
    pub fn names(&self) -> impl Iterator<Item = &Spanned<String>> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

impl Block {
    /// Where `plain` (bytes of the block's plain text) stands in the source.
    pub fn to_source(&self, plain: TextRange) -> TextRange {
        self.text.to_source(plain).shift(self.range.start)
    }

    /// The offset in the block's plain text of byte `offset` of the source. Offsets inside markup
    /// go to the nearest text before them.
    pub fn to_plain(&self, offset: usize) -> usize {
        self.text.to_plain(offset.saturating_sub(self.range.start))
    }

    /// Moves a range that is relative to the block into the source.
    pub fn locate(&self, relative: TextRange) -> TextRange {
        relative.shift(self.range.start)
    }
}

impl BlockText {
    /// Text that stands in the source as it is, in `source_len` bytes.
    pub(super) fn verbatim(plain: &str, source_len: usize) -> Self {
        let pieces = vec![Piece {
            plain: TextRange::new(0, plain.len()),
            source: TextRange::new(0, source_len),
        }];
        Self { plain: plain.to_owned(), pieces, ..Self::default() }
    }

    fn to_source(&self, plain: TextRange) -> TextRange {
        let start = self.source_of_start(plain.start);
        let end = if plain.is_empty() { start } else { self.source_of_end(plain.end) };
        TextRange::new(start, end)
    }

    /// The source offset of the character that starts at `plain`.
    fn source_of_start(&self, plain: usize) -> usize {
        let index = self.pieces.partition_point(|p| p.plain.end <= plain);
        match self.pieces.get(index) {
            Some(piece) => piece.source.start + plain.saturating_sub(piece.plain.start),
            None => self.pieces.last().map_or(0, |p| p.source.end),
        }
    }

    /// The source offset behind the character that ends at `plain`.
    fn source_of_end(&self, plain: usize) -> usize {
        let index = self.pieces.partition_point(|p| p.plain.end < plain);
        match self.pieces.get(index) {
            Some(piece) if plain >= piece.plain.end => piece.source.end,
            Some(piece) => piece.source.start + plain.saturating_sub(piece.plain.start),
            None => self.pieces.last().map_or(0, |p| p.source.end),
        }
    }

    fn to_plain(&self, source: usize) -> usize {
        let index = self.pieces.partition_point(|p| p.source.end <= source);
        match self.pieces.get(index) {
            Some(piece) => {
                let into = source.saturating_sub(piece.source.start).min(piece.plain.len());
                piece.plain.start + into
            }
            None => self.plain.len(),
        }
    }
}

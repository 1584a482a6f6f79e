//! From inline markup to plain text, with a map back to the source.

use std::sync::Arc;

use panache_parser::syntax::{SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};

use crate::text::TextRange;

use super::attributes;
use super::model::{Annotation, BlockText, Citation, Piece, Spanned};
use super::syntax::Syntax;

/// A block's text and where in the source it stands.
#[derive(Debug, Clone)]
pub(super) struct Flattened {
    /// From the first to the last character of text, markup around it included.
    pub range: TextRange,
    /// The text; ranges relative to `range.start`.
    pub text: Arc<BlockText>,
}

/// Flattens a run of inline elements; none where they hold no text.
pub(super) fn flatten(syntax: &Syntax, elements: &[SyntaxElement]) -> Option<Flattened> {
    let mut flattener = Flattener { syntax, text: BlockText::default(), after_line_end: true };
    for element in elements {
        flattener.element(element);
    }
    flattener.finish()
}

/// Collects plain text; ranges are absolute until [`Flattener::finish`].
struct Flattener<'a> {
    syntax: &'a Syntax,
    text: BlockText,
    /// Whether white space that comes next is part of a line end.
    after_line_end: bool,
}

impl Flattener<'_> {
    fn element(&mut self, element: &SyntaxElement) {
        match element {
            SyntaxElement::Node(node) => self.node(node),
            SyntaxElement::Token(token) => self.token(token),
        }
    }

    fn children(&mut self, node: &SyntaxNode) {
        for child in node.children_with_tokens() {
            self.element(&child);
        }
    }

    fn node(&mut self, node: &SyntaxNode) {
        use SyntaxKind::*;
        match node.kind() {
            BRACKETED_SPAN => self.span(node),
            CITATION => self.citation(node),
            LINK => self.link(node),
            IMAGE_LINK | FOOTNOTE_REFERENCE | INLINE_FOOTNOTE | INLINE_HTML | ATTRIBUTE => {}
            AUTO_LINK_MARKER | EMPHASIS_MARKER | STRONG_MARKER | STRIKEOUT_MARKER => {}
            _ => self.children(node),
        }
    }

    fn child_of_kind(&mut self, node: &SyntaxNode, kind: SyntaxKind) {
        if let Some(child) = node.children().find(|child| child.kind() == kind) {
            self.children(&child);
        }
    }

    fn link(&mut self, node: &SyntaxNode) {
        self.child_of_kind(node, SyntaxKind::LINK_TEXT);
        let child = |node: &SyntaxNode, kind| node.children().find(|child| child.kind() == kind);
        let address = child(node, SyntaxKind::LINK_DEST)
            .and_then(|target| child(&target, SyntaxKind::LINK_DEST_URL));
        let parts = address.iter().flat_map(|address| address.children_with_tokens());
        let words = parts.filter_map(SyntaxElement::into_token);
        let words = words.filter(|token| token.kind() == SyntaxKind::TEXT);
        self.text.links.extend(words.map(|token| Spanned {
            value: token.text().to_owned(),
            range: self.syntax.locate(token.text_range()),
        }));
    }

    fn token(&mut self, token: &SyntaxToken) {
        use SyntaxKind::*;
        let (written, range) = self.syntax.written(token);
        match token.kind() {
            NEWLINE | HARD_LINE_BREAK => self.line_end(range),
            NONBREAKING_SPACE => self.push(" ", range),
            ESCAPED_CHAR => {
                let escaped = token.text().strip_prefix('\\').unwrap_or(token.text());
                self.push(escaped, TextRange::new(range.end - escaped.len(), range.end));
            }
            EMPHASIS_MARKER | STRONG_MARKER | STRIKEOUT_MARKER | INLINE_CODE_MARKER
            | SPAN_BRACKET_OPEN | SPAN_BRACKET_CLOSE | LINE_PREFIX | BLOCK_QUOTE_MARKER
            | AUTO_LINK_MARKER | BACKSLASH => {}
            _ => self.push(written, range),
        }
    }

    /// A line end is a space, unless one stands there already.
    fn line_end(&mut self, range: TextRange) {
        if !self.text.plain.ends_with(' ') {
            self.push(" ", range);
        }
        self.after_line_end = true;
    }

    fn span(&mut self, node: &SyntaxNode) {
        let index = self.text.annotations.len();
        self.text.annotations.push(Annotation {
            plain: TextRange::default(),
            source: self.syntax.locate(node.text_range()),
            attributes: attributes::of_child(self.syntax, node, SyntaxKind::SPAN_ATTRIBUTES),
        });
        let start = self.text.plain.len();
        self.child_of_kind(node, SyntaxKind::SPAN_CONTENT);
        self.text.annotations[index].plain = TextRange::new(start, self.text.plain.len());
    }

    fn citation(&mut self, node: &SyntaxNode) {
        let source = self.syntax.locate(node.text_range());
        let bracketed = node.first_token().is_some_and(|t| t.kind() == SyntaxKind::LINK_START);
        if bracketed {
            // The space before a citation belongs to it: "the Courier [@courier]."
            self.drop_trailing_space();
        } else {
            let text = node.text().to_string();
            self.push(&text, source);
        }
        let at = self.text.plain.len();
        let mut citations: Vec<Citation> = Vec::new();
        for token in node.children_with_tokens().filter_map(SyntaxElement::into_token) {
            match token.kind() {
                SyntaxKind::CITATION_KEY => citations.push(Citation {
                    key: Spanned {
                        value: token.text().to_owned(),
                        range: self.syntax.locate(token.text_range()),
                    },
                    source,
                    at,
                    bracketed,
                    locator: None,
                }),
                SyntaxKind::CITATION_CONTENT => {
                    if let Some(citation) = citations.last_mut() {
                        citation.locator = locator(token.text());
                    }
                }
                _ => {}
            }
        }
        self.text.citations.extend(citations);
    }

    fn drop_trailing_space(&mut self) {
        if self.text.plain.ends_with(' ') {
            self.truncate(self.text.plain.len() - 1);
            // It may be the last of several spaces for one character.
            while self.ends_within_character() {
                self.truncate(self.text.plain.len() - 1);
            }
        }
    }

    fn ends_within_character(&self) -> bool {
        let last = self.text.pieces.last();
        last.is_some_and(|piece| self.syntax.within_blanked(piece.source.end).is_some())
    }

    fn push(&mut self, text: &str, source: TextRange) {
        let (text, source) = if self.after_line_end {
            let rest = text.trim_start();
            let skipped = (text.len() - rest.len()).min(source.len());
            (rest, TextRange::new(source.start + skipped, source.end))
        } else {
            (text, source)
        };
        if text.is_empty() {
            return;
        }
        self.after_line_end = false;
        let start = self.text.plain.len();
        self.text.plain.push_str(text);
        let plain = TextRange::new(start, self.text.plain.len());
        if let Some(last) = self.text.pieces.last_mut()
            && last.source.end == source.start
            && last.source.len() == last.plain.len()
            && source.len() == plain.len()
        {
            last.plain.end = plain.end;
            last.source.end = source.end;
            return;
        }
        self.text.pieces.push(Piece { plain, source });
    }

    /// Cuts the plain text down to its first `len` bytes.
    fn truncate(&mut self, len: usize) {
        self.text.plain.truncate(len);
        self.text.pieces.retain(|piece| piece.plain.start < len);
        if let Some(last) = self.text.pieces.last_mut()
            && last.plain.end > len
        {
            let cut = last.plain.end - len;
            last.source.end = last.source.end.saturating_sub(cut).max(last.source.start);
            last.plain.end = len;
        }
    }

    fn finish(mut self) -> Option<Flattened> {
        self.truncate(self.text.plain.trim_end().len());
        let whole = self
            .text
            .pieces
            .iter()
            .map(|p| p.source)
            .chain(self.text.annotations.iter().map(|a| a.source))
            .chain(self.text.citations.iter().map(|c| c.source))
            .reduce(TextRange::join)?;
        let len = self.text.plain.len();
        let base = whole.start;
        for piece in &mut self.text.pieces {
            piece.source = piece.source.relative_to(base);
        }
        for annotation in &mut self.text.annotations {
            annotation.source = annotation.source.relative_to(base);
            annotation.plain.end = annotation.plain.end.min(len);
            annotation.plain.start = annotation.plain.start.min(annotation.plain.end);
            annotation.attributes.relative_to(base);
        }
        for citation in &mut self.text.citations {
            citation.source = citation.source.relative_to(base);
            citation.key.range = citation.key.range.relative_to(base);
            citation.at = citation.at.min(len);
        }
        for link in &mut self.text.links {
            link.range = link.range.relative_to(base);
        }
        Some(Flattened { range: whole, text: Arc::new(self.text) })
    }
}

impl Flattened {
    /// The same, its range counted from byte `start` of the source.
    pub fn relative_to(self, start: usize) -> Self {
        Self { range: self.range.relative_to(start), ..self }
    }

    /// The same, its range moved by `start` bytes.
    pub fn shifted(self, start: usize) -> Self {
        Self { range: self.range.shift(start), ..self }
    }

    /// The same without the first `len` bytes of plain text: a bullet and the space behind it.
    pub fn without_prefix(self, len: usize) -> Option<Self> {
        if len == 0 {
            return Some(self);
        }
        let Flattened { range, text } = self;
        let mut text = Arc::unwrap_or_clone(text);
        let keep = text.plain.split_off(len.min(text.plain.len()));
        text.plain = keep;
        text.pieces.retain(|piece| piece.plain.end > len);
        let first = text.pieces.first_mut()?;
        if first.plain.start < len {
            let into = (len - first.plain.start).min(first.source.len());
            first.source.start += into;
            first.plain.start = len;
        }
        let base = first.source.start;
        for piece in &mut text.pieces {
            piece.plain = piece.plain.relative_to(len);
            piece.source = piece.source.relative_to(base);
        }
        for annotation in &mut text.annotations {
            annotation.plain = annotation.plain.relative_to(len);
            annotation.source = annotation.source.relative_to(base);
            annotation.attributes.relative_to(base);
        }
        for citation in &mut text.citations {
            citation.at = citation.at.saturating_sub(len);
            citation.source = citation.source.relative_to(base);
            citation.key.range = citation.key.range.relative_to(base);
        }
        for link in &mut text.links {
            link.range = link.range.relative_to(base);
        }
        Some(Flattened {
            range: TextRange::new(range.start + base, range.end),
            text: Arc::new(text),
        })
    }
}

/// What follows the key of a citation, without the comma before it.
fn locator(content: &str) -> Option<String> {
    let text = content.trim().trim_start_matches(',').trim();
    (!text.is_empty()).then(|| text.to_owned())
}

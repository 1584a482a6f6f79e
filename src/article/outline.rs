//! The syntax tree as a flat list: headings, paragraphs, items, and where divs open and close.

use panache_parser::syntax::{SyntaxElement, SyntaxKind, SyntaxNode};

use crate::text::TextRange;

use super::attributes;
use super::syntax::Syntax;

/// One thing of the outline.
pub(super) enum Unit {
    /// A heading with its level, its inline elements and its classes.
    Heading { level: u8, range: TextRange, line: Line, classes: Vec<String> },
    /// A paragraph.
    Paragraph(SyntaxNode),
    /// One paragraph of a list item.
    Item(SyntaxNode),
    /// A div opens; its classes, and the line that opens it.
    Open { classes: Vec<String>, fence: TextRange },
    /// The innermost open div closes; where the text after it starts.
    Close { at: usize },
}

/// The inline elements of one line, its line end included.
pub(super) type Line = Vec<SyntaxElement>;

/// Walks the tree; comments are left to [`super::suppression`], tables and code have no text.
pub(super) fn outline(syntax: &Syntax) -> Vec<Unit> {
    let mut units = Vec::new();
    walk(syntax, &syntax.root, false, &mut units);
    units
}

fn walk(syntax: &Syntax, parent: &SyntaxNode, in_item: bool, units: &mut Vec<Unit>) {
    for node in parent.children() {
        match node.kind() {
            SyntaxKind::HEADING => units.extend(heading(syntax, &node)),
            SyntaxKind::PARAGRAPH | SyntaxKind::PLAIN if in_item => {
                units.push(Unit::Item(node));
            }
            SyntaxKind::PARAGRAPH | SyntaxKind::PLAIN => {
                units.push(Unit::Paragraph(node));
            }
            SyntaxKind::CODE_BLOCK => units.extend(indented_text(&node)),
            SyntaxKind::LIST_ITEM => walk(syntax, &node, true, units),
            SyntaxKind::FENCED_DIV | SyntaxKind::HTML_BLOCK_DIV => {
                div(syntax, &node, in_item, units)
            }
            SyntaxKind::LIST
            | SyntaxKind::BLOCK_QUOTE
            | SyntaxKind::ALERT
            | SyntaxKind::LINE_BLOCK
            | SyntaxKind::LINE_BLOCK_LINE
            | SyntaxKind::FOOTNOTE_DEFINITION => walk(syntax, &node, in_item, units),
            _ => {}
        }
    }
}

fn heading(syntax: &Syntax, node: &SyntaxNode) -> Option<Unit> {
    let kind_of = |kind| node.children().find(|child| child.kind() == kind);
    let content = kind_of(SyntaxKind::HEADING_CONTENT)?;
    let level = match kind_of(SyntaxKind::ATX_HEADING_MARKER) {
        Some(marker) => usize::from(marker.text_range().len()),
        None => usize::from(!node.to_string().trim_end().ends_with('=')) + 1,
    };
    let attributes = attributes::of_child(syntax, node, SyntaxKind::ATTRIBUTE);
    Some(Unit::Heading {
        level: u8::try_from(level).unwrap_or(u8::MAX),
        range: syntax.locate(node.text_range()),
        line: content.children_with_tokens().collect(),
        classes: attributes.classes.into_iter().map(|class| class.value).collect(),
    })
}

/// An indented paragraph is no code in an article.
fn indented_text(node: &SyntaxNode) -> Option<Unit> {
    let is_fenced = node.children().any(|child| child.kind() == SyntaxKind::CODE_FENCE_OPEN);
    let content = node.children().find(|child| child.kind() == SyntaxKind::CODE_CONTENT)?;
    (!is_fenced).then_some(Unit::Paragraph(content))
}

fn div(syntax: &Syntax, node: &SyntaxNode, in_item: bool, units: &mut Vec<Unit>) {
    let is_opener = |child: &SyntaxNode| {
        matches!(child.kind(), SyntaxKind::DIV_FENCE_OPEN | SyntaxKind::HTML_BLOCK_TAG)
    };
    let opener = node.children().find(is_opener);
    let (classes, fence) = match &opener {
        Some(opener) => (div_classes(syntax, opener), syntax.locate(opener.text_range())),
        None => (Vec::new(), TextRange::empty(syntax.locate(node.text_range()).start)),
    };
    units.push(Unit::Open { classes, fence });
    walk(syntax, node, in_item, units);
    units.push(Unit::Close { at: syntax.locate(node.text_range()).end });
}

/// The classes of `::: {.insights}`, and the word of `::: insights`.
fn div_classes(syntax: &Syntax, opener: &SyntaxNode) -> Vec<String> {
    let named = attributes::of(syntax, opener).classes.into_iter().map(|class| class.value);
    let bare = opener
        .children()
        .filter(|child| child.kind() == SyntaxKind::DIV_INFO)
        .map(|info| info.text().to_string().trim().to_owned())
        .filter(|info| !info.starts_with('{'));
    named.chain(bare).collect()
}

/// The inline elements of a paragraph, line by line.
pub(super) fn lines(node: &SyntaxNode) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    for element in node.children_with_tokens() {
        let ends_line = matches!(element.kind(), SyntaxKind::NEWLINE | SyntaxKind::HARD_LINE_BREAK);
        if let Some(line) = lines.last_mut() {
            line.push(element);
        }
        if ends_line {
            lines.push(Vec::new());
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

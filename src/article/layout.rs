//! How the lines of an article are laid out, for those who tidy it: only what can be changed
//! without changing what the article says. Front matter, code, tables, HTML and comments are left
//! out.

use panache_parser::syntax::{SyntaxElement, SyntaxKind, SyntaxNode, SyntaxToken};
use rowan::{NodeOrToken, WalkEvent};

use crate::text::TextRange;

use super::syntax::{self, Syntax};

/// The layout of a source. All ranges are bytes of it, each list in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// White space at the ends of lines that means nothing: no hard breaks.
    pub trailing: Vec<TextRange>,
    /// Blank lines, each with its end; not those of block quotations.
    pub blank: Vec<TextRange>,
    /// The starts of blocks that follow on the block before without a blank line.
    pub crowded: Vec<usize>,
    /// The bullets of lists; no numbers.
    pub bullets: Vec<Bullet>,
}

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bullet {
    /// The mark: one byte.
    pub mark: TextRange,
    /// The space behind it, where the text of the item does not depend on its width.
    pub space: Option<TextRange>,
}

/// The layout of `source`.
pub fn layout(source: &str) -> Layout {
    let syntax = syntax::parse(source);
    let mut layout = Layout::default();
    if !syntax.is_of(source) {
        return layout;
    }
    let mut before: Option<SyntaxToken> = None;
    let mut walk = syntax.root.preorder_with_tokens();
    while let Some(event) = walk.next() {
        match event {
            WalkEvent::Enter(NodeOrToken::Node(node)) if is_left_alone(node.kind()) => {
                layout.add_crowded(&syntax, &node);
                before = None;
                walk.skip_subtree();
            }
            WalkEvent::Enter(NodeOrToken::Node(node)) => {
                layout.add_crowded(&syntax, &node);
                layout.bullets.extend(bullet(&syntax, &node));
            }
            WalkEvent::Enter(NodeOrToken::Token(token)) => {
                layout.add_space(&syntax, before.as_ref(), &token);
                before = Some(token);
            }
            WalkEvent::Leave(_) => {}
        }
    }
    layout
}

/// What is copied as it stands.
fn is_left_alone(kind: SyntaxKind) -> bool {
    use SyntaxKind::*;
    matches!(
        kind,
        YAML_METADATA
            | PANDOC_TITLE_BLOCK
            | CODE_BLOCK
            | SIMPLE_TABLE
            | MULTILINE_TABLE
            | PIPE_TABLE
            | GRID_TABLE
            | HTML_BLOCK
            | HTML_BLOCK_RAW
            | HTML_BLOCK_TAG
            | COMMENT
            | TEX_BLOCK
            | LINE_BLOCK
            | DEFINITION_LIST
            | FOOTNOTE_DEFINITION
            | REFERENCE_DEFINITION
            | INLINE_CODE
            | INLINE_HTML
            | RAW_INLINE
            | LINK_DEST
            | HORIZONTAL_RULE
    )
}

/// Blocks between which a blank line stands. Comments belong to the line behind them.
fn is_set_apart(kind: SyntaxKind) -> bool {
    use SyntaxKind::*;
    matches!(
        kind,
        YAML_METADATA
            | HEADING
            | PARAGRAPH
            | LIST
            | FENCED_DIV
            | BLOCK_QUOTE
            | CODE_BLOCK
            | PIPE_TABLE
            | GRID_TABLE
    )
}

impl Layout {
    /// Notes `node` if it follows on another block without a blank line. In lists and block
    /// quotations a blank line would need more than a line end.
    fn add_crowded(&mut self, syntax: &Syntax, node: &SyntaxNode) {
        use SyntaxKind::{DOCUMENT, FENCED_DIV};
        let is_plain = |node: SyntaxNode| matches!(node.kind(), DOCUMENT | FENCED_DIV);
        let follows = node.prev_sibling().is_some_and(|before| is_set_apart(before.kind()));
        // A blank line may belong to the block before.
        let last = node.first_token().and_then(|first| first.prev_token());
        let is_apart = last.is_none_or(|last| last.kind() == SyntaxKind::BLANK_LINE);
        let may_be_apart = is_set_apart(node.kind()) && follows && !is_apart;
        if may_be_apart && node.ancestors().skip(1).all(is_plain) {
            self.crowded.push(syntax.locate(node.text_range()).start);
        }
    }

    /// Notes a blank line, or the space before the end of a line.
    fn add_space(&mut self, syntax: &Syntax, before: Option<&SyntaxToken>, token: &SyntaxToken) {
        let range = syntax.locate(token.text_range());
        match token.kind() {
            SyntaxKind::BLANK_LINE if starts_line(token) => {
                self.blank.push(range);
                let spaces =
                    token.text().len() - token.text().trim_start_matches([' ', '\t']).len();
                self.add_trailing(TextRange::new(range.start, range.start + spaces));
            }
            SyntaxKind::NEWLINE => {
                let Some(before) = before.filter(|before| is_text(before)) else { return };
                let words = before.text().trim_end_matches([' ', '\t']);
                let space = &before.text()[words.len()..];
                let is_whole = !words.is_empty() || !follows_space(before);
                if is_whole && (space == " " || ends_block(token)) {
                    self.add_trailing(TextRange::new(range.start - space.len(), range.start));
                }
            }
            _ => {}
        }
    }

    fn add_trailing(&mut self, range: TextRange) {
        if !range.is_empty() {
            self.trailing.push(range);
        }
    }
}

fn follows_space(token: &SyntaxToken) -> bool {
    token.prev_token().is_some_and(|before| before.text().ends_with([' ', '\t']))
}

fn starts_line(token: &SyntaxToken) -> bool {
    token.prev_token().is_none_or(|before| before.text().ends_with(['\n', '\r']))
}

fn is_text(token: &SyntaxToken) -> bool {
    matches!(token.kind(), SyntaxKind::TEXT | SyntaxKind::WHITESPACE)
}

/// Whether a line end is the last of its paragraph or heading, so that the space before it is not
/// between words.
fn ends_block(line_end: &SyntaxToken) -> bool {
    use SyntaxKind::*;
    line_end.parent().is_some_and(|parent| match parent.kind() {
        PARAGRAPH | PLAIN => parent.last_token().as_ref() == Some(line_end),
        HEADING | DIV_FENCE_OPEN | DIV_FENCE_CLOSE => true,
        _ => false,
    })
}

/// The bullet of a list item.
fn bullet(syntax: &Syntax, node: &SyntaxNode) -> Option<Bullet> {
    if node.kind() != SyntaxKind::LIST_ITEM {
        return None;
    }
    let mut parts =
        node.children_with_tokens().skip_while(|part| part.kind() != SyntaxKind::LIST_MARKER);
    let mark = parts.next().and_then(SyntaxElement::into_token)?;
    if !matches!(mark.text(), "-" | "*" | "+") {
        return None;
    }
    let space = parts.next().and_then(SyntaxElement::into_token);
    let text = parts.next().and_then(SyntaxElement::into_node);
    let is_one_line = !node.text().to_string().trim_end().contains(['\n', '\r']);
    let is_text =
        |text: &SyntaxNode| matches!(text.kind(), SyntaxKind::PLAIN | SyntaxKind::PARAGRAPH);
    let space = space
        .filter(|space| space.kind() == SyntaxKind::WHITESPACE && is_one_line)
        .filter(|_| text.as_ref().is_some_and(is_text));
    let locate = |token: &SyntaxToken| syntax.locate(token.text_range());
    Some(Bullet { mark: locate(&mark), space: space.as_ref().map(locate) })
}

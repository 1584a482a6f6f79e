//! Paragraphs and items of the tree as text, each read once for as long as the tree keeps its node:
//! an edit elsewhere in the document does not touch it.

use std::ptr;
use std::sync::Arc;

use panache_parser::syntax::{SyntaxElement, SyntaxNode};
use rowan::GreenNode;

use crate::text::InOrder;

use super::capture;
use super::inline::{Flattened, flatten};
use super::labels::SectionLabels;
use super::outline::lines;
use super::syntax::Syntax;

/// A paragraph or an item, as far as it depends on nothing but its own text and the labels.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its text in one piece, if it has any. The range counts from the start of the node.
    whole: Option<Flattened>,
    /// Whether its first line opens a section.
    pub is_label: bool,
    /// Whether it asks the reader to do something, or credits a picture.
    pub is_call_to_action: bool,
    /// Whether its lines are bullets that are none to the parser.
    pub is_list: bool,
}

/// The paragraphs of a document, by the address of their node in the tree.
#[derive(Debug, Default)]
pub(super) struct KeptParagraphs {
    /// The nodes are kept as well, so that their addresses stay theirs.
    known: InOrder<(GreenNode, Arc<Paragraph>)>,
    labels: SectionLabels,
}

impl KeptParagraphs {
    /// From here on, what nobody asks for until the next time is forgotten.
    pub fn begin(&mut self, labels: &SectionLabels) {
        self.known.begin();
        if self.labels != *labels {
            *self = Self { labels: labels.clone(), ..Self::default() };
        }
    }

    /// What the paragraph or item `node` says.
    pub fn read(&mut self, syntax: &Syntax, node: &SyntaxNode) -> Arc<Paragraph> {
        let address = ptr::from_ref(node.green()).addr();
        let read =
            || (node.green().to_owned(), Arc::new(Paragraph::read(syntax, node, &self.labels)));
        let (green, paragraph) = self.known.take(address).unwrap_or_else(read);
        self.known.keep(address, (green, Arc::clone(&paragraph)));
        paragraph
    }
}

impl Paragraph {
    fn read(syntax: &Syntax, node: &SyntaxNode, labels: &SectionLabels) -> Self {
        let lines = lines(node);
        let elements: Vec<SyntaxElement> = node.children_with_tokens().collect();
        let start = syntax.locate(node.text_range()).start;
        let whole = flatten(syntax, &elements).map(|whole| whole.relative_to(start));
        let first = lines.first().and_then(|line| flatten(syntax, line));
        let is_label = |line: &Flattened| labels.section_of(&line.text.plain).is_some();
        let is_call = |text: &Flattened| capture::is_call_to_action(&text.text.plain, labels);
        Self {
            is_label: first.as_ref().is_some_and(is_label),
            is_call_to_action: whole.as_ref().is_some_and(is_call),
            is_list: capture::is_list(syntax, &lines),
            whole,
        }
    }

    /// Its text in one piece, where `node` stands.
    pub fn text(&self, syntax: &Syntax, node: &SyntaxNode) -> Option<Flattened> {
        let start = syntax.locate(node.text_range()).start;
        self.whole.as_ref().map(|whole| whole.clone().shifted(start))
    }
}

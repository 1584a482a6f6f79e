//! Growing selections, as selection ranges.

use tower_lsp::lsp_types::{Range, SelectionRange};

use crate::text::TextRange;

use super::Converter;

impl Converter<'_> {
    /// The first of `growing`, with the others around it.
    pub fn selection_range(&self, growing: Vec<TextRange>) -> SelectionRange {
        let around = |parent: Option<SelectionRange>, range: TextRange| {
            Some(SelectionRange { range: self.range(range), parent: parent.map(Box::new) })
        };
        let smallest = growing.into_iter().rev().fold(None, around);
        smallest.unwrap_or(SelectionRange { range: Range::default(), parent: None })
    }
}

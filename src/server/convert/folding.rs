//! What can be folded, as folding ranges.

use std::cmp::Reverse;

use tower_lsp::lsp_types::{FoldingRange, FoldingRangeKind};

use crate::ide::{Fold, FoldKind};

use super::Converter;

impl Converter<'_> {
    /// Folds, in their order; the longest of them where the client takes no more.
    pub fn folding_ranges(&self, folds: &[Fold]) -> Vec<FoldingRange> {
        let mut ranges: Vec<_> = folds.iter().map(|fold| self.folding_range(fold)).collect();
        if let Some(limit) = self.client.folding.limit
            && limit < ranges.len()
        {
            ranges.sort_by_key(|range| Reverse(range.end_line - range.start_line));
            ranges.truncate(limit);
            ranges.sort_by_key(|range| range.start_line);
        }
        ranges
    }

    fn folding_range(&self, fold: &Fold) -> FoldingRange {
        let range = self.range(fold.range);
        let has_columns = !self.client.folding.whole_lines;
        FoldingRange {
            start_line: range.start.line,
            start_character: has_columns.then_some(range.start.character),
            end_line: range.end.line,
            end_character: has_columns.then_some(range.end.character),
            kind: match fold.kind {
                FoldKind::Text => None,
                FoldKind::Comment => Some(FoldingRangeKind::Comment),
                FoldKind::Region => Some(FoldingRangeKind::Region),
            },
            collapsed_text: None,
        }
    }
}

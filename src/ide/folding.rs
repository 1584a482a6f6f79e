//! What can be folded away: the front matter, sections, lists, divs, code, comments, and where
//! rules are switched off.

use std::cmp::Reverse;

use crate::article::{self, Block, BlockKind, RegionKind, Suppression};
use crate::rules::Review;
use crate::text::TextRange;

use super::parts::{line_start, parts};

/// Lines of which only the first stays when they are folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// From the end of the first line to the end of the last: bytes of the source.
    pub range: TextRange,
    /// What they are.
    pub kind: FoldKind,
}

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldKind {
    /// A part of the text.
    Text,
    /// A comment.
    Comment,
    /// What markup or comments enclose: the front matter, a div, lines without some rule.
    Region,
}

/// The folds of `source`, in order; no two of them start on one line.
pub fn folds(review: &Review, source: &str) -> Vec<Fold> {
    let article = &review.analysis.article;
    let regions = article::markup(source).regions;
    let text = |range| (range, FoldKind::Text);
    let headings = parts(article, &regions, source).into_iter().map(text);
    let lists = lists(&article.blocks, source).into_iter().map(text);
    let suppressed = article.suppressions.iter().filter_map(|s| suppressed(s, source));
    let suppressed = suppressed.map(|range| (range, FoldKind::Region));
    let marked = regions.iter().map(|region| (region.range, kind_of(region.kind)));
    let all = headings.chain(lists).chain(suppressed).chain(marked);
    let mut folds: Vec<_> = all.filter_map(|(range, kind)| fold(range, kind, source)).collect();
    folds.sort_by_key(|fold| (fold.range.start, Reverse(fold.range.end)));
    folds.dedup_by_key(|fold| fold.range.start);
    folds
}

/// The fold of the lines from the start of `range` to its end, if there are several.
fn fold(range: TextRange, kind: FoldKind, source: &str) -> Option<Fold> {
    let first_line = source.get(range.start..range.end)?.find(['\n', '\r'])?;
    Some(Fold { range: TextRange::new(range.start + first_line, range.end), kind })
}

fn kind_of(region: RegionKind) -> FoldKind {
    match region {
        RegionKind::FrontMatter | RegionKind::Div => FoldKind::Region,
        RegionKind::Comment => FoldKind::Comment,
        RegionKind::Code | RegionKind::Table | RegionKind::Html | RegionKind::Quote => {
            FoldKind::Text
        }
    }
}

/// Items that follow each other in one section: bytes of the source, from the start of the line.
pub(super) fn lists(blocks: &[Block], source: &str) -> Vec<TextRange> {
    let is_one_list = |a: &Block, b: &Block| {
        a.kind == BlockKind::Item && b.kind == BlockKind::Item && a.section == b.section
    };
    let lists = blocks.chunk_by(is_one_list).filter(|list| list.len() > 1);
    let ends = lists.filter_map(|list| Some((list.first()?.range.start, list.last()?.range.end)));
    ends.map(|(start, end)| TextRange::new(line_start(source, start), end)).collect()
}

/// From the comment that switches rules off to the one that switches them on again.
fn suppressed(suppression: &Suppression, source: &str) -> Option<TextRange> {
    let behind = source.get(suppression.scope.end..)?;
    let is_closed = suppression.scope.start >= suppression.range.end && behind.starts_with("<!--");
    let end = suppression.scope.end + behind.find("-->")? + "-->".len();
    is_closed.then(|| TextRange::new(suppression.range.start, end))
}

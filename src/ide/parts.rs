//! The parts of an article as its author sees them: what a heading or a label line opens, up to
//! where it ends.

use crate::article::{Article, Block, BlockKind, Region, RegionKind, Section};
use crate::text::TextRange;

/// What can open or close a part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    DivCloses,
    /// A section goes on or begins without a word.
    Bare,
    /// A heading of this level, or a label line.
    Head(u8),
    DivOpens,
}

/// A label line is below every heading.
const LABEL: u8 = u8::MAX;

/// What stands under each heading and label line, and that line itself: bytes of the source, from
/// the start of the line, without the space at the end. In the order of the text.
pub(super) fn parts(article: &Article, regions: &[Region], source: &str) -> Vec<TextRange> {
    let mut parts: Vec<TextRange> = Vec::new();
    // The level of each open part with its index; a div that is open has no index.
    let mut open: Vec<(u8, Option<usize>)> = Vec::new();
    for (at, event) in events(article, regions, source) {
        let closed_from = match event {
            Event::Head(level) => {
                open.iter().rposition(|(l, part)| part.is_none() || *l < level).map_or(0, |i| i + 1)
            }
            Event::Bare => open.iter().rposition(|(l, _)| *l != LABEL).map_or(0, |i| i + 1),
            Event::DivCloses => open.iter().rposition(|(_, part)| part.is_none()).unwrap_or(0),
            Event::DivOpens => open.len(),
        };
        for (level, part) in open.drain(closed_from..) {
            if let Some(part) = part.and_then(|part| parts.get_mut(part)) {
                part.end = at;
                end_in_article(article, level, part);
            }
        }
        match event {
            Event::Head(level) => {
                open.push((level, Some(parts.len())));
                parts.push(TextRange::new(at, source.len()));
            }
            Event::DivOpens => open.push((0, None)),
            Event::Bare | Event::DivCloses => {}
        }
    }
    for (level, part) in open {
        if let Some(part) = part.and_then(|part| parts.get_mut(part)) {
            end_in_article(article, level, part);
        }
    }
    parts.into_iter().map(|part| trimmed(source, part)).collect()
}

/// What a label line opens in a raw capture ends before the margin of the page.
fn end_in_article(article: &Article, level: u8, part: &mut TextRange) {
    if level == LABEL {
        let behind = article.blocks.partition_point(|block| block.range.start < part.end);
        let before = article.blocks.iter().take(behind).rev();
        let mut within = before.take_while(|block| block.range.start >= part.start);
        let last = within.find(|block| block.section != Section::Boilerplate);
        part.end = last.map_or(part.end, |block| block.range.end);
    }
}

/// What opens and closes parts, each with the start of its line, in order.
fn events(article: &Article, regions: &[Region], source: &str) -> Vec<(usize, Event)> {
    let headings = article.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading(level) => Some((block.range.start, Event::Head(level))),
        _ => None,
    });
    let labels = article.openings.iter().filter_map(|opening| match opening.head {
        Some(head) => label(article, head).map(|label| (label.range.start, Event::Head(LABEL))),
        None => Some((opening.at, Event::Bare)),
    });
    let divs = regions.iter().filter(|region| region.kind == RegionKind::Div);
    let divs = divs.flat_map(|div| {
        let fence = div.range.end.saturating_sub(1).max(div.range.start);
        [(div.range.start, Event::DivOpens), (fence, Event::DivCloses)]
    });
    let all = headings.chain(labels).chain(divs);
    let mut events: Vec<_> = all.map(|(at, event)| (line_start(source, at), event)).collect();
    events.sort_unstable();
    events
}

/// The label line at `head`, if that is one.
fn label(article: &Article, head: TextRange) -> Option<&Block> {
    let index = article.blocks.partition_point(|block| block.range.start < head.start);
    let block = article.blocks.get(index)?;
    (block.range == head && block.kind == BlockKind::Paragraph).then_some(block)
}

/// Where the line of byte `at` starts.
pub(super) fn line_start(source: &str, at: usize) -> usize {
    let before = source.get(..at).unwrap_or_default();
    before.rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// `range` without the space at its end.
pub(super) fn trimmed(source: &str, range: TextRange) -> TextRange {
    TextRange::new(range.start, range.start + range.of(source).trim_end().len())
}

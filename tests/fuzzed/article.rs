//! Any bytes, read as an article, with all that an editor shows of it.
//!
//! Every range lies in the source, between characters; nothing of the plain text is made up.

use standfirst::article::{self, Article, Block, BlockKind, SectionLabels};
use standfirst::text::TextRange;

use super::range::assert_fits;

/// Reads `data`.
pub fn hold(data: &[u8]) {
    let source = String::from_utf8_lossy(data);
    let article = article::read(&source, &SectionLabels::default());
    for range in ranges(&article) {
        assert_fits(&source, range);
    }
    for block in &article.blocks {
        assert_found_again(&source, block);
    }
    let starts = article.blocks.iter().filter(|block| block.kind != BlockKind::Title);
    assert!(starts.map(|block| block.range.start).is_sorted(), "the blocks are in order");
    let layout = article::layout(&source);
    let bullets = layout.bullets.iter().flat_map(|bullet| [Some(bullet.mark), bullet.space]);
    let crowded = layout.crowded.iter().map(|at| TextRange::empty(*at));
    let laid_out = layout.trailing.iter().chain(&layout.blank).copied();
    laid_out.chain(bullets.flatten()).chain(crowded).for_each(|range| assert_fits(&source, range));
    let markup = article::markup(&source);
    let regions = markup.regions.iter().map(|region| region.range);
    let braces = markup.braces.iter().map(|braces| braces.range);
    let links = markup.destinations.iter().map(|link| link.range);
    regions.chain(braces).chain(links).for_each(|range| assert_fits(&source, range));
}

/// Asserts that the plain text of `block` stands in `source`, where its pieces say.
fn assert_found_again(source: &str, block: &Block) {
    let (mut plain_end, mut source_end) = (0, 0);
    for piece in &block.text.pieces {
        assert_eq!(piece.plain.start, plain_end, "pieces leave nothing out: {block:?}");
        assert!(piece.source.start >= source_end, "pieces are in order: {block:?}");
        (plain_end, source_end) = (piece.plain.end, piece.source.end);
        let (plain, written) =
            (piece.plain.of(&block.text.plain), block.locate(piece.source).of(source));
        if piece.plain.len() == piece.source.len() {
            // The parser gets a space for odd white space.
            let is_same = |(one, other): (u8, u8)| one == other || one == b' ';
            assert!(plain.bytes().zip(written.bytes()).all(is_same), "{plain:?} is {written:?}");
        } else if block.kind != BlockKind::Title {
            assert!(plain.chars().count() <= 1, "{plain:?} stands for {written:?}");
        }
    }
    assert_eq!(plain_end, block.text.plain.len(), "pieces leave nothing out: {block:?}");
}

/// Every range of the article, as bytes of the source.
fn ranges(article: &Article) -> Vec<TextRange> {
    let mut all: Vec<TextRange> = article.blocks.iter().flat_map(block_ranges).collect();
    for suppression in &article.suppressions {
        all.extend([suppression.range, suppression.scope]);
        all.extend(suppression.rules.iter().map(|rule| rule.range));
    }
    all.extend(article.problems.iter().map(|problem| problem.range));
    all.extend(article.openings.iter().map(|opening| TextRange::empty(opening.at)));
    all.extend(article.openings.iter().filter_map(|opening| opening.head));
    let front_matter = &article.front_matter;
    all.extend(front_matter.range);
    let values = [&front_matter.title, &front_matter.date, &front_matter.lang];
    all.extend(values.into_iter().flatten().map(|value| value.range));
    all.extend(front_matter.bibliography.iter().map(|path| path.range));
    for reference in &front_matter.references {
        all.extend([reference.range, reference.id.range]);
        all.extend(reference.archive.iter().map(|path| path.range));
    }
    for entity in &front_matter.entities {
        all.extend([entity.range, entity.id.range]);
        all.extend(entity.names().map(|name| name.range));
        all.extend(entity.kind.iter().map(|kind| kind.range));
    }
    all
}

fn block_ranges(block: &Block) -> Vec<TextRange> {
    let text = &block.text;
    let mut all = vec![block.range];
    all.extend(text.pieces.iter().map(|piece| block.locate(piece.source)));
    for annotation in &text.annotations {
        let attributes = &annotation.attributes;
        assert_fits(&text.plain, annotation.plain);
        all.push(block.locate(annotation.source));
        all.push(block.to_source(annotation.plain));
        let pairs = attributes.pairs.iter().flat_map(|(key, value)| [key, value]);
        let values = attributes.id.iter().chain(&attributes.classes).chain(pairs);
        all.extend(values.map(|value| block.locate(value.range)));
    }
    for citation in &text.citations {
        assert_fits(&text.plain, TextRange::empty(citation.at));
        all.extend([block.locate(citation.source), block.locate(citation.key.range)]);
    }
    all.extend(text.links.iter().map(|link| block.locate(link.range)));
    all
}

//! From the Pandoc syntax tree to the [`Article`].

use super::model::{Article, BlockKind, Section};
use super::paragraph::KeptParagraphs;
use super::syntax::{KeptSyntax, Syntax};
use super::{SectionLabels, front_matter, marker, outline, sections, suppression, syntax, uncited};

/// Reads an article. Never fails: what cannot be read is listed in [`Article::problems`].
pub fn read(source: &str, labels: &SectionLabels) -> Article {
    read_syntax(&syntax::parse(source), source, labels, &mut KeptParagraphs::default())
}

/// The same for a document that is being edited, of which `kept` holds the last parse.
pub fn read_again(source: &str, labels: &SectionLabels, kept: &mut KeptSyntax) -> Article {
    let syntax = syntax::parse_again(source, kept);
    read_syntax(&syntax, source, labels, &mut kept.paragraphs)
}

fn read_syntax(
    syntax: &Syntax,
    source: &str,
    labels: &SectionLabels,
    kept: &mut KeptParagraphs,
) -> Article {
    kept.begin(labels);
    let mut problems = Vec::new();
    let front_matter = front_matter::read(syntax, &mut problems);
    let units = outline::outline(syntax);
    let mut sections = sections::assign(syntax, units, front_matter.title.as_ref(), labels, kept);
    let suppressions = suppression::collect(syntax, source, &sections.blocks);
    for item in sections.blocks.iter_mut().filter(|block| block.kind == BlockKind::Item) {
        item.marker = marker::before(source, item.range.start).to_owned();
    }
    Article {
        uncited: uncited::among(&front_matter.references, source),
        front_matter,
        blocks: sections.blocks,
        openings: sections.openings,
        suppressions,
        problems,
        labels: labels.clone(),
        is_crlf: source.contains("\r\n"),
    }
}

/// The section that is open at byte `offset` of the source.
pub fn section_at(article: &Article, offset: usize) -> Section {
    let index = article.openings.partition_point(|opening| opening.at <= offset);
    index.checked_sub(1).map_or(Section::Body, |last| article.openings[last].section)
}

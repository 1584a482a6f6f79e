//! Words that lead out of the article: web addresses, files that it names, citations.

use std::path::PathBuf;

use linkify::{LinkFinder, LinkKind};

use crate::article::{self, Block, Citation, FrontMatter, Reference};
use crate::rules::Review;
use crate::text::TextRange;

/// What typesetters put behind an address. It may be part of one by the letter of RFC 3987.
const TYPOGRAPHIC: [char; 9] = ['“', '”', '‘', '’', '«', '»', '…', '—', '–'];

/// Words and where they lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words: bytes of the source.
    pub range: TextRange,
    /// Where they lead.
    pub target: LinkTarget,
    /// What is there, where the article says so.
    pub title: Option<String>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A web address, as written.
    Web(String),
    /// A path as the article writes it, as seen from the article; there may be no such file.
    Path(String),
    /// A file that was read.
    File(PathBuf),
}

/// The links of `source`, in order, without overlap.
pub fn links(review: &Review, source: &str) -> Vec<Link> {
    let article = &review.analysis.article;
    let mut links = named_files(&article.front_matter);
    let citations = article.blocks.iter().flat_map(|block| {
        block.text.citations.iter().filter_map(move |citation| cited(review, block, citation))
    });
    links.extend(citations);
    links.extend(addresses(&article.front_matter, source));
    links.extend(destinations(source));
    // The sort is stable: of two links on the same words, the one found first stays.
    links.sort_by_key(|link| link.range.start);
    links.dedup_by(|next, before| next.range.overlaps(before.range));
    links
}

/// Web addresses, wherever they stand. Those of a source are titled like it.
fn addresses(front_matter: &FrontMatter, source: &str) -> Vec<Link> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let found = finder.links(source).filter(|found| is_web(found.as_str()));
    let links = found.map(|found| {
        let address = found.as_str().split(TYPOGRAPHIC).next().unwrap_or_default();
        let range = TextRange::new(found.start(), found.start() + address.len());
        let of = front_matter.references.iter().find(|entry| entry.range.covers(range));
        let target = LinkTarget::Web(address.to_owned());
        Link { range, target, title: of.and_then(title) }
    });
    links.collect()
}

fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// The bibliographies and archived texts that the front matter names.
fn named_files(front_matter: &FrontMatter) -> Vec<Link> {
    let archives = front_matter.references.iter().filter_map(|entry| {
        let title = title(entry).map(|title| format!("{title} (archived)"));
        entry.archive.as_ref().map(|archive| (archive, title))
    });
    let bibliographies = front_matter.bibliography.iter().map(|path| (path, None));
    let named = archives.chain(bibliographies).filter(|(path, _)| !path.value.contains("://"));
    let links = named.map(|(path, title)| Link {
        range: path.range,
        target: LinkTarget::Path(path.value.clone()),
        title,
    });
    links.collect()
}

/// From a citation to the source on the web, else to its archived text.
fn cited(review: &Review, block: &Block, citation: &Citation) -> Option<Link> {
    let key = &citation.key.value;
    let reference = &review.bibliography.get(key)?.reference;
    let web = reference.url.as_ref().filter(|url| is_web(url)).cloned().map(LinkTarget::Web);
    let archive = || review.archives.get(key)?.as_ref().ok();
    let archive = || Some(LinkTarget::File(archive()?.written.path.clone()));
    let range = block.locate(citation.key.range);
    Some(Link { range, target: web.or_else(archive)?, title: title(reference) })
}

fn title(reference: &Reference) -> Option<String> {
    let parts = [&reference.title, &reference.container];
    let parts: Vec<_> = parts.into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Files that links and pictures of the text lead to.
fn destinations(source: &str) -> impl Iterator<Item = Link> {
    let destinations = article::markup(source).destinations.into_iter();
    destinations.filter_map(|destination| {
        let path = destination.value.split(['#', '?']).next().filter(|path| !path.is_empty())?;
        let target = LinkTarget::Path(path.to_owned());
        Some(Link { range: destination.range, target, title: None })
    })
}

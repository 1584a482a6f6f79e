//! An article at a glance: its sections, and in them the claims, headings and questions.

use std::collections::HashMap;

use crate::article::{Article, Block, BlockKind, FrontMatter, Opening, Section};
use crate::evidence::JudgedClaim;
use crate::rules::Review;
use crate::text::TextRange;

use super::wording::shortened;

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlined {
    /// What it is called or says.
    pub name: String,
    /// A few words beside the name: a claim's identifier and verdict, a source's title.
    pub detail: Option<String>,
    /// What it is.
    pub kind: OutlinedKind,
    /// All of it: bytes of the source. Covers all that is in it.
    pub range: TextRange,
    /// The words that stand for it, within its range.
    pub focus: TextRange,
    /// What is in it, in the order of the text.
    pub children: Vec<Outlined>,
}

/// What an entry of the outline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlinedKind {
    /// The headline.
    Headline,
    /// A section.
    Section,
    /// A heading within a section.
    Heading,
    /// A claim.
    Claim,
    /// An insight question.
    Question,
    /// An entry of the bibliography, or of the list of sources.
    Source,
    /// A declared entity.
    Entity,
}

/// The outline of an article, in the order of the text.
pub fn outline(review: &Review) -> Vec<Outlined> {
    let article = &review.analysis.article;
    let verdicts = verdicts(review);
    let mut parts: Vec<Part<'_>> = vec![Part::default()];
    parts.extend(article.openings.iter().map(|opening| Part::opened(article, opening)));
    let mut outline: Vec<_> = front_matter(&article.front_matter).into_iter().collect();
    for (index, block) in article.blocks.iter().enumerate() {
        if block.section == Section::Headline {
            let verdict = verdicts.get(&index).map(|claim| verdict(claim));
            outline.push(Outlined { detail: verdict, ..leaf(block, OutlinedKind::Headline) });
            continue;
        }
        let part = article.openings.partition_point(|opening| start(opening) <= block.range.start);
        if let Some(part) = parts.get_mut(part) {
            part.add(block, verdicts.get(&index).copied());
        }
    }
    outline.extend(parts.into_iter().filter_map(Part::finish));
    outline.sort_by_key(|entry| entry.range.start);
    outline
}

/// Of each block with claims the one that stands worst.
fn verdicts(review: &Review) -> HashMap<usize, &JudgedClaim> {
    let mut verdicts: HashMap<usize, &JudgedClaim> = HashMap::new();
    for claim in &review.claims {
        let worst = verdicts.entry(claim.claim.block).or_insert(claim);
        if claim.judgement.score < worst.judgement.score {
            *worst = claim;
        }
    }
    verdicts
}

fn verdict(claim: &JudgedClaim) -> String {
    format!("{} · {:.2}", claim.judgement.verdict.as_str(), claim.judgement.score)
}

fn start(opening: &Opening) -> usize {
    opening.head.map_or(opening.at, |head| head.start)
}

/// A section that is being filled.
#[derive(Default)]
struct Part<'a> {
    section: Option<Section>,
    /// The heading or label line that opens it.
    head: Option<&'a Block>,
    /// All of its text so far.
    range: Option<TextRange>,
    children: Vec<Outlined>,
    /// The open headings in it, each inside the one before, with their levels.
    headings: Vec<(u8, Outlined)>,
}

impl<'a> Part<'a> {
    fn opened(article: &'a Article, opening: &Opening) -> Self {
        let is_head = |block: &&Block| {
            block.section == Section::Boilerplate
                && opening.head.is_some_and(|head| head.covers(block.range))
        };
        let behind = article.blocks.partition_point(|block| block.range.start < start(opening));
        let head = article.blocks.get(behind).filter(is_head);
        let range = head.map(|head| TextRange::new(start(opening), head.range.end));
        Self { section: Some(opening.section), head, range, ..Self::default() }
    }

    fn add(&mut self, block: &Block, claim: Option<&JudgedClaim>) {
        let is_head = self.head.is_some_and(|head| head.range == block.range);
        if !is_head && let BlockKind::Heading(level) = block.kind {
            self.close_headings(level);
            self.headings.push((level, leaf(block, OutlinedKind::Heading)));
        } else if !is_head && block.section == Section::Boilerplate {
            return;
        }
        self.range = Some(self.range.map_or(block.range, |range| range.join(block.range)));
        if is_head || matches!(block.kind, BlockKind::Heading(_)) {
            return;
        }
        let children: Vec<_> = match block.section {
            Section::Summary => vec![stated(block, claim)],
            Section::Insights => vec![leaf(block, OutlinedKind::Question)],
            Section::References => vec![leaf(block, OutlinedKind::Source)],
            _ => annotated(block).collect(),
        };
        let list =
            self.headings.last_mut().map_or(&mut self.children, |(_, open)| &mut open.children);
        list.extend(children);
        if let Some((_, open)) = self.headings.last_mut() {
            open.range = open.range.join(block.range);
        }
    }

    /// Closes the headings of `level` and below it.
    fn close_headings(&mut self, level: u8) {
        while let Some((_, closed)) = self.headings.pop_if(|(open, _)| *open >= level) {
            match self.headings.last_mut() {
                Some((_, above)) => {
                    above.range = above.range.join(closed.range);
                    above.children.push(closed);
                }
                None => self.children.push(closed),
            }
        }
    }

    /// The section; none where it has neither a name nor text.
    fn finish(mut self) -> Option<Outlined> {
        self.close_headings(0);
        let range = self.range?;
        let name = match self.head {
            Some(head) => shortened(&head.text.plain),
            None => name(self.section.unwrap_or(Section::Body)).to_owned(),
        };
        let focus = self.head.map_or(TextRange::empty(range.start), |head| head.range);
        let kind = OutlinedKind::Section;
        Some(Outlined { name, detail: None, kind, range, focus, children: self.children })
    }
}

/// How a section is called that has no heading.
fn name(section: Section) -> &'static str {
    match section {
        Section::Headline => "Headline",
        Section::Summary => "Summary",
        Section::Body | Section::Boilerplate => "Article",
        Section::Insights => "Insights",
        Section::References => "References",
    }
}

/// A block without anything in it.
fn leaf(block: &Block, kind: OutlinedKind) -> Outlined {
    let (range, name) = (block.range, shortened(&block.text.plain));
    Outlined { name, detail: None, kind, range, focus: range, children: Vec::new() }
}

/// A bullet of the summary, with the identifier and the verdict of what it claims.
fn stated(block: &Block, claim: Option<&JudgedClaim>) -> Outlined {
    let annotations = block.text.annotations.iter();
    let ids = annotations.filter_map(|annotation| annotation.attributes.id.as_ref());
    let ids = ids.map(|id| format!("#{}", id.value));
    let details: Vec<_> = ids.chain(claim.map(verdict)).collect();
    let detail = (!details.is_empty()).then(|| details.join(" · "));
    Outlined { detail, ..leaf(block, OutlinedKind::Claim) }
}

/// The annotated claims of a block.
fn annotated(block: &Block) -> impl Iterator<Item = Outlined> {
    let claims = block.text.annotations.iter().filter(|a| a.attributes.has_class("claim"));
    let claims = claims.filter(|claim| !claim.plain.is_empty());
    claims.map(|claim| Outlined {
        name: shortened(claim.plain.of(&block.text.plain)),
        detail: claim.attributes.id.as_ref().map(|id| format!("#{}", id.value)),
        kind: OutlinedKind::Claim,
        range: block.locate(claim.source),
        focus: block.to_source(claim.plain),
        children: Vec::new(),
    })
}

/// The sources and entities that the front matter declares.
fn front_matter(front_matter: &FrontMatter) -> Option<Outlined> {
    let sources = front_matter.references.iter().map(|source| Outlined {
        name: source.id.value.clone(),
        detail: source.title.clone(),
        kind: OutlinedKind::Source,
        range: source.range.join(source.id.range),
        focus: source.id.range,
        children: Vec::new(),
    });
    let entities = front_matter.entities.iter().map(|entity| Outlined {
        name: entity.name.value.clone(),
        detail: entity.kind.as_ref().map(|kind| kind.value.clone()),
        kind: OutlinedKind::Entity,
        range: entity.range.join(entity.id.range),
        focus: entity.id.range,
        children: Vec::new(),
    });
    let mut children: Vec<_> = sources.chain(entities).collect();
    children.sort_by_key(|entry| entry.range.start);
    let range = front_matter.range.filter(|_| !children.is_empty())?;
    Some(Outlined {
        name: "Front matter".to_owned(),
        detail: None,
        kind: OutlinedKind::Section,
        range,
        focus: TextRange::empty(range.start),
        children,
    })
}

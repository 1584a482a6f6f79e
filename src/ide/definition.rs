//! Where a thing comes from: a claim's evidence, a question's answer, a citation's entry, an
//! entity's declaration, the claim that a link leads to.

use std::path::PathBuf;

use crate::analysis::{Analysis, Entity, Place};
use crate::article::Annotation;
use crate::evidence::CitedClaim;
use crate::rules::Review;
use crate::text::TextRange;

use super::answer;
use super::spot::Spot;

/// Where to go from a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The words that were asked about: bytes of the source.
    pub origin: TextRange,
    /// Where to go, best first.
    pub targets: Vec<Target>,
}

/// A place to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The file; absent for the article itself.
    pub file: Option<PathBuf>,
    /// The passage or entry, in bytes of the file.
    pub range: TextRange,
    /// The words in it that matter.
    pub focus: TextRange,
}

impl Target {
    /// All of `range` in the article itself.
    pub(super) fn here(range: TextRange) -> Self {
        Self { file: None, range, focus: range }
    }
}

/// Where byte `offset` of the source leads to.
pub fn definition(review: &Review, offset: usize) -> Option<Definition> {
    let spot = Spot::at(review, offset)?;
    if spot.citation().is_some() {
        return entry(&spot);
    }
    linked_claim(&spot)
        .or_else(|| evidence(&spot))
        .or_else(|| tied_entity(&spot))
        .or_else(|| named_entity(&spot))
        .or_else(|| archived(&spot))
        .or_else(|| answered(&spot))
}

/// From a citation to its entry in the bibliography.
fn entry(spot: &Spot<'_>) -> Option<Definition> {
    let (citation, origin) = spot.citation()?;
    let entry = spot.review.bibliography.get(&citation.key.value)?;
    let (range, focus) = (entry.reference.range, entry.reference.id.range);
    let focus = if range.covers(focus) { focus } else { range };
    let target = Target { file: entry.file.clone(), range, focus };
    Some(Definition { origin, targets: vec![target] })
}

/// From a link to the claim of the article that it leads to.
fn linked_claim(spot: &Spot<'_>) -> Option<Definition> {
    let mut links = spot.block.text.links.iter();
    let link = links.find(|link| link.range.touches(spot.relative))?;
    let id = link.value.strip_prefix('#')?;
    let mut blocks = spot.analysis().article.blocks.iter();
    let target = blocks.find_map(|block| {
        let mut claims = block.text.annotations.iter().filter(|a| a.attributes.has_class("claim"));
        let is_meant = |a: &&Annotation| a.attributes.id.as_ref().is_some_and(|i| i.value == id);
        let claim = claims.find(is_meant)?;
        let (range, focus) = (block.locate(claim.source), block.to_source(claim.plain));
        Some(Target { file: None, range, focus })
    })?;
    Some(Definition { origin: spot.block.locate(link.range), targets: vec![target] })
}

/// From a claim to its evidence: from words that disagree with it to those that they disagree
/// with, from the others to the passages that speak of the same.
fn evidence(spot: &Spot<'_>) -> Option<Definition> {
    let (at, claim) = (spot.plain?, spot.claim()?);
    let disagreeing = claim.judgement.reasons.iter().filter(|reason| reason.claim.touches(at));
    let words: Vec<_> = disagreeing.filter_map(|r| Some((r.claim, r.evidence?))).collect();
    let (origin, targets) = if words.is_empty() {
        let passages = claim.judgement.evidence.iter().map(|passage| passage.place);
        (claim.claim.range, distinct(passages.map(|place| passage(spot.analysis(), place))))
    } else {
        let origin = words.iter().map(|(claim, _)| *claim).reduce(TextRange::join)?;
        (origin, distinct(words.iter().map(|(_, place)| passage(spot.analysis(), *place))))
    };
    (!targets.is_empty()).then(|| Definition { origin: spot.to_source(origin), targets })
}

/// From words that cite a source to the passages of its archived text that they were held against.
fn archived(spot: &Spot<'_>) -> Option<Definition> {
    let at = spot.plain?;
    let here =
        |cited: &&CitedClaim| cited.claim.block == spot.index && cited.claim.range.touches(at);
    let cited = spot.review.cited.iter().find(here)?;
    let archive = &cited.archive;
    let passages = cited.judgement.evidence.iter().map(|found| {
        let Target { range, focus, .. } = passage(&archive.analysis, found.place);
        Target { file: Some(archive.written.path.clone()), range, focus }
    });
    let targets = distinct(passages);
    let origin = spot.to_source(cited.claim.range);
    (!targets.is_empty()).then_some(Definition { origin, targets })
}

/// From a question to the sentence that answers it.
fn answered(spot: &Spot<'_>) -> Option<Definition> {
    let target = passage(spot.analysis(), answer::of_spot(spot)?);
    Some(Definition { origin: spot.block.range, targets: vec![target] })
}

/// The sentence that `place` is in, with the words at `place` in focus.
pub(super) fn passage(analysis: &Analysis, place: Place) -> Target {
    let sentence = analysis.readings[place.block].sentence_at(place.range.start);
    let range = sentence.map_or(place.range, |sentence| sentence.range.join(place.range));
    let range = analysis.to_source(Place { block: place.block, range });
    Target { file: None, range, focus: analysis.to_source(place) }
}

pub(super) fn distinct(targets: impl Iterator<Item = Target>) -> Vec<Target> {
    let mut distinct: Vec<Target> = Vec::new();
    for target in targets {
        if !distinct.contains(&target) {
            distinct.push(target);
        }
    }
    distinct
}

/// From the value of an `entity` attribute to the entity.
fn tied_entity(spot: &Spot<'_>) -> Option<Definition> {
    let annotations = spot.block.text.annotations.iter();
    let mut ids = annotations.filter_map(|annotation| annotation.attributes.get("entity"));
    let id = ids.find(|id| id.range.touches(spot.relative))?;
    let entity = spot.analysis().entities.get(&id.value)?;
    Some(Definition {
        origin: spot.block.locate(id.range),
        targets: vec![introduction(spot, entity)?],
    })
}

/// From a name to the entity.
fn named_entity(spot: &Spot<'_>) -> Option<Definition> {
    let analysis = spot.analysis();
    let (entity, mention) = analysis.named_at(spot.index, spot.plain?)?;
    let origin = analysis.to_source(mention.place);
    Some(Definition { origin, targets: vec![introduction(spot, entity)?] })
}

/// Where the article brings `entity` in: its declaration, else its first mention.
fn introduction(spot: &Spot<'_>, entity: &Entity) -> Option<Target> {
    let analysis = spot.analysis();
    let declarations = &analysis.article.front_matter.entities;
    let declared = declarations.iter().find(|declaration| declaration.id.value == entity.id);
    let mentioned = || entity.mentions.first().map(|mention| analysis.to_source(mention.place));
    let range = declared.map(|declaration| declaration.range).or_else(mentioned)?;
    Some(Target::here(range))
}

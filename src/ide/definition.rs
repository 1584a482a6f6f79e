//! Where a thing comes from: a claim's evidence, a citation's entry, an entity's declaration.

use std::path::PathBuf;

use crate::analysis::{Entity, Place};
use crate::rules::Review;
use crate::text::TextRange;

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
    /// Where in it, in bytes.
    pub range: TextRange,
}

/// Where byte `offset` of the source leads to.
pub fn definition(review: &Review, offset: usize) -> Option<Definition> {
    let spot = Spot::at(review, offset)?;
    if spot.citation().is_some() {
        return entry(&spot);
    }
    evidence(&spot).or_else(|| tied_entity(&spot)).or_else(|| named_entity(&spot))
}

/// From a citation to its entry in the bibliography.
fn entry(spot: &Spot<'_>) -> Option<Definition> {
    let (citation, origin) = spot.citation()?;
    let entry = spot.review.bibliography.get(&citation.key.value)?;
    let target = Target { file: entry.file.clone(), range: entry.reference.range };
    Some(Definition { origin, targets: vec![target] })
}

/// From a claim to its evidence. Words that disagree with the evidence lead to those that they
/// disagree with, and to the passages only then.
fn evidence(spot: &Spot<'_>) -> Option<Definition> {
    let (at, claim) = (spot.plain?, spot.claim()?);
    let mut origin = claim.claim.range;
    let mut places: Vec<Place> = Vec::new();
    for reason in claim.judgement.reasons.iter().filter(|reason| reason.claim.touches(at)) {
        if let Some(place) = reason.evidence {
            origin = if places.is_empty() { reason.claim } else { origin.join(reason.claim) };
            places.push(place);
        }
    }
    places.extend(claim.judgement.evidence.iter().map(|passage| passage.place));
    let mut targets: Vec<Target> = Vec::new();
    for range in places.into_iter().map(|place| spot.analysis().to_source(place)) {
        if !targets.iter().any(|known| known.range == range) {
            targets.push(Target { file: None, range });
        }
    }
    (!targets.is_empty()).then(|| Definition { origin: spot.to_source(origin), targets })
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
    let (entity, mention) = analysis.entities.at(spot.index, spot.plain?)?;
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
    Some(Target { file: None, range })
}

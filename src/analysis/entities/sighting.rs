//! The places that seem to name something: by an annotation, by a declared name, or by the names
//! that the language room found.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::analysis::Place;
use crate::article::{Annotation, Article, Block, Section};
use crate::language::{EntityType, Reading, lexicon, name::CONFIRMED};
use crate::text::TextRange;

use super::apart::apart;
use super::declared::DeclaredNames;

/// The confidence of what the article itself says.
const CERTAIN: u8 = 100;
/// Below this confidence a name is a person's by its capitals alone.
const GUESSED: u8 = 50;

/// A place that seems to name something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sighting<'a> {
    pub place: Place,
    pub text: &'a str,
    pub kind: EntityType,
    /// How sure that is, as in [`crate::language::Name::confidence`].
    pub confidence: u8,
    /// The identifier that an annotation or a declaration gives.
    pub id: Option<&'a str>,
}

impl Sighting<'_> {
    pub fn is_sure(&self) -> bool {
        self.confidence >= CONFIRMED
    }

    pub fn is_full(&self) -> bool {
        self.id.is_some() || self.is_sure() && self.text.contains(' ')
    }
}

/// All sightings of the article, in the order of the text, without overlap.
pub(super) fn sightings<'a>(
    article: &'a Article,
    readings: &'a [Arc<Reading>],
    declared: &DeclaredNames<'a>,
) -> Vec<Sighting<'a>> {
    let mut all = Vec::new();
    for (index, (block, reading)) in article.blocks.iter().zip(readings).enumerate() {
        if matches!(block.section, Section::Boilerplate | Section::References) {
            continue;
        }
        let from = all.len();
        let annotated = annotated(index, block, reading, &mut all);
        let known: Vec<_> = declared
            .find(reading)
            .into_iter()
            .filter(|(range, _)| overlapping(&annotated, *range, |r| *r).is_none())
            .collect();
        all.extend(known.iter().map(|(range, id)| Sighting {
            id: Some(id),
            ..sighting(index, reading, *range, kind_at(reading, *range), CERTAIN)
        }));
        let is_free = |range: TextRange| {
            overlapping(&annotated, range, |r| *r).is_none()
                && overlapping(&known, range, |(r, _)| *r).is_none()
        };
        let free = reading.names.iter().filter(|name| is_free(name.range));
        all.extend(free.map(|n| sighting(index, reading, n.range, n.kind, n.confidence)));
        all[from..].sort_by_key(|s| s.place);
    }
    confirm_repeated(&mut all);
    apart(all)
}

/// Names that were doubted, though no headline's single words, stand if the article has them
/// more than once: chance does not write "eTern" or "Orlo Rescue" twice.
fn confirm_repeated(sightings: &mut [Sighting<'_>]) {
    let mut times: HashMap<&str, usize, FxBuildHasher> = HashMap::default();
    let is_doubted = |s: &Sighting<'_>| !s.is_sure() && is_unusual(s.text);
    for sighting in sightings.iter().filter(|s| is_doubted(s)) {
        *times.entry(sighting.text).or_default() += 1;
    }
    for sighting in sightings {
        if is_doubted(sighting) && times.get(sighting.text).is_some_and(|times| *times > 1) {
            sighting.confidence = CONFIRMED;
        }
    }
}

/// Whether the words are several, or have a capital inside a word.
fn is_unusual(text: &str) -> bool {
    let inner = text.chars().zip(text.chars().skip(1));
    text.contains(' ') || inner.into_iter().any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

fn sighting<'a>(
    block: usize,
    reading: &'a Reading,
    range: TextRange,
    kind: EntityType,
    confidence: u8,
) -> Sighting<'a> {
    Sighting {
        place: Place { block, range },
        text: reading.slice(range),
        kind: retyped(reading, range, kind, confidence),
        confidence,
        id: None,
    }
}

/// The type of a name, where words beside or in it know better: "Ms Washington" is no place;
/// what seems a person by its shape alone is none if someone made it ("Mozilla Firefox") or if it
/// is of a country ("Norway Seafood").
fn retyped(reading: &Reading, range: TextRange, kind: EntityType, confidence: u8) -> EntityType {
    if kind == EntityType::Place && follows_title(reading, range) {
        return EntityType::Person;
    }
    let text = reading.slice(range);
    let is_guess = kind == EntityType::Person && confidence < GUESSED;
    let spaces = text.match_indices(' ').filter(|_| is_guess);
    for (space, _) in spaces {
        let first = text[..space].to_lowercase();
        if lexicon::ORGANISATIONS.contains_key(first.as_str()) {
            return EntityType::Product;
        }
        if lexicon::PLACES.contains_key(first.as_str()) {
            return EntityType::Org;
        }
    }
    kind
}

fn follows_title(reading: &Reading, range: TextRange) -> bool {
    let start = reading.tokens.partition_point(|t| t.range.end <= range.start);
    let word = |back: usize| start.checked_sub(back).and_then(|at| reading.tokens.get(at));
    let title = word(1).and_then(|t| if t.is_mark('.') { word(2) } else { Some(t) });
    title.is_some_and(|t| {
        let lower = t.lower.trim_end_matches('.');
        t.is_capitalised() && lexicon::NAME_CUES.get(lower) == Some(&"title")
    })
}

/// Adds what the block's annotations name; returns where they stand.
fn annotated<'a>(
    index: usize,
    block: &'a Block,
    reading: &'a Reading,
    all: &mut Vec<Sighting<'a>>,
) -> Vec<TextRange> {
    let mut ranges: Vec<TextRange> = Vec::new();
    for annotation in &block.text.annotations {
        let id = annotation.attributes.get("entity").map(|id| id.value.as_str());
        let class = annotated_type(annotation);
        let taken = ranges.last().is_some_and(|range| annotation.plain.start < range.end);
        if id.is_none() && class.is_none() || taken {
            continue;
        }
        let kind = class.unwrap_or_else(|| kind_at(reading, annotation.plain));
        ranges.push(annotation.plain);
        all.push(Sighting { id, ..sighting(index, reading, annotation.plain, kind, CERTAIN) });
    }
    ranges
}

/// The type of the name that overlaps `range`.
fn kind_at(reading: &Reading, range: TextRange) -> EntityType {
    overlapping(&reading.names, range, |n| n.range).map_or(EntityType::Org, |name| name.kind)
}

/// The first of `items` that overlaps `range`; they stand in order, without overlap.
fn overlapping<T>(items: &[T], range: TextRange, place: impl Fn(&T) -> TextRange) -> Option<&T> {
    let index = items.partition_point(|item| place(item).end <= range.start);
    items.get(index).filter(|item| place(item).overlaps(range))
}

fn annotated_type(annotation: &Annotation) -> Option<EntityType> {
    annotation.attributes.classes.iter().find_map(|class| EntityType::parse(&class.value))
}

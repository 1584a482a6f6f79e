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
use super::role;

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
    confirm(&mut all, readings);
    apart(all)
}

/// Lets names stand that were doubted where the article confirms them: they come again with
/// capitals that chance does not write twice, or a role stands before them.
fn confirm(sightings: &mut [Sighting<'_>], readings: &[Arc<Reading>]) {
    let mut times: HashMap<&str, usize, FxBuildHasher> = HashMap::default();
    for sighting in sightings.iter().filter(|s| !s.is_sure() && is_unusual(s)) {
        *times.entry(sighting.text).or_default() += 1;
    }
    for sighting in sightings.iter_mut().filter(|s| !s.is_sure()) {
        let reading = readings.get(sighting.place.block);
        let is_named = reading.is_some_and(|r| {
            sighting.text.contains(' ') && role::stands_before(r, sighting.place.range)
        });
        if is_named || times.get(sighting.text).is_some_and(|times| *times > 1) {
            sighting.confidence = CONFIRMED;
        }
    }
}

/// Whether a word has a capital inside, or several words make more than a person's name could.
fn is_unusual(sighting: &Sighting<'_>) -> bool {
    let text = sighting.text;
    let mut pairs = text.chars().zip(text.chars().skip(1));
    text.contains(' ') && sighting.kind != EntityType::Person
        || pairs.any(|(a, b)| a.is_lowercase() && b.is_uppercase())
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
        let is_title = lexicon::NAME_CUES.get(lower) == Some(&"title");
        // "Miss Orlo" may be the title of a contest.
        t.is_capitalised() && is_title && lower != "miss"
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

//! Whom a pronoun beside a quotation stands for.
//!
//! Sentence by sentence backwards from the pronoun, the first entity that a sentence names and that
//! agrees with the pronoun: the first name of a sentence is mostly its subject. Names inside
//! quotations do not count, and possessives ("Lind's mill") only behind all others.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::analysis::{Entities, Entity, Place};
use crate::language::lexicon::NAME_GENDERS;
use crate::language::{EntityType, Reading};
use crate::text::TextRange;

/// Blocks before the pronoun's that are searched.
const FARTHEST_BLOCK: usize = 2;
/// Sentences before the pronoun's that are searched.
const FARTHEST_SENTENCE: usize = 12;

/// The mentions of an article, by block.
pub(super) struct Mentions<'a> {
    readings: &'a [Arc<Reading>],
    by_block: HashMap<usize, Vec<(TextRange, &'a Entity)>, FxBuildHasher>,
    by_id: HashMap<&'a str, &'a Entity, FxBuildHasher>,
}

impl<'a> Mentions<'a> {
    pub fn new(readings: &'a [Arc<Reading>], entities: &'a Entities) -> Self {
        let mut by_block: HashMap<usize, Vec<_>, _> = HashMap::default();
        for entity in entities.iter() {
            for mention in &entity.mentions {
                by_block
                    .entry(mention.place.block)
                    .or_default()
                    .push((mention.place.range, entity));
            }
        }
        for mentions in by_block.values_mut() {
            mentions.sort_by_key(|(range, _)| *range);
        }
        let by_id = entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
        Self { readings, by_block, by_id }
    }

    /// The mention that overlaps `range` of block `block`.
    pub fn of(&self, block: usize, range: TextRange) -> Option<Place> {
        let mentions = self.by_block.get(&block)?;
        let next = mentions.partition_point(|(mention, _)| mention.end <= range.start);
        let (mention, _) = mentions.get(next).filter(|(mention, _)| mention.overlaps(range))?;
        Some(Place { block, range: *mention })
    }

    /// Remembers that the pronoun at `place` stands for `entity`.
    pub fn note(&mut self, place: Place, entity: &'a Entity) {
        let mentions = self.by_block.entry(place.block).or_default();
        let next = mentions.partition_point(|(mention, _)| mention.start < place.range.start);
        mentions.insert(next, (place.range, entity));
    }

    /// The entity that the pronoun at `place` stands for; `spoke` is who spoke last near by.
    pub fn antecedent(&self, place: Place, spoke: Option<&str>) -> Option<&'a Entity> {
        let reading = self.readings.get(place.block)?;
        let pronoun = Pronoun::of(reading.slice(place.range))?;
        let spoke = spoke.and_then(|id| self.by_id.get(id).copied());
        let spoke = spoke.filter(|entity| pronoun.agrees(entity));
        if !pronoun.is_person() && spoke.is_some() {
            return spoke;
        }
        let mut sentences = 0;
        for block in (place.block.saturating_sub(FARTHEST_BLOCK)..=place.block).rev() {
            let Some(reading) = self.readings.get(block) else { continue };
            let end = if block == place.block { place.range.start } else { reading.text.len() };
            let last = reading.sentences.partition_point(|s| s.range.start < end);
            for sentence in reading.sentences[..last].iter().rev() {
                let stretch = TextRange::new(sentence.range.start, sentence.range.end.min(end));
                let reporter = || self.reporter(block, stretch, pronoun);
                if let Some(found) = reporter().or_else(|| self.subject(block, stretch, pronoun)) {
                    return Some(found);
                }
                sentences += 1;
                if sentences > FARTHEST_SENTENCE {
                    return spoke;
                }
            }
        }
        spoke
    }

    /// Whoever says what `stretch` says.
    fn reporter(&self, block: usize, stretch: TextRange, pronoun: Pronoun) -> Option<&'a Entity> {
        let attributions = &self.readings.get(block)?.attributions;
        let next = attributions.partition_point(|a| a.range.start < stretch.start);
        let inside = attributions[next..].iter().take_while(|a| a.range.end <= stretch.end);
        inside.filter_map(|a| self.entity_at(block, a.speaker?)).find(|e| pronoun.agrees(e))
    }

    fn entity_at(&self, block: usize, range: TextRange) -> Option<&'a Entity> {
        let mentions = self.by_block.get(&block)?;
        let next = mentions.partition_point(|(mention, _)| mention.end <= range.start);
        let named = mentions.get(next).filter(|(mention, _)| mention.overlaps(range));
        named.map(|(_, entity)| *entity)
    }

    /// The first entity in `stretch` that agrees with the pronoun, those that own something last.
    /// Names behind the same pronoun do not count: whoever that one stands for was named before.
    fn subject(&self, block: usize, stretch: TextRange, pronoun: Pronoun) -> Option<&'a Entity> {
        let reading = self.readings.get(block)?;
        let mentions = self.by_block.get(&block)?;
        let stretch = TextRange::new(stretch.start, pronoun.first_in(reading, stretch));
        let first = mentions.partition_point(|(range, _)| range.end <= stretch.start);
        let inside = mentions[first..].iter().take_while(|(range, _)| range.end <= stretch.end);
        let fits: Vec<_> = inside
            .filter(|(range, entity)| pronoun.agrees(entity) && !quoted(reading, range.start))
            .collect();
        let owns = |range: TextRange| {
            let behind = reading.text.get(range.end..).unwrap_or_default();
            behind.starts_with("'s") || behind.starts_with("’s")
        };
        let free = fits.iter().find(|(range, _)| !owns(*range));
        let possessive = || fits.first().filter(|_| pronoun.is_person());
        free.or_else(possessive).map(|(_, entity)| *entity)
    }
}

/// The pronouns that stand for somebody named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    He,
    She,
    It,
    They,
}

impl Pronoun {
    fn of(word: &str) -> Option<Self> {
        match word.to_lowercase().as_str() {
            "he" => Some(Self::He),
            "she" => Some(Self::She),
            "it" => Some(Self::It),
            "they" => Some(Self::They),
            _ => None,
        }
    }

    fn is_person(self) -> bool {
        matches!(self, Self::He | Self::She)
    }

    fn word(self) -> &'static str {
        match self {
            Self::He => "he",
            Self::She => "she",
            Self::It => "it",
            Self::They => "they",
        }
    }

    /// Where the pronoun first stands in `stretch`, or else the end of it.
    fn first_in(self, reading: &Reading, stretch: TextRange) -> usize {
        let first = reading.tokens.partition_point(|t| t.range.start < stretch.start);
        let mut inside = reading.tokens[first..].iter().take_while(|t| t.range.end <= stretch.end);
        let quoted = |at: usize| quoted(reading, at);
        let found = inside.find(|t| t.lower == self.word() && !quoted(t.range.start));
        found.map_or(stretch.end, |t| t.range.start)
    }

    fn agrees(self, entity: &Entity) -> bool {
        let is_person = entity.kind == EntityType::Person;
        match self {
            Self::He => is_person && gender(entity) != Some("f"),
            Self::She => is_person && gender(entity) != Some("m"),
            Self::It => !is_person && !matches!(entity.kind, EntityType::Event),
            Self::They => entity.kind == EntityType::Org,
        }
    }
}

/// "f" or "m", where the given name is one for women or for men.
fn gender(entity: &Entity) -> Option<&'static str> {
    let forms = std::iter::once(&entity.name).chain(&entity.aliases);
    let mut words = forms.flat_map(|form| form.split_whitespace());
    words.find_map(|word| NAME_GENDERS.get(word.to_lowercase().as_str()).copied())
}

/// Whether byte `at` of the block lies in somebody's words.
fn quoted(reading: &Reading, at: usize) -> bool {
    let next = reading.quotations.partition_point(|q| q.range.end <= at);
    reading.quotations.get(next).is_some_and(|q| q.is_speech() && q.range.contains(at))
}

/// Whether `text` is a pronoun.
pub(super) fn is_pronoun(text: &str) -> bool {
    let lower = text.to_lowercase();
    matches!(lower.as_str(), "he" | "she" | "it" | "they" | "we" | "i")
}

//! Puts the mentions of an article together: which of them name the same.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::analysis::Place;
use crate::article::{Annotation, Article, Block, EntityDeclaration, Section};
use crate::language::{EntityType, Reading, name::CONFIRMED};
use crate::text::TextRange;

use super::{Entity, Index, Mention};

/// Words of the longest name that is put together from single words of a headline.
const LONGEST_NAME: usize = 5;
/// Paragraphs at the top that count more than the rest.
const LEAD: usize = 3;

/// The entities of `article`, most salient first, without descriptions.
pub(super) fn entities(article: &Article, readings: &[Arc<Reading>]) -> Vec<Entity> {
    let mut drafts = Drafts::default();
    for declaration in &article.front_matter.entities {
        drafts.declare(declaration);
    }
    let sightings = sightings(article, readings);
    // Full names first, so that short forms find them wherever they stand.
    for sighting in sightings.iter().filter(|s| s.is_full()) {
        drafts.add_full(sighting);
    }
    drafts.learn_short_forms();
    for sighting in sightings.iter().filter(|s| !s.is_full() && s.is_sure()) {
        drafts.add_short(sighting);
    }
    drafts.add_doubtful(&sightings, readings);
    drafts.finish(&weights(article))
}

/// A place that seems to name something.
struct Sighting<'a> {
    place: Place,
    text: &'a str,
    kind: EntityType,
    confidence: u8,
    /// The identifier that an annotation gives.
    id: Option<&'a str>,
}

impl Sighting<'_> {
    fn is_sure(&self) -> bool {
        self.confidence >= CONFIRMED
    }

    fn is_full(&self) -> bool {
        self.id.is_some() || self.is_sure() && self.text.contains(' ')
    }
}

fn sightings<'a>(article: &'a Article, readings: &'a [Arc<Reading>]) -> Vec<Sighting<'a>> {
    let mut all = Vec::new();
    for (index, (block, reading)) in article.blocks.iter().zip(readings).enumerate() {
        if matches!(block.section, Section::Boilerplate | Section::References) {
            continue;
        }
        let annotated = annotated(index, block, reading, &mut all);
        let names = reading.names.iter();
        let free = names.filter(|n| overlapping(&annotated, n.range, |range| *range).is_none());
        all.extend(free.map(|name| Sighting {
            place: Place { block: index, range: name.range },
            text: reading.slice(name.range),
            kind: name.kind,
            confidence: name.confidence,
            id: None,
        }));
    }
    all.sort_by_key(|s| s.place);
    all
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
        let tagged = overlapping(&reading.names, annotation.plain, |n| n.range);
        let kind = class.or(tagged.map(|n| n.kind)).unwrap_or(EntityType::Org);
        ranges.push(annotation.plain);
        all.push(Sighting {
            place: Place { block: index, range: annotation.plain },
            text: reading.slice(annotation.plain),
            kind,
            confidence: 100,
            id,
        });
    }
    ranges
}

/// The first of `items` that overlaps `range`; they stand in order, without overlap.
fn overlapping<T>(items: &[T], range: TextRange, place: impl Fn(&T) -> TextRange) -> Option<&T> {
    let index = items.partition_point(|item| place(item).end <= range.start);
    items.get(index).filter(|item| place(item).overlaps(range))
}

fn annotated_type(annotation: &Annotation) -> Option<EntityType> {
    annotation.attributes.classes.iter().find_map(|class| EntityType::parse(&class.value))
}

/// Entities in the making, and the ways to find them.
#[derive(Default)]
struct Drafts {
    list: Vec<Draft>,
    by_key: Index<String>,
    by_id: Index<String>,
    /// Parts of people's names and initials of organisations; `None` where two share one.
    short: HashMap<String, Option<usize>, FxBuildHasher>,
}

#[derive(Default)]
struct Draft {
    id: Option<String>,
    name: String,
    declared: bool,
    kind: Option<EntityType>,
    votes: [u32; EntityType::ALL.len()],
    forms: Vec<String>,
    known_forms: HashSet<String, FxBuildHasher>,
    mentions: Vec<Mention>,
}

impl Drafts {
    fn declare(&mut self, declaration: &EntityDeclaration) {
        let index = self.list.len();
        self.by_id.entry(declaration.id.value.clone()).or_insert(index);
        let mut draft = Draft {
            id: Some(declaration.id.value.clone()),
            name: declaration.name.clone(),
            declared: true,
            kind: declaration.kind.as_ref().and_then(|kind| EntityType::parse(&kind.value)),
            ..Draft::default()
        };
        for name in std::iter::once(&declaration.name).chain(&declaration.aliases) {
            self.by_key.entry(key(name)).or_insert(index);
            draft.add_form(name);
        }
        self.list.push(draft);
    }

    fn add_full(&mut self, sighting: &Sighting<'_>) {
        let key = key(sighting.text);
        let by_id = sighting.id.and_then(|id| self.by_id.get(id));
        let known = match sighting.id {
            Some(_) => by_id.copied(),
            None => self.by_key.get(&key).copied(),
        };
        let index = known.unwrap_or_else(|| self.start(sighting));
        self.by_key.entry(key).or_insert(index);
        self.list[index].mention(sighting);
    }

    fn start(&mut self, sighting: &Sighting<'_>) -> usize {
        let index = self.list.len();
        let id = sighting.id.map(str::to_owned);
        if let Some(id) = &id {
            self.by_id.insert(id.clone(), index);
        }
        self.list.push(Draft { id, ..Draft::default() });
        index
    }

    /// Notes under which short forms the full names may come back: "Lind", "AWS".
    fn learn_short_forms(&mut self) {
        for (index, draft) in self.list.iter().enumerate() {
            let kind = draft.kind();
            for form in &draft.forms {
                let words: Vec<&str> = form.split_whitespace().collect();
                let [first, .., last] = words.as_slice() else { continue };
                let shorts = match kind {
                    EntityType::Person => vec![first.to_lowercase(), last.to_lowercase()],
                    EntityType::Org | EntityType::Law | EntityType::Event => vec![initials(&words)],
                    _ => continue,
                };
                for short in shorts.into_iter().filter(|short| short.chars().count() > 1) {
                    let entry = self.short.entry(short).or_insert(Some(index));
                    if *entry != Some(index) {
                        *entry = None;
                    }
                }
            }
        }
    }

    fn add_short(&mut self, sighting: &Sighting<'_>) {
        let index = self.find(sighting.text, sighting).unwrap_or_else(|| {
            let index = self.start(sighting);
            self.by_key.insert(key(sighting.text), index);
            index
        });
        self.list[index].mention(sighting);
    }

    fn find(&self, text: &str, sighting: &Sighting<'_>) -> Option<usize> {
        let key = key(text);
        if let Some(index) = self.by_key.get(&key) {
            return Some(*index);
        }
        let index = (*self.short.get(&key)?)?;
        // A list that knows the word as something else outweighs a likeness.
        let differs = self.list[index].kind() != sighting.kind && sighting.confidence >= 80;
        let shouted = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let person = self.list[index].kind() == EntityType::Person;
        (person && !differs || !person && shouted).then_some(index)
    }

    /// Adds words of headlines that the rest of the article confirms, several at once where they
    /// make up a known name.
    fn add_doubtful(&mut self, sightings: &[Sighting<'_>], readings: &[Arc<Reading>]) {
        let mut at = 0;
        while let Some(first) = sightings.get(at) {
            let found = (!first.is_full() && !first.is_sure())
                .then(|| self.find_joined(&sightings[at..], readings))
                .flatten();
            let Some((index, count, range)) = found else {
                at += 1;
                continue;
            };
            let place = Place { block: first.place.block, range };
            self.list[index].mentions.push(Mention { place });
            at += count;
        }
    }

    /// The known name that the first sightings make up: its entity, their number, its range.
    fn find_joined(
        &self,
        sightings: &[Sighting<'_>],
        readings: &[Arc<Reading>],
    ) -> Option<(usize, usize, TextRange)> {
        let first = sightings.first()?;
        let reading = readings.get(first.place.block)?;
        let adjacent = sightings
            .windows(2)
            .take_while(|pair| {
                pair[0].place.block == pair[1].place.block
                    && pair[0].place.range.end + 1 == pair[1].place.range.start
                    && !pair[1].is_sure()
            })
            .take(LONGEST_NAME - 1)
            .count();
        (1..=adjacent + 1).rev().find_map(|count| {
            let range = first.place.range.join(sightings.get(count - 1)?.place.range);
            let index = self.find(reading.slice(range), first)?;
            Some((index, count, range))
        })
    }

    fn finish(self, weights: &[f32]) -> Vec<Entity> {
        let mut drafts: Vec<(f32, Draft)> = self
            .list
            .into_iter()
            .filter(|draft| draft.declared || !draft.mentions.is_empty())
            .map(|draft| (draft.weight(weights), draft))
            .collect();
        let heaviest = drafts.iter().map(|(weight, _)| *weight).fold(0.0, f32::max);
        drafts.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let mut ids: HashSet<String, FxBuildHasher> =
            drafts.iter().filter_map(|(_, draft)| draft.id.clone()).collect();
        drafts
            .into_iter()
            .map(|(weight, draft)| {
                let salience = if heaviest > 0.0 { weight / heaviest } else { 0.0 };
                draft.finish(salience, &mut ids)
            })
            .collect()
    }
}

impl Draft {
    fn mention(&mut self, sighting: &Sighting<'_>) {
        self.mentions.push(Mention { place: sighting.place });
        let vote = EntityType::ALL.iter().position(|kind| *kind == sighting.kind);
        if let Some(votes) = vote.and_then(|index| self.votes.get_mut(index)) {
            *votes += u32::from(sighting.confidence);
        }
        self.add_form(sighting.text);
    }

    fn add_form(&mut self, form: &str) {
        if self.known_forms.insert(form.to_lowercase()) {
            self.forms.push(form.to_owned());
        }
        if !self.declared && form.chars().count() > self.name.chars().count() {
            self.name = form.to_owned();
        }
    }

    /// The declared type, else the one with the most votes.
    fn kind(&self) -> EntityType {
        let most = EntityType::ALL.iter().zip(&self.votes).rev().max_by_key(|(_, votes)| **votes);
        self.kind.or(most.map(|(kind, _)| *kind)).unwrap_or(EntityType::Org)
    }

    fn weight(&self, weights: &[f32]) -> f32 {
        self.mentions.iter().filter_map(|m| weights.get(m.place.block)).sum()
    }

    fn finish(mut self, salience: f32, ids: &mut HashSet<String, FxBuildHasher>) -> Entity {
        let kind = self.kind();
        let id = self.id.take().unwrap_or_else(|| unique(slug(&self.name), ids));
        self.mentions.sort_by_key(|m| m.place);
        let name = self.name;
        let aliases = self.forms.into_iter().filter(|form| *form != name).collect();
        let mentions = self.mentions;
        Entity { id, name, kind, aliases, salience, mentions, descriptions: Vec::new() }
    }
}

/// How much a mention in each block counts.
fn weights(article: &Article) -> Vec<f32> {
    let mut paragraphs = 0;
    let weight = |block: &Block| match block.section {
        Section::Headline => 4.0,
        Section::Summary => 1.5,
        Section::Body => {
            paragraphs += 1;
            if paragraphs <= LEAD { 1.5 } else { 1.0 }
        }
        Section::Insights | Section::References | Section::Boilerplate => 0.0,
    };
    article.blocks.iter().map(weight).collect()
}

/// What different spellings of a name have in common: lower case, no "the", no "Inc", and the
/// full names of a few that are mostly abbreviated.
fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let words = match words.as_slice() {
        ["the", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    let words = match words {
        [rest @ .., last]
            if !rest.is_empty()
                && matches!(
                    last.trim_end_matches('.'),
                    "inc" | "corp" | "corporation" | "ltd" | "limited" | "plc" | "llc" | "co"
                ) =>
        {
            rest
        }
        all => all,
    };
    let key = words.join(" ").replace('’', "'");
    let full = match key.as_str() {
        "us" | "u.s." | "usa" | "u.s.a." | "united states of america" => "united states",
        "uk" | "u.k." => "united kingdom",
        "un" | "u.n." => "united nations",
        "eu" | "e.u." => "european union",
        _ => return key,
    };
    full.to_owned()
}

fn initials(words: &[&str]) -> String {
    let capitals = words.iter().filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    capitals.flat_map(char::to_lowercase).collect()
}

/// A name as an identifier: `Amazon Web Services` is `amazon-web-services`.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && !matches!(c, '.' | '\'' | '’') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "entity".to_owned() } else { slug }
}

fn unique(slug: String, ids: &mut HashSet<String, FxBuildHasher>) -> String {
    if ids.insert(slug.clone()) {
        return slug;
    }
    let mut number = 2;
    loop {
        let numbered = format!("{slug}-{number}");
        if ids.insert(numbered.clone()) {
            return numbered;
        }
        number += 1;
    }
}

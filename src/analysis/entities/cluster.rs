//! Puts the sightings of an article together: which of them name the same.
//!
//! Full names first, so that short forms find them wherever they stand; then short forms in the
//! order of the text; then the single words of headlines, which only count where the rest of the
//! article knows them.

use std::collections::HashSet;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::analysis::Place;
use crate::article::{Article, EntityDeclaration};
use crate::language::token::Token;
use crate::language::{EntityType, Reading, lexicon};
use crate::text::TextRange;

use super::declared::{DeclaredNames, declarations};
use super::draft::{self, Draft};
use super::short::{ShortForms, Surroundings};
use super::sighting::{Sighting, sightings};
use super::{Entity, Index, form};

/// Words of the longest name that is put together from single words of a headline.
const LONGEST_NAME: usize = 5;
/// Names less sure than this may be of another type than they seem.
const KNOWN: u8 = 80;
/// Names less sure than this do not count as makers of what is named after them.
const MAKER: u8 = 50;

/// The entities of `article`, most salient first, with their mentions only.
pub(super) fn entities(
    article: &Article,
    readings: &[Arc<Reading>],
    listed: &[EntityDeclaration],
) -> Vec<Entity> {
    let declarations = declarations(article, listed);
    let sightings = sightings(article, readings, &DeclaredNames::new(&declarations));
    let mut clusters = Clusters::new(&sightings, readings);
    for (index, declaration) in declarations.iter().enumerate() {
        clusters.declare(declaration, index < article.front_matter.entities.len());
    }
    clusters.add_all(&sightings);
    draft::finish(clusters.drafts, article)
}

/// Entities in the making, and the ways to find them.
struct Clusters<'a> {
    readings: &'a [Arc<Reading>],
    drafts: Vec<Draft>,
    /// Keys of names, people's apart from others': "Washington" may be both.
    by_key: Index<(String, bool)>,
    by_id: Index<String>,
    shorts: ShortForms,
    /// Keys of those who may make what is named after them: "Tern" in "Tern Maps".
    makers: HashSet<String, FxBuildHasher>,
}

impl<'a> Clusters<'a> {
    fn new(sightings: &[Sighting<'_>], readings: &'a [Arc<Reading>]) -> Self {
        let is_maker = |s: &&Sighting<'_>| s.kind == EntityType::Org && s.confidence >= MAKER;
        Self {
            readings,
            drafts: Vec::new(),
            by_key: Index::default(),
            by_id: Index::default(),
            shorts: ShortForms::default(),
            makers: sightings.iter().filter(is_maker).map(|s| form::key(s.text)).collect(),
        }
    }

    fn declare(&mut self, declaration: &EntityDeclaration, is_own: bool) {
        let index = self.drafts.len();
        self.by_id.entry(declaration.id.value.clone()).or_insert(index);
        let draft = Draft::declared(declaration, is_own);
        for name in draft.forms() {
            for is_person in [true, false] {
                self.by_key.entry((form::key(name), is_person)).or_insert(index);
            }
        }
        self.drafts.push(draft);
        self.learn(index);
    }

    fn add_all(&mut self, sightings: &[Sighting<'_>]) {
        let mut full: Vec<&Sighting<'_>> = sightings.iter().filter(|s| s.is_full()).collect();
        full.sort_by_key(|s| (s.id.is_none(), std::cmp::Reverse(s.text.split(' ').count())));
        full.into_iter().for_each(|sighting| self.add_full(sighting));
        self.tie_abbreviations(sightings);
        for sighting in sightings.iter().filter(|s| !s.is_full() && s.is_sure()) {
            self.add_short(sighting);
        }
        self.add_doubtful(sightings);
    }

    fn add_full(&mut self, sighting: &Sighting<'_>) {
        let known = match sighting.id {
            Some(id) => self.by_id.get(id).copied(),
            None => self.find(sighting),
        };
        let index = known.unwrap_or_else(|| self.start(sighting));
        self.note_key(sighting, index);
        if self.drafts[index].mention(sighting) {
            self.learn(index);
        }
    }

    fn add_short(&mut self, sighting: &Sighting<'_>) {
        if let Some(index) = self.find(sighting) {
            // What speaks by a person's name is that person, whatever else has the name.
            let is_person = self.drafts[index].kind() == EntityType::Person;
            let is_said = is_person && !form::is_shouted(sighting.text);
            let kind = if is_said { EntityType::Person } else { sighting.kind };
            self.drafts[index].mention(&Sighting { kind, ..*sighting });
        } else if !self.add_family(sighting) && !self.add_parts(sighting) {
            let index = self.start(sighting);
            self.note_key(sighting, index);
            self.drafts[index].mention(sighting);
        }
    }

    fn start(&mut self, sighting: &Sighting<'_>) -> usize {
        let index = self.drafts.len();
        if let Some(id) = sighting.id {
            self.by_id.insert(id.to_owned(), index);
        }
        self.drafts.push(Draft::new(sighting.id));
        index
    }

    fn note_key(&mut self, sighting: &Sighting<'_>, index: usize) {
        let is_person = sighting.kind == EntityType::Person;
        self.by_key.entry((form::key(sighting.text), is_person)).or_insert(index);
    }

    /// Learns the short forms of an entity, from its newest name if it has many.
    fn learn(&mut self, index: usize) {
        let draft = &self.drafts[index];
        let kind = draft.kind();
        let makers = &self.makers;
        let is_maker = |key: &str| lexicon::ORGANISATIONS.contains_key(key) || makers.contains(key);
        for name in draft.forms() {
            self.shorts.learn(index, name, kind, is_maker);
        }
    }

    /// The entity that `sighting` names.
    fn find(&mut self, sighting: &Sighting<'_>) -> Option<usize> {
        let key = form::key(sighting.text);
        let is_person = sighting.kind == EntityType::Person;
        let named = |is_person| self.by_key.get(&(key.clone(), is_person)).copied();
        let otherwise = || named(!is_person).filter(|_| sighting.confidence < KNOWN);
        let full = || named(is_person).or_else(otherwise);
        // Most names are short for nothing, and then it does not matter what stands around them.
        if !self.shorts.knows(&key) {
            return full();
        }
        let around = self.surroundings(sighting);
        let mut short = || self.shorts.find(&key, sighting, around, &self.drafts);
        if around.is_personal { short().or_else(full) } else { full().or_else(short) }
    }

    fn surroundings(&self, sighting: &Sighting<'_>) -> Surroundings {
        let tokens = self.readings.get(sighting.place.block).map_or(&[][..], |r| &r.tokens);
        let range = sighting.place.range;
        let start = tokens.partition_point(|t| t.range.end <= range.start);
        let end = tokens.partition_point(|t| t.range.start < range.end);
        let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| &t.lower);
        let before = word(start.checked_sub(1));
        let is_titled = lexicon::NAME_CUES.get(before.trim_end_matches('.')) == Some(&"title");
        let after = word(Some(end));
        let speaks = after == "who" || tokens.get(end).is_some_and(is_report);
        Surroundings { has_article: before == "the", is_personal: is_titled || speaks }
    }

    /// "Harrow Web Services (HWS)": what stands in brackets behind a full name is a name for it.
    fn tie_abbreviations(&mut self, sightings: &[Sighting<'_>]) {
        for pair in sightings.windows(2) {
            let [first, second] = pair else { continue };
            let (long, short) = if first.is_full() { (first, second) } else { (second, first) };
            let is_tied = self.is_in_brackets(first, second)
                && form::is_shouted(short.text)
                && form::abbreviates(short.text, long.text);
            let Some(index) = is_tied.then(|| self.find(long)).flatten() else { continue };
            for is_person in [true, false] {
                self.by_key.entry((form::key(short.text), is_person)).or_insert(index);
            }
        }
    }

    fn is_in_brackets(&self, first: &Sighting<'_>, second: &Sighting<'_>) -> bool {
        let (before, inside) = (first.place, second.place);
        let Some(reading) = self.readings.get(before.block) else { return false };
        let between = reading.text.get(before.range.end..inside.range.start);
        let after = reading.text.get(inside.range.end..);
        before.block == inside.block
            && between.is_some_and(|text| text.trim() == "(" || text.trim() == "[")
            && after.is_some_and(|text| text.starts_with([')', ']']))
    }

    /// "the Linds": a mention of the one Lind whom the article knows; where it knows several, or
    /// none but them, of nobody in particular.
    fn add_family(&mut self, sighting: &Sighting<'_>) -> bool {
        let has_article = self.surroundings(sighting).has_article;
        let Some(name) = sighting.text.strip_suffix('s').filter(|_| has_article) else {
            return false;
        };
        let mut family = self.shorts.family(&form::key(name));
        family.dedup();
        if let [only] = family.as_slice() {
            self.drafts[*only].place(sighting.place);
        }
        !family.is_empty()
    }

    /// "Lind-led", "the Tern-Harrow deal": each part that the article knows by itself.
    fn add_parts(&mut self, sighting: &Sighting<'_>) -> bool {
        let mut found = false;
        let mut start = 0;
        let is_hyphen = |c: char| matches!(c, '-' | '‐' | '‑' | '–');
        for part in sighting.text.split_inclusive(is_hyphen) {
            let text = part.trim_end_matches(is_hyphen);
            let from = sighting.place.range.start + start;
            start += part.len();
            let is_name = text.len() < sighting.text.len() && text.starts_with(char::is_uppercase);
            let range = TextRange::new(from, from + text.len());
            let place = Place { range, ..sighting.place };
            let part = Sighting { place, text, confidence: 0, ..*sighting };
            if let Some(index) = is_name.then(|| self.find(&part)).flatten() {
                self.drafts[index].place(place);
                found = true;
            }
        }
        found
    }

    /// Adds words of headlines that the rest of the article confirms, several at once where they
    /// make up a known name.
    fn add_doubtful(&mut self, sightings: &[Sighting<'_>]) {
        let mut at = 0;
        while let Some(first) = sightings.get(at) {
            let is_doubtful = !first.is_full() && !first.is_sure();
            let found = is_doubtful.then(|| self.find_joined(&sightings[at..])).flatten();
            if let Some((index, count, range)) = found {
                if form::is_shouted(first.text) && count == 1 {
                    // "IE6" is another name; a headline's capitals are not.
                    self.drafts[index].mention(&Sighting { confidence: 0, ..*first });
                } else {
                    self.drafts[index].place(Place { block: first.place.block, range });
                }
                at += count;
                continue;
            }
            if is_doubtful && !self.add_family(first) {
                self.add_parts(first);
            }
            at += 1;
        }
    }

    /// The known name that the first sightings make up: its entity, their number, its range.
    fn find_joined(&mut self, sightings: &[Sighting<'_>]) -> Option<(usize, usize, TextRange)> {
        let first = sightings.first()?;
        let reading = self.readings.get(first.place.block)?;
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
            let text = reading.slice(range);
            let index = self.find(&Sighting { text, ..*first })?;
            Some((index, count, range))
        })
    }
}

/// Whether the word is a verb by which people speak.
fn is_report(token: &Token) -> bool {
    lexicon::REPORTING_VERBS.get(token.lower.as_str()).is_some_and(|note| *note != "noun")
}

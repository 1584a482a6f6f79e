//! What stands in one clause or sentence with the mentions of an entity: figures, dates, other
//! entities.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::Place;
use crate::article::{Article, Section};
use crate::language::token::Token;
use crate::language::{Quantity, Reading, Sentence, Unit, lexicon};
use crate::text::TextRange;

use super::act::acts;
use super::{Companion, Entities, Entity};

/// Figures, dates and sentences that are kept of one entity.
const MOST_KEPT: usize = 12;
/// Things in one clause with a mention that are looked at.
const MOST_IN_CLAUSE: usize = 16;
/// Entities in one sentence that are taken to have to do with each other; more are a list.
const MOST_TOGETHER: usize = 12;
/// Companions that are kept of one entity.
const MOST_COMPANIONS: usize = 8;

/// Fills in what is tied to each entity, from the article's body. Their roles are known already.
pub(super) fn add(article: &Article, readings: &[Arc<Reading>], entities: &mut Entities) {
    let mut together: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); entities.list.len()];
    let mut roles: Vec<Place> = entities.list.iter().flat_map(|e| e.roles.clone()).collect();
    roles.sort_unstable();
    let mentions = std::mem::take(&mut entities.mentions);
    for in_block in mentions.chunk_by(|(a, _), (b, _)| a.block == b.block) {
        let Some((Place { block, .. }, _)) = in_block.first() else { continue };
        let is_told = article.blocks.get(*block).is_some_and(|b| b.section == Section::Body);
        let Some(reading) = readings.get(*block).filter(|_| is_told) else { continue };
        let ties = Ties { block: *block, reading, roles: &roles, clauses: clauses(reading) };
        for sentence in &reading.sentences {
            let named = within(in_block, sentence.range, |(place, _)| place.range);
            count_together(reading, named, &mut together);
            for (place, index) in named {
                if let Some(entity) = entities.list.get_mut(*index) {
                    ties.tie(entity, place.range, sentence);
                }
            }
        }
    }
    entities.mentions = mentions;
    let ids: Vec<String> = entities.list.iter().map(|entity| entity.id.clone()).collect();
    for (entity, counts) in entities.list.iter_mut().zip(together) {
        entity.companions = companions(counts, &ids);
    }
}

/// One block, from which things are tied to the names in it.
struct Ties<'a> {
    block: usize,
    reading: &'a Reading,
    /// All roles of the article, in order: what stands in one is told already.
    roles: &'a [Place],
    /// Where the clauses of the block begin, in order.
    clauses: Vec<usize>,
}

impl Ties<'_> {
    /// Ties what stands in the clause of the mention at `range` to `entity`.
    fn tie(&self, entity: &mut Entity, range: TextRange, sentence: &Sentence) {
        let clause = clause_around(&self.clauses, range, sentence.range);
        let quantities = within(&self.reading.quantities, clause, |quantity| quantity.range);
        let told = quantities.iter().take(MOST_IN_CLAUSE).filter_map(|q| self.told(q));
        told.for_each(|range| self.push(&mut entity.quantities, range));
        let dates = within(&self.reading.dates, clause, |date| date.range);
        let dates = dates.iter().take(MOST_IN_CLAUSE);
        let told = dates.filter(|d| !self.is_dateline(d.range) && !self.is_part_of_name(d.range));
        told.for_each(|date| self.push(&mut entity.dates, date.range));
        if acts(self.reading, sentence, range) {
            self.push(&mut entity.acts, sentence.range);
        }
    }

    fn push(&self, places: &mut Vec<Place>, range: TextRange) {
        let place = Place { block: self.block, range };
        if places.len() < MOST_KEPT && !places.contains(&place) {
            places.push(place);
        }
    }

    /// The quantity with the noun that it counts. Places in an order, numbers that count nothing
    /// and what a role holds tell nothing of a name.
    fn told(&self, quantity: &Quantity) -> Option<TextRange> {
        let range = match &quantity.unit {
            Unit::Ordinal(_) => return None,
            // "a 10-year-old browser": the age of what follows, whoever else stands there.
            Unit::Duration(_) if self.reading.slice(quantity.range).ends_with("old") => {
                return None;
            }
            Unit::Count(noun) => quantity.range.join(self.noun_behind(quantity.range, noun)?),
            _ => quantity.range,
        };
        let place = Place { block: self.block, range: TextRange::empty(range.end) };
        let next = self.roles.partition_point(|role| *role < place);
        let role = next.checked_sub(1).and_then(|index| self.roles.get(index));
        let is_in_role = role.is_some_and(|r| r.block == self.block && r.range.covers(range));
        (!is_in_role).then_some(range)
    }

    /// The counted noun, given by its stem.
    fn noun_behind(&self, number: TextRange, stem: &str) -> Option<TextRange> {
        const FARTHEST: usize = 4;
        let start = self.reading.tokens.partition_point(|t| t.range.start < number.end);
        let behind = self.reading.tokens.iter().skip(start).take(FARTHEST);
        let noun = behind.filter(|t| t.is_wordlike()).find(|t| t.stem == stem);
        noun.map(|t| t.range).or_else(|| self.holds(number, stem).then_some(number))
    }

    /// Whether the counted noun is part of the quantity already.
    fn holds(&self, number: TextRange, stem: &str) -> bool {
        let inside = within(&self.reading.tokens, number, |t| t.range);
        inside.iter().any(|t| t.stem == stem)
    }

    /// "the 2018 World Cup": a year that goes into a name.
    fn is_part_of_name(&self, date: TextRange) -> bool {
        let is_year = self.reading.slice(date).chars().all(char::is_numeric);
        let next = self.reading.tokens.partition_point(|t| t.range.start < date.end);
        is_year && self.reading.tokens.get(next).is_some_and(Token::is_capitalised)
    }

    /// Whether the date stands over the article: at the start of a paragraph, with the first
    /// sentence behind it.
    fn is_dateline(&self, date: TextRange) -> bool {
        let next = self.reading.tokens.partition_point(|t| t.range.start < date.end);
        let goes_on = self.reading.tokens.get(next);
        date.start == 0 && goes_on.is_some_and(|t| t.is_capitalised())
    }
}

/// The `items`, in order, that lie in `range`.
fn within<T>(items: &[T], range: TextRange, place: impl Fn(&T) -> TextRange) -> &[T] {
    let first = items.partition_point(|item| place(item).start < range.start);
    let last = items.partition_point(|item| place(item).start < range.end);
    items.get(first..last).unwrap_or_default()
}

fn count_together(
    reading: &Reading,
    named: &[(Place, usize)],
    together: &mut [BTreeMap<usize, usize>],
) {
    let told = named.iter().filter(|(place, _)| !is_part_of_title(reading, place.range));
    let mut indices: Vec<usize> = told.map(|(_, index)| *index).collect();
    indices.sort_unstable();
    indices.dedup();
    if indices.len() > MOST_TOGETHER {
        return;
    }
    for one in &indices {
        for other in indices.iter().filter(|other| *other != one) {
            *together[*one].entry(*other).or_default() += 1;
        }
    }
}

/// Whether the name only goes into a title, as in "US President".
fn is_part_of_title(reading: &Reading, range: TextRange) -> bool {
    let next = reading.tokens.partition_point(|t| t.range.start < range.end);
    reading.tokens.get(next).is_some_and(|t| {
        t.is_capitalised() && lexicon::NAME_CUES.get(t.lower.as_str()) == Some(&"title")
    })
}

/// The companions by how many sentences they share, the more salient first of as many.
fn companions(counts: BTreeMap<usize, usize>, ids: &[String]) -> Vec<Companion> {
    let mut counts: Vec<(usize, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, sentences)| std::cmp::Reverse(*sentences));
    let known = counts.into_iter().take(MOST_COMPANIONS);
    known
        .filter_map(|(index, sentences)| Some(Companion { id: ids.get(index)?.clone(), sentences }))
        .collect()
}

/// Where the clauses of a block begin, in order.
fn clauses(reading: &Reading) -> Vec<usize> {
    let opens = |pair: &[Token]| match pair {
        [mark, next] if mark.is_mark(',') => opener(next).is_some(),
        [mark, _] if mark.lower.starts_with([';', ':', '—', '–']) => true,
        [_, next] => opener(next) == Some("bare"),
        _ => false,
    };
    let pairs = reading.tokens.windows(2);
    pairs.filter(|pair| opens(pair)).map(|pair| pair[1].range.start).collect()
}

fn opener(token: &Token) -> Option<&'static str> {
    lexicon::CLAUSE_OPENERS.get(token.lower.as_str()).copied()
}

fn clause_around(clauses: &[usize], mention: TextRange, sentence: TextRange) -> TextRange {
    let next = clauses.partition_point(|start| *start <= mention.start);
    let start = next.checked_sub(1).and_then(|i| clauses.get(i)).copied().unwrap_or(0);
    let end = clauses.get(next).copied().unwrap_or(usize::MAX);
    TextRange::new(start.max(sentence.start), end.min(sentence.end).max(mention.end))
}

//! What the words beside a mention say that the entity is: "its former partner Mara Lind", "Mara
//! Lind, the founder of Orlo,", "Orlo is a port in the north".

mod after;
mod before;
mod phrase;
mod words;

use std::ops::Range;
use std::sync::Arc;

use crate::analysis::Place;
use crate::article::{Article, Section};
use crate::language::token::Token;
use crate::language::{EntityType, Name, Reading};
use crate::text::TextRange;

use super::Entity;

/// Roles that are kept of one entity.
const MOST_ROLES: usize = 8;
/// Mentions of one entity whose surroundings are read.
const MOST_READ: usize = 200;

/// Fills in the roles of `entities`, from the article's body.
pub(super) fn add(article: &Article, readings: &[Arc<Reading>], entities: &mut [Entity]) {
    for entity in entities {
        let mut roles: Vec<(Place, String)> = Vec::new();
        for mention in entity.mentions.iter().take(MOST_READ) {
            let Place { block, range } = mention.place;
            let is_told = article.blocks.get(block).is_some_and(|b| b.section == Section::Body);
            let Some(reading) = readings.get(block).filter(|_| is_told) else { continue };
            for range in Beside::new(reading, range, entity.kind).roles() {
                keep(&mut roles, Place { block, range }, reading.slice(range).to_lowercase());
            }
        }
        entity.roles = roles.into_iter().map(|(place, _)| place).take(MOST_ROLES).collect();
    }
}

/// Whether a common noun for one person or thing stands right before the name: "councillor".
pub(super) fn stands_before(reading: &Reading, name: TextRange) -> bool {
    let start = reading.tokens.partition_point(|t| t.range.end <= name.start);
    let noun = start.checked_sub(1).and_then(|at| reading.tokens.get(at));
    noun.is_some_and(|t| !t.is_capitalised() && words::is_role(t) && !words::is_plural_role(t))
}

/// Adds a role unless a fuller one is known; it takes the place of those that say less.
fn keep(roles: &mut Vec<(Place, String)>, place: Place, text: String) {
    let says = |fuller: &str, less: &str| {
        less.split(' ').all(|word| fuller.split(' ').any(|other| other == word))
    };
    if roles.iter().any(|(_, known)| says(known, &text)) {
        return;
    }
    roles.retain(|(_, known)| !says(&text, known));
    roles.push((place, text));
}

/// A mention and the words around it, as tokens of its block.
#[derive(Clone, Copy)]
struct Beside<'a> {
    tokens: &'a [Token],
    names: &'a [Name],
    dates: &'a [crate::language::DateMention],
    kind: EntityType,
    /// The mention's first token and the one behind its last.
    start: usize,
    end: usize,
    /// The sentence's first token and the one behind its last.
    first: usize,
    limit: usize,
}

impl<'a> Beside<'a> {
    fn new(reading: &'a Reading, name: TextRange, kind: EntityType) -> Self {
        let tokens = &reading.tokens;
        let sentence = reading.sentence_at(name.start).map_or(0..0, |s| s.tokens.clone());
        Self {
            tokens,
            names: &reading.names,
            dates: &reading.dates,
            kind,
            start: tokens.partition_point(|t| t.range.end <= name.start),
            end: tokens.partition_point(|t| t.range.start < name.end),
            first: sentence.start,
            limit: sentence.end,
        }
    }

    fn roles(self) -> impl Iterator<Item = TextRange> {
        let found = [
            self.title(),
            self.apposition_before(),
            self.apposition_after(),
            self.predicate(),
            self.relative(),
        ];
        found.into_iter().flatten().filter_map(move |tokens| self.range(tokens))
    }

    fn range(self, tokens: Range<usize>) -> Option<TextRange> {
        let covered = self.tokens.get(tokens)?;
        Some(covered.first()?.range.join(covered.last()?.range))
    }

    /// The token at `at` of the sentence.
    fn token(self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at).filter(|_| (self.first..self.limit).contains(&at))
    }

    /// The token's word in lower case; empty outside the sentence.
    fn word(self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.lower.as_str())
    }

    fn word_before(self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// The tokens of the name that token `at` belongs to.
    fn name_around(self, at: usize) -> Option<Range<usize>> {
        let range = self.token(at)?.range;
        let index = self.names.partition_point(|name| name.range.end <= range.start);
        let name = self.names.get(index).filter(|name| name.range.covers(range))?;
        let start = self.tokens.partition_point(|t| t.range.end <= name.range.start);
        let end = self.tokens.partition_point(|t| t.range.start < name.range.end);
        Some(start..end)
    }

    fn is_date(self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let index = self.dates.partition_point(|date| date.range.end <= token.range.start);
        self.dates.get(index).is_some_and(|date| date.range.overlaps(token.range))
    }
}

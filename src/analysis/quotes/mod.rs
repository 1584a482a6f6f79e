//! The quotations of an article: put together over paragraphs, each with who speaks.

mod joined;
mod pronoun;
mod speaker;
mod turn;

use std::sync::Arc;

use crate::article::Article;
use crate::language::{QuotationKind, Reading};

use super::{Entities, Place};
use joined::joined;
use speaker::Voices;
use turn::Turns;

/// Words in quotation marks, from the first mark to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Where it stands, marks included: one place a block, in order; never empty.
    pub parts: Vec<Place>,
    /// The words between the marks, likewise.
    pub contents: Vec<Place>,
    /// What the marks are for.
    pub kind: QuotationKind,
    /// What tells who speaks, where the article says so.
    pub voice: Option<Voice>,
    /// The word that introduces it ("said").
    pub cue: Option<Place>,
}

/// What tells who speaks a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Voice {
    /// The markup: the name that it gives.
    Marked(String),
    /// Words beside it: a name, a description or a pronoun.
    Words(Place),
    /// The paragraph before, whose speaker goes on.
    GoesOn,
}

/// Who speaks a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name of the entity, or else the article's own words ("a spokesman for the council").
    pub name: String,
    /// The identifier of the entity, where it is one.
    pub entity: Option<String>,
    /// The words that say so: a name, a description or a pronoun. Absent where markup says it.
    pub words: Option<Place>,
}

/// Collects the quotations of all blocks, in order.
pub(super) fn collect(article: &Article, readings: &[Arc<Reading>]) -> Vec<Quote> {
    let mut turns = Turns::new(article, readings);
    joined(article, readings).into_iter().map(|found| turns.quote(found)).collect()
}

/// Who speaks each of the `quotes`.
pub(super) fn speakers(
    quotes: &[Quote],
    readings: &[Arc<Reading>],
    entities: &Entities,
) -> Vec<Option<Speaker>> {
    let mut voices = Voices::new(readings, entities);
    quotes.iter().map(|quote| voices.speaker(quote)).collect()
}

#[cfg(test)]
mod tests;

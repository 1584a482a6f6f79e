//! The quotations of an article: put together over paragraphs, each with who speaks.

mod joined;
mod pronoun;
mod speaker;

use std::sync::Arc;

use crate::article::Article;
use crate::language::{QuotationKind, Reading};

use super::{Entities, Place};
use joined::joined;
use speaker::Voices;

/// Words in quotation marks, from the first mark to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Where it stands, marks included: one place a block, in order; never empty.
    pub parts: Vec<Place>,
    /// The words between the marks, likewise.
    pub contents: Vec<Place>,
    /// What the marks are for.
    pub kind: QuotationKind,
    /// Who speaks, where the article says so.
    pub speaker: Option<Speaker>,
    /// The word that introduces it ("said").
    pub cue: Option<Place>,
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
pub(super) fn collect(
    article: &Article,
    readings: &[Arc<Reading>],
    entities: &Entities,
) -> Vec<Quote> {
    let mut voices = Voices::new(article, readings, entities);
    let in_turn = |found| voices.quote(found);
    joined(article, readings).into_iter().map(in_turn).collect()
}

#[cfg(test)]
mod tests;

//! Whom the words beside a quotation mean: an entity by its name, somebody by description.

use std::sync::Arc;

use crate::analysis::{Entities, Entity, Place};
use crate::language::lexicon::NAME_CUES;
use crate::language::{EntityType, Reading, Token};
use crate::text::TextRange;

use super::pronoun::{Mentions, is_pronoun};
use super::{Quote, Speaker, Voice};

/// Tells who speaks, quotation by quotation.
pub(super) struct Voices<'a> {
    readings: &'a [Arc<Reading>],
    entities: &'a Entities,
    mentions: Mentions<'a>,
    /// Who spoke last, and in which block.
    last: Option<(usize, Speaker)>,
}

impl<'a> Voices<'a> {
    pub fn new(readings: &'a [Arc<Reading>], entities: &'a Entities) -> Self {
        Self { readings, entities, mentions: Mentions::new(readings, entities), last: None }
    }

    /// Who speaks `quote`; the quotations come in the order of the text.
    pub fn speaker(&mut self, quote: &Quote) -> Option<Speaker> {
        let speaker = match quote.voice.as_ref()? {
            Voice::Marked(name) => self.named(name),
            Voice::Words(words) => self.meant_by(*words),
            Voice::GoesOn => Speaker { words: None, ..self.last.clone()?.1 },
        };
        let part = quote.parts.last()?;
        self.last = Some((part.block, speaker.clone()));
        Some(speaker)
    }

    fn named(&self, name: &str) -> Speaker {
        let entity = self.entities.named(name).or_else(|| self.entities.get(name));
        match entity {
            Some(entity) => spoken_by(entity, None),
            None => Speaker { name: name.to_owned(), entity: None, words: None },
        }
    }

    fn meant_by(&mut self, words: Place) -> Speaker {
        let text = self.slice(words);
        let plain = || Speaker { name: text.to_owned(), entity: None, words: Some(words) };
        if is_pronoun(text) {
            return self.antecedent(words).unwrap_or_else(plain);
        }
        self.entity_at(words).map_or_else(plain, |entity| spoken_by(entity, Some(words)))
    }

    /// Whom a pronoun stands for: somebody named before it, or else whoever spoke last.
    fn antecedent(&mut self, pronoun: Place) -> Option<Speaker> {
        let spoke = self.last.as_ref().filter(|(block, _)| block + 1 >= pronoun.block);
        let spoke = spoke.map(|(_, speaker)| speaker.clone());
        let spoke_before = spoke.as_ref().and_then(|speaker| speaker.entity.as_deref());
        let entity = self.mentions.antecedent(pronoun, spoke_before);
        if let Some(entity) = entity {
            self.mentions.note(pronoun, entity);
            return Some(spoken_by(entity, Some(pronoun)));
        }
        let unnamed =
            spoke.filter(|speaker| speaker.entity.is_none() && !is_pronoun(&speaker.name));
        unnamed.map(|speaker| Speaker { words: Some(pronoun), ..speaker })
    }

    /// The entity that the words name, if it is what their phrase is about: not in "a spokesman for
    /// the council", nor where they name two.
    fn entity_at(&self, words: Place) -> Option<&'a Entity> {
        let reading = self.readings.get(words.block)?;
        let last = TextRange::new(words.range.end.saturating_sub(1), words.range.end);
        let entity = self.entities.of_range(words.block, last)?;
        let mention = self.mentions.of(words.block, last)?;
        let first = reading.tokens.partition_point(|t| t.range.start < words.range.start);
        let count =
            reading.tokens[first..].iter().take_while(|t| t.range.end <= mention.range.start);
        let before: Vec<&Token> = count.collect();
        let is_head = mention.range.end >= words.range.end
            && (!before.iter().any(|t| parts_phrase(&t.lower)) || is_named_behind(&before, entity));
        is_head.then_some(entity)
    }

    fn slice(&self, place: Place) -> &'a str {
        self.readings.get(place.block).map_or("", |reading| reading.slice(place.range))
    }
}

fn spoken_by(entity: &Entity, words: Option<Place>) -> Speaker {
    Speaker { name: entity.name.clone(), entity: Some(entity.id.clone()), words }
}

/// Whether the words `before` a person's name are a role and its place: "Head of the Harbour Board
/// Mara Lind"; not so in "Critics of President Lind".
fn is_named_behind(before: &[&Token], entity: &Entity) -> bool {
    let is_title = |word: &str| NAME_CUES.get(word) == Some(&"title");
    let only_of = before.iter().all(|t| t.lower == "of" || !parts_phrase(&t.lower));
    let bare = before.first().is_some_and(|t| !matches!(t.lower.as_str(), "a" | "an" | "the"));
    let behind_place = before.last().is_some_and(|t| t.is_capitalised() && !is_title(&t.lower));
    entity.kind == EntityType::Person && only_of && bare && behind_place
}

/// Whether a name behind the word is another's than the phrase's: "of", "and", "'s".
fn parts_phrase(word: &str) -> bool {
    const PARTING: [&str; 14] = [
        "of", "for", "from", "at", "by", "with", "in", "on", "to", "and", "or", "against", "near",
        "'s",
    ];
    PARTING.contains(&word)
}

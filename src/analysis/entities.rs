//! One entity, many mentions: who and what an article names.

use std::sync::Arc;

use crate::article::Article;
use crate::language::{EntityType, Reading};

use super::Place;

/// The entities of an article, most salient first.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    list: Vec<Entity>,
}

/// Someone or something that the article names.
#[derive(Debug, Clone)]
pub struct Entity {
    /// The identifier: declared in the front matter, else made from the name (`amazon-web-services`).
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// Other names that the article uses for it.
    pub aliases: Vec<String>,
    /// How much the article is about it, in 0..1.
    pub salience: f32,
    /// Where it is named, in order; never empty unless it is declared and not mentioned.
    pub mentions: Vec<Mention>,
    /// What the article says that it is: appositions and roles ("long-term partner"), in order,
    /// each as written.
    pub descriptions: Vec<Place>,
}

/// A place that names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub place: Place,
}

impl Entities {
    /// Finds the entities of an article from its blocks' names, its annotations and declarations.
    pub fn collect(_article: &Article, _readings: &[Arc<Reading>]) -> Self {
        Self::default()
    }

    /// All entities, most salient first.
    pub fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.list.iter()
    }

    /// The entity named at `offset` of the plain text of block `block`, with that mention.
    pub fn at(&self, block: usize, offset: usize) -> Option<(&Entity, Mention)> {
        self.list.iter().find_map(|entity| {
            let mention = entity
                .mentions
                .iter()
                .find(|m| m.place.block == block && m.place.range.touches(offset))?;
            Some((entity, *mention))
        })
    }

    /// The entity that is called `name` (a full name or an alias), whatever its capitals.
    pub fn named(&self, name: &str) -> Option<&Entity> {
        self.list.iter().find(|e| {
            e.name.eq_ignore_ascii_case(name)
                || e.aliases.iter().any(|a| a.eq_ignore_ascii_case(name))
        })
    }

    /// The entity with identifier `id`.
    pub fn get(&self, id: &str) -> Option<&Entity> {
        self.list.iter().find(|e| e.id == id)
    }
}

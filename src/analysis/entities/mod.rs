//! One entity, many mentions: who and what an article names, and what it says of each.
//!
//! `sighting` collects the places that seem to name something, `cluster` puts those together that
//! name the same, `role`, `tie` and `act` read what stands beside them.

mod act;
mod apart;
mod cluster;
mod declared;
mod draft;
mod form;
mod identifier;
mod role;
mod short;
mod sighting;
mod tie;

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::article::{Article, EntityDeclaration};
use crate::language::{EntityType, Reading};
use crate::text::TextRange;

use super::Place;

pub(super) use declared::{declarations, declares};

type Index<K> = HashMap<K, usize, FxBuildHasher>;

/// The entities of an article, most salient first.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    list: Vec<Entity>,
    /// All mentions in the order of the text, each with its entity's index in `list`.
    mentions: Vec<(Place, usize)>,
    by_name: Index<String>,
    by_id: Index<String>,
}

/// Someone or something that the article names.
#[derive(Debug, Clone)]
pub struct Entity {
    /// The identifier: declared in the front matter or the workspace's list, else made from the
    /// name (`amazon-web-services`).
    pub id: String,
    /// The declared name, else the full name that the article uses most.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// Other names that the article uses for it.
    pub aliases: Vec<String>,
    /// How much the article is about it, in 0..1.
    pub salience: f32,
    /// Where it is named, in order; never empty unless the article declares and never mentions it.
    pub mentions: Vec<Mention>,
    /// What the body says that it is, in order, each as written: titles, appositions, "is a …".
    pub roles: Vec<Place>,
    /// Quantities of the body that stand in one clause with a mention, in order.
    pub quantities: Vec<Place>,
    /// Dates of the body that stand in one clause with a mention, in order.
    pub dates: Vec<Place>,
    /// The sentences of the body in which it does something, in order.
    pub acts: Vec<Place>,
    /// The entities that it shares sentences with, most shared first.
    pub companions: Vec<Companion>,
}

/// An entity that is named in one sentence with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// Its identifier.
    pub id: String,
    /// How many sentences name both.
    pub sentences: usize,
}

/// A place that names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub place: Place,
}

impl Entities {
    /// Finds the entities of an article from its blocks' names, its annotations and declarations,
    /// and those that the workspace lists. The article's own word overrules the workspace's.
    pub fn collect(
        article: &Article,
        readings: &[Arc<Reading>],
        listed: &[EntityDeclaration],
    ) -> Self {
        let mut entities = Self::index(cluster::entities(article, readings, listed));
        role::add(article, readings, &mut entities.list);
        tie::add(article, readings, &mut entities);
        entities
    }

    fn index(list: Vec<Entity>) -> Self {
        let mut entities = Self::default();
        for (index, entity) in list.iter().enumerate() {
            entities.mentions.extend(entity.mentions.iter().map(|m| (m.place, index)));
            entities.by_id.entry(entity.id.clone()).or_insert(index);
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                entities.by_name.entry(name.to_lowercase()).or_insert(index);
            }
        }
        entities.mentions.sort_unstable();
        entities.list = list;
        entities
    }

    /// All entities, most salient first.
    pub fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.list.iter()
    }

    /// The entity named at `offset` of the plain text of block `block`, with that mention.
    pub fn at(&self, block: usize, offset: usize) -> Option<(&Entity, Mention)> {
        self.mention_where(block, offset, |range| range.touches(offset))
    }

    /// The entity that is named in `range` of the plain text of block `block`, or in part of it.
    pub fn of_range(&self, block: usize, range: TextRange) -> Option<&Entity> {
        let found = self.mention_where(block, range.start, |mention| mention.overlaps(range));
        found.map(|(entity, _)| entity)
    }

    /// The first mention of `block` that ends at `offset` or later, if it `fits`. Mentions do not
    /// overlap, so that at most the one behind it can fit in its place.
    fn mention_where(
        &self,
        block: usize,
        offset: usize,
        fits: impl Fn(TextRange) -> bool,
    ) -> Option<(&Entity, Mention)> {
        let start = self
            .mentions
            .partition_point(|(place, _)| (place.block, place.range.end) < (block, offset));
        let near = self.mentions.iter().skip(start).take(2);
        let (place, index) =
            near.filter(|(place, _)| place.block == block).find(|(place, _)| fits(place.range))?;
        Some((self.list.get(*index)?, Mention { place: *place }))
    }

    /// The entity that is called `name` (a full name or an alias), whatever its capitals.
    pub fn named(&self, name: &str) -> Option<&Entity> {
        self.list.get(*self.by_name.get(&name.to_lowercase())?)
    }

    /// The entity with identifier `id`.
    pub fn get(&self, id: &str) -> Option<&Entity> {
        self.list.get(*self.by_id.get(id)?)
    }
}

#[cfg(test)]
mod tests;

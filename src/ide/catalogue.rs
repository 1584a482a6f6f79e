//! What an article adds to what its workspace knows by name: its sources, entities and claims.

use std::collections::HashMap;

use crate::analysis::{Analysis, Entity};
use crate::article::{Block, BlockKind, Reference, Section};
use crate::language::EntityType;
use crate::text::TextRange;

use super::occurrence::{NamedAt, Thing, occurrences_in};
use super::wording::shortened;

/// Something that has a name in an article. `R` is a range of the article's source: in bytes, until
/// somebody converts it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<R = TextRange> {
    /// What it is.
    pub kind: ItemKind,
    /// What people call it; of a source the key and the title, of a claim what it says.
    pub name: String,
    /// Where it is brought in; where nothing does that, where it is named first.
    pub range: R,
    /// All places that name it, in the order of the text; none are kept of a claim.
    pub places: Vec<NamedAt<R>>,
    /// How much the article is about it, in 0..1.
    pub salience: f32,
}

/// What an [`Item`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemKind {
    /// A source that the article defines or cites.
    Source {
        /// What citations call it.
        key: String,
        /// Whether the article itself defines it.
        is_own: bool,
    },
    /// An entity.
    Entity {
        /// Its identifier in this article.
        id: String,
        /// What it is.
        kind: EntityType,
        /// Whether the article itself declares it.
        is_declared: bool,
    },
    /// The headline, a bullet of the summary, or an annotated claim.
    Claim,
}

/// The sources, entities and claims of an article.
pub fn catalogue(analysis: &Analysis) -> Vec<Item> {
    let mut places: HashMap<Thing<'_>, Vec<NamedAt>> = HashMap::new();
    // Whether a bare `@handle` is a citation is for those to say who look for its source.
    for occurrence in occurrences_in(analysis, |_| true) {
        places.entry(occurrence.thing).or_default().push(occurrence.at);
    }
    let mut items: Vec<Item> = claims(analysis).collect();
    let entities = analysis.entities.iter();
    items.extend(
        entities.filter_map(|e| entity(analysis, e, places.remove(&Thing::Entity(&e.id))?)),
    );
    let references = &analysis.article.front_matter.references;
    let sources = places.into_iter().filter_map(|(thing, places)| match thing {
        Thing::Source(key) => source(key, references, places),
        Thing::Entity(_) | Thing::Claim(_) => None,
    });
    items.extend(sources);
    items.sort_by_key(|item| item.range);
    items
}

impl<R> Item<R> {
    /// The same with other ranges.
    pub fn converted<S>(self, convert: impl Fn(R) -> S) -> Item<S> {
        let Item { kind, name, range, places, salience } = self;
        let place = |NamedAt { range, form, is_definition }| NamedAt {
            range: convert(range),
            form,
            is_definition,
        };
        let places = places.into_iter().map(place).collect();
        Item { kind, name, range: convert(range), places, salience }
    }

    /// Whether two items of different articles are one entity: of one type, and with one full name
    /// or one declared identifier.
    pub fn is_same_entity<S>(&self, other: &Item<S>) -> bool {
        let (
            ItemKind::Entity { id, kind, is_declared },
            ItemKind::Entity { id: other_id, kind: other_kind, is_declared: other_is_declared },
        ) = (&self.kind, &other.kind)
        else {
            return false;
        };
        let is_same_id = *is_declared && *other_is_declared && id == other_id;
        kind == other_kind && (is_same_id || self.name.to_lowercase() == other.name.to_lowercase())
    }
}

fn claims(analysis: &Analysis) -> impl Iterator<Item = Item> {
    let is_claim = |block: &&Block| match block.section {
        Section::Headline => true,
        Section::Summary => !matches!(block.kind, BlockKind::Heading(_)),
        _ => false,
    };
    let blocks = analysis.article.blocks.iter();
    let stated = blocks.clone().filter(is_claim).map(|b| claim(&b.text.plain, b.range));
    let annotated = blocks.filter(|block| block.section == Section::Body).flat_map(|block| {
        let claims = block.text.annotations.iter().filter(|a| a.attributes.has_class("claim"));
        claims.map(|a| claim(a.plain.of(&block.text.plain), block.to_source(a.plain)))
    });
    stated.chain(annotated)
}

fn claim(text: &str, range: TextRange) -> Item {
    let name = shortened(text.trim());
    Item { kind: ItemKind::Claim, name, range, places: Vec::new(), salience: 0.0 }
}

fn entity(analysis: &Analysis, entity: &Entity, places: Vec<NamedAt>) -> Option<Item> {
    let declarations = &analysis.article.front_matter.entities;
    let declared = declarations.iter().find(|declaration| declaration.id.value == entity.id);
    let range = declared.map(|d| d.range).or(places.first().map(|place| place.range))?;
    let is_declared = declared.is_some();
    let kind = ItemKind::Entity { id: entity.id.clone(), kind: entity.kind, is_declared };
    Some(Item { kind, name: entity.name.clone(), range, places, salience: entity.salience })
}

fn source(key: &str, references: &[Reference], places: Vec<NamedAt>) -> Option<Item> {
    if let Some(own) = references.iter().find(|reference| reference.id.value == key) {
        return Some(Item { places, ..defined_source(own) });
    }
    let kind = ItemKind::Source { key: key.to_owned(), is_own: false };
    let range = places.first()?.range;
    Some(Item { kind, name: format!("@{key}"), range, places, salience: 0.0 })
}

/// An entry of a bibliography; its range is bytes of the file that defines it.
pub fn defined_source(reference: &Reference) -> Item {
    let key = &reference.id.value;
    let name = match &reference.title {
        Some(title) => format!("@{key} {title}"),
        None => format!("@{key}"),
    };
    let kind = ItemKind::Source { key: key.clone(), is_own: true };
    Item { kind, name, range: reference.range, places: Vec::new(), salience: 0.0 }
}

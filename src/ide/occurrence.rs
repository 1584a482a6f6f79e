//! Everything in an article that names a thing: sources by their keys, entities by their names and
//! identifiers, claims by their identifiers. What finds, marks and renames things rests on this one
//! list.

use crate::analysis::{Analysis, Entity};
use crate::article::{Annotation, Block, EntityDeclaration, Spanned};
use crate::rules::Review;
use crate::text::TextRange;

/// Something that an article names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing<'a> {
    /// A source, by its key.
    Source(&'a str),
    /// An entity, by its identifier.
    Entity(&'a str),
    /// A claim, by its identifier.
    Claim(&'a str),
}

/// By what a thing is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A key or an identifier.
    Identifier,
    /// A name or an alias.
    Name,
}

/// A place that names a thing. `R` is a range of the source: in bytes, until somebody converts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedAt<R = TextRange> {
    /// The name or identifier alone.
    pub range: R,
    /// By what the thing is named.
    pub form: Form,
    /// Whether the thing is brought in here: a bibliography's entry, an entity's declaration, a
    /// claim's own braces.
    pub is_definition: bool,
}

impl<R> NamedAt<R> {
    /// Whether this is one of the places that users are shown as references. A declaration's name
    /// and aliases are part of it, and need no place of their own.
    pub fn is_reference(&self, with_declaration: bool) -> bool {
        !self.is_definition || with_declaration && self.form == Form::Identifier
    }
}

/// A place of an article, and what is named there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence<'a> {
    /// What is named.
    pub thing: Thing<'a>,
    /// Where, and how.
    pub at: NamedAt,
}

/// All places of `review` that name a thing, in the order of the text.
pub fn occurrences(review: &Review) -> Vec<Occurrence<'_>> {
    occurrences_in(&review.analysis, |key| review.bibliography.get(key).is_some())
}

/// The same of an article that nobody has reviewed. A bare `@handle` is a citation where
/// `is_source` says so, else it is text.
pub fn occurrences_in(
    analysis: &Analysis,
    is_source: impl Fn(&str) -> bool,
) -> Vec<Occurrence<'_>> {
    let article = &analysis.article;
    let references = article.front_matter.references.iter();
    let sources = references.map(|r| defined(Thing::Source(&r.id.value), r.id.range));
    let mut all: Vec<_> = sources.collect();
    all.extend(article.front_matter.entities.iter().flat_map(declared));
    for block in &article.blocks {
        let citations = block.text.citations.iter();
        let cited = citations.filter(|c| c.bracketed || is_source(&c.key.value));
        all.extend(cited.map(|c| used(block, Thing::Source(&c.key.value), c.key.range)));
        let annotations = block.text.annotations.iter();
        all.extend(annotations.flat_map(|annotation| annotated(analysis, block, annotation)));
        let links = block.text.links.iter();
        all.extend(links.filter_map(|link| linked(block, link)));
    }
    all.extend(analysis.entities.iter().flat_map(|entity| mentioned(analysis, entity)));
    all.sort_by_key(|occurrence| occurrence.at.range);
    all
}

/// The narrowest place at byte `offset` of the source that names a thing. Where two adjoin there,
/// the one that starts there counts.
pub fn occurrence_at(review: &Review, offset: usize) -> Option<Occurrence<'_>> {
    let touched = occurrences(review).into_iter().filter(|o| o.at.range.touches(offset));
    touched.min_by_key(|o| (!o.at.range.contains(offset), o.at.range.len()))
}

fn defined(thing: Thing<'_>, range: TextRange) -> Occurrence<'_> {
    let at = NamedAt { range, form: Form::Identifier, is_definition: true };
    Occurrence { thing, at }
}

/// The identifier, name and aliases of a declaration, as far as they are written.
fn declared(declaration: &EntityDeclaration) -> impl Iterator<Item = Occurrence<'_>> {
    let thing = Thing::Entity(&declaration.id.value);
    let written = declaration.names().map(|name| name.range).filter(|range| !range.is_empty());
    let names = written.map(move |range| Occurrence {
        thing,
        at: NamedAt { range, form: Form::Name, is_definition: true },
    });
    std::iter::once(defined(thing, declaration.id.range)).chain(names)
}

/// An identifier at `relative`, which counts from the start of the block.
fn used<'a>(block: &Block, thing: Thing<'a>, relative: TextRange) -> Occurrence<'a> {
    let range = block.locate(relative);
    Occurrence { thing, at: NamedAt { range, form: Form::Identifier, is_definition: false } }
}

/// What stands in the braces of an annotation: a claim's identifier, an entity's, a speaker's name.
fn annotated<'a>(
    analysis: &'a Analysis,
    block: &'a Block,
    Annotation { attributes, .. }: &'a Annotation,
) -> impl Iterator<Item = Occurrence<'a>> {
    let id = attributes.id.as_ref().filter(|_| attributes.has_class("claim"));
    let claim = id.map(|id| defined(Thing::Claim(&id.value), block.locate(id.range)));
    let tied = attributes.get("entity");
    let tied = tied.map(|id| used(block, Thing::Entity(&id.value), id.range));
    let speaker = attributes.get("by").and_then(|name| {
        let entity = analysis.entities.named(&name.value)?;
        Some(named(entity, block.locate(name.range)))
    });
    claim.into_iter().chain(tied).chain(speaker)
}

/// A link to a claim of the article: `[text](#id)`.
fn linked<'a>(block: &Block, link: &'a Spanned<String>) -> Option<Occurrence<'a>> {
    let id = link.value.strip_prefix('#').filter(|id| !id.is_empty())?;
    let range = TextRange::new(link.range.start + 1, link.range.end);
    Some(used(block, Thing::Claim(id), range))
}

fn mentioned<'a>(
    analysis: &'a Analysis,
    entity: &'a Entity,
) -> impl Iterator<Item = Occurrence<'a>> {
    entity.mentions.iter().map(|mention| named(entity, analysis.to_source(mention.place)))
}

/// A name of `entity` at `range` of the source.
fn named(entity: &Entity, range: TextRange) -> Occurrence<'_> {
    let at = NamedAt { range, form: Form::Name, is_definition: false };
    Occurrence { thing: Thing::Entity(&entity.id), at }
}

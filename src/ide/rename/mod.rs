//! Giving a thing another key, identifier or name.
//!
//! A key or identifier is changed wherever it is written. A name is changed where it is written
//! exactly as under the cursor: in the entity's declaration, at its mentions and in `by`. So the
//! rename of a canonical name leaves the aliases, and what stands in other articles: there it may
//! be another's.

mod written;

use crate::article::{Block, EntityDeclaration};
use crate::rules::{Replacement, Review};
use crate::text::TextRange;

use super::occurrence::{Form, Occurrence, Thing, occurrence_at, occurrences};

use written::{Place, normalised, written};

/// What the cursor is on, and may be renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamable<'a> {
    /// What is named there.
    pub asked: Occurrence<'a>,
    /// How it is called now.
    pub name: String,
}

/// What can be renamed at byte `offset` of `source`. `listed` are the entities of the workspace's
/// configuration.
///
/// # Errors
///
/// Nothing can; the message says why.
pub fn renamable<'a>(
    review: &'a Review,
    source: &str,
    listed: &[EntityDeclaration],
    offset: usize,
) -> Result<Renamable<'a>, String> {
    let asked = occurrence_at(review, offset)
        .ok_or("There is no key, identifier or name here that could be renamed.")?;
    let name = normalised(asked.at.range.of(source));
    match asked.thing {
        Thing::Source(key) => source_is_placed(review, key)?,
        Thing::Entity(id) => entity_is_own(review, listed, id)?,
        Thing::Claim(_) => {}
    }
    Ok(Renamable { asked, name })
}

/// The replacements in `source` that call what `renamable` found by `new` instead, in the order of
/// the text, without overlap.
///
/// # Errors
///
/// It cannot be called so; the message says why.
pub fn rename(
    review: &Review,
    source: &str,
    Renamable { asked, name }: &Renamable<'_>,
    new: &str,
) -> Result<Vec<Replacement>, String> {
    let new = new.trim();
    if new == name {
        return Ok(Vec::new());
    }
    match asked.at.form {
        Form::Identifier => identifier_is_possible(new, asked.thing)?,
        Form::Name => written::name_is_possible(new)?,
    }
    is_free(review, asked, new)?;
    let is_same = |found: &Occurrence<'_>| {
        let is_alike = found.thing == asked.thing && found.at.form == asked.at.form;
        is_alike && normalised(found.at.range.of(source)) == *name
    };
    let same = occurrences(review).into_iter().filter(is_same);
    let mut edits: Vec<Replacement> = Vec::new();
    for Occurrence { at, .. } in same {
        if edits.last().is_none_or(|last| last.range.end <= at.range.start) {
            let new_text = match at.form {
                Form::Identifier => new.to_owned(),
                Form::Name => written(source, place(review, &at.range, at.is_definition), new)?,
            };
            edits.push(Replacement { range: at.range, new_text });
        }
    }
    Ok(edits)
}

/// Where a name stands, as far as it matters for how it is written.
fn place(review: &Review, range: &TextRange, is_declared: bool) -> Place {
    let front_matter = &review.analysis.article.front_matter;
    let title = front_matter.title.as_ref().map(|title| title.range);
    let in_title = title.filter(|title| title.covers(*range));
    let blocks = &review.analysis.article.blocks;
    let is_text = || blocks.iter().any(|b| b.range.covers(*range) && in_pieces(b, *range));
    match in_title {
        Some(title) => Place::PartOfValue(title),
        None if is_declared => Place::Value(*range),
        None if is_text() => Place::Text,
        None => Place::Attribute(*range),
    }
}

/// Whether `range` is text of `block` that readers see.
fn in_pieces(block: &Block, range: TextRange) -> bool {
    let relative = range.relative_to(block.range.start);
    block.text.pieces.iter().any(|piece| piece.source.overlaps(relative))
}

/// Whether the key's entry can be found in the file that defines it.
fn source_is_placed(review: &Review, key: &str) -> Result<(), String> {
    match review.bibliography.get(key) {
        Some(entry) if entry.reference.id.range.is_empty() => {
            let file = entry.file.as_deref().map(|file| file.display().to_string());
            let file = file.unwrap_or_default();
            Err(format!("“{key}” cannot be renamed: its place in {file} is not known."))
        }
        None if review.bibliography.is_incomplete => Err(format!(
            "“{key}” cannot be renamed: a bibliography that may define it cannot be read."
        )),
        _ => Ok(()),
    }
}

/// Whether the article says itself how its entity is called.
fn entity_is_own(review: &Review, listed: &[EntityDeclaration], id: &str) -> Result<(), String> {
    let is_declared = |all: &[EntityDeclaration]| all.iter().any(|entity| entity.id.value == id);
    let own = &review.analysis.article.front_matter.entities;
    if is_declared(listed) && !is_declared(own) {
        return Err(format!(
            "“{id}” is an entity of the whole workspace: rename it in its standfirst.toml."
        ));
    }
    Ok(())
}

/// Whether `new` can be a key, or an identifier in braces.
fn identifier_is_possible(new: &str, thing: Thing<'_>) -> Result<(), String> {
    let (what, marks) = match thing {
        // Of the marks that Pandoc allows within a key, those that BibTeX and YAML take, too.
        Thing::Source(_) => ("key", "_-:./+"),
        Thing::Entity(_) | Thing::Claim(_) => ("identifier", "_-:."),
    };
    let starts_well = match thing {
        Thing::Claim(_) => new.starts_with(char::is_alphabetic),
        _ => new.starts_with(|c: char| c.is_alphanumeric() || c == '_'),
    };
    let ends_well = new.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let is_whole = new.chars().all(|c| c.is_alphanumeric() || marks.contains(c));
    if starts_well && ends_well && is_whole {
        return Ok(());
    }
    let start = if matches!(thing, Thing::Claim(_)) { "a letter" } else { "a letter or digit" };
    let marks: Vec<_> = marks.chars().map(String::from).collect();
    Err(format!(
        "“{new}” can be no {what}: it starts with {start}, and has letters, digits and {} without spaces.",
        marks.join(" ")
    ))
}

/// Whether nothing else is called `new` already.
fn is_free(review: &Review, asked: &Occurrence<'_>, new: &str) -> Result<(), String> {
    let article = &review.analysis.article;
    let taken = match (asked.thing, asked.at.form) {
        (Thing::Source(key), _) => {
            // To correct a wrong key is to give it one that is there.
            let get = |key| review.bibliography.get(key);
            get(key).is_some() && get(new).is_some()
        }
        (Thing::Entity(id), Form::Name) => {
            review.analysis.entities.named(new).is_some_and(|other| other.id != id)
        }
        (Thing::Entity(_), Form::Identifier) => {
            let named = occurrences(review).into_iter();
            let mut ids = named.filter(|found| found.at.form == Form::Identifier);
            ids.any(|found| found.thing == Thing::Entity(new))
        }
        (Thing::Claim(_), _) => {
            let annotations = article.blocks.iter().flat_map(|block| &block.text.annotations);
            let mut ids = annotations.filter_map(|annotation| annotation.attributes.id.as_ref());
            ids.any(|id| id.value == new)
        }
    };
    let what = match asked.thing {
        Thing::Source(_) => "a source",
        Thing::Entity(_) => "another entity",
        Thing::Claim(_) => "an annotation",
    };
    if taken { Err(format!("The article has {what} called “{new}” already.")) } else { Ok(()) }
}

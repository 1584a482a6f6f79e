//! Which full name a short form stands for: "Lind", "HWS", "the Church".

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::language::EntityType;

use super::draft::Draft;
use super::form::{self, Likeness};
use super::sighting::Sighting;

/// The confidence from which on a list or a cue, not a guess, says what a name is.
const KNOWN: u8 = 80;

/// Entities that one short form is noted for; of so many it cannot tell any.
const MOST_OWNERS: usize = 32;

/// Short forms by their keys, each with the entities that it may stand for.
#[derive(Default)]
pub(super) struct ShortForms {
    by_key: HashMap<String, Vec<(usize, Likeness)>, FxBuildHasher>,
    /// What a form has stood for before: it goes on doing so, whoever else turns up.
    settled: HashMap<String, usize, FxBuildHasher>,
}

/// What stands around a sighting, as far as short forms go.
#[derive(Clone, Copy)]
pub(super) struct Surroundings {
    /// Whether "the" stands before it.
    pub has_article: bool,
    /// Whether it speaks, or has a title: what people do.
    pub is_personal: bool,
}

impl ShortForms {
    /// Notes the short forms of entity `index`, one of whose names is `name`.
    pub fn learn(
        &mut self,
        index: usize,
        name: &str,
        kind: EntityType,
        is_maker: impl Fn(&str) -> bool,
    ) {
        for (short, likeness) in form::short_forms(name, kind, is_maker) {
            let owners = self.by_key.entry(short).or_default();
            if owners.len() < MOST_OWNERS && !owners.contains(&(index, likeness)) {
                owners.push((index, likeness));
            }
        }
    }

    /// Whether `key` is a short form of anybody's name.
    pub fn knows(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// The entity that `sighting`, whose key is `key`, is the short form of; none where several
    /// could be meant.
    pub fn find(
        &mut self,
        key: &str,
        sighting: &Sighting<'_>,
        around: Surroundings,
        drafts: &[Draft],
    ) -> Option<usize> {
        let fitting = self.by_key.get(key)?.iter().filter(|(index, likeness)| {
            drafts.get(*index).is_some_and(|draft| fits(sighting, around, draft, *likeness))
        });
        let best = fitting.clone().map(|(_, likeness)| *likeness).min()?;
        let mut owners: Vec<usize> =
            fitting.filter(|(_, likeness)| *likeness == best).map(|(index, _)| *index).collect();
        owners.dedup();
        let index = self.meant(key, sighting, &owners, drafts)?;
        self.settled.insert(key.to_owned(), index);
        Some(index)
    }

    /// The one of `owners` that is meant: the only one, the one that the form has stood for so
    /// far, or the only one that the article has introduced yet.
    fn meant(
        &self,
        key: &str,
        sighting: &Sighting<'_>,
        owners: &[usize],
        drafts: &[Draft],
    ) -> Option<usize> {
        if let [only] = owners {
            return Some(*only);
        }
        let settled = self.settled.get(key).filter(|index| owners.contains(index));
        let is_known = |index: &&usize| {
            let first = drafts.get(**index).and_then(Draft::first);
            first.is_some_and(|first| first < sighting.place)
        };
        let mut known = owners.iter().filter(is_known);
        let first = known.next().filter(|_| known.next().is_none());
        settled.or(first).copied()
    }

    /// The people whose last name is `key`.
    pub fn family(&self, key: &str) -> Vec<usize> {
        let owners = self.by_key.get(key).into_iter().flatten();
        owners.filter(|(_, likeness)| *likeness == Likeness::LastName).map(|(i, _)| *i).collect()
    }
}

/// Whether `sighting` can be a form of this likeness of the entity.
fn fits(sighting: &Sighting<'_>, around: Surroundings, draft: &Draft, likeness: Likeness) -> bool {
    let kind = draft.kind();
    let is_known_otherwise = kind != sighting.kind && sighting.confidence >= KNOWN;
    match likeness {
        Likeness::Initials => {
            let is_short = sighting.text.chars().filter(|c| c.is_alphanumeric()).count() < 3;
            form::is_shouted(sighting.text) && !(is_short && sighting.confidence >= KNOWN)
        }
        Likeness::Head => around.has_article && sighting.kind != EntityType::Person,
        Likeness::LastName | Likeness::FirstName => !is_known_otherwise || around.is_personal,
        Likeness::Reduced if kind == EntityType::Person => sighting.kind == kind,
        Likeness::Reduced => {
            let apart = [EntityType::Person, EntityType::Place];
            !(is_known_otherwise && (apart.contains(&sighting.kind) || apart.contains(&kind)))
        }
    }
}

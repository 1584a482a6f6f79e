//! One entity in the making.

use rustc_hash::FxHashMap;

use crate::analysis::Place;
use crate::article::{Article, Block, EntityDeclaration, Section};
use crate::language::EntityType;

use super::identifier::{self, Taken};
use super::sighting::Sighting;
use super::{Entity, Mention};

/// Paragraphs at the top that count more than the rest.
const LEAD: usize = 3;

/// What is known of an entity while its mentions are put together.
#[derive(Default)]
pub(super) struct Draft {
    id: Option<String>,
    declared: Option<Declared>,
    votes: [u32; EntityType::ALL.len()],
    /// The forms of the name as written, each with how often.
    forms: Vec<(String, u32)>,
    known_forms: FxHashMap<String, usize>,
    mentions: Vec<Mention>,
    first: Option<Place>,
}

/// What a declaration fixes.
struct Declared {
    name: String,
    kind: Option<EntityType>,
    /// Whether the entity is listed even if nothing names it.
    is_kept: bool,
}

impl Draft {
    /// An entity with nothing but an identifier, if that.
    pub fn new(id: Option<&str>) -> Self {
        Self { id: id.map(str::to_owned), ..Self::default() }
    }

    /// A declared entity.
    pub fn declared(declaration: &EntityDeclaration, is_kept: bool) -> Self {
        let kind = declaration.kind.as_ref().and_then(|kind| EntityType::parse(&kind.value));
        let name = declaration.name.value.clone();
        let mut draft = Self::new(Some(&declaration.id.value));
        for form in declaration.names() {
            draft.add_form(&form.value, 0);
        }
        Self { declared: Some(Declared { name, kind, is_kept }), ..draft }
    }

    /// Takes in a mention with the form of the name and the type that it speaks for. Tells whether
    /// the form is new.
    pub fn mention(&mut self, sighting: &Sighting<'_>) -> bool {
        self.place(sighting.place);
        let vote = EntityType::ALL.iter().position(|kind| *kind == sighting.kind);
        if let Some(votes) = vote.and_then(|index| self.votes.get_mut(index)) {
            // Squared, so that one sure word outweighs the same guess made three times.
            *votes += u32::from(sighting.confidence).pow(2);
        }
        let known = self.forms.len();
        self.add_form(sighting.text, 1);
        self.forms.len() > known
    }

    /// Takes in a mention that is no form of the name by itself: "Lind-led", "the Linds".
    pub fn place(&mut self, place: Place) {
        self.mentions.push(Mention { place });
        self.first = Some(self.first.map_or(place, |first| first.min(place)));
    }

    fn add_form(&mut self, form: &str, times: u32) {
        let index = *self.known_forms.entry(form.to_lowercase()).or_insert(self.forms.len());
        match self.forms.get_mut(index) {
            Some((_, count)) => *count += times,
            None => self.forms.push((form.to_owned(), times)),
        }
    }

    /// The forms of the name so far, as written.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().map(|(form, _)| form.as_str())
    }

    /// The first place so far that names it.
    pub fn first(&self) -> Option<Place> {
        self.first
    }

    /// The declared type, else the one with the most votes.
    pub fn kind(&self) -> EntityType {
        let most = EntityType::ALL.iter().zip(&self.votes).rev().max_by_key(|(_, votes)| **votes);
        let declared = self.declared.as_ref().and_then(|declared| declared.kind);
        declared.or(most.map(|(kind, _)| *kind)).unwrap_or(EntityType::Org)
    }

    /// The declared name; else the full form that is used most, the longest of these.
    fn name(&self) -> String {
        if let Some(declared) = &self.declared {
            return declared.name.clone();
        }
        let best = self.forms.iter().rev().max_by_key(|(form, count)| {
            let is_full = form.contains(' ');
            (is_full, if is_full { *count } else { 0 }, form.chars().count())
        });
        best.map(|(form, _)| form.clone()).unwrap_or_default()
    }

    fn is_listed(&self) -> bool {
        !self.mentions.is_empty() || self.declared.as_ref().is_some_and(|d| d.is_kept)
    }

    fn weight(&self, weights: &[f32]) -> f32 {
        self.mentions.iter().filter_map(|m| weights.get(m.place.block)).sum()
    }

    fn finish(mut self, salience: f32, taken: &mut Taken) -> Entity {
        let (kind, name) = (self.kind(), self.name());
        let id = self.id.take().unwrap_or_else(|| identifier::of_name(&name, taken));
        self.mentions.sort_by_key(|m| m.place);
        let forms = self.forms.into_iter().map(|(form, _)| form);
        let aliases = forms.filter(|form| *form != name).collect();
        let (roles, quantities, dates, acts) = Default::default();
        let (mentions, companions) = (self.mentions, Vec::new());
        Entity {
            id,
            name,
            kind,
            aliases,
            salience,
            mentions,
            roles,
            quantities,
            dates,
            acts,
            companions,
        }
    }
}

/// Makes entities of `drafts`, most salient first. Salience is what all mentions weigh by their
/// place, as a share of what the heaviest entity's do.
pub(super) fn finish(drafts: Vec<Draft>, article: &Article) -> Vec<Entity> {
    let weights = weights(article);
    let listed = drafts.into_iter().filter(Draft::is_listed);
    let mut drafts: Vec<(f32, Draft)> =
        listed.map(|draft| (draft.weight(&weights), draft)).collect();
    drafts.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.first.cmp(&other.first)));
    let heaviest = drafts.first().map_or(0.0, |(weight, _)| *weight);
    let mut taken: Taken = drafts.iter().filter_map(|(_, draft)| draft.id.clone()).collect();
    let share = |weight: f32| if heaviest > 0.0 { weight / heaviest } else { 0.0 };
    drafts.into_iter().map(|(weight, draft)| draft.finish(share(weight), &mut taken)).collect()
}

/// How much a mention in each block counts.
fn weights(article: &Article) -> Vec<f32> {
    let mut paragraphs = 0;
    let weight = |block: &Block| match block.section {
        Section::Headline => 4.0,
        Section::Summary => 1.5,
        Section::Body => {
            paragraphs += 1;
            if paragraphs <= LEAD { 1.5 } else { 1.0 }
        }
        Section::Insights | Section::References | Section::Boilerplate => 0.0,
    };
    article.blocks.iter().map(weight).collect()
}

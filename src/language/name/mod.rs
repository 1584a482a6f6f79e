//! Names of people, organisations, places and other things.

mod candidate;
mod form;
mod kind;
mod merge;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::TextRange;

use super::sentence::Sentence;
use super::tagger;
use super::token::Token;

pub use form::{is_initials_of, same_country};

/// What a name stands for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A person.
    Person,
    /// A company, an authority, a party, a club, a newspaper.
    Org,
    /// A country, a town, a building, a region.
    Place,
    /// Something that is made and named: a car, a program, a drug.
    Product,
    /// A named happening: a war, a cup, a summit.
    Event,
    /// An act, a treaty, a directive.
    Law,
    /// A book, a film, a song, a paper.
    Work,
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Where it stands, without titles ("Ms"), quotation marks and possessive endings.
    pub range: TextRange,
    /// What it stands for, as far as the text tells.
    pub kind: EntityType,
    /// How sure that is: 0 (a guess by its capitals alone) to 100 (a list or a cue says so).
    /// Below [`CONFIRMED`] it may be no name at all.
    pub confidence: u8,
}

/// The confidence from which on a name stands by itself. Below it are single capitalised words of
/// headlines, which the rest of the article has to confirm.
pub const CONFIRMED: u8 = 20;

impl EntityType {
    /// All types, in the order in which they are listed to users.
    pub const ALL: [EntityType; 7] =
        [Self::Person, Self::Org, Self::Place, Self::Product, Self::Event, Self::Law, Self::Work];

    /// The word that the markup uses: `person`, `org`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Org => "org",
            Self::Place => "place",
            Self::Product => "product",
            Self::Event => "event",
            Self::Law => "law",
            Self::Work => "work",
        }
    }

    /// The type that the markup calls `word`.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Finds the names of a block.
pub fn names(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Name> {
    let candidates = candidate::candidates(tokens, sentences);
    let by_rule = candidates.iter().filter_map(|c| kind::name(text, tokens, c)).collect();
    // In a headline any word has a capital: there the rest of the article is a better guide.
    let prose = sentences.iter().map(|sentence| sentence.tokens.clone());
    let prose = prose.filter(|range| !candidate::is_title_case(&tokens[range.clone()]));
    let tagged = prose.flat_map(|range| tagger::tag(tokens, range));
    let tagged = tagged.flat_map(|tagged| merge::names(tokens, &tagged)).collect();
    let mut names = merge::merge(text, tagged, by_rule);
    merge::reach_back(text, tokens, &mut names);
    kind::spread_to_last_names(text, &mut names);
    names
}

#[cfg(test)]
mod tests;

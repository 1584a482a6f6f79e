//! What a name stands for, by lists, by its own words, and by the words beside it.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::language::lexicon;
use crate::language::token::{Case, Token, TokenKind};
use crate::text::TextRange;

use super::candidate::{Candidate, cue, phrase};
use super::{CONFIRMED, EntityType, Name};

/// Words between a name and the noun that says what it is: "X, the company's new … platform".
const APPOSITION: usize = 8;

/// The name that `candidate` is.
pub(super) fn name(text: &str, tokens: &[Token], candidate: &Candidate) -> Option<Name> {
    let words = tokens.get(candidate.tokens.clone())?;
    let range = words.first()?.range.join(words.last()?.range);
    let (kind, confidence) = Beside { text, tokens, candidate, words }.kind();
    let weak = candidate.doubtful && confidence < 80;
    let confidence = if weak { confidence.min(CONFIRMED / 2) } else { confidence };
    Some(Name { range, kind, confidence })
}

/// A candidate and what stands beside it.
struct Beside<'a> {
    text: &'a str,
    tokens: &'a [Token],
    candidate: &'a Candidate,
    words: &'a [Token],
}

impl Beside<'_> {
    fn kind(&self) -> (EntityType, u8) {
        let by_cue = || self.by_title().or_else(|| self.by_apposition());
        by_cue()
            .or_else(|| self.by_list())
            .or_else(|| self.by_own_words())
            .or_else(|| self.by_given_name())
            .or_else(|| self.by_neighbours())
            .unwrap_or_else(|| self.by_shape())
    }

    fn by_title(&self) -> Option<(EntityType, u8)> {
        let listed = self.by_list().is_some();
        (self.candidate.titled && !listed).then_some((EntityType::Person, 95))
    }

    /// "Frontier," Meridian's new enterprise platform → a product.
    fn by_apposition(&self) -> Option<(EntityType, u8)> {
        let mut at = self.candidate.tokens.end;
        let quote = |t: &Token| matches!(t.lower.as_str(), "\"" | "”" | "’" | "'");
        let mut comma = false;
        while let Some(mark) = self.tokens.get(at).filter(|t| quote(t) || t.is_mark(',')) {
            comma |= mark.is_mark(',');
            at += 1;
        }
        let opener = self.tokens.get(at).filter(|_| comma)?;
        let determined = matches!(opener.lower.as_str(), "a" | "an" | "the" | "its" | "their")
            || self.tokens.get(at + 1).is_some_and(|t| t.lower.starts_with(['\'', '’']));
        if !determined {
            return None;
        }
        let phrase = self.tokens.iter().skip(at).take(APPOSITION);
        let phrase = phrase.take_while(|t| t.is_wordlike() || t.lower.starts_with(['\'', '’']));
        let mut plain =
            phrase.skip(1).take_while(|t| !lexicon::FUNCTION_WORDS.contains_key(t.lower.as_str()));
        plain
            .any(|t| t.case == Case::Lower && cue(t) == "product")
            .then_some((EntityType::Product, 90))
    }

    /// What a list knows it as. Where any word has a capital, a word of a list may be another
    /// word ("Nice work"), so that more must speak for it.
    fn by_list(&self) -> Option<(EntityType, u8)> {
        let confidence = if self.candidate.doubtful { 75 } else { 90 };
        let phrase = phrase(self.words);
        let phrase = phrase.strip_prefix("the ").unwrap_or(&phrase);
        if lexicon::ORGANISATIONS.contains_key(phrase) {
            Some((EntityType::Org, confidence))
        } else if lexicon::PLACES.contains_key(phrase) && !self.is_short_word() {
            Some((EntityType::Place, confidence))
        } else if lexicon::PRODUCTS
            .contains_key(phrase.trim_end_matches(|c: char| !c.is_alphabetic()))
        {
            Some((EntityType::Product, confidence))
        } else {
            None
        }
    }

    /// "US" is a place, "Us" is not.
    fn is_short_word(&self) -> bool {
        self.words.len() == 1 && self.words[0].lower.len() <= 2 && self.words[0].case != Case::Upper
    }

    fn by_own_words(&self) -> Option<(EntityType, u8)> {
        let last = self.words.last().map_or("", cue);
        let first = self.words.first().map_or("", cue);
        let several = self.words.len() > 1;
        let with_of = self.words.iter().any(|t| t.lower == "of");
        let kind = match (last, first) {
            ("org", _) if several => EntityType::Org,
            ("place", _) if several => EntityType::Place,
            ("event", _) if several => EntityType::Event,
            ("law", _) if several => EntityType::Law,
            (_, "org") if with_of || several => EntityType::Org,
            (_, "law") if with_of => EntityType::Law,
            (_, "event") if with_of => EntityType::Event,
            (_, "place") if several && self.opens_place() => EntityType::Place,
            _ if self.words.iter().any(|t| t.lower == "&") => EntityType::Org,
            _ if several && self.words.iter().any(|t| cue(t) == "event") => EntityType::Event,
            _ if several && self.words.iter().any(|t| cue(t) == "org") => EntityType::Org,
            _ => return None,
        };
        Some((kind, 80))
    }

    /// "Lake …", "Mount …": kinds of places that are named in front.
    fn opens_place(&self) -> bool {
        matches!(self.words[0].lower.as_str(), "lake" | "mount" | "river" | "palace" | "castle")
    }

    fn by_given_name(&self) -> Option<(EntityType, u8)> {
        let first = self.words.first()?;
        let given = lexicon::GIVEN_NAMES.contains_key(first.lower.as_str());
        match self.words.len() {
            1 if given => Some((EntityType::Person, 50)),
            2..=5 if given => Some((EntityType::Person, 85)),
            _ => None,
        }
    }

    fn by_neighbours(&self) -> Option<(EntityType, u8)> {
        let after = |n: usize| self.tokens.get(self.candidate.tokens.end + n);
        let word = |n: usize| after(n).map_or("", |t| t.lower.as_str());
        let age = word(0) == ","
            && after(1).is_some_and(|t| t.kind == TokenKind::Number && t.lower.len() == 2)
            && matches!(word(2), "," | ".");
        if age {
            return Some((EntityType::Person, 85));
        }
        let before = self.candidate.tokens.start.checked_sub(1).and_then(|i| self.tokens.get(i));
        let before = before.map_or("", |t| t.lower.as_str());
        let plain = self.words.iter().all(|t| t.case == Case::Capital && t.kind == TokenKind::Word);
        let names_place = matches!(before, "in" | "near" | "from" | "at");
        if plain && self.words.len() == 1 && names_place {
            return Some((EntityType::Place, 45));
        }
        let speaks =
            matches!(word(0), "said" | "says" | "told" | "added" | "who" | "himself" | "herself");
        (plain && speaks && self.words.len() <= 3).then_some((EntityType::Person, 60))
    }

    fn by_shape(&self) -> (EntityType, u8) {
        let plain = self.words.iter().all(|t| t.case == Case::Capital && t.kind == TokenKind::Word);
        let initial = self.words.iter().any(|t| t.lower == ".");
        let hyphenated = self.words.len() == 1 && self.words[0].range.of(self.text).contains('-');
        match self.words.len() {
            2..=3 if plain => (EntityType::Person, 40),
            2..=7 if initial => (EntityType::Person, 60),
            1 if self.words[0].kind == TokenKind::Mixed => (EntityType::Product, 40),
            1 if hyphenated => (EntityType::Org, CONFIRMED / 2),
            1 if matches!(self.words[0].case, Case::Upper | Case::Inner) => (EntityType::Org, 50),
            1 => (EntityType::Org, 25),
            _ => (EntityType::Org, 35),
        }
    }
}

/// Gives a single weak name the type of the fuller person's name that it ends: "Lind" after "Mara
/// Lind".
pub(super) fn spread_to_last_names(text: &str, names: &mut [Name]) {
    let mut people: HashMap<&str, u8, FxBuildHasher> = HashMap::default();
    for name in names.iter().filter(|n| n.kind == EntityType::Person && n.confidence >= 80) {
        if let Some(last) = last_word(text, name.range) {
            people.insert(last, name.confidence);
        }
    }
    for name in names.iter_mut().filter(|n| n.confidence < 80) {
        if let Some(confidence) = people.get(name.range.of(text)) {
            name.kind = EntityType::Person;
            name.confidence = confidence - 5;
        }
    }
}

fn last_word(text: &str, range: TextRange) -> Option<&str> {
    range.of(text).rsplit(' ').next().filter(|word| !word.is_empty())
}

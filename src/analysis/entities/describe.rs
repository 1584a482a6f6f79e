//! What the text beside a mention says that the entity is.

use std::sync::Arc;

use crate::analysis::Place;
use crate::article::{Article, Section};
use crate::language::token::{Case, Token};
use crate::language::{Reading, lexicon};
use crate::text::TextRange;

use super::Entity;

/// Adjectives and the like that are taken along before a role.
const LONGEST_ROLE: usize = 4;
/// Tokens of the longest apposition.
const LONGEST_APPOSITION: usize = 14;
/// Descriptions that are kept of one entity.
const MOST_DESCRIPTIONS: usize = 8;

/// Fills the descriptions of `entities` from the article's body and summary.
pub(super) fn describe(article: &Article, readings: &[Arc<Reading>], entities: &mut [Entity]) {
    for entity in entities {
        for mention in &entity.mentions {
            let Place { block, range } = mention.place;
            let speaks = article.blocks.get(block).is_some_and(|b| b.section == Section::Body);
            let Some(reading) = readings.get(block).filter(|_| speaks) else { continue };
            let found = [role_before(reading, range), apposition_after(reading, range)];
            let places = found.into_iter().flatten().map(|range| Place { block, range });
            for place in places {
                let known = |old: &Place| {
                    readings
                        .get(old.block)
                        .is_some_and(|r| r.slice(old.range) == reading.slice(place.range))
                };
                let full = entity.descriptions.len() >= MOST_DESCRIPTIONS;
                if !full && !entity.descriptions.iter().any(known) {
                    entity.descriptions.push(place);
                }
            }
        }
    }
}

/// "long-term partner" before the name, "Chief Executive" likewise.
fn role_before(reading: &Reading, name: TextRange) -> Option<TextRange> {
    let tokens = &reading.tokens;
    let end = tokens.partition_point(|t| t.range.end <= name.start);
    let last = tokens.get(end.checked_sub(1)?)?;
    if !is_role(last) {
        return None;
    }
    let mut start = end - 1;
    while start > 0 && end - start < LONGEST_ROLE && modifies(&tokens[start - 1], last) {
        start -= 1;
    }
    Some(tokens[start].range.join(last.range))
}

fn is_role(token: &Token) -> bool {
    let lower = token.lower.as_str();
    let is_title = lexicon::NAME_CUES.get(lower) == Some(&"title");
    let courtesy = lower.trim_end_matches('.').chars().count() <= 4 && lower != "king";
    lexicon::ROLES.contains_key(lower) || is_title && !courtesy
}

/// Whether `token` belongs to the role that ends with `role`.
fn modifies(token: &Token, role: &Token) -> bool {
    let lower = token.lower.as_str();
    let plain = token.is_wordlike()
        && token.case == Case::Lower
        && !lexicon::FUNCTION_WORDS.contains_key(lower)
        && !lexicon::REPORTING_VERBS.contains_key(lower)
        && !lower.ends_with("ed")
        && !lower.ends_with("ly");
    let title = token.is_capitalised() && role.is_capitalised() && is_role_part(lower);
    plain || title
}

fn is_role_part(lower: &str) -> bool {
    lexicon::NAME_CUES.get(lower) == Some(&"title") || lexicon::ROLES.contains_key(lower)
}

/// The apposition behind the name: ", the chief executive,".
fn apposition_after(reading: &Reading, name: TextRange) -> Option<TextRange> {
    let tokens = &reading.tokens;
    let mut at = tokens.partition_point(|t| t.range.start < name.end);
    let before = tokens.partition_point(|t| t.range.end <= name.start).checked_sub(1);
    if before.and_then(|i| tokens.get(i)).is_some_and(|t| matches!(t.lower.as_str(), "and" | "or"))
    {
        // What follows a list may speak of all its members.
        return None;
    }
    let mut comma = false;
    while let Some(mark) = tokens.get(at).filter(|t| may_stand_before_apposition(t)) {
        comma |= mark.is_mark(',');
        at += 1;
    }
    let opener = tokens.get(at).filter(|_| comma)?;
    let next = tokens.get(at + 1)?;
    let owned = next.lower.starts_with('\'') && opener.is_capitalised();
    let article =
        matches!(opener.lower.as_str(), "a" | "an" | "the" | "its" | "their" | "his" | "her");
    let common = article && next.case == Case::Lower;
    if !(owned || common) {
        return None;
    }
    let phrase: Vec<&Token> =
        tokens.iter().skip(at).take(LONGEST_APPOSITION).take_while(|t| !ends(t)).collect();
    let closed = tokens.get(at + phrase.len()).is_none_or(ends);
    let phrase = &phrase[..phrase.iter().position(|t| opens_clause(t)).unwrap_or(phrase.len())];
    let told = phrase.iter().any(|t| is_verb(&t.lower));
    let cut_short = !closed && phrase.len() == LONGEST_APPOSITION;
    let last = phrase.last().filter(|_| !told && !cut_short && phrase.len() > 1)?;
    Some(opener.range.join(last.range))
}

fn may_stand_before_apposition(token: &Token) -> bool {
    matches!(token.lower.as_str(), "," | "\"" | "”" | "’" | "'" | ")")
}

fn ends(token: &Token) -> bool {
    matches!(token.lower.as_str(), "," | "." | ";" | ":" | ")" | "?" | "!" | "—" | "–" | "(")
}

/// Words behind which an apposition only goes into detail.
fn opens_clause(token: &Token) -> bool {
    matches!(token.lower.as_str(), "who" | "which" | "that" | "where" | "whose" | "designed")
}

fn is_verb(lower: &str) -> bool {
    lexicon::REPORTING_VERBS.contains_key(lower)
        || matches!(
            lower,
            "is" | "was" | "are" | "were" | "has" | "have" | "had" | "will" | "and" | "would"
        )
}

//! Which words can make up a role.

use crate::language::lexicon;
use crate::language::token::{Case, Token, TokenKind};

/// Whether the list of description words notes `what` of the word.
fn is(lower: &str, what: &str) -> bool {
    let notes = lexicon::DESCRIPTION_WORDS.get(lower);
    notes.is_some_and(|notes| notes.split(' ').any(|note| note == what))
}

/// Whether the word says what someone or something is: "rival", "Co-founder", "Prime Minister".
pub(super) fn is_role(token: &Token) -> bool {
    let lower = token.lower.trim_end_matches('.');
    if token.kind != TokenKind::Word || is(lower, "courtesy") {
        return false;
    }
    let last = lower.rsplit('-').next().unwrap_or(lower);
    let singular = last.strip_suffix('s').unwrap_or(last);
    let is_follower = lower.len() > 6 && (lower.ends_with("ist") || lower.ends_with("crat"));
    is_listed(last) || is_listed(singular) || is_follower
}

/// Whether a list has the word as a role in the singular.
fn is_listed(word: &str) -> bool {
    lexicon::ROLES.contains_key(word)
        || is(word, "role")
        || lexicon::NAME_CUES.get(word) == Some(&"title")
}

/// Whether the role is that of several.
pub(super) fn is_plural_role(token: &Token) -> bool {
    let lower = token.lower.as_str();
    let singular = lower.strip_suffix('s').unwrap_or(lower);
    lower.ends_with('s') && !is_listed(lower) && is_listed(singular) || lower.ends_with("crats")
}

/// Whether the role is a verb too: "to host".
pub(super) fn may_be_verb(lower: &str) -> bool {
    is(lower, "both")
}

/// Whether the noun is for a relative, who is one of somebody's.
pub(super) fn is_kin(lower: &str) -> bool {
    is(lower, "kin")
}

/// Whether the word can stand before a role as part of it: "long-term", "Swedish", "Prime".
pub(super) fn modifies(token: &Token) -> bool {
    let lower = token.lower.as_str();
    if !matches!(token.kind, TokenKind::Word | TokenKind::Mixed) || is_small(token) {
        return false;
    }
    match token.case {
        Case::Lower => is_plain_modifier(lower),
        _ => {
            lexicon::DEMONYMS.contains_key(lower)
                || is_role(token)
                || is(lower, "rank")
                || token.case == Case::Upper && !lexicon::MONTHS.contains_key(lower)
                || lower.contains('-') && lower.len() > 6
        }
    }
}

/// A word of a sentence's start that would be in lower case elsewhere.
pub(super) fn modifies_at_start(token: &Token) -> bool {
    token.case == Case::Capital
        && !is_small(token)
        && !lexicon::SENTENCE_STARTERS.contains_key(token.lower.as_str())
        && !is_day(token)
        && is_plain_modifier(&token.lower)
}

fn is_plain_modifier(lower: &str) -> bool {
    let is_verb = lexicon::REPORTING_VERBS.contains_key(lower) || is(lower, "verb");
    let ending = lower.ends_with("ed") && !lower.contains('-')
        || lower.ends_with("ly")
        || lower.ends_with("ing")
        || lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us");
    !is_verb && (!ending || is(lower, "modifier"))
}

/// Whether the word is an article, a pronoun, a preposition, an auxiliary.
pub(super) fn is_small(token: &Token) -> bool {
    lexicon::FUNCTION_WORDS.contains_key(token.lower.as_str()) && !matches!(token.case, Case::Upper)
}

/// Whether the word is a day of the week or a month.
pub(super) fn is_day(token: &Token) -> bool {
    let lower = token.lower.trim_end_matches('.');
    lower.ends_with("day") && token.is_capitalised() || lexicon::MONTHS.contains_key(lower)
}

/// Whether the noun is for a happening or a time.
pub(super) fn is_abstract(lower: &str) -> bool {
    is(lower, "abstract") || is(lower.trim_end_matches('s'), "abstract")
}

/// Whether an apposition goes into detail from this word on.
pub(super) fn opens_detail(lower: &str) -> bool {
    is(lower, "detail")
}

/// Whether the word shows that a clause is told.
pub(super) fn tells(token: &Token) -> bool {
    let lower = token.lower.as_str();
    let reports = lexicon::REPORTING_VERBS.get(lower).is_some_and(|note| *note != "noun");
    let past = token.case == Case::Lower && lower.ends_with("ed") && !lower.contains('-');
    is(lower, "told") || reports || past && lower.len() > 4
}

/// Nouns for kinds of places that are named behind "of": "the town of Orlo".
pub(super) fn is_place_kind(lower: &str) -> bool {
    is(lower, "place")
}

/// Verbs that say what someone does for a living, or something is for.
pub(super) fn is_office(lower: &str) -> bool {
    is(lower, "office")
}

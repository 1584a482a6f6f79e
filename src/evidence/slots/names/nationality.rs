//! Whose country: "Swedish" must not stand where the evidence has "Danish".

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::Token;
use crate::language::lexicon::DEMONYMS;
use crate::language::name::same_country;
use crate::text::TextRange;

/// A passage must cover this much of a claim before another country in it means anything.
const CLOSE: f32 = 0.4;

/// The countries that have a people, in lower case.
static COUNTRIES: LazyLock<HashSet<String>> =
    LazyLock::new(|| DEMONYMS.values().map(|country| country.to_lowercase()).collect());

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let mine = claim.tokens().iter().enumerate().filter(|(_, token)| is_nationality(token));
    mine.filter_map(|(at, token)| {
        if is_known(alignment, token) {
            return other_part(alignment, at);
        }
        let (passage, written) = (!is_part_of_name(claim, at))
            .then(|| rival(alignment, token).or_else(|| only_people(alignment, token)))??;
        Some(Reason::differs(ReasonKind::Name, (claim, token.range), (&passage, written)))
    })
    .collect()
}

/// "North Korean" where the evidence only ever has "South Korea".
fn other_part(alignment: &Alignment<'_>, at: usize) -> Option<Reason> {
    let claim = &alignment.claim;
    let mine = part(claim, at)?;
    let mut theirs = alignment.source.statements().flat_map(|statement| {
        let tokens = statement.tokens().iter().enumerate();
        let same = tokens.filter(|(_, token)| is_same(&claim.tokens()[at], token));
        same.map(|(index, _)| (statement, part(&statement, index))).collect::<Vec<_>>()
    });
    let (statement, first) = theirs.next()?;
    let first = first?;
    let is_other = first.lower != mine.lower
        && theirs.all(|(_, part)| part.is_some_and(|part| part.lower != mine.lower));
    let written = (&statement, first.range);
    is_other.then(|| Reason::differs(ReasonKind::Name, (claim, mine.range), written))
}

/// The point of the compass that stands before a country's name or people as part of the name.
fn part<'a>(statement: &Statement<'a>, at: usize) -> Option<&'a Token> {
    let before = statement.tokens().get(at.checked_sub(1)?)?;
    let is_point = matches!(before.lower.as_str(), "north" | "south" | "east" | "west");
    (is_point && before.is_capitalised()).then_some(before)
}

/// "the American Fantasy Press"
fn is_part_of_name(claim: &Statement<'_>, at: usize) -> bool {
    let neighbours = [at.checked_sub(1), Some(at + 1)];
    let mut neighbours = neighbours.into_iter().flatten().filter(|index| *index > 0);
    neighbours.any(|index| claim.tokens().get(index).is_some_and(Token::is_capitalised))
}

fn is_nationality(token: &Token) -> bool {
    token.is_capitalised() && DEMONYMS.contains_key(token.lower.as_str())
}

/// Whether the evidence has the country, its people or its adjective anywhere.
fn is_known(alignment: &Alignment<'_>, token: &Token) -> bool {
    let wording = &alignment.source.wording;
    wording.has(token) || wording.has_nation(&token.lower)
}

fn is_same(one: &Token, other: &Token) -> bool {
    one.stem == other.stem || same_country(&one.lower, &other.lower)
}

/// The one country or nationality of a passage that the claim has not.
fn rival<'a>(alignment: &'a Alignment<'_>, token: &Token) -> Option<(Statement<'a>, TextRange)> {
    let claim = &alignment.claim;
    alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE).find_map(|aligned| {
        let passage = &aligned.passage;
        let people = passage.tokens().iter().filter(|other| {
            is_nationality(other) && other.stem != token.stem && !has(claim, other)
        });
        let countries = passage.names().filter(|name| {
            let words = &passage.tokens()[passage.token_span(name.range)];
            let lower = passage.slice(name.range).to_lowercase();
            COUNTRIES.contains(&lower)
                && !words.iter().any(|word| has(claim, word))
                && !claim.tokens().iter().any(|token| same_country(&token.lower, &lower))
        });
        let people: Vec<TextRange> = people.map(|other| other.range).collect();
        let only =
            if people.is_empty() { countries.map(|name| name.range).collect() } else { people };
        match only[..] {
            [only] => Some((*passage, only)),
            _ => None,
        }
    })
}

/// The one people that the evidence names at all, its language ("in English") apart: whoever is
/// called by another in the claim.
fn only_people<'a>(
    alignment: &'a Alignment<'_>,
    token: &Token,
) -> Option<(Statement<'a>, TextRange)> {
    let mut found: Option<(Statement<'a>, &Token)> = None;
    for statement in alignment.source.statements() {
        let tokens = statement.tokens();
        for (at, other) in tokens.iter().enumerate().filter(|(_, other)| is_nationality(other)) {
            let is_language = at > 0 && tokens[at - 1].lower == "in";
            let is_known = found.is_some_and(|(_, known)| is_same(known, other));
            if is_language || is_known {
                continue;
            }
            if found.is_some() || has(&alignment.claim, other) {
                return None;
            }
            found = Some((statement, other));
        }
    }
    found.filter(|(_, other)| other.stem != token.stem).map(|(s, other)| (s, other.range))
}

fn has(statement: &Statement<'_>, token: &Token) -> bool {
    statement.tokens().iter().any(|other| is_same(token, other))
}

//! Whose country: "Swedish" must not stand where the evidence has "Danish".

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::Token;
use crate::language::lexicon::DEMONYMS;
use crate::language::name::same_country;

/// A passage must cover this much of a claim before another country in it means anything.
const CLOSE: f32 = 0.4;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let mine = claim
        .tokens()
        .iter()
        .enumerate()
        .filter(|(at, token)| is_nationality(token) && !is_part_of_name(claim, *at));
    mine.map(|(_, token)| token)
        .filter(|token| !is_known(alignment, token))
        .filter_map(|token| {
            let (aligned, rival) = rival(alignment, token)?;
            let written = (&aligned.passage, rival.range);
            Some(Reason::differs(ReasonKind::Name, (claim, token.range), written))
        })
        .collect()
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
    let tokens = alignment.source.statements().flat_map(|statement| statement.tokens().iter());
    tokens.into_iter().any(|other| is_same(token, other))
}

fn is_same(one: &Token, other: &Token) -> bool {
    one.stem == other.stem || same_country(&one.lower, &other.lower)
}

/// The one nationality of a passage that the claim has not.
fn rival<'a>(alignment: &'a Alignment<'_>, token: &Token) -> Option<(&'a Aligned<'a>, &'a Token)> {
    let claim = &alignment.claim;
    alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE).find_map(|aligned| {
        let mut rivals = aligned.passage.tokens().iter().filter(|other| {
            is_nationality(other) && other.stem != token.stem && !has(claim, other)
        });
        let only = rivals.next()?;
        rivals.next().is_none().then_some((aligned, only))
    })
}

fn has(statement: &Statement<'_>, token: &Token) -> bool {
    statement.tokens().iter().any(|other| is_same(token, other))
}

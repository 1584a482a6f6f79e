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
    let mine = claim.tokens().iter().enumerate().filter(|(_, token)| is_nationality(token));
    mine.filter(|(_, token)| !is_known(alignment, token))
        .filter_map(|(at, token)| {
            let (aligned, rival) = rival(alignment, at, token)?;
            let written = (&aligned.passage, rival.range);
            Some(Reason::differs(ReasonKind::Name, (claim, token.range), written))
        })
        .collect()
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

/// The one nationality of a passage that the claim has not, beside the same word or in a passage
/// that says nearly all of the claim.
fn rival<'a>(
    alignment: &'a Alignment<'_>,
    at: usize,
    token: &Token,
) -> Option<(&'a Aligned<'a>, &'a Token)> {
    let claim = &alignment.claim;
    alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE).find_map(|aligned| {
        let tokens = aligned.passage.tokens().iter().enumerate();
        let mut rivals = tokens.filter(|(_, other)| {
            is_nationality(other) && other.stem != token.stem && !has(claim, other)
        });
        let (to, only) = rivals.next()?;
        let is_there = aligned.shared_context(at..at + 1, to..to + 1) > 0;
        (rivals.next().is_none() && is_there).then_some((aligned, only))
    })
}

fn has(statement: &Statement<'_>, token: &Token) -> bool {
    statement.tokens().iter().any(|other| is_same(token, other))
}

//! Who did it: a claim must not give the deed of one to another whom the evidence knows, too.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::name::is_initials_of;
use crate::language::{EntityType, Name, Token};

use super::event;
use crate::evidence::slots::names::SURE;

/// A passage must cover this much of a claim before it can tell who did it.
const CLOSE: f32 = 0.5;
/// What something is done to stands at most so many tokens from the verb.
const OBJECT: usize = 4;
/// A doer stands at most so many tokens before the verb: auxiliaries and commas between them.
const BEFORE: usize = 3;
/// A doer stands at most so many tokens behind "by".
const BEHIND: usize = 4;
/// A relative clause has at most so many tokens.
const RELATIVE: usize = 12;
/// For each word of the claim that the passage does not have, it must have so many.
const ALIKE: usize = 2;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let close = alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE);
    close.filter_map(|aligned| other_doer(alignment, aligned)).take(1).collect()
}

/// The first verb of claim and passage that two different names do.
fn other_doer(alignment: &Alignment<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &aligned.passage;
    let (mine, theirs) = aligned.paired().find_map(|(i, j)| {
        let mine = doer(claim, i)?;
        let theirs = doer(passage, j)?;
        let is_other = done_to_the_same(aligned, (claim, i), (passage, j))
            && is_comparable(mine, theirs)
            && is_the_same_but_for(aligned, claim, mine)
            && !shares_word((claim, mine), (passage, theirs))
            && !names_word_of(claim, (passage, theirs))
            && !stands_before(passage, j, (claim, mine))
            && !does_it_elsewhere(alignment, mine, i);
        is_other.then_some((mine, theirs))
    })?;
    let written = (passage, theirs.range);
    Some(Reason::differs(ReasonKind::Name, (claim, mine.range), written))
}

/// Whether the passage has nearly all that the claim says beside the name.
fn is_the_same_but_for(aligned: &Aligned<'_>, claim: &Statement<'_>, name: &Name) -> bool {
    let others = claim.content().filter(|(_, token)| !name.range.covers(token.range));
    let (there, missing): (Vec<_>, Vec<_>) =
        others.partition(|(at, _)| aligned.pairs[*at].is_some());
    there.len() >= ALIKE * missing.len()
}

/// Whether both verbs have a word in common where what it is done to stands: behind an active verb,
/// before a passive one.
fn done_to_the_same(
    aligned: &Aligned<'_>,
    (claim, i): (&Statement<'_>, usize),
    (passage, j): (&Statement<'_>, usize),
) -> bool {
    let place = |statement: &Statement<'_>, at: usize| {
        if is_passive(statement, at) {
            at.saturating_sub(OBJECT)..at
        } else {
            at + 1..at + 1 + OBJECT
        }
    };
    let (mine, theirs) = (place(claim, i), place(passage, j));
    aligned.paired().any(|(a, b)| mine.contains(&a) && theirs.contains(&b))
}

/// The name that does what the verb at `at` says: right before it, or behind "by".
fn doer<'a>(statement: &Statement<'a>, at: usize) -> Option<&'a Name> {
    let tokens = statement.tokens();
    let names = || statement.names().filter(|name| name.confidence >= SURE);
    let by = tokens[at + 1..].iter().take(1).position(|token| token.lower == "by");
    if by.is_some() {
        let behind = at + 2..at + 2 + BEHIND;
        return names().find(|name| behind.contains(&statement.token_span(name.range).start));
    }
    let at_verb = at;
    let at = relative_start(tokens, at).unwrap_or(at);
    let before = names().filter(|name| statement.token_span(name.range).end <= at).last()?;
    let span = statement.token_span(before.range);
    let is_aside = span.start.checked_sub(1).is_some_and(|at| {
        let word = tokens[at].lower.as_str();
        word == "and" || event::opens_phrase(word)
    });
    if is_aside {
        return None; // "the mayor of Tarrant said"
    }
    let end = span.end;
    let between = &tokens[end..at];
    let is_light = between.iter().all(|token| !is_content(token) && token.lower != "'s");
    (between.len() <= BEFORE && is_light && !is_passive(statement, at_verb)).then_some(before)
}

/// Where a relative clause starts that ends right before token `at`: "Lowfield, which makes cheese,
/// [said]".
fn relative_start(tokens: &[Token], at: usize) -> Option<usize> {
    let end = at.checked_sub(1).filter(|at| tokens[*at].is_mark(','))?;
    let start = (end.saturating_sub(RELATIVE)..end).rev().find(|at| tokens[*at].is_mark(','))?;
    matches!(tokens[start + 1].lower.as_str(), "who" | "which" | "whose").then_some(start)
}

fn is_passive(statement: &Statement<'_>, at: usize) -> bool {
    let before = statement.tokens()[..at].iter().rev().take(BEFORE);
    before.into_iter().any(|token| matches!(token.lower.as_str(), "was" | "were" | "been" | "be"))
}

fn is_comparable(one: &Name, other: &Name) -> bool {
    (one.kind == EntityType::Person) == (other.kind == EntityType::Person)
}

fn shares_word(
    (claim, mine): (&Statement<'_>, &Name),
    (passage, theirs): (&Statement<'_>, &Name),
) -> bool {
    let (short, long) = (claim.slice(mine.range), passage.slice(theirs.range));
    let tokens = &claim.tokens()[claim.token_span(mine.range)];
    let others = &passage.tokens()[passage.token_span(theirs.range)];
    tokens.iter().any(|token| others.iter().any(|other| other.concept() == token.concept()))
        || is_initials_of(short, long)
        || is_initials_of(long, short)
}

/// Whether the claim names the other, too: then both take part, and it depends on how.
fn names_word_of(claim: &Statement<'_>, (passage, name): (&Statement<'_>, &Name)) -> bool {
    let theirs = &passage.tokens()[passage.token_span(name.range)];
    claim.tokens().iter().any(|token| theirs.iter().any(|other| other.stem == token.stem))
}

/// Whether the claim's name stands before the passage's verb, so that it may be its doer after all.
fn stands_before(
    passage: &Statement<'_>,
    verb: usize,
    (claim, name): (&Statement<'_>, &Name),
) -> bool {
    let mine = &claim.tokens()[claim.token_span(name.range)];
    let before = &passage.tokens()[..verb];
    before.iter().any(|token| mine.iter().any(|other| other.stem == token.stem))
}

/// Whether the claim's name does the same anywhere in the evidence, or stands nowhere in it.
fn does_it_elsewhere(alignment: &Alignment<'_>, name: &Name, at: usize) -> bool {
    let claim = &alignment.claim;
    let wanted = claim.tokens()[at].concept();
    let known = claim.tokens()[claim.token_span(name.range)]
        .iter()
        .any(|token| !alignment.source.sentences_with(token.concept()).is_empty());
    let with = alignment.source.sentences_with(wanted);
    !known
        || with.iter().any(|id| {
            let statement = alignment.source.statement(*id);
            let verbs = statement.content().filter(|(_, token)| token.concept() == wanted);
            let mut doers = verbs.filter_map(|(index, _)| doer(&statement, index));
            doers.any(|other| shares_word((claim, name), (&statement, other)))
        })
}

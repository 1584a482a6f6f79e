//! Who did it to whom: a claim must not swap the two.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::token::stem;
use crate::language::{Token, TokenKind};

use super::{crossing, parties};
use crate::evidence::slots::verb::{is_be, is_noun, is_past};

/// A passage must cover this much of a claim before the order of its names means anything.
const CLOSE: f32 = 0.5;
/// Those who take part stand at most so many tokens from the verb.
const REACH: usize = 12;
/// A word that is no name stands at most so many tokens from the verb, an article between them.
const BESIDE: usize = 2;
/// Prepositions of place, time and means.
const ASIDES: [&str; 9] = ["with", "in", "at", "on", "during", "through", "near", "about", "under"];
/// A preposition stands at most so many tokens before the last word of its phrase.
const PHRASE: usize = 5;
/// An auxiliary stands at most so many tokens before its participle.
const AUXILIARY_REACH: usize = 3;
/// "by" stands at most so many tokens behind its participle.
const BY_REACH: usize = 5;

/// Pairs of stems that tell the same event from its two sides.
static CONVERSES: LazyLock<HashSet<(SmolStr, SmolStr), FxBuildHasher>> = LazyLock::new(|| {
    let lines = include_str!("converse.txt").lines().filter(|line| !line.starts_with('#'));
    let sides = lines.filter_map(|line| line.split_once('|'));
    sides
        .flat_map(|(left, right)| {
            let pairs = left
                .split_whitespace()
                .flat_map(move |l| right.split_whitespace().map(move |r| (stem(l), stem(r))));
            pairs.flat_map(|(l, r)| [(l.clone(), r.clone()), (r, l)])
        })
        .collect()
});

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let close = alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE);
    let mut swapped = close.filter_map(|aligned| swapped(&alignment.claim, aligned));
    let crossing = || {
        alignment.passages.iter().find_map(|aligned| crossing::crossed(&alignment.claim, aligned))
    };
    let first = swapped.next().or_else(|| parties::swapped(alignment)).or_else(crossing);
    first.into_iter().collect()
}

/// The two who take part in an event of the claim, where the passage has them the other way round.
fn swapped(claim: &Statement<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let passage = &aligned.passage;
    let (before, after) =
        events(claim, aligned).find_map(|(i, j)| crossed(claim, aligned, i, j))?;
    let said = range_of(claim, before.0, after.0);
    let written = range_of(passage, after.1, before.1);
    let reason = Reason::differs(ReasonKind::Role, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

fn range_of(statement: &Statement<'_>, one: usize, other: usize) -> crate::text::TextRange {
    statement.tokens()[one].range.join(statement.tokens()[other].range)
}

/// Words of claim and passage that tell the same event, by their token indices.
fn events<'a>(
    claim: &'a Statement<'_>,
    aligned: &'a Aligned<'_>,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let tokens = claim.tokens().iter().enumerate();
    let mine = tokens.filter(|(_, token)| is_content(token) && !token.is_capitalised());
    mine.flat_map(move |(i, mine)| {
        let theirs = aligned.passage.tokens().iter().enumerate();
        theirs
            .filter(move |(_, theirs)| {
                theirs.concept() == mine.concept() || are_converse(mine, theirs)
            })
            .map(move |(j, _)| (i, j))
    })
}

pub(super) fn are_converse(one: &Token, other: &Token) -> bool {
    CONVERSES.contains(&(one.stem.clone(), other.stem.clone()))
}

/// The next word before and the next word behind the event at `i` that stand in the passage, too,
/// each with its place there, if they stand as they must not: on the other side each, or, where one
/// of the two events is passive or told from the other side, on the same side.
fn crossed(
    claim: &Statement<'_>,
    aligned: &Aligned<'_>,
    i: usize,
    j: usize,
) -> Option<((usize, usize), (usize, usize))> {
    let passage = &aligned.passage;
    let is_converse = are_converse(&claim.tokens()[i], &passage.tokens()[j]);
    if is_converse && parties::is_transfer(&claim.tokens()[i]) {
        return None; // what is bought from one is sold by another: the thing stays the object
    }
    let (mine, theirs) = (voice(claim, i), voice(passage, j));
    // Without its doer, a passive leaves open who it was.
    if mine != theirs && (mine == Voice::Doerless || theirs == Voice::Doerless) {
        return None;
    }
    let turned = (mine != theirs) != is_converse;
    if is_noun(claim, i) || is_noun(passage, j) || !is_verb(claim, i) && !is_verb(passage, j) {
        return None;
    }
    let place = |index: usize| {
        let found = place(claim, aligned, index, j)?;
        takes_part(claim, (index, i), passage, (found, j)).then_some((index, found))
    };
    let subject = (i.saturating_sub(REACH)..i).rev().find_map(place)?;
    let object = (i + 1..claim.tokens().len().min(i + 1 + REACH)).find_map(place)?;
    let is_wrong = |index: usize, was_before: bool| {
        index.abs_diff(j) <= REACH && (index < j) != (was_before != turned)
    };
    let is_crossed = is_wrong(subject.1, true) && is_wrong(object.1, false);
    (is_crossed && is_about_names(passage, subject.1, object.1)).then_some((subject, object))
}

/// Whether one of the two who take part is a name.
fn is_about_names(passage: &Statement<'_>, one: usize, other: usize) -> bool {
    [one, other].iter().any(|index| passage.tokens()[*index].is_capitalised())
}

/// Whether the word at `index` can take part in the event at `i`, as the word at `found` in the one
/// at `j`: a name may stand anywhere near, another word must stand beside the verb.
fn takes_part(
    claim: &Statement<'_>,
    (index, i): (usize, usize),
    passage: &Statement<'_>,
    (found, j): (usize, usize),
) -> bool {
    let (mine, theirs) = (&claim.tokens()[index], &passage.tokens()[found]);
    let is_beside = |one: usize, other: usize| one.abs_diff(other) <= BESIDE;
    let is_near = mine.is_capitalised() && theirs.is_capitalised()
        || is_beside(index, i) && is_beside(found, j);
    is_near && !is_aside(claim, index) && !is_aside(passage, found)
}

/// Whether the word at `at` stands in a phrase of place, time or means: "with our app".
fn is_aside(statement: &Statement<'_>, at: usize) -> bool {
    let phrase = statement.tokens()[..at].iter().rev().take(PHRASE);
    let mut phrase = phrase.take_while(|token| token.kind != TokenKind::Mark);
    phrase.any(|token| ASIDES.contains(&token.lower.as_str()))
}

/// Whether the word at `at` is a verb by its form or by the word before it.
fn is_verb(statement: &Statement<'_>, at: usize) -> bool {
    let tokens = statement.tokens();
    let before = at.checked_sub(1).and_then(|index| tokens.get(index));
    is_past(&tokens[at])
        || before.is_some_and(|token| {
            matches!(
                token.lower.as_str(),
                "to" | "will"
                    | "would"
                    | "may"
                    | "might"
                    | "could"
                    | "can"
                    | "must"
                    | "should"
                    | "has"
                    | "have"
                    | "had"
                    | "was"
                    | "were"
                    | "been"
                    | "be"
            )
        })
}

/// Where the word at token `index` of the claim stands in the passage: the place nearest to `j`.
fn place(claim: &Statement<'_>, aligned: &Aligned<'_>, index: usize, j: usize) -> Option<usize> {
    let token = &claim.tokens()[index];
    let is_adverb = token.lower.ends_with("ly") && !token.is_capitalised();
    if !is_content(token) || token.kind == TokenKind::Number || is_adverb {
        return None;
    }
    let theirs = aligned.passage.tokens().iter().enumerate();
    let found = theirs.filter(|(at, theirs)| *at != j && theirs.stem == token.stem);
    found.map(|(at, _)| at).min_by_key(|at| at.abs_diff(j))
}

/// How a verb stands to the words around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// "fined"
    Active,
    /// "was fined by"
    Passive,
    /// "was fined", and nobody says by whom.
    Doerless,
}

fn voice(statement: &Statement<'_>, at: usize) -> Voice {
    let tokens = statement.tokens();
    let has_be = tokens[at.saturating_sub(AUXILIARY_REACH)..at].iter().any(is_be);
    let has_by = tokens[at + 1..].iter().take(BY_REACH).any(|token| token.lower == "by");
    match (has_be, has_by) {
        (true, true) => Voice::Passive,
        (true, false) => Voice::Doerless,
        (false, true) if is_participle_phrase(tokens, at) => Voice::Passive,
        (false, _) => Voice::Active,
    }
}

/// "the fine imposed by the board"
fn is_participle_phrase(tokens: &[Token], at: usize) -> bool {
    is_past(&tokens[at]) && tokens.get(at + 1).is_some_and(|token| token.lower == "by")
}

/// Whether the names around two opposite words have changed sides, so that they say the same: "A is
/// above B", "B is below A".
pub(in crate::evidence::slots) fn are_reversed(
    aligned: &Aligned<'_>,
    claim: &Statement<'_>,
    i: usize,
    j: usize,
) -> bool {
    if !are_converse(&claim.tokens()[i], &aligned.passage.tokens()[j]) {
        return false;
    }
    let sides = (0..claim.tokens().len()).filter_map(|index| {
        let is_name = claim.tokens()[index].is_capitalised();
        let found = place(claim, aligned, index, j).filter(|_| is_name && index != i)?;
        Some((found < j) != (index < i))
    });
    let all: Vec<bool> = sides.collect();
    all.len() > 1 && all.into_iter().all(|changed| changed)
}

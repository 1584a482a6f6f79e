//! Who gives and who gets, who leads and who trails: a claim must not put one party in the place of
//! the other.
//!
//! Where `roles` goes by the order of words around one verb, this goes by the phrases of those who
//! take part, their prepositions, and what the verb says of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::Token;
use crate::language::lexicon;
use crate::language::token::stem;

use super::event::{Event, event};
use super::roles::are_converse;
use crate::evidence::slots::verb::is_noun;

/// A passage must cover this much of a claim before the places of its parties mean anything.
const CLOSE: f32 = 0.4;
/// Stems of verbs that both sides do to one another.
const MUTUAL: [&str; 12] = [
    "meet", "met", "marri", "merg", "talk", "agre", "fight", "fought", "play", "face", "share",
    "resembl",
];

/// Stems of verbs by which something passes, and whether whoever does it gives.
static TRANSFERS: LazyLock<HashMap<SmolStr, bool, FxBuildHasher>> = LazyLock::new(|| {
    let list = lexicon::parse(include_str!("transfer.txt"));
    list.into_iter().map(|(verb, note)| (stem(verb), *note == "gives")).collect()
});

/// In which place a party stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Who does it; who gives.
    One,
    /// To whom it is done; who gets.
    Other,
}

impl Side {
    fn turned(self) -> Self {
        match self {
            Self::One => Self::Other,
            Self::Other => Self::One,
        }
    }
}

/// The first passage that has the parties of the claim in one another's place.
pub(super) fn swapped(alignment: &Alignment<'_>) -> Option<Reason> {
    let mut close = alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE);
    close.find_map(|aligned| misplaced(&alignment.claim, aligned))
}

/// The parties of an event of the claim that stand in one another's place in the passage.
fn misplaced(claim: &Statement<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let passage = &aligned.passage;
    let (mine, theirs) = events(claim, aligned).find_map(|(i, j)| {
        let is_same = claim.tokens()[i].concept() == passage.tokens()[j].concept();
        let (mine, theirs) = (event(claim, i), event(passage, j));
        let transfers = transfer(&claim.tokens()[i]).zip(transfer(&passage.tokens()[j]));
        let is_turned = transfers.is_none() && !is_same;
        let places = |statement: &Statement<'_>, event: &Event, at: usize| {
            parties(statement, event, transfer(&statement.tokens()[at]))
        };
        let (own, other) = (places(claim, &mine, i), places(passage, &theirs, j));
        let moved = moved(aligned, &own, &other, is_turned)?;
        let is_enough = moved.len() > 1 && (transfers.is_some() || names(claim, &moved))
            || (names(claim, &moved) || is_marked(&moved, &mine, &theirs))
                && (is_same || is_linked(&moved, &mine, &theirs))
                && (transfers.is_some() || is_done_to(&mine, &theirs))
                && shares_thing(aligned, (&mine, i), (&theirs, j));
        is_enough.then(|| (span(i, moved.iter().map(|m| m.0)), span(j, moved.iter().map(|m| m.1))))
    })?;
    let range = |statement: &Statement<'_>, (first, last): (usize, usize)| {
        statement.tokens()[first].range.join(statement.tokens()[last].range)
    };
    let said = (claim, range(claim, mine));
    let written = (passage, range(passage, theirs));
    Some(Reason::differs(ReasonKind::Role, said, written).replaced_by(None))
}

/// The first and the last of some tokens.
fn span(at: usize, others: impl Iterator<Item = usize>) -> (usize, usize) {
    others.fold((at, at), |(first, last), other| (first.min(other), last.max(other)))
}

/// Verbs of claim and passage that tell the same event, by their token indices.
fn events<'a>(
    claim: &'a Statement<'_>,
    aligned: &'a Aligned<'_>,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let passage = &aligned.passage;
    let is_event = |statement: &Statement<'_>, at: usize| {
        let token = &statement.tokens()[at];
        let is_mutual = MUTUAL.contains(&token.stem.as_str());
        let is_report = lexicon::REPORTING_VERBS.get(token.lower.as_str()) == Some(&"");
        let is_verb = !token.is_capitalised() && !is_noun(statement, at);
        is_content(token) && is_verb && !is_mutual && !is_report
    };
    let mine = (0..claim.tokens().len()).filter(move |at| is_event(claim, *at));
    mine.flat_map(move |i| {
        let theirs = (0..passage.tokens().len()).filter(move |at| is_event(passage, *at));
        let (tokens, own) = (passage.tokens(), &claim.tokens()[i]);
        theirs
            .filter(move |j| {
                tokens[*j].concept() == own.concept() || are_converse(own, &tokens[*j])
            })
            .map(move |j| (i, j))
    })
}

/// Whether something passes from one to another by the verb.
pub(super) fn is_transfer(verb: &Token) -> bool {
    transfer(verb).is_some()
}

/// Whether something passes by the verb, and if it does, from whoever does it.
fn transfer(verb: &Token) -> Option<bool> {
    TRANSFERS.get(&verb.stem).copied()
}

/// The words of those who take part, each with its side.
fn parties(statement: &Statement<'_>, event: &Event, transfer: Option<bool>) -> Vec<(usize, Side)> {
    let on =
        |words: &[usize], side: Side| words.iter().map(move |at| (*at, side)).collect::<Vec<_>>();
    let is_name = |at: &&usize| statement.tokens()[**at].is_capitalised();
    let named: Vec<usize> = event.object.iter().filter(is_name).copied().collect();
    match transfer {
        Some(true) if event.to.is_empty() => {
            [on(&event.doer, Side::One), on(&named, Side::Other)].concat()
        }
        Some(true) => [on(&event.doer, Side::One), on(&event.to, Side::Other)].concat(),
        Some(false) => [on(&event.doer, Side::Other), on(&event.from, Side::One)].concat(),
        None if event.rival.is_empty() => {
            let others = [&event.object, &event.to].map(|words| on(words, Side::Other));
            [on(&event.doer, Side::One), others.concat()].concat()
        }
        None => [on(&event.doer, Side::One), on(&event.rival, Side::Other)].concat(),
    }
}

/// The words of the claim's parties that stand on the other side in the passage, with their places
/// there; none where a party stands on the same side in both.
fn moved(
    aligned: &Aligned<'_>,
    mine: &[(usize, Side)],
    theirs: &[(usize, Side)],
    is_turned: bool,
) -> Option<Vec<(usize, usize)>> {
    let (claim_side, mut moved) =
        (|side: Side| if is_turned { side.turned() } else { side }, Vec::new());
    let passage = aligned.passage.tokens();
    for (i, side) in mine {
        let Some(found) = aligned.pairs.get(*i).copied().flatten() else { continue };
        let same = theirs.iter().filter(|(j, _)| passage[*j].concept() == passage[found].concept());
        for (j, other) in same {
            if *other == claim_side(*side) {
                return None;
            }
            moved.push((*i, *j, *side));
        }
    }
    let sides = |side: Side| moved.iter().any(|(_, _, s)| *s == side);
    let both = sides(Side::One) && sides(Side::Other);
    // The words of one party count once.
    let count = if both { moved.len() } else { 1.min(moved.len()) };
    (count > 0).then(|| moved.into_iter().take(count).map(|(i, j, _)| (i, j)).collect())
}

fn names(claim: &Statement<'_>, moved: &[(usize, usize)]) -> bool {
    moved.iter().any(|(i, _)| claim.tokens()[*i].is_capitalised())
}

/// Whether prepositions show the place of a party on both sides: "to a priest", "from a priest".
fn is_marked(moved: &[(usize, usize)], mine: &Event, theirs: &Event) -> bool {
    let is = |event: &Event, at: &usize| event.to.contains(at) || event.from.contains(at);
    moved.iter().any(|(i, j)| is(mine, i) && is(theirs, j))
}

/// Whether a preposition shows the place of a party: without one, two opposite verbs say only that
/// it was the other way round.
fn is_linked(moved: &[(usize, usize)], mine: &Event, theirs: &Event) -> bool {
    moved.iter().any(|(i, j)| !mine.doer.contains(i) || !theirs.doer.contains(j))
}

/// Whether one of two events is done by somebody to whoever does it in the other.
fn is_done_to(mine: &Event, theirs: &Event) -> bool {
    let is_told = |event: &Event| event.is_passive && !event.doer.is_empty();
    is_told(mine) && !theirs.is_passive || is_told(theirs) && !mine.is_passive
}

/// Whether the two clauses share more than their verb and one party.
fn shares_thing(aligned: &Aligned<'_>, (_, i): (&Event, usize), (_, j): (&Event, usize)) -> bool {
    const NEAR: usize = 8;
    let passage = aligned.passage.tokens();
    aligned.paired().any(|(a, b)| {
        a > i && b > j && a - i <= NEAR && b - j <= NEAR && !passage[b].is_capitalised()
    })
}

//! How surely: a claim must not say as settled what its evidence only weighs.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::kindred::concept;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::Hedge;

/// What a hedge is about stands among so many content words behind it.
const GOVERNED: usize = 4;
/// Two statements that share so many governed words speak of the same thing.
const TELLING: usize = 2;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let hedged = alignment
        .passages
        .iter()
        .flat_map(|aligned| aligned.passage.hedges().map(move |hedge| (aligned, hedge)));
    hedged.filter_map(|(aligned, hedge)| judge(alignment, aligned, hedge)).take(1).collect()
}

/// Holds what `hedge` governs in the passage against the words of the claim that say the same.
fn judge(alignment: &Alignment<'_>, aligned: &Aligned<'_>, hedge: &Hedge) -> Option<Reason> {
    let claim = &alignment.claim;
    if is_future_in_the_past(&aligned.passage, hedge) {
        return None;
    }
    let governed = governed(&aligned.passage, hedge);
    let pairs: Vec<(usize, usize)> =
        aligned.paired().filter(|(_, j)| governed.contains(j)).collect();
    let (at, _) = *pairs.first()?;
    let strength = |i: usize| claim.strength_at(claim.tokens()[i].range);
    if pairs.iter().any(|(i, _)| strength(*i) <= hedge.strength) {
        return None;
    }
    // Without a verb of its own to compare, the claim may speak of the thing in another light.
    let own = claim.hedges().find(|own| {
        own.scope.covers(claim.tokens()[at].range)
            && own.strength > hedge.strength
            && governs(claim, own, at)
    })?;
    if is_said_as_surely(alignment, own) {
        return None;
    }
    let written = (&aligned.passage, hedge.range);
    Some(Reason::differs(ReasonKind::Modality, (claim, own.range), written))
}

/// "They said that they would": what somebody else's "will" becomes when it is reported.
fn is_future_in_the_past(statement: &Statement<'_>, hedge: &Hedge) -> bool {
    statement.is_attributed(hedge.range)
        && statement.slice(hedge.range).eq_ignore_ascii_case("would")
}

/// The indices of the content words that a hedge is about.
fn governed(statement: &Statement<'_>, hedge: &Hedge) -> Vec<usize> {
    statement
        .content()
        .filter(|(_, token)| {
            token.range.start >= hedge.range.end && hedge.scope.covers(token.range)
        })
        .map(|(index, _)| index)
        .take(GOVERNED)
        .collect()
}

fn governs(statement: &Statement<'_>, hedge: &Hedge, at: usize) -> bool {
    governed(statement, hedge).contains(&at)
}

/// Whether a sentence of the evidence says the same thing as surely as `own` does: with words of
/// its own that are as strong, about as many of the same things as tell one statement from another.
fn is_said_as_surely(alignment: &Alignment<'_>, own: &Hedge) -> bool {
    let claim = &alignment.claim;
    let things: Vec<_> =
        governed(claim, own).into_iter().map(|index| concept(&claim.tokens()[index])).collect();
    let needed = things.len().min(TELLING);
    let mut statements = things.iter().flat_map(|thing| alignment.source.sentences_with(thing));
    statements.any(|id| {
        let statement = alignment.source.statement(*id);
        let is_as_sure = |hedge: &&Hedge| hedge.strength >= own.strength;
        !statement.is_conditional()
            && statement.hedges().filter(is_as_sure).any(|hedge| {
                let same = governed(&statement, hedge)
                    .into_iter()
                    .filter(|index| things.contains(&concept(&statement.tokens()[*index])));
                same.count() >= needed
            })
    })
}

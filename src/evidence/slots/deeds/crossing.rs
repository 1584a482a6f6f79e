//! Who with what, where one sentence tells of two: a claim must not give each the other's part.

use crate::evidence::alignment::Aligned;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::Token;

use crate::evidence::slots::verb::is_past;

/// A passage must cover this much of a claim before the parts of its clauses mean anything.
const CLOSE: f32 = 0.5;
/// Words that part two clauses behind a comma, or, before a verb, without one.
const JOINTS: [&str; 5] = ["while", "but", "and", "whereas", "though"];
/// Verbs that begin a clause without a subject of its own.
const AUXILIARIES: [&str; 10] =
    ["has", "have", "had", "was", "were", "is", "are", "will", "would", "could"];

/// A word of the claim by the clauses in which it stands on both sides.
struct Placed {
    at: usize,
    mine: usize,
    theirs: usize,
    is_party: bool,
}

/// The two parties of a claim's two clauses, where the passage has each with what the claim gives to
/// the other.
pub(super) fn crossed(claim: &Statement<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let passage = &aligned.passage;
    let (mine, theirs) = (clauses(claim.tokens()), clauses(passage.tokens()));
    if aligned.score < CLOSE || mine.len() < 2 || theirs.len() < 2 {
        return None;
    }
    let words = placed(claim, aligned, (&mine, &theirs));
    let parties = || words.iter().filter(|word| word.is_party);
    let (one, other) = parties().find_map(|one| {
        let is_other = |other: &&Placed| other.mine > one.mine && other.theirs != one.theirs;
        let other = parties().find(is_other)?;
        let is_moved = |from: &Placed, to: &Placed| {
            let mut parts = words.iter().filter(|word| !word.is_party && word.mine == from.mine);
            let first = parts.next().is_some_and(|part| part.theirs == to.theirs);
            first && parts.all(|part| part.theirs == to.theirs)
        };
        (is_moved(one, other) && is_moved(other, one)).then_some((one, other))
    })?;
    let said = claim.tokens()[one.at].range.join(claim.tokens()[other.at].range);
    let written = passage.sentence.range;
    let reason = Reason::differs(ReasonKind::Role, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

/// The paired words that stand only once in the passage. A clause's party is a name, or its first
/// word where it has none.
fn placed(
    claim: &Statement<'_>,
    aligned: &Aligned<'_>,
    (mine, theirs): (&[usize], &[usize]),
) -> Vec<Placed> {
    let passage = aligned.passage.tokens();
    let is_single = |j: usize| {
        passage.iter().filter(|token| token.concept() == passage[j].concept()).count() == 1
    };
    let clause = |starts: &[usize], at: usize| starts.partition_point(|start| *start <= at);
    let is_name = |at: usize| claim.tokens()[at].is_capitalised() && at > 0;
    let named: Vec<usize> =
        claim.content().filter(|(at, _)| is_name(*at)).map(|(at, _)| clause(mine, at)).collect();
    let mut seen = Vec::new();
    let single = aligned.paired().filter(|(_, j)| is_single(*j));
    single
        .map(|(i, j)| {
            let own = clause(mine, i);
            let is_first = !seen.contains(&own);
            seen.push(own);
            let is_party = if named.contains(&own) { is_name(i) } else { is_first };
            Placed { at: i, mine: own, theirs: clause(theirs, j), is_party }
        })
        .collect()
}

/// The tokens at which the clauses of a sentence start.
fn clauses(tokens: &[Token]) -> Vec<usize> {
    let starts = |at: &usize| {
        let Some(before) = at.checked_sub(1).and_then(|index| tokens.get(index)) else {
            return true;
        };
        let token = &tokens[*at];
        let is_joint = JOINTS.contains(&token.lower.as_str());
        let opens_verb =
            tokens.get(at + 1).is_some_and(|next| {
                AUXILIARIES.contains(&next.lower.as_str()) || is_past(next) && is_content(next)
            }) || tokens.get(at + 2).is_some_and(|next| is_past(next) && is_content(next));
        before.is_mark(';') || is_joint && (before.is_mark(',') || opens_verb)
    };
    (0..tokens.len()).filter(starts).collect()
}

//! Who asks, orders or wants whom to do it: a claim must not have the one who is asked ask the other.

use super::event::{commanded, is_command};
use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;

/// A passage must cover this much of a claim.
const CLOSE: f32 = 0.4;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let close = alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE);
    close.filter_map(|aligned| turned(&alignment.claim, aligned)).take(1).collect()
}

/// The two of a command of the claim, where the passage has each in the other's place.
fn turned(claim: &Statement<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let passage = &aligned.passage;
    let commands = |statement: &Statement<'_>| -> Vec<_> {
        let tokens = statement.tokens();
        let verbs = (0..tokens.len()).filter(|at| is_command(&tokens[*at]));
        verbs.filter_map(|at| commanded(tokens, at)).collect()
    };
    let theirs = commands(passage);
    commands(claim).into_iter().find_map(|mine| {
        let same = |mine: &[usize], theirs: &[usize]| {
            let is = |i: &usize, j: &usize| {
                claim.tokens()[*i].concept() == passage.tokens()[*j].concept()
            };
            mine.iter().any(|i| theirs.iter().any(|j| is(i, j)))
        };
        let other = theirs.iter().find(|theirs| {
            let is_turned = same(&mine.who, &theirs.whom) && same(&mine.whom, &theirs.who);
            let is_kept = same(&mine.who, &theirs.who) || same(&mine.whom, &theirs.whom);
            is_turned && !is_kept
        })?;
        let range = |statement: &Statement<'_>, words: [&[usize]; 2]| {
            let tokens = statement.tokens();
            let ranges = words.into_iter().flatten().map(|at| tokens[*at].range);
            ranges.reduce(|one, more| one.join(more))
        };
        let said = (claim, range(claim, [&mine.who, &mine.whom])?);
        let written = (passage, range(passage, [&other.who, &other.whom])?);
        Some(Reason::differs(ReasonKind::Role, said, written).replaced_by(None))
    })
}

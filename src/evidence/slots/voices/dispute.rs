//! Whose account: a claim must not tell as fact what one side says and another disputes, or what
//! nobody could check.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::{Strength, Token};

/// A passage must cover this much of a claim.
const CLOSE: f32 = 0.4;
/// So many words of the claim must stand in what somebody says.
const SHARED: usize = 2;
/// A dispute of what a sentence tells stands at most so many sentences behind it.
const NEAR: u32 = 2;
/// Verbs by which somebody disputes, and what they then dispute.
const DISPUTES: [&str; 12] = [
    "denies",
    "denied",
    "deny",
    "disputes",
    "disputed",
    "rejects",
    "rejected",
    "refutes",
    "refuted",
    "contests",
    "contested",
    "dismissed",
];
const ACCOUNTS: [&str; 12] = [
    "this",
    "charge",
    "charges",
    "claim",
    "claims",
    "account",
    "accounts",
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "version",
];
/// What stands in dispute is named so many tokens behind the verb.
const REACH: usize = 3;
/// What is done with an account that cannot be checked.
const CHECKS: [&str; 9] = [
    "verified",
    "checked",
    "confirmed",
    "corroborated",
    "established",
    "verify",
    "check",
    "confirm",
    "corroborate",
];
/// Words that leave it undone.
const UNDONE: [&str; 7] =
    ["not", "cannot", "neither", "unable", "nobody", "impossible", "couldn't"];

pub(super) fn told_as_fact(alignment: &Alignment<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let is_open = claim.attributions().next().is_some()
        || claim.is_conditional()
        || claim.negations().next().is_some()
        || claim.hedges().any(|hedge| hedge.strength < Strength::Announced);
    let mut close = alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE && !is_open);
    close.find_map(|aligned| view(alignment, aligned))
}

/// The claim has in its own voice what the passage has somebody say, and another dispute.
fn view(alignment: &Alignment<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let (claim, passage) = (&alignment.claim, &aligned.passage);
    let is_said =
        |j: usize| passage.attributions().any(|a| a.scope.covers(passage.tokens()[j].range));
    let pairs: Vec<_> = aligned.paired().filter(|(_, j)| is_said(*j)).collect();
    let is_all = pairs.len() == aligned.paired().count() && pairs.len() >= SHARED;
    if !is_all || !is_disputed(alignment, aligned.id) || is_told_elsewhere(alignment, aligned) {
        return None;
    }
    let said = claim.tokens()[pairs.first()?.0].range.join(claim.tokens()[pairs.last()?.0].range);
    let written = passage.sentence.range;
    let reason = Reason::differs(ReasonKind::Attribution, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

/// Whether the sentence with number `id` or one behind it disputes what is told there.
fn is_disputed(alignment: &Alignment<'_>, id: u32) -> bool {
    let last = u32::try_from(alignment.source.len()).unwrap_or(u32::MAX).saturating_sub(1);
    let near = id..=id.saturating_add(NEAR).min(last);
    near.into_iter().any(|near| disputes(&alignment.source.statement(near)))
}

fn disputes(statement: &Statement<'_>) -> bool {
    let tokens = statement.tokens();
    let is_one_of = |token: &Token, words: &[&str]| words.contains(&token.lower.as_str());
    let denial = tokens.iter().position(|token| is_one_of(token, &DISPUTES));
    let is_denied = denial.is_some_and(|at| {
        tokens[at + 1..].iter().take(REACH).any(|token| is_one_of(token, &ACCOUNTS))
    });
    let undone = tokens.iter().position(|token| is_one_of(token, &UNDONE));
    let is_unchecked = undone.is_some_and(|at| {
        let is_check = |token: &Token| is_one_of(token, &CHECKS);
        tokens[at + 1..].iter().any(is_check) && tokens.iter().any(|t| is_one_of(t, &ACCOUNTS))
    });
    is_denied || is_unchecked
}

/// Whether another sentence says half as much of the claim in the writer's own voice.
fn is_told_elsewhere(alignment: &Alignment<'_>, aligned: &Aligned<'_>) -> bool {
    let words: Vec<_> = aligned.paired().map(|(i, _)| &alignment.claim.tokens()[i]).collect();
    alignment.source.statements_with_any(words.iter().copied()).any(|statement| {
        let has = |word: &&&Token| {
            let mut same = statement.tokens().iter().filter(|t| t.concept() == word.concept());
            same.any(|token| !statement.is_attributed(token.range))
        };
        statement.place() != aligned.passage.place()
            && 2 * words.iter().filter(has).count() > words.len()
    })
}

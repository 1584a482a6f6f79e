//! Only them, only then: a claim must not drop the word that leaves all others out.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::{Token, TokenKind};
use crate::text::TextRange;

/// A passage must cover this much of a claim before a lost "only" means anything.
const CLOSE: f32 = 0.6;
/// What "only" is about stands among so many content words behind it.
const GOVERNED: usize = 3;
/// The same before "all" means anything.
const CLOSE_TO_ALL: f32 = 0.5;
/// A word that stands before a noun, and the noun, stand at most so many tokens apart.
const PHRASE: usize = 4;
/// Words that leave nobody out.
const SWEEPING: [&str; 4] = ["all", "every", "any", "each"];
/// Words that leave others out, and words that say so in another way.
const LIMITING: [&str; 12] = [
    "only",
    "solely",
    "exclusively",
    "just",
    "alone",
    "merely",
    "sole",
    "limited",
    "restricted",
    "except",
    "nobody",
    "no",
];
/// Words before "only" with which it is no limit: "the only", "not only", "an only child".
const NO_LIMIT: [&str; 7] = ["the", "not", "an", "its", "his", "her", "if"];

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let limits = claim.tokens().iter().any(|token| LIMITING.contains(&token.lower.as_str()));
    let best = alignment.passages.first().filter(|best| best.score >= CLOSE && !limits);
    let dropped = best.and_then(|best| dropped(alignment, best));
    dropped.or_else(|| opened(alignment)).into_iter().collect()
}

/// "in all cabins" for "only in private cabins": the claim has all of what the passage limits.
fn opened(alignment: &Alignment<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let all = claim.tokens().iter().position(|token| SWEEPING.contains(&token.lower.as_str()))?;
    let best = alignment.passages.first().filter(|best| best.score >= CLOSE_TO_ALL)?;
    let passage = &best.passage;
    let at = (0..passage.tokens().len()).find(|at| is_limit(passage.tokens(), *at))?;
    let near = |from: usize, to: usize| from < to && to - from <= PHRASE;
    let (noun, limited) = best.paired().find(|(i, j)| near(all, *i) && near(at, *j))?;
    let said = claim.tokens()[all].range.join(claim.tokens()[noun].range);
    let written = passage.tokens()[at].range.join(passage.tokens()[limited].range);
    let reason = Reason::differs(ReasonKind::Scope, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

/// The words that the passage limits with "only", where the claim has them all without it.
fn dropped(alignment: &Alignment<'_>, best: &Aligned<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &best.passage;
    let tokens = passage.tokens();
    let at = (0..tokens.len()).find(|at| is_limit(tokens, *at))?;
    let phrase_end = (at..tokens.len()).find(|index| tokens[*index].kind == TokenKind::Mark);
    let is_list = |end: usize| tokens[end].is_mark(',') && end - at <= GOVERNED;
    if phrase_end.is_some_and(is_list) {
        return None; // "only gold, silver and copper"
    }
    let behind = tokens[..phrase_end.unwrap_or(tokens.len())].iter().enumerate().skip(at + 1);
    let governed = behind.filter(|(_, t)| is_content(t)).map(|(index, _)| index).take(GOVERNED);
    let answers = governed.map(|index| answer(best, index)).collect::<Option<Vec<_>>>()?;
    let (first, last) = (*answers.iter().min()?, *answers.iter().max()?);
    let said = claim.tokens()[first].range.join(claim.tokens()[last].range);
    let written = phrase(passage, at, best, last)?;
    let reason = Reason::differs(ReasonKind::Scope, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

/// Whether "only" at `at` leaves others out: no mere small number ("only three").
fn is_limit(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|index| tokens.get(index));
    let is_other = before.is_some_and(|token| NO_LIMIT.contains(&token.lower.as_str()));
    let is_small = tokens.get(at + 1).is_some_and(|token| {
        token.kind != TokenKind::Word
            || matches!(token.lower.as_str(), "a" | "as" | "one" | "two" | "three")
    });
    tokens[at].lower == "only" && !is_other && !is_small
}

/// The token of the claim that is paired with token `index` of the passage.
fn answer(best: &Aligned<'_>, index: usize) -> Option<usize> {
    best.paired().find(|(_, j)| *j == index).map(|(i, _)| i)
}

/// From "only" to the word that answers to the claim's last.
fn phrase(
    passage: &Statement<'_>,
    at: usize,
    best: &Aligned<'_>,
    last: usize,
) -> Option<TextRange> {
    let (_, end) = best.paired().find(|(i, _)| *i == last)?;
    Some(passage.tokens()[at].range.join(passage.tokens()[end].range))
}

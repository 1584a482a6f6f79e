//! Who says so, where it is not yet shown: what somebody is accused of, alleged to have done or
//! claims must not be told as fact.

use std::sync::LazyLock;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::opposites::{Stems, stems_of};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::{Strength, Token, TokenKind};

use crate::evidence::slots::certainty::is_supposing;
use crate::evidence::slots::verb::is_past;

/// A passage must cover this much of a claim before its accusation means the claim.
const CLOSE: f32 = 0.35;
/// The same where the evidence has the deed only once.
const FAINT: f32 = 0.2;
/// Words that open a clause of their own, of which nobody is accused.
const CLAUSE_WORDS: [&str; 6] = ["while", "when", "after", "before", "as", "because"];
/// So many words of the claim must stand in what somebody is accused of.
const SHARED: usize = 2;

/// Stems of words by which somebody says something that is not yet shown.
static ACCUSERS: LazyLock<Stems> = LazyLock::new(|| stems_of(include_str!("accusers.txt")));

pub(super) fn told_as_fact(alignment: &Alignment<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let is_open = claim.tokens().iter().any(is_accusing)
        || claim.attributions().next().is_some()
        || claim.is_conditional()
        || claim.hedges().any(|hedge| hedge.strength < Strength::Fact);
    let mut near = alignment.passages.iter().filter(|aligned| aligned.score >= FAINT && !is_open);
    near.find_map(|aligned| view(alignment, aligned))
}

fn is_accusing(token: &Token) -> bool {
    ACCUSERS.contains(&token.stem)
}

/// The claim says what the passage only lets somebody say.
fn view(alignment: &Alignment<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &aligned.passage;
    let cue = passage.tokens().iter().position(is_accusing)?;
    if takes_a_thing(passage, cue) {
        return None;
    }
    let is_belief = passage
        .tokens()
        .get(cue + 1)
        .is_some_and(|next| is_supposing(&passage.tokens()[cue], next));
    let deed = deed(passage, cue).filter(|_| !is_belief)?;
    let pairs: Vec<_> = aligned.paired().filter(|(_, j)| *j > cue).collect();
    let (at, _) = *pairs.iter().find(|(_, j)| *j == deed)?;
    let is_claimed_thing = deed == cue + 1 && aligned.paired().count() > pairs.len();
    let is_same = pairs.len() >= SHARED || is_claimed_thing;
    // What the evidence speaks of only once is the same thing.
    let is_single = alignment.source.sentences_with(claim.tokens()[at].concept()).len() == 1;
    let is_close = aligned.score >= CLOSE || is_single && deed > cue + 1;
    if !is_same || !is_close || is_told_elsewhere(alignment, aligned, at) {
        return None;
    }
    let last = pairs.iter().map(|(_, j)| *j).max()?;
    let written = passage.tokens()[cue].range.join(passage.tokens()[last].range);
    let said = claim.tokens()[at].range;
    let reason = Reason::differs(ReasonKind::Attribution, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

/// "claiming a goal": what is claimed with an indefinite article is a thing, not a statement.
fn takes_a_thing(passage: &Statement<'_>, cue: usize) -> bool {
    let next = passage.tokens().get(cue + 1);
    passage.tokens()[cue].stem == "claim" && next.is_some_and(|t| matches!(&*t.lower, "a" | "an"))
}

/// What somebody is accused of, or claims: the verb behind "of", "to have" or "that" in the same
/// clause, or the noun right behind ("claimed responsibility").
fn deed(passage: &Statement<'_>, cue: usize) -> Option<usize> {
    let tokens = passage.tokens();
    if tokens.get(cue + 1).is_some_and(|token| is_content(token) && !token.is_capitalised()) {
        return Some(cue + 1);
    }
    let rest = tokens.iter().enumerate().skip(cue + 1);
    let mut clause = rest.take_while(|(at, t)| {
        (t.kind != TokenKind::Mark || is_possessive(tokens, *at))
            && !CLAUSE_WORDS.contains(&t.lower.as_str())
    });
    let is_verb = |token: &Token| {
        is_content(token)
            && !token.is_capitalised()
            && (token.lower.ends_with("ing") || is_past(token))
    };
    clause.find(|(_, token)| is_verb(token)).map(|(at, _)| at)
}

/// The ending of "Lind's" or of "the farmers' league".
fn is_possessive(tokens: &[Token], at: usize) -> bool {
    let is_mark = tokens[at].is_mark('\'') || tokens[at].is_mark('’');
    let before = at.checked_sub(1).and_then(|index| tokens.get(index));
    let is_plural = before.is_some_and(|token| token.lower.ends_with('s'));
    tokens[at].lower == "'s" || is_mark && !tokens[at].spaced && is_plural
}

/// Whether another sentence of the evidence tells the deed in its own voice.
fn is_told_elsewhere(alignment: &Alignment<'_>, aligned: &Aligned<'_>, at: usize) -> bool {
    let wanted = alignment.claim.tokens()[at].concept();
    alignment.source.sentences_with(wanted).iter().any(|id| {
        let statement = alignment.source.statement(*id);
        let same = statement.content().filter(|(_, token)| token.concept() == wanted);
        statement.place() != aligned.passage.place()
            && !statement.tokens().iter().any(is_accusing)
            && same.into_iter().any(|(_, token)| !statement.is_attributed(token.range))
    })
}

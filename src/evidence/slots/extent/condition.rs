//! On what condition: a claim must not promise outright what its evidence ties to an "if".

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::Token;
use crate::text::TextRange;

/// A passage must cover this much of a claim before a lost condition means anything.
const CLOSE: f32 = 0.5;
/// So many words of the claim must stand in the clause that the condition governs.
const SHARED: usize = 2;
/// What a condition at the start of a sentence governs begins so many tokens behind it.
const BESIDE: usize = 5;
/// Words of a claim that tie it to something else, too.
const TIES: [&str; 18] = [
    "if",
    "unless",
    "until",
    "once",
    "when",
    "whether",
    "provided",
    "subject",
    "depend",
    "depends",
    "depending",
    "condition",
    "conditional",
    "without",
    "should",
    "after",
    "pending",
    "would",
];
/// Words before "if" that make no condition of it: "asked if", "even if", "as if".
const NO_CONDITION: [&str; 14] = [
    "even", "as", "what", "asked", "ask", "asks", "asking", "see", "know", "wonder", "wondered",
    "only", "unclear", "or",
];

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let is_tied = claim.tokens().iter().any(|token| TIES.contains(&token.lower.as_str()));
    let best = alignment.passages.first().filter(|best| best.score >= CLOSE && !is_tied);
    best.and_then(|best| dropped(alignment, best)).into_iter().collect()
}

/// The claim has the governed clause alone.
fn dropped(alignment: &Alignment<'_>, best: &Aligned<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &best.passage;
    let tokens = passage.tokens();
    let start = (0..tokens.len()).find(|at| is_condition(tokens, *at))?;
    let end = clause_end(tokens, start);
    let is_address = tokens[start..end].iter().any(|token| token.lower == "you");
    let has_condition = best.paired().any(|(_, j)| (start..end).contains(&j));
    let governed: Vec<_> = best.paired().filter(|(_, j)| !(start..end).contains(j)).collect();
    let is_hedged = governed
        .iter()
        .any(|(_, j)| passage.hedges().any(|hedge| hedge.scope.covers(tokens[*j].range)));
    let is_beside = governed.iter().any(|(_, j)| *j >= end && *j - end <= BESIDE);
    if is_address || start == 0 && !is_beside {
        return None; // "If you have not heard of her, …"
    }
    if has_condition || !is_hedged && start > 0 || governed.len() < SHARED {
        return None;
    }
    if is_said_elsewhere(alignment, best) {
        return None;
    }
    let (first, last) = (governed.first()?.0, governed.last()?.0);
    let said = claim.tokens()[first].range.join(claim.tokens()[last].range);
    let written: TextRange = tokens[start].range.join(tokens[end - 1].range);
    let reason = Reason::differs(ReasonKind::Scope, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

fn is_condition(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|index| tokens.get(index));
    matches!(tokens[at].lower.as_str(), "if" | "unless")
        && !before.is_some_and(|token| NO_CONDITION.contains(&token.lower.as_str()))
}

/// The token behind the clause that starts at `start`.
fn clause_end(tokens: &[Token], start: usize) -> usize {
    let mut rest = tokens.iter().enumerate().skip(start + 1);
    let end = rest.find(|(_, token)| [',', ';', '.'].iter().any(|mark| token.is_mark(*mark)));
    end.map_or(tokens.len(), |(at, _)| at)
}

/// Whether another sentence of the evidence, without a condition, says two thirds as much of the claim.
fn is_said_elsewhere(alignment: &Alignment<'_>, best: &Aligned<'_>) -> bool {
    let shared = |statement: &Statement<'_>| {
        let has = |word: &Token| statement.tokens().iter().any(|t| t.concept() == word.concept());
        alignment.claim.content().filter(|(_, token)| has(token)).count()
    };
    let words = alignment.claim.content().map(|(_, token)| token);
    alignment.source.statements_with_any(words).any(|statement| {
        statement.place() != best.passage.place()
            && !statement.is_conditional()
            && 3 * shared(&statement) > 2 * best.paired().count()
    })
}

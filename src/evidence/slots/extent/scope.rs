//! How widely: a claim must not drop the word that limits "exclusive", "first" or "all".

use std::sync::LazyLock;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::lexicon::{self, WordList};
use crate::language::{Token, TokenKind};
use crate::text::TextRange;

/// A limited word and the noun that it belongs to stand at most so many tokens apart.
const PHRASE: usize = 6;

/// A passage must cover this much of a claim before the bound of a rank means anything.
const CLOSE: f32 = 0.6;
/// A bound is named within so many tokens.
const BOUND: usize = 4;

/// Words that set a superlative against all others there ever were.
const OF_ALL_TIME: [&[&str]; 8] = [
    &["ever"],
    &["on", "record"],
    &["in", "history"],
    &["in", "the", "history"],
    &["in", "its", "history"],
    &["in", "their", "history"],
    &["of", "all", "time"],
    &["all-time"],
];
/// A superlative and such words stand at most so many tokens apart.
const REACH: usize = 6;

/// Words that claim a whole set or a unique place in it, so that a smaller set makes them true
/// where a larger one does not.
static SWEEPING: LazyLock<WordList> =
    LazyLock::new(|| lexicon::parse(include_str!("sweeping.txt")));

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let sweeping = claim.tokens().iter().enumerate().filter(|(_, token)| is_sweeping(token));
    let dropped = sweeping
        .filter_map(|(at, _)| alignment.passages.iter().find_map(|p| dropped(alignment, p, at)));
    dropped.chain(unlimited(alignment)).chain(unbounded(alignment)).take(1).collect()
}

/// "the first bank" for "the first bank in Belgium": the claim ends where the passage goes on to say
/// among whom.
fn unbounded(alignment: &Alignment<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let best = alignment.passages.first().filter(|best| best.score >= CLOSE)?;
    let passage = &best.passage;
    let (last, end) = best.paired().last()?;
    let is_last = claim.content().last().is_some_and(|(at, _)| at == last);
    let (at, from) = best.paired().find(|(i, _)| is_rank(&claim.tokens()[*i]))?;
    let bound = bound_behind(passage, end)?;
    let is_new = |token: &Token| is_content(token) && !has_word(claim, token);
    let is_bound = passage.tokens()[bound.clone()].iter().all(|t| !is_content(t) || is_new(t));
    if !is_last || !is_bound || at > last || from > end || is_unbounded_elsewhere(alignment, best) {
        return None;
    }
    let said = claim.tokens()[at].range.join(claim.tokens()[last].range);
    let limit = passage.tokens()[end].range.join(passage.tokens()[bound.end - 1].range);
    let reason = Reason::differs(ReasonKind::Scope, (claim, said), (passage, limit));
    Some(reason.replaced_by(None))
}

/// A superlative of those that one place or group can have of its own, or "first".
fn is_rank(token: &Token) -> bool {
    is_superlative(token) || token.lower == "first" || token.lower == "only"
}

/// The phrase right behind token `at` that says in which place or among whom: "in Belgium", "to an
/// Australian community".
fn bound_behind(passage: &Statement<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let tokens = passage.tokens();
    let opens = matches!(tokens.get(at + 1)?.lower.as_str(), "in" | "of" | "to" | "from" | "among");
    let rest = tokens.iter().enumerate().skip(at + 2).take(BOUND);
    let mut rest = rest.take_while(|(_, token)| token.kind != TokenKind::Mark);
    let (name, _) = rest.find(|(_, token)| token.is_capitalised())?;
    let word = tokens.get(name + 1).filter(|token| is_content(token)).map_or(name, |_| name + 1);
    opens.then_some(at + 1..word + 1)
}

fn has_word(statement: &Statement<'_>, word: &Token) -> bool {
    statement.tokens().iter().any(|token| token.concept() == word.concept())
}

/// Whether another sentence of the evidence has the claim's rank of the same thing.
fn is_unbounded_elsewhere(alignment: &Alignment<'_>, best: &Aligned<'_>) -> bool {
    let words: Vec<_> = best.paired().map(|(i, _)| &alignment.claim.tokens()[i]).collect();
    let with = alignment.source.statements_with_any(words.iter().copied());
    let mut others = with.filter(|s| s.place() != best.passage.place());
    others.any(|statement| {
        let shared = words.iter().filter(|word| has_word(&statement, word)).count();
        statement.tokens().iter().any(is_rank) && 2 * shared >= words.len()
    })
}

/// "the largest ever" for "the largest since 2005".
fn unlimited(alignment: &Alignment<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let (said, end) = OF_ALL_TIME.iter().find_map(|words| phrase(claim, words))?;
    alignment.passages.iter().find_map(|aligned| {
        let passage = &aligned.passage;
        let mut superlatives =
            aligned.paired().filter(|(_, j)| is_superlative(&passage.tokens()[*j]));
        let (_, j) = superlatives.find(|(i, _)| *i < end)?;
        let superlative = &passage.tokens()[j];
        let mut with = alignment.source.statements_with_any([superlative]);
        if with.any(|statement| is_of_all_time(&statement, superlative)) {
            return None;
        }
        let since = passage.tokens().iter().position(|token| token.lower == "since")?;
        let date = passage.dates().find(|date| passage.token_span(date.range).start > since)?;
        let limit = passage.tokens()[since].range.join(date.range);
        (j < since).then(|| Reason::differs(ReasonKind::Scope, (claim, said), (passage, limit)))
    })
}

/// Whether the sentence sets this superlative against all others there ever were.
fn is_of_all_time(statement: &Statement<'_>, superlative: &Token) -> bool {
    let ends = OF_ALL_TIME.iter().filter_map(|words| phrase(statement, words));
    let tokens = statement.tokens();
    ends.into_iter().any(|(_, end)| {
        let near = &tokens[end.saturating_sub(REACH + 1)..end];
        near.iter().any(|token| token.stem == superlative.stem)
    })
}

/// Where the sentence has these words, one after the other, and the token behind them.
fn phrase(statement: &Statement<'_>, words: &[&str]) -> Option<(TextRange, usize)> {
    let tokens = statement.tokens();
    let is_there = |window: &[Token]| window.iter().zip(words).all(|(t, word)| t.lower == *word);
    let start = tokens.windows(words.len()).position(is_there)?;
    let end = start + words.len();
    Some((tokens[start].range.join(tokens[end - 1].range), end))
}

fn is_superlative(token: &Token) -> bool {
    token.lower.ends_with("est") && is_sweeping(token)
}

fn is_sweeping(token: &Token) -> bool {
    SWEEPING.contains_key(token.lower.as_str())
}

/// Words that the passage has between the sweeping word and its noun, and the claim has not.
fn dropped(alignment: &Alignment<'_>, aligned: &Aligned<'_>, at: usize) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &aligned.passage;
    let sweeping = &claim.tokens()[at];
    let to = passage.tokens().iter().position(|token| token.stem == sweeping.stem)?;
    let (head, answer) = aligned
        .paired()
        .find(|(i, j)| *i > at && *j > to && *i - at <= PHRASE && *j - to <= PHRASE)?;
    let mine = &claim.tokens()[at + 1..head];
    let theirs = &passage.tokens()[to + 1..answer];
    if !is_one_phrase(mine) || !is_one_phrase(theirs) {
        return None;
    }
    let has = |word: &Token| claim.tokens().iter().any(|token| token.concept() == word.concept());
    let limiting = theirs.iter().filter(|word| is_content(word) && !has(word)).count();
    if limiting == 0 || mine.iter().any(is_content) {
        return None;
    }
    let said = sweeping.range.join(claim.tokens()[head].range);
    let first = passage.tokens()[to].range;
    let last = passage.tokens()[answer].range;
    // The claim keeps its own form of the noun.
    let limited = passage.slice(TextRange::new(first.start, last.start));
    let limited = format!("{limited}{}", claim.slice(claim.tokens()[head].range));
    let reason = Reason::differs(ReasonKind::Scope, (claim, said), (passage, first.join(last)));
    Some(reason.replaced_by(Some(limited)))
}

/// Whether a run of tokens can stand inside one noun phrase: modifiers, no clause, no mark but a
/// quotation mark.
fn is_one_phrase(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| match token.kind {
        TokenKind::Mark => token.lower == "-" || token.lower == "'s",
        _ => is_content(token),
    })
}

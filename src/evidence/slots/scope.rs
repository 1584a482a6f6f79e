//! How widely: a claim must not drop the word that limits "exclusive", "first" or "all".

use std::sync::LazyLock;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::kindred::concept;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::lexicon::{self, WordList};
use crate::language::{Token, TokenKind};
use crate::text::TextRange;

/// A limited word and the noun that it belongs to stand at most so many tokens apart.
const PHRASE: usize = 6;

/// Words that set a superlative against all others there ever were.
const OF_ALL_TIME: [&[&str]; 5] =
    [&["ever"], &["on", "record"], &["in", "history"], &["of", "all", "time"], &["all-time"]];

/// Words that claim a whole set or a unique place in it, so that a smaller set makes them true
/// where a larger one does not.
static SWEEPING: LazyLock<WordList> =
    LazyLock::new(|| lexicon::parse(include_str!("sweeping.txt")));

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let sweeping = claim.tokens().iter().enumerate().filter(|(_, token)| is_sweeping(token));
    let dropped = sweeping
        .filter_map(|(at, _)| alignment.passages.iter().find_map(|p| dropped(alignment, p, at)));
    dropped.chain(unlimited(alignment)).collect()
}

/// "the largest ever" for "the largest since 2005".
fn unlimited(alignment: &Alignment<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let (said, end) = OF_ALL_TIME.iter().find_map(|words| phrase(claim, words))?;
    let is_known =
        |words: &&[&str]| alignment.source.statements().any(|s| phrase(&s, words).is_some());
    if OF_ALL_TIME.iter().any(is_known) {
        return None;
    }
    alignment.passages.iter().find_map(|aligned| {
        let passage = &aligned.passage;
        let mut superlatives =
            aligned.paired().filter(|(_, j)| is_superlative(&passage.tokens()[*j]));
        let (_, j) = superlatives.find(|(i, _)| *i < end)?;
        let since = passage.tokens().iter().position(|token| token.lower == "since")?;
        let date = passage.dates().find(|date| passage.token_span(date.range).start > since)?;
        let limit = passage.tokens()[since].range.join(date.range);
        (j < since).then(|| Reason::differs(ReasonKind::Scope, (claim, said), (passage, limit)))
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
    let has = |word: &Token| claim.tokens().iter().any(|token| concept(token) == concept(word));
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

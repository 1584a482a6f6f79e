//! How far a clause reaches, by its punctuation and conjunctions.

use super::lexicon::CLAUSE_OPENERS;
use super::token::{Token, TokenKind};
use crate::text::TextRange;

/// How many tokens a clause has at most; a text without punctuation shall not cost more.
const LONGEST_CLAUSE: usize = 80;

/// The rest of the clause that goes on at token `from`, with `limit` the end of its sentence.
pub(super) fn rest_of_clause(tokens: &[Token], from: usize, limit: usize) -> TextRange {
    let from = skip_comma(tokens, from, limit);
    let limit = limit.min(from + LONGEST_CLAUSE);
    let end = (from..limit).find(|&at| at > from && ends_clause(tokens, at)).unwrap_or(limit);
    range_of(tokens, from, end)
}

/// The words from token `from` to the next mark, with `limit` the end of the sentence.
pub(super) fn rest_of_phrase(tokens: &[Token], from: usize, limit: usize) -> TextRange {
    let limit = limit.min(from + LONGEST_CLAUSE);
    let end = (from..limit).find(|&at| is_pause(&tokens[at])).unwrap_or(limit);
    range_of(tokens, from, end)
}

/// The bytes of the tokens `from..end`, without a stop at their end.
pub(super) fn range_of(tokens: &[Token], from: usize, end: usize) -> TextRange {
    let covered = tokens.get(from..end).unwrap_or_default();
    let last = covered.iter().rev().find(|t| t.is_wordlike() || !is_pause(t));
    match (covered.first(), last) {
        (Some(first), Some(last)) => first.range.join(last.range),
        _ => TextRange::empty(tokens.get(from).map_or(0, |t| t.range.start)),
    }
}

/// Behind the comma of "Possibly, …".
fn skip_comma(tokens: &[Token], from: usize, limit: usize) -> usize {
    if from < limit && tokens[from].is_mark(',') { from + 1 } else { from }
}

fn ends_clause(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if token.is_mark(',') {
        return tokens.get(at + 1).is_some_and(|next| opener(next).is_some());
    }
    is_pause(token) || opener(token) == Some("bare")
}

fn opener(token: &Token) -> Option<&'static str> {
    CLAUSE_OPENERS.get(token.lower.as_str()).copied()
}

fn is_pause(token: &Token) -> bool {
    const PAUSES: [char; 13] = [',', ';', ':', '.', '!', '?', '…', '—', '–', '"', '“', '”', ')'];
    token.kind == TokenKind::Mark && token.lower.starts_with(PAUSES)
}

//! How far a clause reaches, by its punctuation and conjunctions.

use super::lexicon::{CLAUSE_OPENERS, REPORTING_VERBS};
use super::token::{Token, TokenKind};
use crate::text::TextRange;

/// How many tokens a clause has at most; a text without punctuation shall not cost more.
const LONGEST_CLAUSE: usize = 80;

/// The rest of the clause that goes on at token `from`, with `limit` the end of its sentence.
pub(super) fn rest_of_clause(tokens: &[Token], from: usize, limit: usize) -> TextRange {
    let comma = from < limit && tokens[from].is_mark(',');
    let next = tokens.get(from + 1).and_then(opener);
    if comma && next.is_some_and(|note| note != "subject") {
        return range_of(tokens, from, from);
    }
    let from = from + usize::from(comma); // "Possibly, …"
    let limit = limit.min(from + LONGEST_CLAUSE);
    let mut depth = 0;
    for at in from..limit {
        match tokens[at].lower.as_str() {
            "(" => depth += 1,
            ")" if depth == 0 => return range_of(tokens, from, at),
            ")" => depth -= 1,
            _ if at > from && depth == 0 && ends_clause(&tokens[..limit], at) => {
                return range_of(tokens, from, at);
            }
            _ => {}
        }
    }
    range_of(tokens, from, limit)
}

/// The words from token `from` to the next mark, with `limit` the end of the sentence.
pub(super) fn rest_of_phrase(tokens: &[Token], from: usize, limit: usize) -> TextRange {
    let limit = limit.min(from + LONGEST_CLAUSE);
    let tokens_here = tokens.get(..limit).unwrap_or_default();
    let end = (from..limit).find(|&at| ends_phrase(tokens_here, at)).unwrap_or(limit);
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

/// Whether a phrase ends before token `at`: at a mark, "but", or "and" with a subject behind it.
fn ends_phrase(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let subject = tokens.get(at + 1).and_then(opener) == Some("subject");
    let joined = matches!(token.lower.as_str(), "and" | "or" | "so") && subject;
    is_pause(token) && !is_abbreviation_stop(tokens, at) || opener(token) == Some("bare") || joined
}

/// Whether the stop at `at` stands inside the sentence `tokens`, as behind "Dr".
fn is_abbreviation_stop(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_mark('.') && tokens.get(at + 1).is_some_and(Token::is_wordlike)
}

/// Whether words behind the comma at `at` say who says so: ", the league said".
fn leads_to_cue(tokens: &[Token], at: usize) -> bool {
    const LONGEST_SUBJECT: usize = 6;
    let behind = tokens[at + 1..].iter().take(LONGEST_SUBJECT).take_while(|t| t.is_wordlike());
    behind.skip(1).any(|t| REPORTING_VERBS.get(t.lower.as_str()) == Some(&""))
}

fn ends_clause(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let next = tokens.get(at + 1);
    if token.is_mark(',') {
        return next.is_some_and(|next| opener(next).is_some()) || leads_to_cue(tokens, at);
    }
    if is_abbreviation_stop(tokens, at) {
        return false;
    }
    if ['"', '“', '”'].iter().any(|&mark| token.is_mark(mark)) {
        let behind_comma = at > 0 && tokens[at - 1].is_mark(',') && !token.spaced;
        return behind_comma || next.is_some_and(|next| next.is_mark(','));
    }
    (is_pause(token) && !token.is_mark(')')) || opener(token) == Some("bare")
}

fn opener(token: &Token) -> Option<&'static str> {
    CLAUSE_OPENERS.get(token.lower.as_str()).copied()
}

fn is_pause(token: &Token) -> bool {
    const PAUSES: [char; 13] = [',', ';', ':', '.', '!', '?', '…', '—', '–', '"', '“', '”', ')'];
    token.kind == TokenKind::Mark && token.lower.starts_with(PAUSES)
}

//! Where sentences end.
//!
//! A full stop ends a sentence unless it belongs to an abbreviation or an initial, or the text goes
//! on in lower case, which tells nothing where no sentence starts with a capital. A question or
//! exclamation mark does not where the words behind it say who spoke: `"Go!" she said.` is one
//! sentence.

use crate::text::TextRange;

use super::lexicon::{ABBREVIATIONS, REPORTING_VERBS, SENTENCE_STARTERS};
use super::token::{Case, Token, TokenKind};

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the space around it.
    pub range: TextRange,
    /// Its tokens, as indices.
    pub tokens: std::ops::Range<usize>,
}

/// Splits a block into sentences. They cover all tokens.
pub fn sentences(_text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let has_capitals = starts_with_capitals(tokens);
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let end = stop_end(tokens, at);
        let is_end = |start| match has_capitals {
            true => ends_sentence(tokens, start, at, end),
            false => ends_without_capitals(tokens, start, at, end),
        };
        if end > at && is_end(start) {
            sentences.extend(sentence(tokens, start, end));
            start = end;
        }
        at = end.max(at + 1);
    }
    sentences.extend(sentence(tokens, start, tokens.len()));
    sentences
}

fn sentence(tokens: &[Token], start: usize, end: usize) -> Option<Sentence> {
    let covered = tokens.get(start..end)?;
    let range = covered.first()?.range.join(covered.last()?.range);
    Some(Sentence { range, tokens: start..end })
}

/// Where a run of stops and closing marks that starts at token `at` ends; `at` where none does.
fn stop_end(tokens: &[Token], at: usize) -> usize {
    if !is_stop(&tokens[at]) && !is_dotted(&tokens[at]) {
        return at;
    }
    let rest = &tokens[at + 1..];
    let run = rest.iter().take_while(|t| !t.spaced && (is_stop(t) || is_closing(t))).count();
    at + 1 + run
}

/// Whether the sentence that began at token `start` ends with the stops `stop..end`.
fn ends_sentence(tokens: &[Token], start: usize, stop: usize, end: usize) -> bool {
    let Some(next) = first_word(tokens, end) else { return false };
    let word = &tokens[next];
    if word.case == Case::Lower && word.kind == TokenKind::Word {
        return false;
    }
    if !tokens[end].spaced {
        return is_missing_space(tokens, stop, end);
    }
    if is_dotted(&tokens[stop]) {
        return starts_sentence(tokens, next);
    }
    if tokens[stop].is_mark('.') && end - stop == 1 {
        return stop > 0 && full_stop_ends(tokens, start, stop - 1, next);
    }
    let quoted = is_closing(&tokens[end - 1]) && !tokens[stop].is_mark('.');
    !(quoted && names_speaker(tokens, next))
}

/// Whether the text, or anything behind a full stop in it, starts with a capital.
fn starts_with_capitals(tokens: &[Token]) -> bool {
    let starts = tokens.windows(2).filter(|pair| pair[0].is_mark('.')).map(|pair| &pair[1]);
    let first = tokens.iter().find(|token| token.is_wordlike());
    starts.chain(first).any(Token::is_capitalised)
}

/// The same in a text whose sentences start without a capital: no abbreviation ends a sentence, nor does one letter.
fn ends_without_capitals(tokens: &[Token], start: usize, stop: usize, end: usize) -> bool {
    let Some(before) = stop.checked_sub(1).and_then(|index| tokens.get(index)) else {
        return false;
    };
    let is_abbreviation =
        || before.lower.len() == 1 || ABBREVIATIONS.contains_key(before.lower.as_str());
    let is_numbering = || stop == start + 1 && before.kind == TokenKind::Number;
    let is_speech = || is_closing(&tokens[end - 1]) && names_speaker(tokens, end);
    let is_ellipsis = || tokens.get(stop + 1).is_some_and(|next| end > stop + 1 && is_stop(next));
    tokens.get(end).is_some_and(|next| next.spaced)
        && !is_dotted(&tokens[stop])
        && !is_ellipsis()
        && match tokens[stop].is_mark('.') {
            true => !is_abbreviation() && !is_numbering(),
            false => !is_speech(),
        }
}

/// Whether the full stop behind token `before` ends a sentence, with token `next` coming.
fn full_stop_ends(tokens: &[Token], start: usize, before: usize, next: usize) -> bool {
    let word = &tokens[before];
    if before == start && (word.kind == TokenKind::Number || is_initial(word)) {
        return false; // "1. First": the number of a list
    }
    if is_initial(word) {
        return starts_sentence(tokens, next);
    }
    let Some(note) = ABBREVIATIONS.get(word.lower.as_str()) else { return true };
    if !note.ends_with("small") && !word.is_capitalised() {
        return true;
    }
    match note.split(' ').next() {
        Some("never") => false,
        Some("number") => tokens[next].kind != TokenKind::Number,
        _ => starts_sentence(tokens, next),
    }
}

/// The first word behind a few opening marks.
fn first_word(tokens: &[Token], from: usize) -> Option<usize> {
    const MOST_MARKS: usize = 4;
    let ahead = tokens.get(from..)?.iter().take(MOST_MARKS + 1);
    ahead.into_iter().position(Token::is_wordlike).map(|found| from + found)
}

fn starts_sentence(tokens: &[Token], at: usize) -> bool {
    let initial = is_initial(&tokens[at]) && tokens.get(at + 1).is_some_and(|t| t.is_mark('.'));
    !initial && SENTENCE_STARTERS.contains_key(tokens[at].lower.as_str())
}

/// "ended.The": a space was lost.
fn is_missing_space(tokens: &[Token], stop: usize, end: usize) -> bool {
    let word = |at: usize, case| tokens[at].kind == TokenKind::Word && tokens[at].case == case;
    stop > 0 && word(stop - 1, Case::Lower) && word(end, Case::Capital)
}

/// Whether the words at `at` are a short subject and a reporting verb: "Mara Lind asked".
fn names_speaker(tokens: &[Token], at: usize) -> bool {
    const LONGEST_SUBJECT: usize = 4;
    let words = tokens[at..].iter().take_while(|t| t.is_wordlike()).take(LONGEST_SUBJECT + 1);
    words.skip(1).any(|t| REPORTING_VERBS.contains_key(t.lower.as_str()))
}

fn is_stop(token: &Token) -> bool {
    token.kind == TokenKind::Mark && token.lower.starts_with(['.', '!', '?', '…'])
}

fn is_closing(token: &Token) -> bool {
    token.kind == TokenKind::Mark && token.lower.starts_with(['"', '\'', '”', '’', ')', ']', '»'])
}

/// An abbreviation that holds its last dot: `U.S.`
fn is_dotted(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.lower.ends_with('.')
}

/// A single capital letter, as in "J. Smith".
fn is_initial(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.case == Case::Capital && token.lower.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokens;

    /// `marked` has `|` where sentences should part; gives it back with `|` where they do.
    fn check(marked: &str) {
        let text = marked.replace(" | ", " ").replace('|', "");
        let read = tokens(&text);
        let found = sentences(&text, &read);
        let covered: Vec<usize> = found.iter().flat_map(|s| s.tokens.clone()).collect();
        assert_eq!(covered, (0..read.len()).collect::<Vec<_>>(), "{text}");
        let parts: Vec<_> = found.iter().map(|s| s.range.of(&text)).collect();
        let expected: Vec<_> = marked.split('|').map(str::trim).collect();
        assert_eq!(parts, expected);
    }

    #[test]
    fn stops_end_sentences() {
        check("It rained. | Nobody came! | Why? | They knew…");
        check("It rained.|Nobody came.");
        check("He paid 2.5 million. | 40 people left.");
        check("(They left.) | She stayed.");
        check("Nothing but words");
        check("1. First of all");
    }

    #[test]
    fn abbreviations_and_initials_do_not() {
        check("Mr. Lind met Gen. Osei on Jan. 5 in St. Alban.");
        check("J. K. Marsh and J.K. Marsh of Tern Inc. Europe met.");
        check("The U.S. Senate met at 5 p.m. Eastern time.");
        check("See No. 5, e.g. Lions, etc. for more.");
        check("She flew to the U.S. | The vote was lost.");
        check("He works at Tern Corp. | It pays well.");
        check("They said no. | Mara left.");
        check("It was plan B. | The first had failed.");
    }

    #[test]
    fn text_that_goes_on_in_lower_case_goes_on() {
        check("Yahoo! said so.");
        check("He waited ... and waited.");
        check("The firm (formerly Tern Inc.) said so.");
    }

    #[test]
    fn without_any_capitals_a_stop_is_enough() {
        check("it rained . | nobody came . | mr . lind left at 5 p.m. with j . k . marsh .");
        check("he waited ... and waited. | why? | \"go!\" she said.");
    }

    #[test]
    fn quotations_end_with_their_closing_mark() {
        check("\"We know our contract. | We will sue them.\" | They did.");
        check("“Stay here.” | She went.");
        check("He said: “Go.” | “Why?” she asked.");
        check("\"Go!\" she said.");
        check("\"Who pays?\" Mara Lind asked. | Nobody knew.");
        check("\"Who pays?\" | The room was silent.");
    }
}

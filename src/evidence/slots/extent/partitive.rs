//! Some of them: "the owners" and "all six authors" must not stand where the evidence has two of the
//! owners, five of the six authors, three neighbouring glaciers.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::slots::beside::share;
use crate::evidence::statement::{Statement, is_content};
use crate::language::thesaurus::{self, PartOfSpeech};
use crate::language::{Token, TokenKind, Unit};
use crate::text::TextRange;

/// The share of the claim's words that a passage must have before it tells of the same.
const TOLD: f32 = 0.6;
/// A noun stands at most so many tokens behind "of" or "all".
const PHRASE: usize = 5;
/// Words that mean all of them.
const ALL: [&str; 6] = ["all", "every", "each", "any", "both", "none"];
/// Words that mean a part of them, beside figures.
const PART: [&str; 9] =
    ["some", "most", "many", "several", "few", "half", "majority", "part", "one"];
/// Words before a figure that make it all there are: "the three glaciers".
const DEFINITE: [&str; 10] =
    ["the", "all", "its", "his", "her", "their", "these", "those", "both", "our"];

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let near =
        alignment.passages.iter().filter(|aligned| share(alignment, aligned, &(0..0)) >= TOLD);
    near.filter_map(|aligned| widened(alignment, aligned)).take(1).collect()
}

/// The claim's noun phrase that takes in all of what the passage tells of a part.
fn widened(alignment: &Alignment<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let (claim, passage) = (&alignment.claim, &aligned.passage);
    let written = parts(passage).into_iter().chain(counted(passage));
    written.into_iter().find_map(|part| {
        let noun = &passage.tokens()[part.noun];
        let (at, _) = claim.content().find(|(_, token)| token.concept() == noun.concept())?;
        let said = whole(claim, at, &part)?;
        let differs = Reason::differs(ReasonKind::Scope, (claim, said), (passage, part.range));
        let with_noun = alignment.source.sentences_with(noun.concept());
        let is_of_all = |id: &u32| tells_of_all(&alignment.source.statement(*id), noun);
        let is_told_of_all = with_noun.iter().any(is_of_all);
        (!is_told_of_all).then(|| differs.replaced_by(None))
    })
}

/// A part of some things.
struct Part {
    /// From the word for the part to the noun.
    range: TextRange,
    noun: usize,
    /// Whether the passage says of how many it is a part: "two of the owners".
    is_of: bool,
}

/// "two of the owners", "most of its six authors"
fn parts(statement: &Statement<'_>) -> Vec<Part> {
    let tokens = statement.tokens();
    let opens = |at: &usize| {
        let first = &tokens[*at];
        let is_part = first.kind == TokenKind::Number
            || PART.contains(&first.lower.as_str())
            || statement.quantities().any(|quantity| quantity.core == first.range);
        is_part && tokens.get(at + 1).is_some_and(|of| of.lower == "of")
    };
    let read = |at: usize| {
        let noun = (at + 2..tokens.len().min(at + 2 + PHRASE)).find(|i| is_noun(&tokens[*i]))?;
        let is_definite = tokens.get(at + 2).is_some_and(|t| is_one_of(t, &DEFINITE));
        let range = tokens[at].range.join(tokens[noun].range);
        is_definite.then_some(Part { range, noun, is_of: true })
    };
    (0..tokens.len()).filter(opens).filter_map(read).collect()
}

/// "three neighbouring glaciers", where nothing says that these are all
fn counted(statement: &Statement<'_>) -> Vec<Part> {
    let tokens = statement.tokens();
    let counts = statement.quantities().filter(|q| matches!(q.unit, Unit::Count(_)));
    let read = |range: TextRange| {
        let span = statement.token_span(range);
        let before = span.start.checked_sub(1).and_then(|at| tokens.get(at));
        let behind = span.end..tokens.len().min(span.end + 2);
        let noun = behind.into_iter().rfind(|i| is_noun(&tokens[*i]))?;
        let is_all = before.is_some_and(|token| is_one_of(token, &DEFINITE));
        let range = range.join(tokens[noun].range);
        (!is_all).then_some(Part { range, noun, is_of: false })
    };
    counts.filter_map(|quantity| read(quantity.core)).collect()
}

/// The claim's phrase around the noun at `at`, where it means all of them. Without a word for "all",
/// only "two of the owners" tells that "the owners" are too many.
fn whole(claim: &Statement<'_>, at: usize, part: &Part) -> Option<TextRange> {
    let tokens = claim.tokens();
    let start = (0..at).rev().take(PHRASE).take_while(|i| tokens[*i].kind != TokenKind::Mark);
    let before: Vec<usize> = start.collect();
    let is_partial = before.iter().any(|i| is_one_of(&tokens[*i], &PART));
    let all = before.iter().find(|i| is_one_of(&tokens[**i], &ALL));
    let has_figure = before.iter().any(|i| {
        tokens[*i].kind == TokenKind::Number
            || claim.quantities().any(|quantity| quantity.core.covers(tokens[*i].range))
    });
    let the = at.checked_sub(1).filter(|i| tokens[*i].lower == "the");
    let is_owner = tokens.get(at + 1).is_some_and(|token| token.lower.starts_with(['\'', '’']));
    let is_plural = tokens[at].lower.ends_with('s') && !is_owner;
    let from = match all {
        Some(all) => Some(*all),
        None => the.filter(|_| part.is_of && is_plural && !has_figure),
    };
    from.filter(|_| !is_partial).map(|from| tokens[from].range.join(tokens[at].range))
}

/// Whether a sentence has a word for "all" right before the noun.
fn tells_of_all(statement: &Statement<'_>, noun: &Token) -> bool {
    let tokens = statement.tokens();
    let places = (0..tokens.len()).filter(|at| tokens[*at].concept() == noun.concept());
    places.into_iter().any(|at| {
        let before = &tokens[at.saturating_sub(PHRASE)..at];
        before.iter().any(|token| is_one_of(token, &ALL))
    })
}

fn is_noun(token: &Token) -> bool {
    token.kind == TokenKind::Word
        && is_content(token)
        && token.lower.ends_with('s')
        && thesaurus::senses(&token.lower).part == Some(PartOfSpeech::Noun)
}

fn is_one_of(token: &Token, words: &[&str]) -> bool {
    words.contains(&token.lower.as_str())
}

//! How many of them: "all" must not stand where the evidence has "most" or "some".

use std::sync::LazyLock;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::lexicon::{self, WordList};
use crate::language::{Token, TokenKind};
use crate::text::TextRange;

/// A quantifier and its noun stand at most so many tokens apart.
const PHRASE: usize = 5;
/// In a passage that covers this much of the claim, the only quantifier answers to the claim's.
const CLOSE: f32 = 0.5;
/// Words before "all" that leave something out.
const NEARLY: [&str; 4] = ["nearly", "almost", "virtually", "practically"];
/// Words behind "all" and "most" that make them something else: "all over", "all but".
const NOT_BEFORE: [&str; 5] = ["over", "along", "but", "out", "right"];
/// Words before them that do: "at all", "after all", "the most".
const NOT_BEHIND: [&str; 6] = ["at", "after", "above", "the", "its", "not"];

static QUANTIFIERS: LazyLock<WordList> =
    LazyLock::new(|| lexicon::parse(include_str!("quantifiers.txt")));

/// What share of the things a quantifier leaves, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Share {
    Some,
    Most,
    All,
}

/// A word that says how many of the things are meant.
#[derive(Debug, Clone, Copy)]
struct Quantifier {
    /// Its token.
    at: usize,
    /// "nearly" and "all", in bytes of the reading.
    range: TextRange,
    share: Share,
}

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let mine: Vec<_> = quantifiers(claim).filter(|own| own.share > Share::Some).collect();
    let passages = &alignment.passages;
    mine.iter()
        .filter_map(|own| passages.iter().find_map(|aligned| widened(alignment, aligned, own)))
        .collect()
}

fn quantifiers(statement: &Statement<'_>) -> impl Iterator<Item = Quantifier> {
    let tokens = statement.tokens();
    (0..tokens.len()).filter_map(move |at| quantifier(tokens, at))
}

fn quantifier(tokens: &[Token], at: usize) -> Option<Quantifier> {
    let token = &tokens[at];
    let share = match *QUANTIFIERS.get(token.lower.as_str())? {
        "all" => Share::All,
        "most" => Share::Most,
        "one" if !is_one_of_them(tokens, at) => return None,
        _ => Share::Some,
    };
    let before = at.checked_sub(1).and_then(|index| tokens.get(index));
    let is = |token: Option<&Token>, words: &[&str]| {
        token.is_some_and(|token| words.contains(&token.lower.as_str()))
    };
    let behind = tokens.get(at + 1);
    let is_figure = behind.is_some_and(|token| token.kind == TokenKind::Number);
    if is_figure || is(before, &NOT_BEHIND) || is(behind, &NOT_BEFORE) {
        return None;
    }
    let nearly = before.filter(|_| share == Share::All && is(before, &NEARLY));
    let range = nearly.map_or(token.range, |word| word.range.join(token.range));
    let share = if nearly.is_some() { Share::Most } else { share };
    Some(Quantifier { at, range, share })
}

/// "one of them", "one of the jets"
fn is_one_of_them(tokens: &[Token], at: usize) -> bool {
    let is = |index: usize, words: &[&str]| {
        tokens.get(index).is_some_and(|token| words.contains(&token.lower.as_str()))
    };
    is(at + 1, &["of"]) && is(at + 2, &["them", "the", "its", "his", "her", "their", "these"])
}

/// The claim's quantifier, where the passage has a smaller one of the same things.
fn widened(alignment: &Alignment<'_>, aligned: &Aligned<'_>, own: &Quantifier) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &aligned.passage;
    let other = beside_same_noun(aligned, own).or_else(|| the_only(claim, aligned))?;
    if other.share >= own.share || is_said_elsewhere(alignment, own) {
        return None;
    }
    let written = (passage, other.range);
    let reason = Reason::differs(ReasonKind::Scope, (claim, own.range), written);
    let is_plain = |statement: &Statement<'_>, quantifier: &Quantifier| {
        let lower = statement.tokens()[quantifier.at].lower.as_str();
        matches!(lower, "all" | "most" | "some" | "many" | "several")
    };
    let fits = is_plain(claim, own) && is_plain(passage, &other);
    let new = fits.then(|| passage.slice(other.range).to_lowercase());
    Some(reason.replaced_by(new))
}

/// The passage's quantifier of the noun that the claim's belongs to.
fn beside_same_noun(aligned: &Aligned<'_>, own: &Quantifier) -> Option<Quantifier> {
    let is_near = |from: usize, to: usize| from < to && to - from <= PHRASE;
    let (_, noun) = aligned.paired().find(|(i, _)| is_near(own.at, *i))?;
    quantifiers(&aligned.passage).filter(|other| is_near(other.at, noun)).last()
}

/// The quantifier of a close passage, where both sides have just one.
fn the_only(claim: &Statement<'_>, aligned: &Aligned<'_>) -> Option<Quantifier> {
    let mut theirs = quantifiers(&aligned.passage);
    let only = theirs.next()?;
    let is_alone = theirs.next().is_none() && quantifiers(claim).count() == 1;
    (is_alone && aligned.score >= CLOSE).then_some(only)
}

/// Whether a sentence of the evidence says as much of the next word but one of the claim.
fn is_said_elsewhere(alignment: &Alignment<'_>, own: &Quantifier) -> bool {
    let behind = alignment.claim.tokens()[own.at + 1..].iter().take(PHRASE);
    behind.filter(|token| is_content(token)).any(|noun| {
        let with = alignment.source.sentences_with(noun.concept());
        with.iter().any(|id| {
            let statement = alignment.source.statement(*id);
            quantifiers(&statement).any(|other| {
                let near = statement.tokens()[other.at + 1..].iter().take(PHRASE);
                other.share >= own.share
                    && near.into_iter().any(|token| token.concept() == noun.concept())
            })
        })
    })
}

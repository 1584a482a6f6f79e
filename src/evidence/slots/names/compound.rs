//! Names made of a proper and a common word, put together wrongly: "Cutler Lane" for "Cutler
//! Street", "Lindqvist Award" for "Brightwater Award" where there is a Lindqvist Gallery.

use super::name::words;
use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::statement::Statement;
use crate::language::thesaurus::{self, Concept, PartOfSpeech};
use crate::language::{Name, Token};

/// A passage must cover this much of a claim before one of its names answers to the claim's.
const CLOSE: f32 = 0.4;

/// The name of a close passage that shares one word with `name` and has another for the other,
/// where the words of `name` never stand together.
pub(super) fn find<'a>(
    alignment: &'a Alignment<'_>,
    name: &Name,
) -> Option<(&'a Aligned<'a>, &'a Name)> {
    let mine = words(&alignment.claim, name);
    let [proper, common] = mine[..] else { return None };
    if !is_common(common) || stand_together(alignment, proper, common) {
        return None;
    }
    let close = alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE);
    close.into_iter().find_map(|aligned| {
        let is_other = |other: &&Name| {
            let theirs = words(&aligned.passage, other);
            matches!(theirs[..], [first, last]
                if is_other_kind(alignment, (proper, common), (first, last))
                    || is_other_proper(alignment, (proper, common), (first, last)))
        };
        Some((aligned, aligned.passage.names().find(is_other)?))
    })
}

/// "Cutler Lane" and "Cutler Street": both words are kinds of the same, and the evidence does not
/// have the claim's.
fn is_other_kind(
    alignment: &Alignment<'_>,
    (proper, common): (&Token, &Token),
    (first, last): (&Token, &Token),
) -> bool {
    first.stem == proper.stem
        && last.stem != common.stem
        && !alignment.source_has(common)
        && are_sisters(common, last)
}

/// "Lindqvist Award" and "Brightwater Award": the first word belongs to something else.
fn is_other_proper(
    alignment: &Alignment<'_>,
    (proper, common): (&Token, &Token),
    (first, last): (&Token, &Token),
) -> bool {
    let claim_has = |word: &Token| alignment.claim.tokens().iter().any(|t| t.stem == word.stem);
    last.stem == common.stem
        && alignment.source_has(proper)
        && !is_common(proper)
        && !is_common(first)
        && !claim_has(first)
}

/// Whether a sentence of the evidence has both words.
fn stand_together(alignment: &Alignment<'_>, one: &Token, other: &Token) -> bool {
    let has = |statement: &Statement<'_>| {
        statement.tokens().iter().any(|token| token.concept() == other.concept())
    };
    let with = alignment.source.sentences_with(one.concept());
    with.iter().any(|id| has(&alignment.source.statement(*id)))
}

/// Whether a word of a name is one that is written without a capital elsewhere: "Lane".
fn is_common(token: &Token) -> bool {
    thesaurus::senses(&token.lower).commonness > 0
}

/// Whether both words can be kinds of the same thing.
fn are_sisters(one: &Token, other: &Token) -> bool {
    let theirs = wider(other);
    wider(one).iter().any(|concept| theirs.contains(concept))
}

fn wider(token: &Token) -> Vec<Concept> {
    let senses = thesaurus::senses(&token.lower);
    let nouns = senses.as_part(PartOfSpeech::Noun);
    nouns.flat_map(|concept| thesaurus::around(concept).wider()).collect()
}

//! The tagger of names: which words of a sentence name a person, an organisation, a place, a
//! product, an event or a work.
//!
//! Each word has features ([`feature`]: the word itself, its shape, its neighbours, what the word
//! lists know of it, which words are used like it); each feature has a weight for each tag
//! ([`weights`]), which add up to the scores of the word ([`score`]); the tags of a sentence are
//! those whose scores add up to most, of all sequences that are possible ([`decode`]). The method is the averaged structured perceptron (Collins 2002)
//! with features after Ratinov and Roth (2009).
//!
//! `weights.bin` and `clusters.bin` are compiled in; `examples/train_tagger` makes them, and says
//! what from.

pub mod cluster;
pub mod decode;
pub mod feature;
mod score;
pub mod tag;
pub mod weights;

use std::ops::Range;
use std::sync::LazyLock;

use super::EntityType;
use super::token::{Token, TokenKind};

pub use tag::Tag;

static DECODER: LazyLock<decode::Decoder<'static>> =
    LazyLock::new(|| decode::Decoder::new(weights::SHIPPED.transitions()));

/// A name that the tagger has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tagged {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub kind: EntityType,
}

/// Finds the names in `sentence`, a range of `tokens`, in order and without overlap.
pub fn tag(tokens: &[Token], sentence: Range<usize>) -> Vec<Tagged> {
    let Some(words) = tokens.get(sentence.clone()) else { return Vec::new() };
    let sentence_features = feature::Sentence::new(words);
    let mut scorer = score::Scorer::new(&sentence_features);
    let mut names = Vec::new();
    for stretch in stretches(words) {
        let mut scores: Vec<_> = stretch.clone().map(|at| scorer.of(at)).collect();
        // The word behind counts as the neighbour of the last.
        if stretch.end < words.len() {
            scores.push(NO_NAME);
        }
        let tags = DECODER.best(&scores);
        let start = sentence.start + stretch.start;
        let in_block = |words: Range<usize>| words.start + start..words.end + start;
        names.extend(
            tag::spans(&tags).map(|(words, kind)| Tagged { tokens: in_block(words), kind }),
        );
    }
    names
}

/// How far before a word that looks like a name the others of the name are, at most, and how far
/// behind it.
const BEFORE: usize = 1;
const BEHIND: usize = 2;

/// The scores of a word that is in no name.
const NO_NAME: decode::Scores = {
    let mut scores = [-(1 << 20); tag::COUNT];
    scores[Tag::OUTSIDE.0 as usize] = 0;
    scores
};

/// The stretches of words of which some look like a name, or stand near one that does: others are
/// never in a name, which saves most of the work.
fn stretches(words: &[Token]) -> Vec<Range<usize>> {
    let looks_like_a_name = |word: &Token| word.is_capitalised() || word.kind == TokenKind::Mixed;
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (at, _) in words.iter().enumerate().filter(|(_, word)| looks_like_a_name(word)) {
        let near = at.saturating_sub(BEFORE)..words.len().min(at + BEHIND + 1);
        match stretches.last_mut() {
            Some(last) if near.start <= last.end => last.end = near.end,
            _ => stretches.push(near),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokens;

    /// The names that are tagged in `text`, with their types.
    fn tagged(text: &str) -> Vec<(&str, &'static str)> {
        let tokens = tokens(text);
        let name = |tagged: Tagged| {
            let words = &tokens[tagged.tokens];
            let range = words[0].range.join(words[words.len() - 1].range);
            (range.of(text), tagged.kind.as_str())
        };
        tag(&tokens, 0..tokens.len()).into_iter().map(name).collect()
    }

    #[test]
    fn names_are_found_without_any_list() {
        let expected =
            [("Tovik Aranessen", "person"), ("Quillon Systems Ltd", "org"), ("Belmorra", "place")];
        assert_eq!(tagged("Tovik Aranessen of Quillon Systems Ltd flew to Belmorra."), expected);
    }

    #[test]
    fn common_words_are_no_names() {
        assert_eq!(tagged("However, on Tuesday in March prices fell again."), []);
    }

    #[test]
    fn nothing_is_tagged_in_nothing() {
        assert_eq!(tag(&[], 0..0), []);
        assert_eq!(tag(&[], 0..3), []);
    }
}

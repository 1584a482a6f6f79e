//! Which words of a claim, in words that its evidence does not use, answer to which words of a
//! passage.

use std::sync::Arc;

use super::asked::Witness;
use super::statement::{Statement, is_content};
use crate::language::thesaurus::{self, Concept};
use crate::language::{Token, TokenKind};

/// Senses of a word in which it may answer to another: in the rarer ones, most words can be put for
/// most others.
const SENSES: usize = 4;

/// The words of a claim that its source does not have, with what they can mean.
pub(super) struct OtherWords {
    /// Indices of the claim's tokens, in order.
    words: Vec<(usize, Meanings)>,
}

/// What a word can mean.
#[derive(Default)]
struct Meanings(Arc<[Concept]>);

impl Meanings {
    /// The most frequent of them.
    fn frequent(&self) -> &[Concept] {
        &self.0[..self.0.len().min(SENSES)]
    }

    fn overlap(&self, other: &Self) -> bool {
        self.frequent().iter().any(|concept| other.frequent().contains(concept))
    }
}

impl OtherWords {
    pub fn of(claim: &Statement<'_>, source: &Witness<'_>) -> Self {
        let is_other = |token: &Token| source.sentences_with(token.concept()).is_empty();
        let words = claim.content().filter(|(_, token)| is_other(token));
        let words = words.map(|(at, token)| (at, meanings(token)));
        Self { words: words.filter(|(_, meanings)| !meanings.frequent().is_empty()).collect() }
    }

    /// Pairs them with free words of the passage that can mean the same, each with the nearest to
    /// where the pairs before it lead to expect it. Returns the indices of the tokens that found one.
    pub fn pair(&self, passage: &Statement<'_>, pairs: &mut [Option<usize>]) -> Vec<usize> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let taken: Vec<usize> = pairs.iter().flatten().copied().collect();
        let free = passage.content().filter(|(at, _)| !taken.contains(at));
        let mut free: Vec<_> = free.map(|(at, word)| (at, meanings(word))).collect();
        let mut paired = Vec::new();
        for (at, mine) in &self.words {
            let before = (0..*at).rev().find_map(|other| Some((other, pairs[other]?)));
            let expected = before.map_or(*at, |(from, to)| to + (at - from));
            let synonyms = free.iter().enumerate().filter(|(_, (_, word))| word.overlap(mine));
            let nearest = synonyms.min_by_key(|(_, (index, _))| index.abs_diff(expected));
            if let Some(nearest) = nearest.map(|(index, _)| index) {
                pairs[*at] = Some(free.remove(nearest).0);
                paired.push(*at);
            }
        }
        paired
    }
}

/// What a word that is no name can mean.
fn meanings(word: &Token) -> Meanings {
    if word.kind != TokenKind::Word || word.is_capitalised() || !is_content(word) {
        return Meanings::default();
    }
    Meanings(thesaurus::senses(&word.lower).concepts)
}

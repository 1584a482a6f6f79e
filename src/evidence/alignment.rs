//! Which word of a claim answers to which word of its evidence.

use super::asked::Witness;
use super::kindred::concept;
use super::retrieval::retrieve;
use super::statement::Statement;
use crate::language::Token;
use crate::text::TextRange;

/// How far from a word its context reaches, in tokens.
const CONTEXT: usize = 7;

/// A claim, the passages that speak of the same thing, and how their words pair up.
pub(super) struct Alignment<'a> {
    pub claim: Statement<'a>,
    pub source: &'a Witness<'a>,
    /// Best first.
    pub passages: Vec<Aligned<'a>>,
    /// The share of the claim's weight that the passages cover together, in 0..1.
    pub covered: f32,
    /// The share of the claim's weight that the source speaks of anywhere, in 0..1.
    pub known: f32,
}

impl Alignment<'_> {
    /// Whether a word of the same concept stands anywhere in the source.
    pub fn source_has(&self, word: &Token) -> bool {
        !self.source.sentences_with(concept(word)).is_empty()
    }

    /// Whether a word of the same concept stands in a passage, or in a sentence beside the best.
    pub fn passages_have(&self, word: &Token) -> bool {
        let is_near = |id: u32| {
            let beside_best = self.passages.first().is_some_and(|best| best.id.abs_diff(id) <= 1);
            beside_best || self.passages.iter().any(|aligned| aligned.id == id)
        };
        self.source.sentences_with(concept(word)).iter().any(|id| is_near(*id))
    }
}

/// One passage, and the token in it that answers to each token of the claim.
pub(super) struct Aligned<'a> {
    /// Which sentence of the source it is, counted from 0.
    pub id: u32,
    pub passage: Statement<'a>,
    /// The share of the claim's weight that it covers, in 0..1.
    pub score: f32,
    /// As long as the claim's tokens.
    pub pairs: Vec<Option<usize>>,
}

/// Retrieves the passages for `claim` and pairs their words with its own.
pub(super) fn align<'a>(claim: Statement<'a>, source: &'a Witness<'a>) -> Alignment<'a> {
    let retrieved = retrieve(&claim, source);
    let passages = retrieved
        .passages
        .into_iter()
        .map(|(id, score)| {
            let passage = source.statement(id);
            Aligned { pairs: pair(&claim, &passage), id, passage, score }
        })
        .collect();
    Alignment { claim, source, passages, covered: retrieved.covered, known: retrieved.known }
}

/// Pairs each content word of the claim with the word of the same concept that stands nearest to
/// the place where the pairs before it lead to expect it.
fn pair(claim: &Statement<'_>, passage: &Statement<'_>) -> Vec<Option<usize>> {
    let words: Vec<_> = passage.content().collect();
    let mut pairs = vec![None; claim.tokens().len()];
    let mut last: Option<(usize, usize)> = None;
    for (at, token) in claim.content() {
        let wanted = concept(token);
        let expected = last.map_or(at, |(from, to)| to + (at - from));
        let nearest = words
            .iter()
            .filter(|(_, word)| concept(word) == wanted)
            .map(|(index, _)| *index)
            .min_by_key(|index| index.abs_diff(expected));
        if let Some(index) = nearest {
            pairs[at] = Some(index);
            last = Some((at, index));
        }
    }
    pairs
}

impl Aligned<'_> {
    /// How many words of the claim around token `at` are paired with words of the passage around
    /// token `to`; words inside the two ranges do not count.
    pub fn shared_context(&self, at: std::ops::Range<usize>, to: std::ops::Range<usize>) -> usize {
        let near = |index: usize, range: &std::ops::Range<usize>| {
            !range.contains(&index) && index + CONTEXT >= range.start && index < range.end + CONTEXT
        };
        let pairs = self.pairs.iter().enumerate();
        pairs.filter(|(i, pair)| near(*i, &at) && pair.is_some_and(|j| near(j, &to))).count()
    }

    /// The pairs as (token of the claim, token of the passage).
    pub fn paired(&self) -> impl Iterator<Item = (usize, usize)> {
        self.pairs.iter().enumerate().filter_map(|(i, pair)| pair.map(|j| (i, j)))
    }
}

impl Statement<'_> {
    /// The indices of the tokens that `range` (bytes of the reading) covers or touches.
    pub fn token_span(&self, range: TextRange) -> std::ops::Range<usize> {
        let tokens = self.tokens();
        let first = tokens.partition_point(|token| token.range.end <= range.start);
        let behind = tokens.partition_point(|token| token.range.start < range.end);
        first..behind.max(first)
    }
}

//! Which word of a claim answers to which word of its evidence.

use super::asked::Witness;
use super::retrieval::retrieve;
use super::statement::{Statement, is_content};
use super::synonyms::OtherWords;
use crate::language::Token;
use crate::text::TextRange;

/// How far from a word its context reaches, in tokens.
const CONTEXT: usize = 7;

/// What a synonym counts beside the word itself.
const SYNONYM: f32 = 0.7;

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
    /// How many of the claim's first words name what an excerpt speaks of without its name.
    pub unnamed: usize,
}

impl Alignment<'_> {
    /// Whether a word of the same concept stands anywhere in the source.
    pub fn source_has(&self, word: &Token) -> bool {
        self.is_unnamed(word) || !self.source.sentences_with(word.concept()).is_empty()
    }

    /// Whether a token of the claim is of a name that the source speaks of without naming it.
    fn is_unnamed(&self, word: &Token) -> bool {
        self.claim
            .tokens()
            .iter()
            .take(self.unnamed)
            .any(|token| token.range == word.range && token.lower == word.lower)
    }

    /// Whether a word of the same concept stands in a passage, or in a sentence beside the best.
    pub fn passages_have(&self, word: &Token) -> bool {
        if self.is_unnamed(word) {
            return true;
        }
        let is_near = |id: u32| {
            let beside_best = self.passages.first().is_some_and(|best| best.id.abs_diff(id) <= 1);
            beside_best || self.passages.iter().any(|aligned| aligned.id == id)
        };
        self.source.sentences_with(word.concept()).iter().any(|id| is_near(*id))
    }
}

/// How many of the first words of a claim name somebody of whom the source, an excerpt, speaks
/// without the name: "Sophia Bush" of "Sophia Bush acted in films" beside "She is known for her
/// films".
fn unnamed(claim: &Statement<'_>, source: &Witness<'_>) -> usize {
    let is_light =
        |token: &Token| matches!(token.lower.as_str(), "of" | "the" | "and" | "'s" | "-");
    let name = claim.tokens().iter().take_while(|t| t.is_capitalised() || is_light(t));
    let name: Vec<_> = name.collect();
    let mut words = name.iter().filter(|token| is_content(token)).peekable();
    let is_new = words.peek().is_some()
        && words.all(|token| source.sentences_with(token.concept()).is_empty());
    if is_new && source.opens_unnamed() { name.len() } else { 0 }
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
    let unnamed = unnamed(&claim, source);
    let retrieved = retrieve(&claim, unnamed, source);
    let total: f32 = claim
        .content()
        .skip_while(|(at, _)| *at < unnamed)
        .map(|(_, token)| source.weight(token.concept()))
        .sum();
    let others = OtherWords::of(&claim, source);
    let align_with = |(id, score): (u32, f32)| {
        let passage = source.statement(id);
        let mut pairs = pair(&claim, &passage);
        let synonyms = others.pair(&passage, &mut pairs);
        let weight = |at: &usize| source.weight(claim.tokens()[*at].concept());
        let more: f32 = synonyms.iter().map(weight).sum();
        let score = (score + SYNONYM * more / total.max(f32::EPSILON)).min(1.0);
        Aligned { pairs, id, passage, score }
    };
    let passages = retrieved.passages.into_iter().map(align_with).collect();
    Alignment {
        claim,
        source,
        passages,
        covered: retrieved.covered,
        known: retrieved.known,
        unnamed,
    }
}

/// Pairs each content word of the claim with the word of the same concept that stands nearest to
/// the place where the pairs before it lead to expect it.
fn pair(claim: &Statement<'_>, passage: &Statement<'_>) -> Vec<Option<usize>> {
    let words: Vec<_> = passage.content().map(|(index, word)| (index, word.concept())).collect();
    let mut pairs = vec![None; claim.tokens().len()];
    let mut last: Option<(usize, usize)> = None;
    for (at, token) in claim.content() {
        let wanted = token.concept();
        let expected = last.map_or(at, |(from, to)| to + (at - from));
        let nearest = words
            .iter()
            .filter(|(_, theirs)| *theirs == wanted)
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

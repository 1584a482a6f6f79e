//! The claims of an article: its headline, and each sentence of its summary.

use std::sync::Arc;

use crate::analysis::{Analysis, Place};
use crate::article::{Block, Section};
use crate::language::{Reading, Sentence};

use super::source::Source;
use super::statement::{Statement, is_content};
use super::verdict::{Judgement, Thresholds, judge};

/// Fewer content words make no claim.
const WORDS: usize = 2;

/// A claim of an article and what was found about it.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedClaim {
    /// The claim's sentence.
    pub claim: Place,
    /// The judgement; its claim ranges count in the plain text of the claim's block.
    pub judgement: Judgement,
}

/// A claim that nobody has judged yet.
pub(super) struct Claim<'a> {
    /// The index of its block.
    pub block: usize,
    pub reading: &'a Arc<Reading>,
    /// The index of its sentence in the reading.
    pub number: usize,
    pub sentence: &'a Sentence,
}

/// What a claim says, wherever it stands: its reading, by its address, and the index of its
/// sentence.
pub(super) type ClaimKey = (usize, usize);

impl<'a> Claim<'a> {
    pub fn key(&self) -> ClaimKey {
        (Arc::as_ptr(self.reading).addr(), self.number)
    }

    pub fn place(&self) -> Place {
        self.statement().place()
    }

    pub fn statement(&self) -> Statement<'a> {
        Statement { block: self.block, reading: self.reading, sentence: self.sentence }
    }
}

/// Judges the headline and each sentence of the summary against the body. An article without a
/// body has nothing to hold a claim against, and no judgement.
pub fn judge_article(analysis: &Analysis, thresholds: &Thresholds) -> Vec<JudgedClaim> {
    let source = Source::new(body_of(analysis), analysis.date);
    if source.is_empty() {
        return Vec::new();
    }
    let judge = |claim: Claim<'_>| JudgedClaim {
        claim: claim.place(),
        judgement: judge(claim.block, claim.reading, claim.sentence, &source, thresholds),
    };
    claims_of(analysis).map(judge).collect()
}

/// What the claims of an article are held against: the blocks of its body.
pub(super) fn body_of(analysis: &Analysis) -> Vec<(usize, &Arc<Reading>)> {
    analysis.section(Section::Body).map(|(index, _, reading)| (index, reading)).collect()
}

/// The claims of an article, in order: the headline, then the summary.
pub(super) fn claims_of(analysis: &Analysis) -> impl Iterator<Item = Claim<'_>> {
    let headline = analysis.section(Section::Headline);
    let blocks = headline.chain(analysis.section(Section::Summary));
    blocks.flat_map(|(block, text, reading)| {
        let sentences = reading.sentences.iter().enumerate();
        let claims = sentences.filter(move |(_, sentence)| is_claim(text, reading, sentence));
        claims.map(move |(number, sentence)| Claim { block, reading, number, sentence })
    })
}

/// Whether a sentence states something that is to be checked: no question, no opinion, no common
/// knowledge, no mere label.
pub(super) fn is_claim(block: &Block, reading: &Reading, sentence: &Sentence) -> bool {
    let tokens = reading.tokens_of(sentence);
    let is_excused = block.text.annotations.iter().any(|annotation| {
        let excuses = annotation.attributes.has_class("opinion")
            || annotation.attributes.has_class("background");
        excuses && annotation.plain.overlaps(sentence.range)
    });
    !is_excused
        && !reading.slice(sentence.range).ends_with('?')
        && tokens.iter().filter(|token| is_content(token)).count() >= WORDS
}

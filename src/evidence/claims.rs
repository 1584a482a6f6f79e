//! The claims of an article: its headline, and each sentence of its summary.

use crate::analysis::{Analysis, Place};
use crate::article::{Block, Section};
use crate::language::{Reading, Sentence};

use super::source::Source;
use super::statement::is_content;
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

/// Judges the headline and each sentence of the summary against the body. An article without a
/// body has nothing to hold a claim against, and no judgement.
pub fn judge_article(analysis: &Analysis, thresholds: &Thresholds) -> Vec<JudgedClaim> {
    let body = analysis.section(Section::Body).map(|(index, _, reading)| (index, reading.clone()));
    let source = Source::new(body, analysis.date);
    if source.is_empty() {
        return Vec::new();
    }
    let headline = analysis.section(Section::Headline);
    let claims = headline.chain(analysis.section(Section::Summary));
    claims
        .flat_map(|(index, block, reading)| {
            let sentences = reading.sentences.iter().filter(|s| is_claim(block, reading, s));
            sentences.map(move |sentence| (index, reading, sentence))
        })
        .map(|(index, reading, sentence)| JudgedClaim {
            claim: Place { block: index, range: sentence.range },
            judgement: judge(index, reading, sentence, &source, thresholds),
        })
        .collect()
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

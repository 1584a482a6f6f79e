//! Claims and sources without an article around them, as `verify` gets them.

use std::sync::Arc;

use crate::language;
use crate::text::TextRange;

use super::features::Features;
use super::model;
use super::reason::Reason;
use super::source::Source;
use super::verdict::{Judgement, Passage, Verdict, features_of, judge};

/// The paragraphs of a plain text, as bytes of it: what blank lines part.
pub fn paragraphs(source: &str) -> Vec<TextRange> {
    let mut paragraphs = Vec::new();
    let mut open: Option<TextRange> = None;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        if text.is_empty() {
            paragraphs.extend(open.take());
        } else {
            let range = TextRange::new(start, start + text.len());
            open = Some(open.map_or(range, |paragraph| paragraph.join(range)));
        }
        at += line.len();
    }
    paragraphs.extend(open);
    paragraphs
}

/// The features of each sentence of `claim` beside `source`, as the score is made from them: what
/// its weights are fitted to.
pub fn features_of_text(claim: &str, source: &str) -> Vec<Features> {
    let source = read_source(source);
    let reading = language::read(claim);
    let sentences = reading.sentences.iter();
    sentences.map(|sentence| features_of(0, &reading, sentence, &source)).collect()
}

/// Judges `claim` against a plain text. Ranges of the claim are bytes of `claim`; the block of a
/// place is the index of one of the text's [`paragraphs`]. A claim of several sentences is as good
/// as the worst of them.
pub fn judge_text(claim: &str, source: &Source) -> Judgement {
    let reading = language::read(claim);
    let sentences = reading.sentences.iter();
    let judged: Vec<_> = sentences.map(|sentence| judge(0, &reading, sentence, source)).collect();
    let scores: Vec<f32> = judged.iter().map(|judgement| judgement.score).collect();
    let worst = judged.into_iter().reduce(worse).unwrap_or_else(nothing_claimed);
    Judgement { score: model::joint(&scores), ..worst }
}

/// Reads a plain text as a source: a block for each of its [`paragraphs`].
pub fn read_source(source: &str) -> Source {
    let blocks =
        paragraphs(source).into_iter().map(|range| Arc::new(language::read(range.of(source))));
    let date = None;
    Source::new(blocks.enumerate(), date).of_unknown_extent()
}

/// Both judgements as one: the worse verdict and score, the reasons and passages of both.
fn worse(mut one: Judgement, mut other: Judgement) -> Judgement {
    if other.score < one.score {
        std::mem::swap(&mut one, &mut other);
    }
    if one.verdict == Verdict::Supported {
        one.verdict = other.verdict;
    }
    one.reasons.extend(other.reasons);
    let is_new =
        |passage: &Passage, known: &[Passage]| known.iter().all(|p| p.place != passage.place);
    for passage in other.evidence {
        if is_new(&passage, &one.evidence) {
            one.evidence.push(passage);
        }
    }
    one
}

fn nothing_claimed() -> Judgement {
    let reasons: Vec<Reason> = Vec::new();
    Judgement { verdict: Verdict::Supported, score: 1.0, reasons, evidence: Vec::new() }
}

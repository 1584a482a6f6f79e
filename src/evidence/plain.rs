//! Claims and sources without an article around them, as `verify` gets them.

use std::sync::Arc;

use crate::language;
use crate::text::TextRange;

use super::reason::Reason;
use super::source::Source;
use super::verdict::{Judgement, Passage, Verdict, judge};

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

/// Judges `claim` against `source`. Ranges of the claim are bytes of `claim`; the block of a place
/// is the index of one of the [`paragraphs`] of `source`. A claim of several sentences is as good
/// as the worst of them.
pub fn judge_text(claim: &str, source: &str) -> Judgement {
    let blocks =
        paragraphs(source).into_iter().map(|range| Arc::new(language::read(range.of(source))));
    let date = None;
    let source = Source::new(blocks.enumerate(), date);
    let reading = language::read(claim);
    let judged = reading.sentences.iter().map(|sentence| judge(0, &reading, sentence, &source));
    judged.reduce(worse).unwrap_or_else(nothing_claimed)
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

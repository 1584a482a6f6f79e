//! Claims and sources without an article around them, as `verify` gets them.

use std::sync::Arc;

use jiff::civil::Date;

use crate::language::{self, Reading};
use crate::text::TextRange;

use super::features::Features;
use super::model;
use super::paragraphs::paragraphs;
use super::reason::Reason;
use super::source::Source;
use super::verdict::{Judgement, Passage, Thresholds, Verdict, features_of, judge};

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
/// as the worst of them, which is named. The thresholds are the usual ones: whoever wants others has
/// the score.
pub fn judge_text(claim: &str, source: &Source) -> TextJudgement {
    let reading = language::read(claim);
    let sentences = reading.sentences.iter();
    let thresholds = Thresholds::default();
    let judged: Vec<_> =
        sentences.map(|sentence| judge(0, &reading, sentence, source, &thresholds)).collect();
    let scores: Vec<f32> = judged.iter().map(|judgement| judgement.score).collect();
    let by_score = |one: &usize, other: &usize| scores[*one].total_cmp(&scores[*other]);
    let worst = (0..judged.len()).min_by(by_score).filter(|_| judged.len() > 1);
    let all = judged.into_iter().reduce(worse).unwrap_or_else(nothing_claimed);
    TextJudgement {
        judgement: Judgement { score: model::joint(&scores), ..all },
        worst: worst.map(|worst| reading.sentences[worst].range),
    }
}

/// What was found about a claim of any number of sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct TextJudgement {
    /// The reasons and passages of all its sentences, the gravest verdict, and the joint score.
    pub judgement: Judgement,
    /// The sentence that scores lowest, in bytes of the claim, where there are several.
    pub worst: Option<TextRange>,
}

/// Reads a plain text as a source: a block for each of its [`paragraphs`]. A day that stands before
/// the first sentence is the day on which it appeared.
pub fn read_source(source: &str) -> Source {
    let blocks =
        paragraphs(source).into_iter().map(|range| Arc::new(language::read(range.of(source))));
    let blocks: Vec<_> = blocks.collect();
    let date = blocks.first().and_then(|reading| day_before_text(reading));
    Source::new(blocks.into_iter().enumerate(), date).of_unknown_extent()
}

/// "Friday, September 9, 2016 The election was held on Sunday": a day with which the text opens, no
/// part of a sentence.
fn day_before_text(reading: &Reading) -> Option<Date> {
    let first = reading.dates.first()?;
    let (before, behind) =
        (reading.text.get(..first.range.start)?, reading.text.get(first.range.end..)?);
    let opens_sentence = behind.trim_start().starts_with(|c: char| c.is_uppercase() || c == '“');
    let is_apart = before.trim().is_empty()
        && behind.starts_with(char::is_whitespace)
        && (opens_sentence || behind.trim().is_empty());
    let day = first.expression.resolve(None).filter(|day| day.first == day.last && is_apart)?;
    Some(day.first)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_before_the_first_sentence_is_the_day_of_the_text() {
        let day = |text: &str| day_before_text(&language::read(text)).map(|day| day.to_string());
        let september = Some("2016-09-09".to_owned());
        assert_eq!(day("Friday, September 9, 2016 The vote was held on Sunday."), september);
        assert_eq!(day("9 September 2016\nThe vote was held on Sunday."), september);
        assert_eq!(day("September 9, 2016, was a Friday."), None);
        assert_eq!(day("The vote was held on 9 September 2016 The end."), None);
        assert_eq!(day("In May The Wire began."), None);
    }
}

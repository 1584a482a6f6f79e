//! Where a thing is used, and what is said about a statement: a claim's evidence, the claims that
//! rest on a sentence, the answer to a question.

use crate::analysis::Place;
use crate::article::Section;
use crate::insights::answer::Answers;
use crate::rules::Review;
use crate::text::TextRange;

use super::answer;
use super::definition::{Target, distinct, passage};
use super::occurrence::{Occurrence, occurrence_at, occurrences};
use super::spot::Spot;

/// The places of the article that name the same as byte `offset` of the source, in the order of the
/// text; none where nothing is named there.
pub fn same_in_article(review: &Review, offset: usize) -> Vec<Occurrence<'_>> {
    let Some(asked) = occurrence_at(review, offset) else { return Vec::new() };
    occurrences(review).into_iter().filter(|found| found.thing == asked.thing).collect()
}

/// What bears on the statement at byte `offset` of the source: on a claim its evidence, on a
/// question the sentence that answers it, on a sentence of the body the claims that rest on it and
/// the questions that it answers.
pub fn passages(review: &Review, offset: usize) -> Vec<Target> {
    let Some(spot) = Spot::at(review, offset) else { return Vec::new() };
    let analysis = spot.analysis();
    if let Some(claim) = spot.claim() {
        let evidence = claim.judgement.evidence.iter().map(|found| found.place);
        let disagreeing = claim.judgement.reasons.iter().filter_map(|reason| reason.evidence);
        return distinct(evidence.chain(disagreeing).map(|place| sentence(&spot, place)));
    }
    if let Some(place) = answer::of_spot(&spot) {
        return vec![passage(analysis, place)];
    }
    resting(&spot)
}

/// The sentence that `place` is in.
fn sentence(spot: &Spot<'_>, place: Place) -> Target {
    Target::here(passage(spot.analysis(), place).range)
}

/// The claims that rest on the sentence under the cursor, and the questions that it answers.
fn resting(spot: &Spot<'_>) -> Vec<Target> {
    let sentence = spot.plain.and_then(|at| spot.reading().sentence_at(at));
    let Some(sentence) = sentence.filter(|_| spot.block.section == Section::Body) else {
        return Vec::new();
    };
    let is_here = |place: Place| place.block == spot.index && place.range.overlaps(sentence.range);
    let claims = spot.review.claims.iter().filter(|judged| {
        let evidence = judged.judgement.evidence.iter().map(|found| found.place);
        let disagreeing = judged.judgement.reasons.iter().filter_map(|reason| reason.evidence);
        evidence.chain(disagreeing).any(is_here)
    });
    let claims = claims.map(|judged| spot.analysis().to_source(judged.claim));
    claims.chain(questions(spot, is_here)).map(Target::here).collect()
}

/// The questions whose answer `is_here`.
fn questions(spot: &Spot<'_>, is_here: impl Fn(Place) -> bool) -> Vec<TextRange> {
    let analysis = spot.analysis();
    let asked = analysis.section(Section::Insights);
    let mut asked =
        asked.filter(|(_, block, reading)| answer::is_question(block, reading)).peekable();
    if asked.peek().is_none() {
        return Vec::new();
    }
    let answers = Answers::of(analysis);
    asked
        .filter(|(_, _, reading)| answers.find(reading).is_some_and(&is_here))
        .map(|(_, block, _)| block.range)
        .collect()
}

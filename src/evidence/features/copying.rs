//! How much of the claim's wording is the source's.

use crate::evidence::alignment::Alignment;
use crate::language::Token;

pub(super) const COUNT: usize = 12;

/// Which of them tells how long the source is.
pub(in crate::evidence) const LENGTH: usize = 7;

/// Which way each may move the score: up (1), down (-1) or either (0).
pub(super) const DIRECTIONS: [i8; COUNT] = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0];

/// Words that stand this near one another in the source belong together there.
const TOGETHER: i64 = 6;
/// Words that stand this near one another make one phrase.
const PHRASE: i64 = 3;

/// 0–3 the shares of the claim's weight that the best passage, the three best and the whole source
/// have, and the difference of the last two; 4 and 5 the shares of its pairs and triples of words
/// that stand in the source; 6 its content words; 7 the source's words (logarithm); 8–10 neighbouring
/// content words, how many of these never stand together in the source, and how many do, but not as
/// a phrase in that order; 11 the share of the claim's weight that only further passages have.
pub(super) fn features(alignment: &Alignment<'_>) -> [f32; COUNT] {
    let wording = &alignment.source.wording;
    let words: Vec<_> = alignment.claim.tokens().iter().filter(|t| t.is_wordlike()).collect();
    let share = |length: usize| {
        let runs = words.windows(length);
        let held = runs.clone().filter(|run| wording.has_run(run)).count();
        held as f32 / runs.count().max(1) as f32
    };
    let best = alignment.passages.first().map_or(0.0, |aligned| aligned.score);
    let pairs = pairs(alignment);
    let count = |is: fn(&Option<i64>) -> bool| pairs.iter().filter(|d| is(d)).count() as f32;
    [
        best,
        alignment.covered,
        alignment.known,
        alignment.known - alignment.covered,
        share(2),
        share(3),
        alignment.claim.content().count() as f32,
        length(wording.len()),
        pairs.len() as f32,
        count(|distance| distance.is_none()),
        count(|distance| distance.is_some_and(|d| !(1..=PHRASE).contains(&d))),
        alignment.covered - best,
    ]
}

/// The feature of a source of so many words.
pub(super) fn length(words: usize) -> f32 {
    (1.0 + words as f32).ln()
}

/// How far apart neighbouring content words of the claim stand in the source, where it has both.
fn pairs(alignment: &Alignment<'_>) -> Vec<Option<i64>> {
    let content: Vec<(usize, &Token)> = alignment.claim.content().collect();
    let neighbours = content.windows(2).filter_map(|pair| match pair {
        [(i, first), (j, then)] if j - i <= 2 => Some((*first, *then)),
        _ => None,
    });
    let wording = &alignment.source.wording;
    let both = neighbours.filter(|(first, then)| wording.has(first) && wording.has(then));
    both.map(|(first, then)| wording.distance(first, then, TOGETHER)).collect()
}

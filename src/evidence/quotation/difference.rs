//! The passage that is most like a quotation, and which words of it differ.

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::lexicon::FUNCTION_WORDS;
use crate::text::TextRange;

use super::BRACKETED;
use super::run::Run;
use super::words::{Word, Words};

/// Longer runs are not compared, in words.
const LONGEST: usize = 160;
/// A word that stands in the text more often does not tell where to look.
const COMMON: usize = 200;
/// A passage is like a quotation if it has this share of its words in the same order.
const ALIKE: f32 = 0.6;
/// …and at least so many of them.
const LEAST: usize = 2;
/// A word of the quotation for which the text has another weighs as much as so many words of the
/// text that the quotation leaves out.
const CHANGED: usize = 3;
/// The same of a word for which the text has none.
const ADDED: usize = 4;
/// So many words of the text are looked at on either side of a passage.
const MARGIN: usize = 3;

/// The words in which a quotation and a text differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The quotation's words, from the first that differs to the last: bytes of the quotation.
    pub said: TextRange,
    /// The text's words in their place.
    pub written: TextRange,
    /// The quotation's words with one on either side that is the same.
    pub said_around: TextRange,
    /// The text's words likewise.
    pub written_around: TextRange,
    /// How many words differ, on the side that has more of them.
    pub changed: usize,
    /// The share of the quotation's words that the text has in the same order, in 0..1.
    pub shared: f32,
}

/// How `run` differs from the passage of `text` that is most like it; none where none is.
pub(super) fn nearest(run: &Run, text: &Words) -> Option<Difference> {
    if run.words.len() > LONGEST {
        return None;
    }
    let (from, to) = passage(run, text)?;
    let passage = text.list.get(from..to)?;
    let pairs = align(run, passage);
    let shared = pairs.iter().filter(|(a, b)| same(run, passage, *a, *b));
    let is_content = |key: &SmolStr| !FUNCTION_WORDS.contains_key(key.as_str());
    let has_content = shared.clone().any(|(a, _)| is_content(&run.words[*a].key));
    let shared = shared.count();
    let share = shared as f32 / run.words.len() as f32;
    let is_alike = share >= ALIKE && shared >= LEAST && has_content;
    is_alike.then(|| difference(run, passage, &pairs, share)).flatten()
}

/// The stretch of the text that has the most of the run's words, the rarer ones counting more, as
/// indices of words.
fn passage(run: &Run, text: &Words) -> Option<(usize, usize)> {
    let keys: Vec<&SmolStr> = run.words.iter().map(|word| &word.key).collect();
    let weight = |key: &SmolStr| {
        let often = text.positions(key).len();
        (1..=COMMON).contains(&often).then(|| (1.0 + text.list.len() as f32 / often as f32).ln())
    };
    let weights: HashMap<&SmolStr, f32, FxBuildHasher> =
        keys.iter().filter_map(|key| Some((*key, weight(key)?))).collect();
    let mut hits: Vec<(usize, &SmolStr)> = weights
        .keys()
        .flat_map(|key| text.positions(key).iter().map(move |at| (*at, *key)))
        .collect();
    hits.sort_unstable();
    let reach = keys.len() + keys.len() / 2 + run.gaps.len() * BRACKETED;
    let (first, last) = densest(&hits, &weights, reach)?;
    let slack = keys.len() / 2 + MARGIN;
    Some((first.saturating_sub(slack), (last + slack + 1).min(text.list.len())))
}

/// The first and the last of the hits that lie within `reach` of each other and weigh most, each
/// key counted once.
fn densest(
    hits: &[(usize, &SmolStr)],
    weights: &HashMap<&SmolStr, f32, FxBuildHasher>,
    reach: usize,
) -> Option<(usize, usize)> {
    let mut counts: HashMap<&SmolStr, usize, FxBuildHasher> = HashMap::default();
    let (mut weight, mut first) = (0.0_f32, 0);
    let mut best: Option<(f32, usize, usize)> = None;
    for (at, key) in hits {
        let count = counts.entry(key).or_default();
        *count += 1;
        if *count == 1 {
            weight += weights.get(key).copied().unwrap_or_default();
        }
        while let Some((start, old)) = hits.get(first)
            && start + reach < *at
        {
            first += 1;
            let count = counts.entry(old).or_default();
            *count -= 1;
            if *count == 0 {
                weight -= weights.get(old).copied().unwrap_or_default();
            }
        }
        if best.is_none_or(|(most, ..)| weight > most + f32::EPSILON * 64.0) {
            best = hits.get(first).map(|(start, _)| (weight, *start, *at));
        }
    }
    best.map(|(_, first, last)| (first, last))
}

/// Pairs the words of the run with those of the passage, in order, so that as few as possible
/// differ, are missing or are too many. What stands around the run, and in its gaps, is free.
/// Each pair is an index of a word of the run and one of the passage.
fn align(run: &Run, passage: &[Word]) -> Vec<(usize, usize)> {
    let (rows, columns) = (run.words.len(), passage.len());
    let strange = |differs: bool| if differs { CHANGED } else { 0 };
    let is_free = |row: usize| row == 0 || row == rows || run.gaps.contains(&row);
    let mut costs = vec![vec![0_usize; columns + 1]; rows + 1];
    for row in 1..=rows {
        costs[row][0] = row * ADDED;
        for column in 1..=columns {
            let differs = run.words[row - 1].key != passage[column - 1].key;
            let paired = costs[row - 1][column - 1] + strange(differs);
            let extra = costs[row - 1][column] + ADDED;
            let missing = costs[row][column - 1] + usize::from(!is_free(row));
            costs[row][column] = paired.min(extra).min(missing);
        }
    }
    let mut pairs = Vec::new();
    let (mut row, mut column) = (rows, columns);
    while row > 0 && column > 0 {
        let cost = costs[row][column];
        let differs = run.words[row - 1].key != passage[column - 1].key;
        if cost == costs[row][column - 1] + usize::from(!is_free(row)) {
            column -= 1;
        } else if cost == costs[row - 1][column - 1] + strange(differs) {
            pairs.push((row - 1, column - 1));
            (row, column) = (row - 1, column - 1);
        } else {
            row -= 1;
        }
    }
    pairs.reverse();
    pairs
}

/// The words of the run and of the passage that lie between what is the same on both sides. `None`
/// where all is the same.
fn difference(
    run: &Run,
    passage: &[Word],
    pairs: &[(usize, usize)],
    shared: f32,
) -> Option<Difference> {
    let is_same = |(a, b): &(usize, usize)| same(run, passage, *a, *b);
    let kept: Vec<(usize, usize)> = pairs.iter().copied().filter(is_same).collect();
    let breaks = |at: &usize| is_break(run, &kept, *at);
    let first = (0..=kept.len()).find(breaks)?;
    let last = (0..=kept.len()).rev().find(breaks)?;
    let left = first.checked_sub(1).and_then(|at| kept.get(at));
    let right = kept.get(last);
    let (opening, closing) = (pairs.first()?, pairs.last()?);
    let mut said = left.map_or(0, |l| l.0 + 1)..right.map_or(run.words.len(), |r| r.0);
    let mut written = left.map_or(opening.1, |l| l.1 + 1)..right.map_or(closing.1 + 1, |r| r.1);
    let changed = said.len().max(written.len());
    if said.is_empty() || written.is_empty() {
        // Words are missing or too many: their neighbour shows where.
        let (before, behind) = (usize::from(left.is_some()), usize::from(left.is_none()));
        said = said.start - before..said.end + behind;
        written = written.start - before..written.end + behind;
    }
    let before = said.start > 0
        && written.start > 0
        && same(run, passage, said.start - 1, written.start - 1);
    let behind = same(run, passage, said.end, written.end);
    let around =
        |words: &Range<usize>| words.start - usize::from(before)..words.end + usize::from(behind);
    Some(Difference {
        said_around: span(&run.words, around(&said))?,
        written_around: span(passage, around(&written))?,
        said: span(&run.words, said)?,
        written: span(passage, written)?,
        changed,
        shared,
    })
}

/// Whether something differs right before the pair `at` of those that are the same, or at the end.
fn is_break(run: &Run, kept: &[(usize, usize)], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| kept.get(before));
    match (before, kept.get(at)) {
        (None, Some((first, _))) => *first > 0,
        (Some((last, _)), None) => last + 1 < run.words.len(),
        (Some((a, b)), Some((c, d))) => c - a != 1 || d - b != 1 && !run.gaps.contains(c),
        (None, None) => false,
    }
}

/// Whether word `a` of the run is word `b` of the passage.
fn same(run: &Run, passage: &[Word], a: usize, b: usize) -> bool {
    let words = run.words.get(a).zip(passage.get(b));
    words.is_some_and(|(one, other)| one.key == other.key)
}

/// From the first byte of some words to the last.
fn span(words: &[Word], indices: Range<usize>) -> Option<TextRange> {
    let words = words.get(indices)?;
    Some(words.first()?.range.join(words.last()?.range))
}

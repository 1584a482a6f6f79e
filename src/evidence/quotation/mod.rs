//! Does a quotation stand in a text word by word?
//!
//! Verbatim means: up to ellipses, brackets and typography. Where it does not, the passage that is
//! most like it is aligned with it, to say which words differ.

mod difference;
mod run;
mod words;

use crate::text::TextRange;

pub use difference::Difference;
pub use words::Words;

use difference::nearest;
use run::{Run, runs};
use words::Word;

/// Brackets stand for at most so many words of the source.
const BRACKETED: usize = 12;
/// So many places of a quotation's first words are tried.
const TRIES: usize = 256;
/// Fewer words are too common to say that a text does not have them.
const TELLING: usize = 3;

/// How a quotation differs from a text that should have it.
#[derive(Debug, Clone, PartialEq)]
pub enum Deviation {
    /// The text has almost the same words.
    Near(Difference),
    /// The text has nothing like these words: bytes of the quotation.
    Absent(TextRange),
}

/// Everything in which `quotation` differs from `text`; nothing where it stands there.
pub fn deviations(quotation: &str, text: &Words) -> Vec<Deviation> {
    let runs = runs(quotation);
    let strange = runs.iter().filter(|run| !is_verbatim(run, text));
    let deviation = |run| match nearest(run, text) {
        Some(difference) => Some(Deviation::Near(difference)),
        None => (run.words.len() >= TELLING).then(|| Deviation::Absent(run.range())),
    };
    strange.filter_map(deviation).collect()
}

/// Whether `words` stand in `text`.
pub fn stands_in(words: &str, text: &Words) -> bool {
    runs(words).iter().all(|run| is_verbatim(run, text))
}

/// How many words of `quotation` a text must have.
pub fn length(quotation: &str) -> usize {
    runs(quotation).iter().map(|run| run.words.len()).sum()
}

/// Whether the text has the words of the run, with no more between them than brackets stand for.
fn is_verbatim(run: &Run, text: &Words) -> bool {
    let mut segments = run.segments();
    let Some(first) = segments.next() else { return true };
    let rest: Vec<_> = segments.collect();
    occurrences(first, text).take(TRIES).any(|start| {
        let mut end = start + first.len();
        rest.iter().all(|segment| {
            let next = occurrences(segment, text).find(|at| *at >= end);
            let near = next.filter(|at| *at <= end + BRACKETED);
            end = near.unwrap_or(end) + segment.len();
            near.is_some()
        })
    })
}

/// Where the words of `segment` stand in the text one behind the other.
fn occurrences<'a>(segment: &'a [Word], text: &'a Words) -> impl Iterator<Item = usize> + 'a {
    let places = |(at, word): (usize, &Word)| (at, text.positions(&word.key));
    let rarest = segment.iter().enumerate().map(places).min_by_key(|(_, places)| places.len());
    let (offset, places) = rarest.unwrap_or((0, &[]));
    let starts = places.iter().filter_map(move |place| place.checked_sub(offset));
    starts.filter(|start| stands_at(segment, text, *start))
}

fn stands_at(segment: &[Word], text: &Words, start: usize) -> bool {
    let there = text.list.get(start..start + segment.len());
    let is_same = |(a, b): (&Word, &Word)| a.key == b.key;
    there.is_some_and(|there| there.iter().zip(segment).all(is_same))
}

#[cfg(test)]
mod tests;

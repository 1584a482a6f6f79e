//! The best sequence of tags (Viterbi 1967).

use super::tag::{COUNT, Tag};

/// A score for each tag.
pub type Scores = [i32; COUNT];

/// The score of each pair of neighbours; impossible pairs are not asked for.
pub type Transitions = [[i32; COUNT]; COUNT];

/// For each tag, those that may stand before it.
static BEFORE: std::sync::LazyLock<[Vec<u8>; COUNT]> = std::sync::LazyLock::new(|| {
    let before = |next: Tag| Tag::all().filter(|tag| tag.allows(next)).map(|tag| tag.0).collect();
    std::array::from_fn(|next| before(Tag(next as u8)))
});

/// Low enough never to be best, high enough that sums of it do not overflow.
const IMPOSSIBLE: i32 = i32::MIN / 8;

/// No word scores more, so that sums do not overflow.
const HIGHEST: i32 = -IMPOSSIBLE / 8;

/// The possible sequence of tags with the highest sum of `scores` and `transitions`.
pub fn best(scores: &[Scores], transitions: &Transitions) -> Vec<Tag> {
    let mut sums = [IMPOSSIBLE; COUNT];
    sums[usize::from(Tag::OUTSIDE.0)] = 0;
    let mut came_from: Vec<[u8; COUNT]> = Vec::with_capacity(scores.len());
    for score in scores {
        let (mut next, from) = step(&sums, transitions);
        for (sum, score) in next.iter_mut().zip(score) {
            *sum = sum.saturating_add((*score).clamp(-HIGHEST, HIGHEST));
        }
        // Only differences count.
        let highest = next.iter().copied().max().unwrap_or_default();
        sums = next.map(|sum| sum.saturating_sub(highest).max(IMPOSSIBLE));
        came_from.push(from);
    }
    let closes = |tag: &Tag| tag.allows(Tag::OUTSIDE);
    let last = Tag::all().filter(closes).max_by_key(|tag| sums[usize::from(tag.0)]);
    let mut tag = last.unwrap_or_default();
    let mut tags = vec![Tag::OUTSIDE; scores.len()];
    for (at, from) in came_from.iter().enumerate().rev() {
        tags[at] = tag;
        tag = Tag(from[usize::from(tag.0)]);
    }
    tags
}

/// For each tag the best sum of one that may stand before it, with the transition, and which that
/// is; of equals the first.
fn step(sums: &Scores, transitions: &Transitions) -> (Scores, [u8; COUNT]) {
    let (mut best, mut from) = ([IMPOSSIBLE; COUNT], [0; COUNT]);
    for (tag, before) in BEFORE.iter().enumerate() {
        for &earlier in before {
            let sum = sums[usize::from(earlier)] + transitions[usize::from(earlier)][tag];
            if sum > best[tag] {
                (best[tag], from[tag]) = (sum, earlier);
            }
        }
    }
    (best, from)
}

#[cfg(test)]
mod tests {
    use super::super::tag::Part;
    use super::*;

    fn score(tag: Tag, score: i32) -> Scores {
        let mut scores = [0; COUNT];
        scores[usize::from(tag.0)] = score;
        scores
    }

    #[test]
    fn a_name_that_was_begun_is_ended() {
        let (begin, end) = (Tag::new(Part::Begin, 1), Tag::new(Part::End, 1));
        let other = Tag::new(Part::End, 0);
        let scores = [score(begin, 9), score(other, 5), score(Tag::OUTSIDE, 1)];
        let tags = best(&scores, &[[0; COUNT]; COUNT]);
        assert_eq!(tags, [begin, end, Tag::OUTSIDE]);
    }

    #[test]
    fn neighbours_count() {
        let mut transitions = [[0; COUNT]; COUNT];
        let single = Tag::new(Part::Single, 0);
        transitions[usize::from(single.0)][usize::from(single.0)] = -9;
        let scores = [score(single, 5), score(single, 6)];
        assert_eq!(best(&scores, &transitions), [Tag::OUTSIDE, single]);
    }

    #[test]
    fn a_sentence_without_end_does_not_overflow() {
        let scores = vec![score(Tag::OUTSIDE, i32::MAX); 3];
        assert_eq!(best(&scores, &[[0; COUNT]; COUNT]), [Tag::OUTSIDE; 3]);
    }

    #[test]
    fn nothing_has_no_tags() {
        assert_eq!(best(&[], &[[0; COUNT]; COUNT]), []);
    }
}

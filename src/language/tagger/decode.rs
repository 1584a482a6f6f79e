//! The best sequence of tags (Viterbi 1967).

use super::tag::{COUNT, Tag};

/// A score for each tag.
pub type Scores = [i32; COUNT];

/// The score of each pair of neighbours; impossible pairs are not asked for.
pub type Transitions = [[i32; COUNT]; COUNT];

/// For each tag, those that may stand before it.
static BEFORE: std::sync::LazyLock<Vec<Vec<usize>>> = std::sync::LazyLock::new(|| {
    let before = |next: Tag| {
        Tag::all().filter(|tag| tag.allows(next)).map(|tag| usize::from(tag.0)).collect()
    };
    Tag::all().map(before).collect()
});

/// Low enough never to be best, high enough never to overflow.
const IMPOSSIBLE: i64 = i64::MIN / 4;

/// The possible sequence of tags with the highest sum of `scores` and `transitions`.
pub fn best(scores: &[Scores], transitions: &Transitions) -> Vec<Tag> {
    let mut sums = [IMPOSSIBLE; COUNT];
    sums[usize::from(Tag::OUTSIDE.0)] = 0;
    let mut came_from: Vec<[u8; COUNT]> = Vec::with_capacity(scores.len());
    for score in scores {
        let mut next = [IMPOSSIBLE; COUNT];
        let mut from = [0; COUNT];
        for (tag, before) in BEFORE.iter().enumerate() {
            let sum = |&earlier: &usize| sums[earlier] + i64::from(transitions[earlier][tag]);
            // Of equals the first is taken, hence the reversal.
            if let Some(best) = before.iter().rev().copied().max_by_key(sum) {
                next[tag] = (sum(&best) + i64::from(score[tag])).max(IMPOSSIBLE);
                from[tag] = best as u8;
            }
        }
        sums = next;
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

//! The best sequence of tags (Viterbi 1967).

use super::tag::{COUNT, Tag};

/// A score for each tag.
pub type Scores = [i32; COUNT];

/// The score of each pair of neighbours; impossible pairs are not asked for.
pub type Transitions = [[i32; COUNT]; COUNT];

/// Low enough never to be best, high enough that sums of it do not overflow.
const IMPOSSIBLE: i32 = i32::MIN / 8;

/// No word scores more, so that sums do not overflow.
const HIGHEST: i32 = -IMPOSSIBLE / 8;

/// Finds the best sequence for some transitions.
#[derive(Debug)]
pub struct Decoder<'t> {
    transitions: &'t Transitions,
    groups: Vec<Group>,
}

/// Tags before which the same tags may stand.
#[derive(Debug)]
struct Group {
    tags: Vec<u8>,
    before: Vec<Before>,
}

/// A tag that may stand before those of a group.
#[derive(Debug)]
struct Before {
    tag: u8,
    /// Of its transitions to those of the group.
    lowest: i32,
    highest: i32,
}

impl<'t> Decoder<'t> {
    /// Prepares the search with `transitions`.
    pub fn new(transitions: &'t Transitions) -> Self {
        let mut groups: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
        for next in Tag::all() {
            let before: Vec<u8> = Tag::all().filter(|tag| tag.allows(next)).map(|t| t.0).collect();
            match groups.iter_mut().find(|(_, common)| *common == before) {
                Some((tags, _)) => tags.push(next.0),
                None => groups.push((vec![next.0], before)),
            }
        }
        let group = |(tags, before): (Vec<u8>, Vec<u8>)| {
            let before = before.into_iter().map(|tag| Before::new(tag, &tags, transitions));
            Group { before: before.collect(), tags }
        };
        Self { transitions, groups: groups.into_iter().map(group).collect() }
    }

    /// The possible sequence of tags with the highest sum of `scores` and transitions.
    pub fn best(&self, scores: &[Scores]) -> Vec<Tag> {
        let mut sums = [IMPOSSIBLE; COUNT];
        sums[usize::from(Tag::OUTSIDE.0)] = 0;
        let mut came_from: Vec<[u8; COUNT]> = Vec::with_capacity(scores.len());
        for score in scores {
            let (mut next, from) = self.step(&sums);
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

    /// For each tag the best sum of one that may stand before it, with the transition, and which
    /// that is; of equals the first.
    fn step(&self, sums: &Scores) -> (Scores, [u8; COUNT]) {
        let (mut best, mut from) = ([IMPOSSIBLE; COUNT], [0; COUNT]);
        for Group { tags, before } in &self.groups {
            let sum_of = |before: &Before| sums[usize::from(before.tag)];
            // What cannot be best before any tag of the group: mostly all but one or two.
            let enough = before.iter().map(|before| sum_of(before) + before.lowest).max();
            let hopeful = before.iter().filter(|b| Some(sum_of(b) + b.highest) >= enough);
            for earlier in hopeful {
                let (sum, row) = (sum_of(earlier), &self.transitions[usize::from(earlier.tag)]);
                for tag in tags.iter().copied().map(usize::from) {
                    if sum + row[tag] > best[tag] {
                        (best[tag], from[tag]) = (sum + row[tag], earlier.tag);
                    }
                }
            }
        }
        (best, from)
    }
}

impl Before {
    fn new(tag: u8, group: &[u8], transitions: &Transitions) -> Self {
        let to_group =
            || group.iter().map(|next| transitions[usize::from(tag)][usize::from(*next)]);
        Self {
            tag,
            lowest: to_group().min().unwrap_or_default(),
            highest: to_group().max().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        let tags = Decoder::new(&[[0; COUNT]; COUNT]).best(&scores);
        assert_eq!(tags, [begin, end, Tag::OUTSIDE]);
    }

    #[test]
    fn neighbours_count() {
        let mut transitions = [[0; COUNT]; COUNT];
        let single = Tag::new(Part::Single, 0);
        transitions[usize::from(single.0)][usize::from(single.0)] = -9;
        let scores = [score(single, 5), score(single, 6)];
        assert_eq!(Decoder::new(&transitions).best(&scores), [Tag::OUTSIDE, single]);
    }

    #[test]
    fn a_sentence_without_end_does_not_overflow() {
        let scores = vec![score(Tag::OUTSIDE, i32::MAX); 3];
        assert_eq!(Decoder::new(&[[0; COUNT]; COUNT]).best(&scores), [Tag::OUTSIDE; 3]);
    }

    /// The sum of a sequence; none where it is not possible.
    fn sum(tags: &[Tag], scores: &[Scores], transitions: &Transitions) -> Option<i32> {
        let mut before = Tag::OUTSIDE;
        let mut sum = 0;
        for (tag, scores) in tags.iter().zip(scores) {
            let at = usize::from(tag.0);
            sum +=
                before.allows(*tag).then(|| transitions[usize::from(before.0)][at] + scores[at])?;
            before = *tag;
        }
        before.allows(Tag::OUTSIDE).then_some(sum)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn no_other_sequence_has_a_higher_sum(
            scores in prop::array::uniform2(prop::array::uniform25(-60..60)),
            transitions in prop::array::uniform25(prop::array::uniform25(-60..60)),
        ) {
            let found = Decoder::new(&transitions).best(&scores);
            let pairs = Tag::all().flat_map(|one| Tag::all().map(move |other| [one, other]));
            let highest = pairs.filter_map(|tags| sum(&tags, &scores, &transitions)).max();
            prop_assert_eq!(sum(&found, &scores, &transitions), highest);
        }
    }

    #[test]
    fn nothing_has_no_tags() {
        assert_eq!(Decoder::new(&[[0; COUNT]; COUNT]).best(&[]), []);
    }
}

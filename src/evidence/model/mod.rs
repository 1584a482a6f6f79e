//! The score: how likely the evidence supports a sentence, from its features.
//!
//! Boosted regression trees for the logistic loss (Friedman 2001), fitted by
//! `examples/train_support`, whose README says to what, and what came out.

mod trees;

use std::sync::LazyLock;

use super::features::{Features, LENGTH};

pub use trees::{Node, Trees};

static SHIPPED: LazyLock<Trees> = LazyLock::new(|| {
    Trees::read(include_bytes!("trees.bin")).expect("a test reads the shipped trees")
});

/// Where the length of the source decides anything, in order.
static LENGTHS: LazyLock<Vec<f32>> = LazyLock::new(|| SHIPPED.thresholds(LENGTH));

/// Whether the length of the source can make another score of features that differ in nothing else.
pub(super) fn depends_on_length(one: &Features, other: &Features) -> bool {
    let place = |features: &Features| LENGTHS.partition_point(|length| *length < features[LENGTH]);
    place(one) != place(other)
}

/// The probability that the evidence supports the sentence, in 0..1, where as many sentences are
/// supported as are not.
pub(super) fn score(features: &Features) -> f32 {
    probability(SHIPPED.sum(features))
}

/// The probability for log-odds.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// How much the worst sentence counts beside the mean of all, chosen on the sets that the trees
/// were fitted to.
const WORST: f32 = 0.25;

/// The score of a claim whose sentences have these: between the worst of them and their geometric
/// mean, which one bad sentence pulls down, too.
pub fn joint(scores: &[f32]) -> f32 {
    if scores.is_empty() {
        return 1.0;
    }
    let worst = scores.iter().copied().fold(1.0, f32::min);
    let logarithms: f32 = scores.iter().map(|score| score.max(f32::EPSILON).ln()).sum();
    let mean = (logarithms / scores.len() as f32).exp();
    worst.powf(WORST) * mean.powf(1.0 - WORST)
}

#[cfg(test)]
mod tests {
    use super::super::features;
    use super::*;

    #[test]
    fn the_shipped_trees_can_be_read_and_score_within_bounds() {
        for value in [0.0, 1.0, 100.0] {
            let score = score(&[value; features::COUNT]);
            assert!((0.0..=1.0).contains(&score), "{score}");
        }
    }

    #[test]
    fn where_no_tree_tells_two_lengths_apart_the_score_is_the_same() {
        let of_length = |words: usize| {
            let mut features = [0.5; features::COUNT];
            features::set_length(&mut features, words);
            features
        };
        let pairs: Vec<_> =
            (0..2_000).map(|words| (of_length(words), of_length(words + 1))).collect();
        let same = pairs.iter().filter(|(one, other)| !depends_on_length(one, other));
        let same: Vec<_> = same.map(|(one, other)| (score(one), score(other))).collect();
        assert!(!same.is_empty() && same.len() < pairs.len());
        assert!(same.iter().all(|(one, other)| one == other));
    }

    #[test]
    fn the_worst_sentence_counts_most() {
        assert!((joint(&[0.9]) - 0.9).abs() < 1e-6);
        assert!(joint(&[0.9, 0.9, 0.1]) < 0.35);
        assert!(joint(&[0.9, 0.9, 0.1]) > 0.1);
    }
}

//! What the score is made from: a sentence of a claim beside its passages, in numbers.
//!
//! One group of features a file: how much of the claim's wording is the source's (`copying`), what
//! the words that the source does not have are (`novelty`), which names, figures, negations and
//! hedges differ (`particulars`), and what the slots found (`reasons`).

mod copying;
mod novelty;
mod particulars;
mod reasons;

pub(super) use copying::LENGTH;

use super::alignment::Alignment;
use super::reason::Reason;

/// Number of features.
pub const COUNT: usize = copying::COUNT + novelty::COUNT + particulars::COUNT + reasons::COUNT;

/// Which way each feature may move the score: up (1), down (-1) or either (0). What cannot be a
/// reason to believe a claim must not become one by chance.
pub const DIRECTIONS: [i8; COUNT] = {
    let groups: [&[i8]; 4] = [
        &copying::DIRECTIONS,
        &novelty::DIRECTIONS,
        &particulars::DIRECTIONS,
        &reasons::DIRECTIONS,
    ];
    let mut all = [0; COUNT];
    let (mut at, mut group) = (0, 0);
    while group < groups.len() {
        let mut index = 0;
        while index < groups[group].len() {
            all[at] = groups[group][index];
            (at, index) = (at + 1, index + 1);
        }
        group += 1;
    }
    all
};

/// The features of a sentence; what each stands for is said in its group's file.
pub type Features = [f32; COUNT];

/// Makes `features` those of the same claim beside a source of so many words that is the same
/// otherwise.
pub(super) fn set_length(features: &mut Features, words: usize) {
    features[copying::LENGTH] = copying::length(words);
}

/// The features of the claim, with the reasons that the slots gave.
pub(super) fn features(alignment: &Alignment<'_>, reasons: &[Reason]) -> Features {
    let groups: [&[f32]; 4] = [
        &copying::features(alignment),
        &novelty::features(alignment),
        &particulars::features(alignment),
        &reasons::features(reasons),
    ];
    let mut all = [0.0; COUNT];
    for (place, feature) in all.iter_mut().zip(groups.into_iter().flatten()) {
        *place = *feature;
    }
    all
}

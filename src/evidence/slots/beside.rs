//! What the words beside a filling of the claim tell: of what it is a figure, a day or a name.

use std::ops::Range;

use smol_str::SmolStr;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::statement::Statement;

/// Words that stand so many tokens from a filling tell of what it is.
const NEAR: usize = 6;

/// Whether one of the sentences `among` has the filling, which the claim's tokens `at` are, and as
/// many of the words beside it as the best passage: then it may well be told there.
pub(super) fn is_told_elsewhere(
    alignment: &Alignment<'_>,
    best: &Aligned<'_>,
    at: &Range<usize>,
    among: impl IntoIterator<Item = u32>,
    has_filling: impl Fn(&Statement<'_>) -> bool + Send + Sync + 'static,
) -> bool {
    let words = words(&alignment.claim, at);
    let needed = told(&words, &best.passage);
    let tells = move |other: &Statement<'_>| has_filling(other) && told(&words, other) >= needed;
    alignment.source.any_passing(among, tells)
}

fn words(claim: &Statement<'_>, at: &Range<usize>) -> Vec<SmolStr> {
    let near = at.start.saturating_sub(NEAR)..at.end + NEAR;
    let beside = claim.content().filter(|(index, _)| near.contains(index) && !at.contains(index));
    beside.map(|(_, token)| token.concept().clone()).collect()
}

fn told(words: &[SmolStr], statement: &Statement<'_>) -> usize {
    let has = |wanted: &&SmolStr| statement.tokens().iter().any(|token| token.concept() == *wanted);
    words.iter().filter(has).count()
}

/// The share of the claim's content words, those at `at` apart, that a passage has, in 0..1.
pub(super) fn share(alignment: &Alignment<'_>, aligned: &Aligned<'_>, at: &Range<usize>) -> f32 {
    let words = alignment.claim.content().filter(|(index, _)| !at.contains(index)).count();
    let paired = aligned.paired().filter(|(index, _)| !at.contains(index)).count();
    paired as f32 / words.max(1) as f32
}

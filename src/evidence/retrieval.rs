//! The passages that speak of the same thing as a claim.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use super::asked::Witness;
use super::statement::Statement;

/// A claim rests on at most so many sentences.
const PASSAGES: usize = 3;
/// A further passage must add at least this share of the claim's weight.
const WORTH_ADDING: f32 = 0.08;

/// What was retrieved for a claim.
pub(super) struct Retrieved {
    /// The sentences of the source, best first, each with the share of the claim's weight that it
    /// covers.
    pub passages: Vec<(u32, f32)>,
    /// The share of the claim's weight that the passages cover together.
    pub covered: f32,
    /// The share of the claim's weight that the source speaks of anywhere.
    pub known: f32,
}

/// Finds the passages for `claim`: the sentence that covers the most of it, then the sentences that
/// cover most of what is left.
/// The first `unnamed` tokens of the claim are left out.
pub(super) fn retrieve(claim: &Statement<'_>, unnamed: usize, source: &Witness<'_>) -> Retrieved {
    let concepts = weigh(claim, unnamed, source);
    let total: f32 = concepts.values().sum();
    if total == 0.0 {
        return Retrieved { passages: Vec::new(), covered: 0.0, known: 0.0 };
    }
    let known = concepts
        .iter()
        .filter(|(concept, _)| !source.sentences_with(concept).is_empty())
        .map(|(_, weight)| weight)
        .sum::<f32>();
    let mut open = concepts.clone();
    let mut passages = Vec::new();
    let mut covered = 0.0;
    while passages.len() < PASSAGES {
        let Some((id, gain)) = best(&open, source) else { break };
        let share = gain / total;
        if !passages.is_empty() && share < WORTH_ADDING {
            break;
        }
        covered += share;
        open.retain(|concept, _| source.sentences_with(concept).binary_search(&id).is_err());
        passages.push((id, share_of(&concepts, source, id) / total));
    }
    Retrieved { passages, covered, known: known / total }
}

/// The claim's concepts with their weights.
fn weigh(claim: &Statement<'_>, unnamed: usize, source: &Witness<'_>) -> Weights {
    claim
        .content()
        .skip_while(|(at, _)| *at < unnamed)
        .map(|(_, token)| token.concept())
        .map(|c| (c.clone(), source.weight(c)))
        .collect()
}

type Weights = HashMap<SmolStr, f32, FxBuildHasher>;

/// The sentence that covers the most of `open`, and how much; the earliest of equals.
fn best(open: &Weights, source: &Witness<'_>) -> Option<(u32, f32)> {
    let mut gains: HashMap<u32, f32, FxBuildHasher> = HashMap::default();
    for (concept, weight) in open {
        for id in source.sentences_with(concept) {
            *gains.entry(*id).or_default() += weight;
        }
    }
    gains.into_iter().max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a)))
}

fn share_of(concepts: &Weights, source: &Witness<'_>, id: u32) -> f32 {
    let held = concepts.iter().filter(|(c, _)| source.sentences_with(c).binary_search(&id).is_ok());
    held.map(|(_, weight)| weight).sum()
}

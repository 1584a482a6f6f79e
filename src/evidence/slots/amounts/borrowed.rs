//! How much, once more: a figure that the evidence has, but of something else than the claim.

use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::slots::beside::{is_told_elsewhere, share};
use crate::evidence::statement::Statement;
use crate::language::{Quantity, Unit};

/// The share of the claim's other words that a passage must have before its figure answers to the
/// claim's.
const TOLD: f32 = 0.6;
/// The same where both count things of the same name.
const TOLD_OF_THE_SAME: f32 = 0.5;

/// The only figure of its kind in a passage that tells all the claim tells but `quantity`.
pub(super) fn judge(alignment: &Alignment<'_>, quantity: &Quantity) -> Option<Reason> {
    let claim = &alignment.claim;
    let best = alignment.passages.first()?;
    let is_mine = |mine: &&Quantity| is_of_one_kind(mine, quantity) && !has(&best.passage, mine);
    let is_alone = claim.quantities().filter(is_mine).eq([quantity]);
    let mut left = best.passage.quantities().filter(|theirs| {
        is_of_one_kind(quantity, theirs) && !claim.quantities().any(|m| agree(m, theirs))
    });
    let rival = left.next().filter(|_| left.next().is_none() && is_alone)?;
    let needed = if matches!(rival.unit, Unit::Count(_)) { TOLD_OF_THE_SAME } else { TOLD };
    let at = claim.token_span(quantity.core);
    let differs = quantity.agrees_with(rival) == Some(false);
    if !differs || share(alignment, best, &at) < needed {
        return None;
    }
    let mine = quantity.clone();
    let has_it = move |other: &Statement<'_>| has(other, &mine);
    let source = alignment.source;
    let is_sure = source.any_passing(source.counting(), has_it.clone())
        && !is_told_elsewhere(alignment, best, &at, source.counting(), has_it);
    is_sure.then(|| {
        let written = (&best.passage, rival.core);
        Reason::differs(ReasonKind::Number, (claim, quantity.core), written)
    })
}

fn agree(one: &Quantity, other: &Quantity) -> bool {
    one.agrees_with(other) == Some(true)
}

fn has(statement: &Statement<'_>, quantity: &Quantity) -> bool {
    statement.quantities().any(|other| is_same(quantity, other))
}

fn is_same(one: &Quantity, other: &Quantity) -> bool {
    agree(one, other) || one.value == other.value
}

/// Whether two quantities measure in the same way, or count things of the same name.
fn is_of_one_kind(one: &Quantity, other: &Quantity) -> bool {
    match (&one.unit, &other.unit) {
        (Unit::Count(a), Unit::Count(b)) => a == b && !a.is_empty(),
        (Unit::Ordinal(_), _) => false,
        (a, b) => a == b,
    }
}

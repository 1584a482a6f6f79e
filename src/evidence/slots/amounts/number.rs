//! How much: every quantity of a claim should stand in the evidence.

use super::{borrowed, rate};
use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, leading_digits};
use crate::language::token::stem;
use crate::language::{Bound, Quantity, Token, Unit};
use crate::text::TextRange;

/// Two words around the quantities must be the same for one to be put for the other.
const CONTEXT_NEEDED: usize = 2;
/// So many figures of one sentence are tried as parts of a sum.
const MOST_ADDED: usize = 8;
/// Words of a limit that a claim must keep; "just under" and the like are rounding.
const LIMITS: [&str; 10] = [
    "up to",
    "as much as",
    "as many as",
    "at most",
    "no more than",
    "a maximum of",
    "at least",
    "more than",
    "no fewer than",
    "no less than",
];
/// Counts up to here are often the writer's own ("two referendums"), not copied from the text.
const OWN_COUNT: f64 = 12.0;
/// Two limits of the same kind may differ by this part of their value.
const LIMITS_APART: f64 = 0.1;
/// A share that somebody worked out is rounded by up to this part of its value.
const RATIO_ROUNDING: f64 = 0.1;
/// A percentage that somebody worked out is rounded to a whole one.
const PERCENT_ROUNDING: f64 = 0.5;
/// In a passage that covers this much of the claim, the only quantity of its kind answers to the
/// claim's.
const CLOSE: f32 = 0.5;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    alignment.claim.quantities().filter_map(|quantity| judge(alignment, quantity)).collect()
}

fn judge(alignment: &Alignment<'_>, quantity: &Quantity) -> Option<Reason> {
    if is_of_the_claim(&alignment.claim, quantity) {
        return None;
    }
    if is_known(alignment, quantity) {
        return borrowed::judge(alignment, quantity)
            .or_else(|| bound(alignment, quantity))
            .or_else(|| rate::judge(alignment, quantity));
    }
    let claim = &alignment.claim;
    if let Some((aligned, rival)) = rival(alignment, quantity) {
        let written = (&aligned.passage, rival.core);
        let reason = Reason::differs(ReasonKind::Number, (claim, quantity.core), written);
        let replacement = in_form_of(claim.slice(quantity.core), reason.replacement.as_deref());
        return Some(reason.replaced_by(replacement));
    }
    let is_own_count = matches!(quantity.unit, Unit::Count(_) | Unit::Ordinal(_) | Unit::Share)
        && quantity.value <= OWN_COUNT;
    (!is_own_count && !alignment.source.is_excerpt())
        .then(|| Reason::absent(ReasonKind::Number, claim, quantity.core))
}

/// Whether the claim counts for itself: "the other two", or roughly, "dozens".
fn is_of_the_claim(claim: &Statement<'_>, quantity: &Quantity) -> bool {
    let before = claim.token_span(quantity.range).start.checked_sub(1);
    let follows_other = before.is_some_and(|at| claim.tokens()[at].lower == "other");
    let first = claim.slice(quantity.core).split_whitespace().next().unwrap_or_default();
    let is_round_plural = first.starts_with(char::is_alphabetic) && first.ends_with('s');
    let is_rough = matches!(quantity.unit, Unit::Count(_)) && is_round_plural;
    follows_other || is_rough
}

/// The figure of the evidence as the claim needs it: "81-year-old" for "18-year-old" where the
/// evidence has "81"; none where one is a compound and the other is more than a number.
fn in_form_of(mine: &str, theirs: Option<&str>) -> Option<String> {
    let theirs = theirs?;
    let is_compound = |words: &str| {
        words.split_once('-').is_some_and(|(_, unit)| unit.starts_with(char::is_alphabetic))
    };
    match (is_compound(mine), is_compound(theirs)) {
        (true, false) => {
            let (_, unit) = mine.split_once('-')?;
            let is_number = theirs.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| format!("{theirs}-{unit}"))
        }
        (false, true) => None,
        _ => Some(theirs.to_owned()),
    }
}

/// Whether the evidence has the same quantity anywhere, the same figure for something that is
/// called otherwise, or figures in one sentence that add up to it or make it as a share.
pub(in crate::evidence) fn is_known(alignment: &Alignment<'_>, quantity: &Quantity) -> bool {
    let (mine, own) = (quantity.clone(), alignment.claim.figures().to_vec());
    let source = alignment.source;
    source.any_passing(source.counting(), move |other| tells(other.figures(), &mine, &own))
        || are_figures_told(alignment, quantity)
}

/// Whether the figures of one sentence tell the quantity of a claim that has `own` ones.
fn tells(others: &[Quantity], quantity: &Quantity, own: &[Quantity]) -> bool {
    others.iter().any(|other| agrees(quantity, other) || is_same_figure(quantity, other))
        || is_sum(quantity, others)
        || is_sum_with_own(own, quantity, others)
        || is_ratio(quantity, others)
}

/// Whether two quantities can be told of the same thing. Two limits of the same kind are as far
/// apart as their figures: "below 75%" is not "below 85%".
fn agrees(one: &Quantity, other: &Quantity) -> bool {
    let is_same_limit =
        one.bound == other.bound && matches!(one.bound, Bound::AtLeast | Bound::AtMost);
    let is_apart = (one.value - other.value).abs() > LIMITS_APART * other.value.abs();
    one.agrees_with(other) == Some(true) && !(is_same_limit && is_apart)
}

/// Whether both have the same figure, other than a small one, in units that can mean the same.
pub(in crate::evidence::slots) fn is_same_figure(one: &Quantity, other: &Quantity) -> bool {
    one.value > OWN_COUNT
        && one.value == other.value
        && one.upper == other.upper
        && !are_other_units(&one.unit, &other.unit)
}

/// Whether two units measure the same thing in different ways: miles and kilometres, days and
/// weeks, euros and dollars; or different things: years and wolves.
fn are_other_units(one: &Unit, other: &Unit) -> bool {
    match (one, other) {
        (Unit::Duration(_), Unit::Count(noun)) | (Unit::Count(noun), Unit::Duration(_)) => {
            !noun.is_empty()
        }
        (Unit::Percent, Unit::Count(_) | Unit::Measure(_) | Unit::Duration(_) | Unit::Money(_))
        | (Unit::Measure(_) | Unit::Duration(_) | Unit::Money(_), Unit::Percent) => true,
        (Unit::Money(a), Unit::Money(b)) => a != b,
        (Unit::Duration(a), Unit::Duration(b)) => a != b,
        // "162 kilometres an hour" may be read as 162 km.
        (Unit::Measure(a), Unit::Measure(b)) => {
            !a.starts_with(b.as_str()) && !b.starts_with(a.as_str())
        }
        _ => false,
    }
}

/// "a fifth of the claims" for "412 of 1,960 claims". A percentage is a figure that was worked out,
/// not a round word for a part.
fn is_ratio(quantity: &Quantity, others: &[Quantity]) -> bool {
    let rounding = match (&quantity.unit, quantity.bound) {
        (Unit::Share, _) | (Unit::Percent, Bound::About) => RATIO_ROUNDING * quantity.value,
        (Unit::Percent, _) => PERCENT_ROUNDING,
        _ => return false,
    };
    let counts = others.iter().filter(|other| matches!(other.unit, Unit::Count(_)));
    let values: Vec<f64> = counts.map(|other| other.value).take(MOST_ADDED).collect();
    let is_near = |share: f64| (share - quantity.value).abs() <= rounding;
    values.iter().any(|part| {
        values.iter().any(|all| part < all && *all > 0.0 && is_near(100.0 * part / all))
    })
}

/// "900 people" for "700 on the boat and 200 in the water".
fn is_sum(quantity: &Quantity, others: &[Quantity]) -> bool {
    let counts = others.iter().filter(|other| is_addable(&quantity.unit, &other.unit));
    let values: Vec<f64> = counts.map(|other| other.value).take(MOST_ADDED).collect();
    let pairs =
        values.iter().enumerate().flat_map(|(i, a)| values[i + 1..].iter().map(move |b| a + b));
    let all = (values.len() > 1).then(|| values.iter().sum());
    pairs.chain(all).any(|sum| sum == quantity.value)
}

/// "£1.14 million" for "£640,000", where the claim itself adds £500,000.
fn is_sum_with_own(own: &[Quantity], quantity: &Quantity, others: &[Quantity]) -> bool {
    if !matches!(quantity.unit, Unit::Money(_) | Unit::Count(_)) || quantity.upper > quantity.value
    {
        return false;
    }
    let same = |other: &&Quantity| is_addable(&quantity.unit, &other.unit);
    let own: Vec<f64> = own.iter().filter(same).map(|other| other.value).collect();
    let mut theirs = others.iter().filter(|other| same(other));
    theirs.any(|other| own.iter().any(|own| own + other.value == quantity.value))
}

fn is_addable(one: &Unit, other: &Unit) -> bool {
    match (one, other) {
        (Unit::Count(_), Unit::Count(_)) => true,
        _ => one == other,
    }
}

/// Whether the digits that the claim writes stand in a sentence of the evidence, in whatever word,
/// unless that sentence counts something else with them: other millions, other units.
fn are_figures_told(alignment: &Alignment<'_>, quantity: &Quantity) -> bool {
    let claim = &alignment.claim;
    let digits = claim.tokens()[claim.token_span(quantity.core)].iter().map(leading_digits);
    let figures: Vec<&str> = digits.filter(|digits| !digits.is_empty()).collect();
    let Some(first) = figures.first() else { return false };
    alignment.source.sentences_with_figure(first).iter().any(|id| {
        let statement = alignment.source.statement(*id);
        figures.iter().all(|digits| has_figure(&statement, quantity, digits))
    })
}

/// Whether a word of the sentence begins with `digits` and counts nothing else than `quantity`.
fn has_figure(statement: &Statement<'_>, quantity: &Quantity, digits: &str) -> bool {
    let is_otherwise = |token: &Token| {
        let mut theirs = statement.quantities().filter(|other| other.core.covers(token.range));
        theirs.any(|other| {
            quantity.agrees_with(other) == Some(false)
                || are_other_units(&quantity.unit, &other.unit)
        })
    };
    let mut tokens = statement.tokens().iter();
    tokens.any(|token| leading_digits(token) == digits && !is_otherwise(token))
}

/// The quantity of a passage that stands where the claim has its own.
fn rival<'a>(
    alignment: &'a Alignment<'_>,
    quantity: &Quantity,
) -> Option<(&'a Aligned<'a>, &'a Quantity)> {
    let at = alignment.claim.token_span(quantity.range);
    let is_taken = |other: &Quantity| alignment.claim.quantities().any(|mine| agrees(mine, other));
    alignment.passages.iter().find_map(|aligned| {
        let rivals = || {
            let others = aligned.passage.quantities();
            others.filter(|other| is_rival(quantity, other) && !is_taken(other))
        };
        let stands_there = |other: &&Quantity| {
            aligned.shared_context(at.clone(), aligned.passage.token_span(other.range))
                >= CONTEXT_NEEDED
        };
        let mut near = rivals().filter(stands_there);
        let first = match (near.next(), near.next()) {
            (Some(only), None) => only,
            // Two candidates: which of them is meant cannot be told.
            (Some(_), Some(_)) => return None,
            (None, _) => the_only(rivals()).filter(|_| aligned.score >= CLOSE)?,
        };
        Some((aligned, first))
    })
}

fn the_only<'a>(mut rivals: impl Iterator<Item = &'a Quantity>) -> Option<&'a Quantity> {
    rivals.next().filter(|_| rivals.next().is_none())
}

/// Whether two quantities cannot both be told of the same thing: other values, or the same figure
/// in other units.
fn is_rival(one: &Quantity, other: &Quantity) -> bool {
    one.agrees_with(other) == Some(false)
        || (one.agrees_with(other) == Some(true) && !agrees(one, other))
        || (one.value == other.value && are_other_units(&one.unit, &other.unit))
}

/// What is wrong with how the claim limits a figure that is right.
fn bound(alignment: &Alignment<'_>, quantity: &Quantity) -> Option<Reason> {
    if !matches!(quantity.bound, Bound::Exact | Bound::AtLeast | Bound::AtMost) {
        return None;
    }
    let source = alignment.source;
    let mine = quantity.clone();
    let is_free = move |other: &Statement<'_>| {
        let mut same = other.quantities().filter(|q| is_same(&mine, q));
        same.any(|q| !matches!(q.bound, Bound::AtLeast | Bound::AtMost))
    };
    if source.any_passing(source.counting(), is_free) {
        return None;
    }
    let mine = quantity.clone();
    let has_it = move |other: &Statement<'_>| other.quantities().any(|q| is_same(&mine, q));
    let with = source.passing(source.counting(), has_it);
    let all = with.flat_map(|statement| statement.quantities().map(move |q| (statement, q)));
    let all: Vec<_> = all.filter(|(_, other)| is_same(quantity, other)).collect();
    let (passage, limited) = all.first()?;
    let is_always = |bound: Bound| all.iter().all(|(_, other)| other.bound == bound);
    match quantity.bound {
        Bound::AtLeast if is_always(Bound::AtMost) => {
            reversed(alignment, quantity, passage, limited)
        }
        Bound::AtMost if is_always(Bound::AtLeast) => {
            reversed(alignment, quantity, passage, limited)
        }
        Bound::Exact if is_always(Bound::AtMost) || is_always(Bound::AtLeast) => {
            dropped(alignment, quantity, passage, limited)
        }
        _ => None,
    }
}

/// Whether both say the same with the same figure, whatever its limit.
fn is_same(one: &Quantity, other: &Quantity) -> bool {
    (one.agrees_with(other) == Some(true) || is_same_figure(one, other))
        && (other.value - one.value).abs() < f64::EPSILON
}

/// "fewer than 40" for "at least 40".
fn reversed(
    alignment: &Alignment<'_>,
    quantity: &Quantity,
    passage: &Statement<'_>,
    limited: &Quantity,
) -> Option<Reason> {
    let said = (&alignment.claim, quantity.range);
    Some(Reason::differs(ReasonKind::Number, said, (passage, limited.range)))
}

/// "up to €2.1 billion" told as "€2.1 billion": the figure is right, its limit is gone.
fn dropped(
    alignment: &Alignment<'_>,
    quantity: &Quantity,
    passage: &Statement<'_>,
    limited: &Quantity,
) -> Option<Reason> {
    let words = passage.slice(limited.range).to_lowercase();
    let is_limit = LIMITS.iter().any(|limit| words.starts_with(limit));
    if !is_limit || is_moved(passage, limited) {
        return None;
    }
    let claim = &alignment.claim;
    let limit = passage.slice(TextRange::new(limited.range.start, limited.core.start));
    let limited_claim = format!("{limit}{}", claim.slice(quantity.core));
    let written = (passage, limited.range);
    let reason = Reason::differs(ReasonKind::Scope, (claim, quantity.range), written);
    Some(reason.replaced_by(Some(limited_claim)))
}

/// "moves the club up to 64 points": not a limit, but where something arrives.
fn is_moved(passage: &Statement<'_>, limited: &Quantity) -> bool {
    const MOVES: [&str; 6] = ["move", "climb", "lift", "take", "rise", "jump"];
    const REACH: usize = 3;
    let at = passage.token_span(limited.range).start;
    let mut before = passage.tokens()[..at].iter().rev().take(REACH);
    before.any(|token| MOVES.iter().any(|verb| stem(verb) == token.stem))
}

//! The name left over: a passage tells all that the claim tells but one name, and has another.

use super::name::{claim_has, is_country, words};
use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::statement::Statement;
use crate::language::name::{CONFIRMED, is_initials_of, same_country};
use crate::language::{EntityType, Name};

/// A passage that has so many of every five other words of a claim tells what the claim tells.
const TOLD: usize = 3;
/// So many of them at least.
const WORDS: usize = 3;
/// A sentence that has this part of what the best passage has may tell part of the claim.
const BESIDE: f32 = 0.5;

/// Words that a name may have or not: "the River Arle", "the Arle".
const GENERIC: [&str; 9] =
    ["river", "lake", "mount", "city", "county", "state", "lord", "lady", "sir"];

/// The only name of the best passage that the claim has not, where `name` is the only one of the
/// claim that the passage has not.
pub(super) fn find<'a>(
    alignment: &'a Alignment<'_>,
    name: &Name,
) -> Option<(&'a Aligned<'a>, &'a Name)> {
    let best = alignment.passages.first()?;
    let (claim, passage) = (&alignment.claim, &best.passage);
    let told = told(alignment, best, name);
    let total = others(claim, name).count();
    if alignment.source.is_excerpt() || told < WORDS || 5 * told < TOLD * total {
        return None;
    }
    let is_mine = |mine: &&Name| mine.confidence >= CONFIRMED && !has(passage, (claim, mine));
    let is_left = |theirs: &&Name| {
        theirs.confidence >= CONFIRMED && !has(claim, (passage, theirs)) && !is_of(passage, theirs)
    };
    let mut mine = claim.names().filter(is_mine);
    let mut left = passage.names().filter(is_left);
    let (only_mine, only_left) = (mine.next()?, left.next()?);
    let are_alone = mine.next().is_none() && left.next().is_none() && only_mine == name;
    let may_swap = are_alone
        && (name.kind == EntityType::Person) == (only_left.kind == EntityType::Person)
        && (name.kind == only_left.kind
            || !is_country(claim.slice(name.range)) && !is_country(passage.slice(only_left.range)))
        && !is_same_person(alignment, best, name, only_left)
        && !is_told_beside(alignment, best, name, told);
    may_swap.then_some((best, only_left))
}

/// Whether a name only says where somebody named right before it comes from: "Amina Sesay of Sierra
/// Leone".
fn is_of(passage: &Statement<'_>, name: &Name) -> bool {
    let Some(of) = passage.token_span(name.range).start.checked_sub(1) else { return false };
    let is_behind = |other: &Name| {
        other.kind == EntityType::Person && passage.token_span(other.range).end == of
    };
    name.kind == EntityType::Place
        && matches!(passage.tokens()[of].lower.as_str(), "of" | "from")
        && passage.names().any(is_behind)
}

/// The content words of a claim outside a name, each with its index.
fn others<'a>(claim: &Statement<'a>, name: &Name) -> impl Iterator<Item = usize> + use<'a> {
    let at = claim.token_span(name.range);
    claim.content().map(|(index, _)| index).filter(move |index| !at.contains(index))
}

/// How many of the claim's words outside `name` a passage has.
fn told(alignment: &Alignment<'_>, aligned: &Aligned<'_>, name: &Name) -> usize {
    others(&alignment.claim, name).filter(|index| aligned.pairs[*index].is_some()).count()
}

/// Whether a statement has a name of another: all its words, its initials, its country.
fn has(statement: &Statement<'_>, (other, name): (&Statement<'_>, &Name)) -> bool {
    let text = other.slice(name.range);
    let tokens = statement.tokens();
    let lower = text.to_lowercase();
    let by_words = words(other, name)
        .iter()
        .filter(|word| word.is_capitalised() && !GENERIC.contains(&word.lower.as_str()))
        .all(|word| tokens.iter().any(|token| token.stem == word.stem));
    let by_initials = statement.names().any(|known| {
        let known = statement.slice(known.range);
        is_initials_of(text, known) || is_initials_of(known, text)
    });
    by_words || by_initials || tokens.iter().any(|token| same_country(&lower, &token.lower))
}

/// Whether two names of people can be one's: they share a word, and the claim's is in the evidence.
fn is_same_person(
    alignment: &Alignment<'_>,
    best: &Aligned<'_>,
    name: &Name,
    other: &Name,
) -> bool {
    let mine = words(&alignment.claim, name);
    let is_person = name.kind == EntityType::Person || other.kind == EntityType::Person;
    is_person
        && claim_has(alignment, best, other)
        && mine.iter().all(|word| alignment.source_has(word))
}

/// Whether another sentence that has the name tells much of the claim, too.
fn is_told_beside(alignment: &Alignment<'_>, best: &Aligned<'_>, name: &Name, told: usize) -> bool {
    let claim = &alignment.claim;
    let known = |statement: &Statement<'_>| {
        let tokens = statement.tokens();
        let has = |index: &usize| tokens.iter().any(|t| t.stem == claim.tokens()[*index].stem);
        others(claim, name).filter(has).count()
    };
    let beside = |id: u32| id.abs_diff(best.id) == 1;
    let with = alignment.source.sentences_with_any(words(claim, name));
    with.into_iter().filter(|id| *id != best.id).any(|id| {
        let statement = alignment.source.statement(id);
        let mut mine = words(claim, name).into_iter();
        let names_it = mine.any(|w| statement.tokens().iter().any(|token| token.stem == w.stem));
        names_it && (beside(id) || known(&statement) as f32 >= BESIDE * told as f32)
    })
}

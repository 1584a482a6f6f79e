//! Who and where: every name of a claim should stand in the evidence.

use super::{compound, leftover};
use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::lexicon::{DEMONYMS, SHORT_NAMES};
use crate::language::name::is_initials_of;
use crate::language::{EntityType, Name, Token};

/// Two words around the names must be the same for one to be put for the other.
const CONTEXT_NEEDED: usize = 2;
/// Below this, a name is no more than a guess by its capitals, and no ground for a finding.
pub(in crate::evidence::slots) const SURE: u8 = 50;
/// Below this, a name that the evidence lacks may still be none: it is no ground for a finding by
/// itself.
const BEYOND_DOUBT: u8 = 80;
/// An excerpt that has this much of a claim would name whom it speaks of.
const TOLD_IN_EXCERPT: f32 = 0.4;
/// The first and the last word of a name stand at most so many tokens apart.
const TOGETHER: usize = 5;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    alignment.claim.names().filter_map(|name| judge(alignment, name)).collect()
}

fn judge(alignment: &Alignment<'_>, name: &Name) -> Option<Reason> {
    let claim = &alignment.claim;
    let differs = |(aligned, rival): (&Aligned<'_>, &Name)| {
        let written = (&aligned.passage, rival.range);
        Reason::differs(ReasonKind::Name, (claim, name.range), written)
    };
    if is_known(alignment, name) {
        let found = namesake(alignment, name).or_else(|| compound::find(alignment, name));
        return found.or_else(|| leftover::find(alignment, name)).map(differs);
    }
    if name.confidence < SURE && !is_plainly_a_name(claim, name) {
        return leftover::find(alignment, name).map(differs);
    }
    if let Some(found) = rival(alignment, name).or_else(|| leftover::find(alignment, name)) {
        return Some(differs(found));
    }
    let is_checkable =
        matches!(name.kind, EntityType::Person | EntityType::Org | EntityType::Place);
    let is_told_here = !alignment.source.is_excerpt() || alignment.covered >= TOLD_IN_EXCERPT;
    (is_checkable && name.confidence >= BEYOND_DOUBT && is_told_here && !describes(claim, name))
        .then(|| Reason::absent(ReasonKind::Name, claim, name.range))
}

/// "the US retailer": the country only says more about somebody, as any reader knows.
fn describes(claim: &Statement<'_>, name: &Name) -> bool {
    let span = claim.token_span(name.range);
    let next = claim.tokens().get(span.end);
    let is_before_noun = next.is_some_and(|token| is_content(token) && !token.is_capitalised());
    is_before_noun && INITIALS.contains(&claim.slice(name.range).to_lowercase().as_str())
}

/// Countries by their initials.
const INITIALS: [&str; 4] = ["us", "u.s.", "uk", "u.k."];

/// Whether a name is a country's.
pub(super) fn is_country(name: &str) -> bool {
    INITIALS.contains(&name.to_lowercase().as_str())
        || DEMONYMS.values().any(|country| country.eq_ignore_ascii_case(name))
}

/// Whether a guess by its capitals is a good one: inside a sentence whose other words mostly have
/// none.
fn is_plainly_a_name(claim: &Statement<'_>, name: &Name) -> bool {
    let is_first = name.range.start == claim.sentence.range.start;
    let capitals = claim.content().filter(|(_, token)| token.is_capitalised()).count();
    let is_word = claim.slice(name.range).chars().skip(1).all(char::is_lowercase);
    !is_first && is_word && 2 * capitals < claim.content().count()
}

/// A name of a passage that ends like the claim's and starts otherwise ("Sarn Park" for "Mill
/// Park"), where the claim's own stands nowhere. People may be called by another given name; theirs
/// must be somebody else's in the evidence.
fn namesake<'a>(alignment: &'a Alignment<'_>, name: &Name) -> Option<(&'a Aligned<'a>, &'a Name)> {
    let mine = words(&alignment.claim, name);
    let [first, .., last] = mine.as_slice() else { return None };
    let knows_first = !alignment.source.sentences_with(first.concept()).is_empty();
    let is_trusted = name.confidence >= SURE && knows_first == (name.kind == EntityType::Person);
    if !is_trusted || stands_together(alignment, first, last) {
        return None;
    }
    let at = alignment.claim.token_span(name.range);
    alignment.passages.iter().find_map(|aligned| {
        let mut theirs = aligned.passage.names().filter(|other| {
            let words = words(&aligned.passage, other);
            let shares =
                |word: Option<&&Token>, own: &Token| word.is_some_and(|w| w.stem == own.stem);
            let is_half = shares(words.last(), last)
                || name.kind == EntityType::Person && shares(words.first(), first);
            words.len() == mine.len()
                && is_half
                && aligned.shared_context(at.clone(), aligned.passage.token_span(other.range))
                    >= CONTEXT_NEEDED
        });
        Some((aligned, theirs.next()?))
    })
}

/// Whether a sentence of the evidence has both words close to one another.
fn stands_together(alignment: &Alignment<'_>, first: &Token, last: &Token) -> bool {
    let with = alignment.source.sentences_with(first.concept());
    with.iter().any(|id| {
        let statement = alignment.source.statement(*id);
        let tokens = statement.tokens();
        let starts = tokens.iter().enumerate().filter(|(_, token)| token.stem == first.stem);
        starts
            .into_iter()
            .any(|(at, _)| tokens[at..].iter().take(TOGETHER).any(|token| token.stem == last.stem))
    })
}

/// Whether the evidence knows the name: by its words, by the last of them, by its initials, or by
/// the people or the adjective of a country.
fn is_known(alignment: &Alignment<'_>, name: &Name) -> bool {
    let source = alignment.source;
    let words = words(&alignment.claim, name);
    let has = |token: &&Token| alignment.source_has(token);
    let known = words.iter().filter(|token| has(token)).count();
    let last_known = words.last().is_some_and(has);
    if known == words.len() || (words.len() > 1 && (last_known || known * 2 >= words.len())) {
        return true;
    }
    let text = alignment.claim.slice(name.range).to_owned();
    let lower = text.to_lowercase();
    source.wording.has_nation(&lower)
        || source.has_name(move |other| {
            is_initials_of(&text, other)
                || is_initials_of(other, &text)
                || is_alias(&lower, &other.to_lowercase())
        })
}

/// Whether both are names of one country or body, in lower case: "holland", "netherlands".
fn is_alias(one: &str, other: &str) -> bool {
    let full = |name| SHORT_NAMES.get(name).copied().unwrap_or(name);
    full(one) == full(other)
}

/// The name of a passage that stands where the claim has its own, and that the claim has not.
fn rival<'a>(alignment: &'a Alignment<'_>, name: &Name) -> Option<(&'a Aligned<'a>, &'a Name)> {
    let at = alignment.claim.token_span(name.range);
    let needed = CONTEXT_NEEDED + usize::from(name.confidence < SURE);
    alignment.passages.iter().find_map(|aligned| {
        let mut rivals = aligned.passage.names().filter(|other| {
            is_comparable(name, other)
                && !claim_has(alignment, aligned, other)
                && aligned.shared_context(at.clone(), aligned.passage.token_span(other.range))
                    >= needed
        });
        let first = rivals.next()?;
        rivals.next().is_none().then_some((aligned, first))
    })
}

/// Whether one name may stand in the other's place: both are of one type, a body bears the name of
/// a place, or both are mere guesses.
fn is_comparable(one: &Name, other: &Name) -> bool {
    let is_guess = |name: &Name| name.confidence < SURE;
    let is_person = |name: &Name| name.kind == EntityType::Person;
    match (is_guess(one), is_guess(other)) {
        (false, false) => one.kind == other.kind,
        (true, _) => is_guess(other) || is_person(one) == is_person(other),
        (false, true) => false,
    }
}

pub(super) fn claim_has(alignment: &Alignment<'_>, aligned: &Aligned<'_>, name: &Name) -> bool {
    let tokens = alignment.claim.tokens();
    words(&aligned.passage, name)
        .iter()
        .any(|word| tokens.iter().any(|token| token.stem == word.stem))
}

pub(super) fn words<'a>(statement: &Statement<'a>, name: &Name) -> Vec<&'a Token> {
    let tokens = &statement.tokens()[statement.token_span(name.range)];
    tokens.iter().filter(|token| token.is_wordlike()).collect()
}

//! Who and where: every name of a claim should stand in the evidence.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::kindred::concept;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::name::{is_initials_of, same_country};
use crate::language::{EntityType, Name, Token};

/// Two words around the names must be the same for one to be put for the other.
const CONTEXT_NEEDED: usize = 2;
/// Below this, a name is no more than a guess by its capitals, and no ground for a finding.
const SURE: u8 = 50;
/// Below this, a name that the evidence lacks may still be none: it is no ground for a finding by
/// itself.
const BEYOND_DOUBT: u8 = 80;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    alignment.claim.names().filter_map(|name| judge(alignment, name)).collect()
}

fn judge(alignment: &Alignment<'_>, name: &Name) -> Option<Reason> {
    let claim = &alignment.claim;
    if name.confidence < SURE || is_known(alignment, name) {
        return None;
    }
    if let Some((aligned, rival)) = rival(alignment, name) {
        let written = (&aligned.passage, rival.range);
        return Some(Reason::differs(ReasonKind::Name, (claim, name.range), written));
    }
    let is_checkable =
        matches!(name.kind, EntityType::Person | EntityType::Org | EntityType::Place);
    (is_checkable && name.confidence >= BEYOND_DOUBT)
        .then(|| Reason::absent(ReasonKind::Name, claim, name.range))
}

/// Whether the evidence knows the name: by its words, by the last of them, by its initials, or by
/// the people or the adjective of a country.
fn is_known(alignment: &Alignment<'_>, name: &Name) -> bool {
    let source = alignment.source;
    let words = words(&alignment.claim, name);
    let has = |token: &&Token| !source.sentences_with(concept(token)).is_empty();
    let known = words.iter().filter(|token| has(token)).count();
    let last_known = words.last().is_some_and(has);
    if known == words.len() || (words.len() > 1 && (last_known || known * 2 >= words.len())) {
        return true;
    }
    let text = alignment.claim.slice(name.range);
    let lower = text.to_lowercase();
    source.statements().any(|statement| {
        statement.names().any(|other| {
            let other = statement.slice(other.range);
            is_initials_of(text, other) || is_initials_of(other, text)
        }) || statement.tokens().iter().any(|token| same_country(&lower, &token.lower))
    })
}

/// The name of a passage that stands where the claim has its own, and that the claim has not.
fn rival<'a>(alignment: &'a Alignment<'_>, name: &Name) -> Option<(&'a Aligned<'a>, &'a Name)> {
    let at = alignment.claim.token_span(name.range);
    alignment.passages.iter().find_map(|aligned| {
        let mut rivals = aligned.passage.names().filter(|other| {
            other.kind == name.kind
                && other.confidence >= SURE
                && !claim_has(alignment, aligned, other)
                && aligned.shared_context(at.clone(), aligned.passage.token_span(other.range))
                    >= CONTEXT_NEEDED
        });
        let first = rivals.next()?;
        rivals.next().is_none().then_some((aligned, first))
    })
}

fn claim_has(alignment: &Alignment<'_>, aligned: &Aligned<'_>, name: &Name) -> bool {
    let tokens = alignment.claim.tokens();
    words(&aligned.passage, name)
        .iter()
        .any(|word| tokens.iter().any(|token| token.stem == word.stem))
}

fn words<'a>(statement: &Statement<'a>, name: &Name) -> Vec<&'a Token> {
    let tokens = &statement.tokens()[statement.token_span(name.range)];
    tokens.iter().filter(|token| token.is_wordlike()).collect()
}

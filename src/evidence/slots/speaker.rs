//! Who says so: words that the evidence puts into one person's mouth must not come from another's.

use super::name::words;
use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::kindred::concept;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::{Attribution, EntityType, Name, Token};

/// Below this, a name is no more than a guess by its capitals.
const SURE: u8 = 50;
/// So many words must be said by both.
const WORDS: usize = 3;
/// Of four words of the claim's speaker so many must be the other's, too.
const SAID: usize = 3;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    claim.attributions().filter_map(|said| judge(alignment, said)).take(1).collect()
}

fn judge(alignment: &Alignment<'_>, said: &Attribution) -> Option<Reason> {
    let claim = &alignment.claim;
    let mine = speaker(claim, said)?;
    if speaks_there(alignment, mine) {
        return None;
    }
    alignment.passages.iter().find_map(|aligned| {
        let passage = &aligned.passage;
        let theirs =
            passage.attributions().find(|other| says_the_same(aligned, claim, said, other));
        let theirs = speaker(passage, theirs?)?;
        let written = (passage, theirs.range);
        Some(Reason::differs(ReasonKind::Name, (claim, mine.range), written))
    })
}

/// The one person who speaks.
fn speaker<'a>(statement: &Statement<'a>, said: &Attribution) -> Option<&'a Name> {
    let range = said.speaker?;
    let is_person = |name: &&Name| name.kind == EntityType::Person && name.confidence >= SURE;
    let mut people = statement.names().filter(|name| range.covers(name.range)).filter(is_person);
    people.next().filter(|_| people.next().is_none())
}

/// Whether the claim's speaker is named in a passage: then it depends on who says which part.
fn speaks_there(alignment: &Alignment<'_>, name: &Name) -> bool {
    let mine = words(&alignment.claim, name);
    alignment.passages.iter().any(|aligned| {
        let tokens = aligned.passage.tokens();
        mine.iter().any(|word| tokens.iter().any(|token| token.stem == word.stem))
            && aligned.paired().count() > mine.len() + 1
    })
}

fn says_the_same(
    aligned: &Aligned<'_>,
    claim: &Statement<'_>,
    said: &Attribution,
    other: &Attribution,
) -> bool {
    let (mine, passage) = (claim.token_span(said.scope), &aligned.passage);
    let theirs = &passage.tokens()[passage.token_span(other.scope)];
    let own = || claim.content().filter(|(index, _)| mine.contains(index));
    let has = |word: &Token| theirs.iter().any(|token| concept(token) == concept(word));
    let (all, shared) = (own().count(), own().filter(|(_, word)| has(word)).count());
    shared >= WORDS && 4 * shared >= SAID * all
}

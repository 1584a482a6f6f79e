//! Who says so: a claim must not put the words of one into the mouth of another.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::{Attribution, EntityType, Token};
use crate::text::TextRange;

/// So many words of what the claim has somebody say must stand in what the passage has another say,
/// and this share of them.
const SHARED: usize = 2;
const SHARE: (usize, usize) = (2, 3);

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let said = claim.attributions().filter_map(|own| Some((own, own.speaker?)));
    let known = said.filter(|(_, speaker)| is_known_name(alignment, *speaker));
    known.filter_map(|(own, speaker)| other_speaker(alignment, own, speaker)).take(1).collect()
}

/// Whether the speaker is a person of whose name the source knows every word.
fn is_known_name(alignment: &Alignment<'_>, speaker: TextRange) -> bool {
    let claim = &alignment.claim;
    let words = &claim.tokens()[claim.token_span(speaker)];
    is_person(claim, speaker) && words.iter().all(|word| alignment.source_has(word))
}

fn is_person(statement: &Statement<'_>, speaker: TextRange) -> bool {
    let mut names = statement.names().filter(|name| name.range.overlaps(speaker));
    names.any(|name| name.kind == EntityType::Person)
}

fn other_speaker(
    alignment: &Alignment<'_>,
    own: &Attribution,
    speaker: TextRange,
) -> Option<Reason> {
    let claim = &alignment.claim;
    let is_said = |at: usize| {
        let range = claim.tokens()[at].range;
        own.scope.covers(range) && !own.range.overlaps(range)
    };
    let all = claim.content().filter(|(at, _)| is_said(*at)).count();
    let (aligned, other) = alignment.passages.iter().find_map(|aligned| {
        let passage = &aligned.passage;
        let other = passage.attributions().find(|other| {
            let is_covered = |j: usize| {
                let range = passage.tokens()[j].range;
                other.scope.covers(range) && !other.range.overlaps(range)
            };
            let pairs = aligned.paired().filter(|(i, j)| is_said(*i) && is_covered(*j));
            let shared = pairs.count();
            shared >= SHARED && SHARE.1 * shared >= SHARE.0 * all
        })?;
        Some((aligned, other.speaker?))
    })?;
    let passage = &aligned.passage;
    let is_other = is_somebody_else(claim, speaker, passage, other);
    if !is_other || says_it_elsewhere(alignment, aligned, speaker) {
        return None;
    }
    Some(Reason::differs(ReasonKind::Name, (claim, speaker), (passage, other)))
}

/// Whether the passage's speaker cannot be the claim's: another name, or several people.
fn is_somebody_else(
    claim: &Statement<'_>,
    speaker: TextRange,
    passage: &Statement<'_>,
    other: TextRange,
) -> bool {
    let mine = &claim.tokens()[claim.token_span(speaker)];
    let theirs = &passage.tokens()[passage.token_span(other)];
    let shares = passage.tokens().iter().any(|token| mine.iter().any(|m| m.stem == token.stem));
    // "the head of Lind's office" may well be the one whom the claim names.
    let is_bare_name = is_person(passage, other) && theirs.iter().all(Token::is_capitalised);
    let is_several =
        mine.len() > 1 && !is_person(passage, other) && theirs.last().is_some_and(is_plural);
    !shares && (is_bare_name || is_several)
}

fn is_plural(token: &Token) -> bool {
    let lower = token.lower.as_str();
    token.is_wordlike() && !token.is_capitalised() && lower.ends_with('s') && !lower.ends_with("ss")
}

/// Whether the claim's speaker stands in or beside another sentence that says the same.
fn says_it_elsewhere(alignment: &Alignment<'_>, aligned: &Aligned<'_>, speaker: TextRange) -> bool {
    let claim = &alignment.claim;
    let words = &claim.tokens()[claim.token_span(speaker)];
    let mut ids = words.iter().flat_map(|word| alignment.source.sentences_with(word.concept()));
    ids.any(|id| {
        let statement = alignment.source.statement(*id);
        let shared = aligned.paired().filter(|(i, _)| {
            let word = &claim.tokens()[*i];
            statement.tokens().iter().any(|token| token.concept() == word.concept())
        });
        2 * shared.count() >= aligned.paired().count()
    })
}

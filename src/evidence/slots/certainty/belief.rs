//! How surely, in somebody's mind: a claim must not tell as settled what its evidence has somebody
//! believe, suspect or estimate.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::{Attribution, Strength, Token};
use crate::text::TextRange;

use crate::evidence::slots::voices::takes_stance;

/// Stems of verbs by which somebody holds something to be so.
const BELIEFS: [&str; 9] =
    ["believ", "think", "thought", "suspect", "reckon", "assum", "guess", "fear", "specul"];
/// So many words of the claim must stand in what is believed, and this share of those that the
/// passage has.
const SHARED: usize = 2;
const SHARE: (usize, usize) = (2, 3);
/// A passage must cover this much of a claim.
const CLOSE: f32 = 0.4;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let is_open = claim.attributions().next().is_some()
        || claim.is_conditional()
        || claim.hedges().any(|hedge| hedge.strength < Strength::Announced)
        || takes_stance(claim);
    let close = alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE && !is_open);
    close.filter_map(|aligned| told_as_settled(alignment, aligned)).take(1).collect()
}

/// The claim has in its own voice what the passage has somebody believe.
fn told_as_settled(alignment: &Alignment<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let (claim, passage) = (&alignment.claim, &aligned.passage);
    let (cue, scope) = belief(passage)?;
    let scope = before_aside(passage, scope);
    let is_believed = |j: usize| scope.covers(passage.tokens()[j].range);
    let pairs: Vec<_> = aligned.paired().filter(|(_, j)| is_believed(*j)).collect();
    let is_most = SHARE.1 * pairs.len() >= SHARE.0 * aligned.paired().count();
    if pairs.len() < SHARED || !is_most || is_told_elsewhere(alignment, aligned, &pairs) {
        return None;
    }
    let (first, last) = (pairs.first()?.0, pairs.last()?.0);
    let said = claim.tokens()[first].range.join(claim.tokens()[last].range);
    let end = pairs.iter().map(|(_, j)| *j).max()?;
    let written = cue.join(passage.tokens()[end].range);
    let reason = Reason::differs(ReasonKind::Modality, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

/// What is believed, without what is only added to it behind a comma: "fears that shops will lose
/// customers during the works, which are to take a year".
fn before_aside(passage: &Statement<'_>, scope: TextRange) -> TextRange {
    let tokens = &passage.tokens()[passage.token_span(scope)];
    let opens = |pair: &&[Token]| {
        pair[0].is_mark(',') && matches!(pair[1].lower.as_str(), "which" | "who" | "where")
    };
    let aside = tokens.windows(2).find(opens);
    aside.map_or(scope, |pair| TextRange::new(scope.start, pair[0].range.start))
}

/// The words by which the sentence has somebody believe something, and what they believe.
fn belief(statement: &Statement<'_>) -> Option<(TextRange, TextRange)> {
    let told = statement.attributions().find(|attribution| is_belief(statement, attribution));
    let told = told.map(|attribution| (attribution.cue, attribution.scope));
    told.or_else(|| {
        let at = statement.tokens().windows(2).position(|pair| is_supposing(&pair[0], &pair[1]))?;
        let (cue, end) = (statement.tokens()[at].range, statement.sentence.range.end);
        Some((cue, TextRange::new(cue.end, end)))
    })
}

/// "suspect that"
pub(in crate::evidence::slots) fn is_supposing(cue: &Token, next: &Token) -> bool {
    BELIEFS.contains(&cue.stem.as_str()) && next.lower == "that"
}

/// Whether somebody else than the one who speaks believes it: no mere "I think".
fn is_belief(passage: &Statement<'_>, attribution: &Attribution) -> bool {
    let cue = &passage.tokens()[passage.token_span(attribution.cue)];
    let speaker = attribution.speaker.map(|range| passage.slice(range));
    cue.iter().any(|token| BELIEFS.contains(&token.stem.as_str()))
        && !speaker
            .is_some_and(|speaker| matches!(speaker, "I" | "i" | "We" | "we" | "You" | "you"))
}

/// Whether another sentence of the evidence says as much of the claim without anybody's belief.
fn is_told_elsewhere(
    alignment: &Alignment<'_>,
    aligned: &Aligned<'_>,
    pairs: &[(usize, usize)],
) -> bool {
    let wanted: Vec<_> =
        pairs.iter().map(|(i, _)| alignment.claim.tokens()[*i].concept()).collect();
    let words = pairs.iter().map(|(i, _)| &alignment.claim.tokens()[*i]);
    alignment.source.statements_with_any(words).any(|statement| {
        let has = |concepts: &&&smol_str::SmolStr| {
            statement.tokens().iter().any(|token| token.concept() == **concepts)
        };
        statement.place() != aligned.passage.place()
            && 3 * wanted.iter().filter(has).count() >= 2 * wanted.len()
            && belief(&statement).is_none()
    })
}

//! Yes or no: a claim must not say the opposite of its evidence.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::kindred::{are_opposite, concept, has_opposite};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::Token;

/// A passage must cover this much of a claim before "not" on one side alone means anything.
const CLOSE: f32 = 0.6;
/// A negation and the word that it turns stand at most so many tokens apart.
const REACH: usize = 3;
/// So many words around two opposites must be the same.
const CONTEXT_NEEDED: usize = 3;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let Some(best) = alignment.passages.first().filter(|best| best.score >= CLOSE) else {
        return Vec::new();
    };
    opposite(alignment, best).or_else(|| negated(alignment, best)).into_iter().collect()
}

/// One side is negated where the other is not. Where both have a negation, they may well say the
/// same in other words ("denied that it would", "will not").
fn negated(alignment: &Alignment<'_>, best: &Aligned<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &best.passage;
    if claim.negations().next().is_some() == passage.negations().next().is_some() {
        return None;
    }
    let (i, j) = best.paired().find(|(i, j)| {
        negation_before(claim, *i).is_some() != negation_before(passage, *j).is_some()
            && !both_ways(alignment, *i)
    })?;
    let said = (claim, with_negation(claim, i));
    let written = (passage, with_negation(passage, j));
    Some(Reason::differs(ReasonKind::Polarity, said, written).replaced_by(None))
}

/// The token index of a negation that stands shortly before token `at` and reaches it.
fn negation_before(statement: &Statement<'_>, at: usize) -> Option<usize> {
    let word = statement.tokens()[at].range;
    let negation = statement.negations().find(|negation| {
        let span = statement.token_span(negation.range);
        negation.scope.covers(word) && span.end <= at && at - span.end < REACH
    })?;
    Some(statement.token_span(negation.range).start)
}

fn with_negation(statement: &Statement<'_>, at: usize) -> crate::text::TextRange {
    let word = statement.tokens()[at].range;
    match negation_before(statement, at) {
        Some(from) => statement.tokens()[from].range.join(word),
        None => word,
    }
}

/// Whether some sentence of the evidence says the word as the claim does.
fn both_ways(alignment: &Alignment<'_>, at: usize) -> bool {
    let claim = &alignment.claim;
    let wanted = concept(&claim.tokens()[at]);
    let negated = negation_before(claim, at).is_some();
    alignment.source.sentences_with(wanted).iter().any(|id| {
        let statement = alignment.source.statement(*id);
        let places = statement.content().filter(|(_, token)| concept(token) == wanted);
        places.into_iter().any(|(j, _)| negation_before(&statement, j).is_some() == negated)
    })
}

/// The claim has a word whose opposite stands in its place in the evidence ("rose", "fell").
fn opposite(alignment: &Alignment<'_>, best: &Aligned<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &best.passage;
    let is_absent = |token: &Token| alignment.source.sentences_with(concept(token)).is_empty();
    let (i, j) = claim
        .content()
        .filter(|(_, token)| has_opposite(token) && is_absent(token))
        .find_map(|(i, mine)| {
            let (j, _) = passage.content().find(|(j, theirs)| {
                are_opposite(mine, theirs)
                    && best.shared_context(i..i + 1, *j..*j + 1) >= CONTEXT_NEEDED
                    && negation_before(claim, i).is_some() == negation_before(passage, *j).is_some()
            })?;
            Some((i, j))
        })?;
    let said = (claim, claim.tokens()[i].range);
    Some(Reason::differs(ReasonKind::Polarity, said, (passage, passage.tokens()[j].range)))
}

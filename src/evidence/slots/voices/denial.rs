//! Whose denial: that somebody denies something must not become that it is not so.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::language::Token;

/// Stems of verbs by which somebody says that something is not so.
const DENIALS: [&str; 4] = ["deni", "deny", "disput", "reject"];
/// So many words of what is denied must stand in the claim.
const SHARED: usize = 2;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    let is_told = claim.negations().next().is_some()
        && claim.attributions().next().is_none()
        && !claim.tokens().iter().any(is_denial);
    let told = alignment.passages.iter().filter(|_| is_told);
    told.filter_map(|aligned| told_as_fact(alignment, aligned)).take(1).collect()
}

fn told_as_fact(alignment: &Alignment<'_>, aligned: &Aligned<'_>) -> Option<Reason> {
    let (claim, passage) = (&alignment.claim, &aligned.passage);
    let at = passage.tokens().iter().position(is_denial)?;
    let denied = aligned.paired().filter(|(_, j)| *j > at);
    let denied: Vec<_> = denied.collect();
    let negation = claim.negations().next()?;
    let is_about_it =
        denied.iter().filter(|(i, _)| negation.scope.covers(claim.tokens()[*i].range));
    if is_about_it.count() < SHARED {
        return None;
    }
    let end = denied.iter().map(|(_, j)| *j).max()?;
    let written = passage.tokens()[at].range.join(passage.tokens()[end].range);
    let said = negation.range.join(claim.tokens()[denied.iter().map(|(i, _)| *i).max()?].range);
    let reason = Reason::differs(ReasonKind::Attribution, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

fn is_denial(token: &Token) -> bool {
    DENIALS.contains(&token.stem.as_str())
}

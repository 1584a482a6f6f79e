//! What the three support rules share: a finding for every reason that makes their verdict.

use crate::article::Section;
use crate::evidence::{JudgedClaim, Reason, ReasonKind, Verdict};

use super::{Context, Finding, Fix, Related, Replacement, Rule};

/// Longer evidence is cut in messages, at a word's border.
const EXCERPT_CHARS: usize = 160;

/// One finding of `rule` for each reason that makes `verdict`.
pub(super) fn findings(rule: &Rule, verdict: Verdict, context: &Context<'_>) -> Vec<Finding> {
    let judged = context.claims.iter();
    judged
        .flat_map(|claim| {
            let reasons = claim.judgement.reasons.iter().filter(|r| r.verdict() == verdict);
            reasons.map(|reason| finding(rule, verdict, context, claim, reason))
        })
        .collect()
}

fn finding(
    rule: &Rule,
    verdict: Verdict,
    context: &Context<'_>,
    claim: &JudgedClaim,
    reason: &Reason,
) -> Finding {
    let block = &context.analysis.article.blocks[claim.claim.block];
    let range = block.to_source(reason.claim);
    let mut finding = rule.finding(range, message(context, claim, reason));
    finding.related = related(context, claim, reason);
    let replacement =
        reason.replacement.as_ref().filter(|_| is_replaceable(context, claim, reason));
    finding.fixes = replacement.iter().map(|new| replace(context, claim, reason, new)).collect();
    finding.data = serde_json::json!({
        "verdict": verdict,
        "score": (f64::from(claim.judgement.score) * 100.0).round() / 100.0,
        "reason": reason.kind,
    });
    finding
}

fn message(context: &Context<'_>, claim: &JudgedClaim, reason: &Reason) -> String {
    let part = part_name(context, claim);
    let said = said(context, claim, reason);
    let written = reason.evidence.map(|place| context.analysis.slice(place));
    match (reason.kind, written) {
        (ReasonKind::Content, _) => "the article says nothing of the kind".to_owned(),
        (ReasonKind::Attribution, _) => {
            format!("the {part} tells “{said}” as fact, the article only as somebody’s words")
        }
        (_, Some(written)) => format!("the {part} says “{said}”, the article says “{written}”"),
        (_, None) => format!("the article does not mention “{said}”"),
    }
}

fn part_name(context: &Context<'_>, claim: &JudgedClaim) -> &'static str {
    match context.analysis.article.blocks[claim.claim.block].section {
        Section::Headline => "headline",
        _ => "summary",
    }
}

fn said<'a>(context: &Context<'a>, claim: &JudgedClaim, reason: &Reason) -> &'a str {
    context.analysis.readings[claim.claim.block].slice(reason.claim)
}

/// The evidence of the reason; where it has none, the passage that comes nearest.
fn related(context: &Context<'_>, claim: &JudgedClaim, reason: &Reason) -> Vec<Related> {
    let analysis = context.analysis;
    let nearest = claim.judgement.evidence.first().map(|passage| passage.place);
    let (place, intro) = match (reason.evidence, nearest) {
        (Some(place), _) => (place, "the article"),
        (None, Some(place)) => (place, "the nearest passage"),
        (None, None) => return Vec::new(),
    };
    let sentence = analysis.readings[place.block].sentence_at(place.range.start);
    let text = sentence.map_or("", |s| analysis.readings[place.block].slice(s.range));
    vec![Related {
        message: format!("{intro}: “{}”", excerpt(text)),
        range: analysis.to_source(place),
    }]
}

/// A verb of the body does not fit into a headline: other capitals, often another tense.
fn is_replaceable(context: &Context<'_>, claim: &JudgedClaim, reason: &Reason) -> bool {
    let section = context.analysis.article.blocks[claim.claim.block].section;
    section != Section::Headline || reason.kind != ReasonKind::Modality
}

fn replace(context: &Context<'_>, claim: &JudgedClaim, reason: &Reason, new: &str) -> Fix {
    let block = &context.analysis.article.blocks[claim.claim.block];
    Fix {
        title: format!("Replace “{}” with “{new}”", said(context, claim, reason)),
        edits: vec![Replacement { range: block.to_source(reason.claim), new_text: new.to_owned() }],
    }
}

fn excerpt(text: &str) -> String {
    if text.chars().count() <= EXCERPT_CHARS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(EXCERPT_CHARS).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{words} …")
}

//! What the three support rules share: a finding for every reason that makes their verdict.
//!
//! The headline and the summary are held against the article, a sentence of the body that cites a
//! source against its archived text.

use std::sync::Arc;

use crate::analysis::{Analysis, Place};
use crate::article::{Block, Section};
use crate::evidence::{Archive, CitedClaim, JudgedClaim, Judgement, Reason, ReasonKind, Verdict};

use super::{Context, Finding, Fix, Related, Replacement, Rule};

/// Longer evidence is cut in messages, at a word's border.
const EXCERPT_CHARS: usize = 160;

/// One finding of `rule` for each reason that makes `verdict`.
pub(super) fn findings(rule: &Rule, verdict: Verdict, context: &Context<'_>) -> Vec<Finding> {
    let told = context.claims.iter().map(|claim| Claim::of_article(context, claim));
    let cited = context.cited.iter().map(|claim| Claim::of_source(context, claim));
    told.chain(cited)
        .flat_map(|claim| {
            let reasons = claim.judgement.reasons.iter().filter(|r| r.verdict() == verdict);
            reasons.map(move |reason| claim.finding(rule, verdict, reason))
        })
        .collect()
}

/// A judged claim, and what it was held against.
#[derive(Clone, Copy)]
struct Claim<'a> {
    block: &'a Block,
    /// What the claim's block says.
    text: &'a str,
    judgement: &'a Judgement,
    /// What the evidence is called.
    evidence: &'a str,
    /// Where the evidence stands: the article itself or an archive.
    held_against: &'a Analysis,
    /// The archive, where it is one, with what the source is called.
    archive: Option<(&'a Arc<Archive>, &'a str)>,
}

impl<'a> Claim<'a> {
    /// A claim of the headline or summary.
    fn of_article(context: &Context<'a>, claim: &'a JudgedClaim) -> Self {
        let analysis = context.analysis;
        Self {
            block: &analysis.article.blocks[claim.claim.block],
            text: &analysis.readings[claim.claim.block].text,
            judgement: &claim.judgement,
            evidence: "the article",
            held_against: analysis,
            archive: None,
        }
    }

    /// A sentence of the body that cites a source.
    fn of_source(context: &Context<'a>, claim: &'a CitedClaim) -> Self {
        let analysis = context.analysis;
        Self {
            block: &analysis.article.blocks[claim.claim.block],
            text: &analysis.readings[claim.claim.block].text,
            judgement: &claim.judgement,
            evidence: "the source",
            held_against: &claim.archive.analysis,
            archive: Some((&claim.archive, context.source_name(&claim.key))),
        }
    }

    fn finding(self, rule: &Rule, verdict: Verdict, reason: &Reason) -> Finding {
        let mut finding = rule.finding(self.block.to_source(reason.claim), self.message(reason));
        finding.related = self.related(reason).into_iter().collect();
        let replacement = reason.replacement.as_ref().filter(|_| self.is_replaceable(reason));
        finding.fixes = replacement.iter().map(|new| self.replace(reason, new)).collect();
        finding.data = serde_json::json!({
            "verdict": verdict,
            "score": (f64::from(self.judgement.score) * 100.0).round() / 100.0,
            "reason": reason.kind,
        });
        finding
    }

    fn message(self, reason: &Reason) -> String {
        let (part, evidence, said) = (self.part_name(), self.evidence, self.said(reason));
        let written = reason.evidence.map(|place| self.held_against.slice(place));
        match (reason.kind, written) {
            (ReasonKind::Content, _) => format!("{evidence} says nothing of the kind"),
            (ReasonKind::Attribution, _) => {
                format!("the {part} tells “{said}” as fact, {evidence} only as somebody’s words")
            }
            (_, Some(written)) => {
                format!("the {part} says “{said}”, {evidence} says “{written}”")
            }
            (_, None) => format!("{evidence} does not mention “{said}”"),
        }
    }

    fn part_name(self) -> &'static str {
        match self.block.section {
            Section::Headline => "headline",
            Section::Body => "sentence",
            _ => "summary",
        }
    }

    fn said(self, reason: &Reason) -> &'a str {
        reason.claim.of(self.text)
    }

    /// The evidence of the reason; where it has none, the passage that comes nearest.
    fn related(self, reason: &Reason) -> Option<Related> {
        let nearest = self.judgement.evidence.first().map(|passage| passage.place);
        let name = self.archive.map_or("the article", |(_, name)| name);
        let (place, intro) = match (reason.evidence, nearest) {
            (Some(place), _) => (place, name),
            (None, Some(place)) => (place, "the nearest passage"),
            (None, None) => return None,
        };
        Some(Related {
            message: format!("{intro}: “{}”", excerpt(sentence_at(self.held_against, place))),
            archive: self.archive.map(|(archive, _)| Arc::clone(&archive.written)),
            range: self.held_against.to_source(place),
        })
    }

    /// A verb of the body does not fit into a headline: other capitals, often another tense.
    fn is_replaceable(self, reason: &Reason) -> bool {
        self.block.section != Section::Headline || reason.kind != ReasonKind::Modality
    }

    fn replace(self, reason: &Reason, new: &str) -> Fix {
        let range = self.block.to_source(reason.claim);
        Fix {
            title: format!("Replace “{}” with “{new}”", self.said(reason)),
            edits: vec![Replacement { range, new_text: new.to_owned() }],
            is_safe: false,
        }
    }
}

/// The sentence in which `place` starts.
fn sentence_at(analysis: &Analysis, place: Place) -> &str {
    let reading = &analysis.readings[place.block];
    let sentence = reading.sentence_at(place.range.start);
    sentence.map_or("", |sentence| reading.slice(sentence.range))
}

/// `text`, cut at a word's border where it is too long for a message.
pub(super) fn excerpt(text: &str) -> String {
    if text.chars().count() <= EXCERPT_CHARS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(EXCERPT_CHARS).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{words} …")
}

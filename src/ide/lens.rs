//! What stands above a line without being asked for: the verdict about a claim, how many kinds of
//! question the article asks.

use crate::article::Section;
use crate::evidence::{JudgedClaim, Verdict};
use crate::insights;
use crate::rules::Review;
use crate::text::TextRange;

use super::evidence::passage;
use super::wording::part;

/// A note above a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lens {
    /// What it is about: bytes of the source.
    pub range: TextRange,
    /// What it says.
    pub label: String,
    /// What it is about.
    pub kind: LensKind,
    /// Whether there is evidence to be shown for it.
    pub has_evidence: bool,
}

/// What a note above a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LensKind {
    /// The verdict about a claim.
    Verdict,
    /// How many categories the questions cover.
    Coverage,
}

/// All notes, those on claims first.
pub fn lenses(review: &Review) -> Vec<Lens> {
    review.claims.iter().map(|claim| of_claim(review, claim)).chain(of_questions(review)).collect()
}

/// "supported by ¶3 · 0.94"
fn of_claim(review: &Review, claim: &JudgedClaim) -> Lens {
    let judgement = &claim.judgement;
    let verdict = judgement.verdict.as_str();
    let passage = passage(claim);
    let rests_on = passage.map(|place| {
        let link = match judgement.verdict {
            Verdict::Supported | Verdict::Contradicted => "by",
            Verdict::Overstated | Verdict::Unsupported => "against",
        };
        format!(" {link} {}", part(&review.analysis, place.block))
    });
    Lens {
        range: review.analysis.to_source(claim.claim),
        label: format!("{verdict}{} · {:.2}", rests_on.unwrap_or_default(), judgement.score),
        kind: LensKind::Verdict,
        has_evidence: passage.is_some(),
    }
}

/// "3 of 6 categories covered"
fn of_questions(review: &Review) -> Option<Lens> {
    let (_, first, _) = review.analysis.section(Section::Insights).next()?;
    let (covered, all) = insights::covered(&review.analysis, &review.library);
    let label = format!("{covered} of {all} categories covered");
    Some(Lens { range: first.range, label, kind: LensKind::Coverage, has_evidence: false })
}

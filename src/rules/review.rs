//! Runs the selected rules over an analysed article.

use std::sync::{Arc, OnceLock};

use crate::analysis::Analysis;
use crate::article::{Article, Bibliography, Section};
use crate::evidence::{self, Archives, CitedClaim, JudgedClaim, KeptJudgements, Thresholds};
use crate::insights::{Library, Offers};

use super::kept::KeptByRules;
use super::{Context, Finding, Others, Rule, Selection, Severity, unused_suppression};

/// An article with everything that was found in it: what editors and reports work from.
#[derive(Debug, Clone)]
pub struct Review {
    /// The article, analysed.
    pub analysis: Arc<Analysis>,
    /// The entries of all bibliographies that the article uses.
    pub bibliography: Arc<Bibliography>,
    /// The claims of headline and summary, judged, in the order of the text.
    pub claims: Vec<JudgedClaim>,
    /// The archived texts of the sources that the article cites.
    pub archives: Arc<Archives>,
    /// The sentences of the body that cite a source, judged by its archived text, in the order of
    /// the text.
    pub cited: Vec<CitedClaim>,
    /// The question templates that its workspace uses.
    pub library: Arc<Library>,
    /// What the selected rules found, suppressions applied, in the order of the text.
    pub findings: Vec<Finding>,
    /// What they found where the article has it silenced, in the order of the text.
    pub silenced: Vec<Finding>,
    /// What the article can be asked, once somebody wants to know.
    offers: Arc<OnceLock<Offers>>,
}

impl Review {
    /// Whether the article has a section for insight questions.
    pub fn has_insights(&self) -> bool {
        let openings = &self.analysis.article.openings;
        openings.iter().any(|opening| opening.section == Section::Insights)
    }

    /// What the article can be asked: found out by the first who wants to know.
    pub fn offers(&self) -> &Offers {
        self.offers.get_or_init(|| Offers::of(&self.analysis, &self.library))
    }
}

/// What a review leaves for the next one of the same article.
#[derive(Debug, Default)]
pub struct Kept {
    /// The body as evidence, and the judgements of the claims.
    judgements: KeptJudgements,
    /// What the rules keep.
    by_rules: KeptByRules,
}

/// Runs the selected rules over an article. What was `kept` of the review before saves work, and
/// changes nothing.
pub fn review(
    analysis: Arc<Analysis>,
    bibliography: Arc<Bibliography>,
    archives: Arc<Archives>,
    library: Arc<Library>,
    selection: &Selection,
    thresholds: &Thresholds,
    kept: Option<&mut Kept>,
) -> Review {
    let once = KeptByRules::default();
    let (claims, kept) = match kept {
        Some(kept) => (kept.judgements.judge(&analysis, thresholds), &kept.by_rules),
        None => (evidence::judge_article(&analysis, thresholds), &once),
    };
    let cited = evidence::judge_cited(&analysis, &bibliography, &archives, thresholds);
    let context = Context {
        analysis: &analysis,
        claims: &claims,
        bibliography: &bibliography,
        archives: &archives,
        cited: &cited,
        library: &library,
        kept,
        others: None,
    };
    let (about_others, first): (Vec<_>, Vec<_>) =
        selection.rules().partition(|(rule, _)| rule.name == unused_suppression::RULE.name);
    let (mut silenced, mut findings) = found(&context, &first);
    let ran: Vec<_> = first.iter().map(|(rule, _)| rule.name).collect();
    let others = Some(Others { ran: &ran, silenced: &silenced });
    let (more_silenced, more) = found(&Context { others, ..context }, &about_others);
    silenced.extend(more_silenced);
    findings.extend(more);
    for found in [&mut silenced, &mut findings] {
        found.sort_by_key(|f| (f.range, f.rule));
    }
    Review {
        analysis,
        bibliography,
        claims,
        archives,
        cited,
        library,
        findings,
        silenced,
        offers: Arc::default(),
    }
}

/// Rules end the lines that they write in LF alone.
fn end_lines_in_crlf(finding: &mut Finding) {
    let edits = finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits);
    for edit in edits.filter(|edit| edit.new_text.contains('\n')) {
        edit.new_text = edit.new_text.replace('\n', "\r\n");
    }
}

/// What `rules` find: what the article has silenced, and the rest.
fn found(
    context: &Context<'_>,
    rules: &[(&'static Rule, Severity)],
) -> (Vec<Finding>, Vec<Finding>) {
    let article = &context.analysis.article;
    let found = rules.iter().flat_map(|(rule, severity)| {
        let found = (rule.check)(context).into_iter();
        found.map(|finding| Finding { severity: *severity, ..finding })
    });
    let mut found: Vec<_> = found.collect();
    if article.is_crlf {
        found.iter_mut().for_each(end_lines_in_crlf);
    }
    found.into_iter().partition(|finding| is_suppressed(article, finding))
}

fn is_suppressed(article: &Article, finding: &Finding) -> bool {
    article.suppressions.iter().any(|suppression| {
        let is_meant = suppression.rules.iter().any(|rule| rule.value == finding.rule);
        suppression.scope.overlaps(finding.range) && (suppression.rules.is_empty() || is_meant)
    })
}

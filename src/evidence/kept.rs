//! What is kept of an article's judgements while it is edited.

use std::cell::RefCell;
use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::analysis::Analysis;
use crate::language::Reading;

use super::asked::{Asked, Changes, Witness};
use super::claims::{Claim, ClaimKey, JudgedClaim, body_of, claims_of};
use super::reason::Reason;
use super::source::Source;
use super::verdict::{Thresholds, Weighed, denials, weigh};

/// The body of an article as evidence, and the judgements of the claims that were held against it.
///
/// A judgement depends on its claim's sentence, on the thresholds and on what it asked of the
/// source. It is kept together with these questions, and stands until an edit gives one of them
/// another answer. The source is changed where the edit changed the body.
#[derive(Debug)]
pub struct KeptJudgements {
    source: Source,
    thresholds: Thresholds,
    judged: HashMap<ClaimKey, Kept, FxBuildHasher>,
}

/// A judgement, and what it rests on.
#[derive(Debug)]
struct Kept {
    /// Keeps the address in the key this reading's.
    _reading: Arc<Reading>,
    weighed: Weighed,
    /// Number of the source's words at the time.
    words: usize,
    asked: Asked,
}

impl Default for KeptJudgements {
    fn default() -> Self {
        let source = Source::empty();
        Self { source, thresholds: Thresholds::default(), judged: HashMap::default() }
    }
}

impl KeptJudgements {
    /// The same as [`super::judge_article`], at the cost of what an edit has touched.
    pub fn judge(&mut self, analysis: &Analysis, thresholds: &Thresholds) -> Vec<JudgedClaim> {
        let changes = self.source.update(body_of(analysis), analysis.date);
        if self.thresholds != *thresholds {
            self.judged.clear();
            self.thresholds = *thresholds;
        }
        let mut known = mem::take(&mut self.judged);
        if self.source.is_empty() {
            return Vec::new();
        }
        let claims: HashMap<ClaimKey, Claim<'_>, FxBuildHasher> =
            claims_of(analysis).map(|claim| (claim.key(), claim)).collect();
        let claims: Vec<_> =
            claims.into_iter().map(|(key, claim)| (key, claim, known.remove(&key))).collect();
        let judge = |(key, claim, kept): (ClaimKey, Claim<'_>, Option<Kept>)| {
            let kept = kept.and_then(|kept| kept.after(&changes, &self.source, thresholds));
            (key, kept.unwrap_or_else(|| Kept::new(&claim, &self.source, thresholds)))
        };
        self.judged = claims.into_par_iter().map(judge).collect();
        let judged = |claim: Claim<'_>| {
            let kept = self.judged.get(&claim.key())?;
            let judgement = kept.weighed.judgement.clone();
            Some(JudgedClaim { claim: claim.place(), judgement })
        };
        claims_of(analysis).filter_map(judged).collect()
    }
}

/// A text as evidence, and what denies the statements that were held against it.
#[derive(Debug)]
pub struct KeptStatements {
    source: Source,
    held: HashMap<ClaimKey, Denied, FxBuildHasher>,
}

/// What denies a statement, and what that rests on.
#[derive(Debug)]
struct Denied {
    /// Keeps the address in the key this reading's.
    reading: Arc<Reading>,
    reasons: Vec<Reason>,
    asked: Asked,
}

impl Default for KeptStatements {
    fn default() -> Self {
        Self { source: Source::empty(), held: HashMap::default() }
    }
}

impl KeptStatements {
    /// Takes the text as it is now: blocks with their index in the article. What rests on anything
    /// that has changed is forgotten, and so are statements that nobody holds any more.
    pub fn rest_on(&mut self, blocks: Vec<(usize, &Arc<Reading>)>, date: Option<Date>) {
        let changes = self.source.update(blocks, date);
        let is_held = |denied: &Denied| Arc::strong_count(&denied.reading) > 1;
        self.held.retain(|_, denied| is_held(denied) && denied.asked.stands(&changes));
        for denied in self.held.values_mut() {
            denied.reasons.iter_mut().for_each(|reason| reason.follow(&changes.moves));
        }
    }

    /// The reasons for which the first sentence of `statement` is not so, or is not so yet.
    pub fn denials(&mut self, statement: &Arc<Reading>) -> &[Reason] {
        let Some(sentence) = statement.sentences.first() else { return &[] };
        let claim = Claim { block: 0, reading: statement, number: 0, sentence };
        let denied = || Denied::new(&claim, &self.source);
        &self.held.entry(claim.key()).or_insert_with(denied).reasons
    }
}

impl Denied {
    fn new(claim: &Claim<'_>, source: &Source) -> Self {
        let asked = RefCell::default();
        let reasons = denials(claim.statement(), &Witness::new(source, Some(&asked)));
        Self { reading: Arc::clone(claim.reading), reasons, asked: asked.into_inner() }
    }
}

impl Kept {
    fn new(claim: &Claim<'_>, source: &Source, thresholds: &Thresholds) -> Self {
        let asked = RefCell::default();
        let weighed = weigh(claim.statement(), &Witness::new(source, Some(&asked)), thresholds);
        let reading = Arc::clone(claim.reading);
        Self { _reading: reading, weighed, words: source.words(), asked: asked.into_inner() }
    }

    /// What is left of it after an edit.
    fn after(self, changes: &Changes, source: &Source, thresholds: &Thresholds) -> Option<Self> {
        if !self.asked.stands(changes) {
            return None;
        }
        let words = source.words();
        let weighed = if words == self.words {
            self.weighed
        } else {
            self.weighed.beside(words, thresholds)?
        };
        Some(Self { weighed: weighed.moved(&changes.moves), words, ..self })
    }
}

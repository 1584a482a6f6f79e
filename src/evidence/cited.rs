//! The sentences of the body that cite a source, held against its archived text.
//!
//! Only the words that a citation belongs to are judged: those of its sentence up to it, or the
//! explicit claim that it stands in or right behind. Where a sentence cites several sources, it is
//! wrong only if it is wrong by each of them; where one of them has no archive, nothing is said.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::{Analysis, Place};
use crate::article::{Bibliography, Block, BlockText, Citation, Reference, Section};
use crate::language::{DateExpression, Quotation, QuotationKind, Reading, Sentence};
use crate::text::TextRange;

use super::archive::{Archive, Archives};
use super::claims::is_claim;
use super::quotation::stands_in;
use super::reason::{Reason, ReasonKind};
use super::verdict::{Judgement, Thresholds, judge, worst};

/// A citation this close behind an explicit claim or a quotation belongs to it, in bytes of plain
/// text.
const REACH: usize = 3;

/// Words of the body that cite a source, and what was found about them there.
#[derive(Debug, Clone, PartialEq)]
pub struct CitedClaim {
    /// The words that the citation belongs to.
    pub claim: Place,
    /// The judgement. Its claim ranges count in the plain text of the claim's block, its places of
    /// evidence in the archive.
    pub judgement: Judgement,
    /// The key of the source that was judged by: of several the one that agrees most.
    pub key: String,
    /// Its archived text.
    pub archive: Arc<Archive>,
}

/// Judges each sentence of the body that cites sources against their archives.
pub fn judge_cited(
    analysis: &Analysis,
    bibliography: &Bibliography,
    archives: &Archives,
    thresholds: &Thresholds,
) -> Vec<CitedClaim> {
    let cited = |(index, block, reading)| {
        let judge = move |(words, keys): (TextRange, Vec<&str>)| {
            let claim = Claim { index, block, reading, words, thresholds };
            claim.judge(&keys, bibliography, archives)
        };
        by_words(block, reading).into_iter().filter_map(judge)
    };
    analysis
        .section(Section::Body)
        .filter(|(_, block, _)| !block.text.citations.is_empty())
        .flat_map(|(index, block, reading)| cited((index, block, &**reading)))
        .collect()
}

/// The words of a block that cite sources, with the keys of these.
fn by_words<'a>(block: &'a Block, reading: &Reading) -> BTreeMap<TextRange, Vec<&'a str>> {
    let mut cited: BTreeMap<TextRange, Vec<&str>> = BTreeMap::new();
    for citation in &block.text.citations {
        if let Some(words) = cited_words(&block.text, reading, citation) {
            cited.entry(words).or_default().push(&citation.key.value);
        }
    }
    cited
}

/// The words that `citation` belongs to.
pub fn cited_words(text: &BlockText, reading: &Reading, citation: &Citation) -> Option<TextRange> {
    let claims = text.annotations.iter().filter(|a| a.attributes.has_class("claim"));
    let mut claims = claims.map(|annotation| annotation.plain);
    let is_of = |claim: &TextRange| claim.start < citation.at && citation.at <= claim.end + REACH;
    claims.find(is_of).or_else(|| part_of_sentence(text, reading, citation.at))
}

/// The part of a sentence that a citation at `at` belongs to: from the citation before it, if there
/// is one, to its own place; all of the sentence where it stands in the words that say who stands
/// for the rest: "According to the Courier [@courier], …".
fn part_of_sentence(text: &BlockText, reading: &Reading, at: usize) -> Option<TextRange> {
    let index = reading.sentences.partition_point(|sentence| sentence.range.end < at);
    let sentence = reading.sentences.get(index).or(reading.sentences.last())?.range;
    let names_source = reading.attributions.iter().any(|attribution| {
        attribution.range.touches(at) && attribution.scope.end > attribution.range.end
    });
    let rest = reading.slice(TextRange::new(at, sentence.end));
    let is_end = !rest.contains(char::is_alphanumeric);
    let before = text.citations.partition_point(|citation| citation.at < at).checked_sub(1);
    let before = before.and_then(|index| text.citations.get(index)).map_or(0, |c| c.at);
    let start = if names_source { sentence.start } else { sentence.start.max(before) };
    let end = if names_source || is_end { sentence.end } else { at.min(sentence.end) };
    Some(TextRange::new(start, end))
}

/// Words of the body that cite sources.
struct Claim<'a> {
    index: usize,
    block: &'a Block,
    reading: &'a Reading,
    words: TextRange,
    thresholds: &'a Thresholds,
}

impl Claim<'_> {
    /// Judges the claim against the archives of `keys`, if all of them can be read.
    fn judge(
        &self,
        keys: &[&str],
        bibliography: &Bibliography,
        archives: &Archives,
    ) -> Option<CitedClaim> {
        let sentence = self.reading.sentence_at(self.words.start)?;
        let is_whole = self.words.end <= sentence.range.end;
        if !is_whole || !is_claim(self.block, self.reading, sentence) {
            return None;
        }
        let judged: Option<Vec<CitedClaim>> = keys
            .iter()
            .map(|key| {
                let archive = archives.readable(key).filter(|archive| archive.is_english)?;
                let reference = &bibliography.get(key)?.reference;
                Some(self.judge_by(key, archive, reference, sentence))
            })
            .collect();
        judged.and_then(agreed)
    }

    fn judge_by(
        &self,
        key: &str,
        archive: &Arc<Archive>,
        reference: &Reference,
        sentence: &Sentence,
    ) -> CitedClaim {
        let mut judgement =
            judge(self.index, self.reading, sentence, &archive.source, self.thresholds);
        judgement.reasons.retain(|reason| {
            self.words.covers(reason.claim)
                && !self.is_of_quotation(reason)
                && !self.is_mentioned(reason, archive)
                && !self.names_the_source(reason, reference)
                && !self.depends_on_the_day(reason, archive)
        });
        judgement.verdict = worst(&judgement.reasons);
        CitedClaim {
            claim: Place { block: self.index, range: self.words },
            judgement,
            key: key.to_owned(),
            archive: Arc::clone(archive),
        }
    }

    /// Whether the reason is about a quotation, or a sentence with one. A quotation must stand in the
    /// source as it is: that is another question.
    fn is_of_quotation(&self, reason: &Reason) -> bool {
        let is_words = |quotation: &&Quotation| quotation.kind != QuotationKind::Title;
        let mut quotations = self.reading.quotations.iter().filter(is_words);
        let is_whole = reason.kind == ReasonKind::Content;
        quotations.any(|quotation| {
            let quoted = quotation.content;
            quoted.covers(reason.claim) || is_whole && reason.claim.covers(quoted)
        })
    }

    /// Whether words that the evidence is said not to have stand in the archive all the same: in a
    /// way that is not read as what they are in the claim.
    fn is_mentioned(&self, reason: &Reason, archive: &Archive) -> bool {
        reason.kind != ReasonKind::Content
            && reason.evidence.is_none()
            && stands_in(self.reading.slice(reason.claim), &archive.words)
    }

    /// Whether the reason is about the name of the source, which a source need not name itself.
    fn names_the_source(&self, reason: &Reason, reference: &Reference) -> bool {
        let own = [&reference.container, &reference.title, &reference.url];
        let own = own.into_iter().flatten().chain(&reference.authors);
        let own: String = own.flat_map(|words| [words.as_str(), " "]).collect();
        let own = own.to_lowercase();
        let mut words = self.reading.slice(reason.claim).split_whitespace();
        reason.kind == ReasonKind::Name
            && words.all(|word| own.contains(&word.trim_end_matches("’s").to_lowercase()))
    }

    /// Whether the reason sets a day against another that only the day of publication tells:
    /// "yesterday" is another day in the article than in its source.
    fn depends_on_the_day(&self, reason: &Reason, archive: &Archive) -> bool {
        let is_calendar = |reading: &Reading, range: TextRange| {
            let mut dates = reading.dates.iter().filter(|date| date.range.overlaps(range));
            dates.all(|date| matches!(date.expression, DateExpression::Calendar { .. }))
        };
        let in_archive = |place: Place| {
            let reading = archive.analysis.readings.get(place.block);
            reading.is_some_and(|reading| is_calendar(reading, place.range))
        };
        reason.kind == ReasonKind::Date
            && !(is_calendar(self.reading, reason.claim) && reason.evidence.is_none_or(in_archive))
    }
}

/// The judgement by the source that agrees most, without what any other source bears out.
fn agreed(judged: Vec<CitedClaim>) -> Option<CitedClaim> {
    let best = judged.iter().enumerate().max_by(|(_, a), (_, b)| {
        let reasons = b.judgement.reasons.len().cmp(&a.judgement.reasons.len());
        reasons.then(a.judgement.score.total_cmp(&b.judgement.score))
    });
    let best = best?.0;
    let mut agreed = judged.get(best)?.clone();
    let is_shared = |reason: &Reason| {
        judged.iter().all(|other| {
            other.judgement.reasons.iter().any(|theirs| theirs.claim.overlaps(reason.claim))
        })
    };
    agreed.judgement.reasons.retain(is_shared);
    agreed.judgement.verdict = worst(&agreed.judgement.reasons);
    Some(agreed)
}

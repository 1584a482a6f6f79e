//! `unsourced-claim`: a statement worth checking, with neither speaker nor citation.

use std::collections::HashSet;

use crate::analysis::Analysis;
use crate::article::{Block, BlockKind, Section};
use crate::language::checkworthy::{Signal, Worth, worth};
use crate::language::{Quantity, Reading, Sentence, Unit, lexicon};
use crate::text::TextRange;

use super::{Context, Finding, Group, Rule, Severity};

/// From this score on a statement wants a source.
const WORTHY: f32 = 0.55;
/// The same in an article that cites its sources, whose readers expect them.
const WORTHY_AMONG_CITED: f32 = 0.4;
/// A body in which the author speaks of themselves so often, and in this share of the words, is an
/// interview or tells what the author saw.
const OWN_WORDS: (usize, f32) = (4, 0.01);

pub(super) const RULE: Rule = Rule {
    name: "unsourced-claim",
    group: Group::Sourcing,
    severity: Severity::Info,
    summary: "A statement worth checking has neither a speaker nor a citation.",
    page: include_str!("unsourced_claim.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    let analysis = context.analysis;
    if is_told_by_author(analysis) {
        return Vec::new();
    }
    let cites = cites(context);
    let mut told = HashSet::new();
    let mut carried = false;
    let mut findings = Vec::new();
    for (index, block, reading) in analysis.section(Section::Body) {
        let stand = Standing { analysis, index, block, reading };
        let sourced = stand.sourced(carried);
        for (sentence, is_sourced) in reading.sentences.iter().zip(&sourced) {
            let is_new = is_told_first(reading, sentence, &mut told);
            let worth = (!is_sourced && is_new).then(|| worth(reading, sentence));
            if let Some(worth) = worth.filter(|worth| wants_source(worth, cites)) {
                findings.extend(finding(block, reading, sentence, &worth));
            }
        }
        carried = sourced.last().is_some_and(|last| *last);
    }
    findings
}

/// Whether readers expect a source. Where an article `cites` its sources, they do for all that is
/// worth checking; elsewhere for money, percentages and accusations.
fn wants_source(worth: &Worth, cites: bool) -> bool {
    let is_grave = |(signal, _): &(Signal, TextRange)| {
        matches!(signal, Signal::Figure | Signal::Accusation)
    };
    if cites {
        worth.score >= WORTHY_AMONG_CITED
    } else {
        worth.score >= WORTHY && worth.signals.iter().any(is_grave)
    }
}

fn finding(
    block: &Block,
    reading: &Reading,
    sentence: &Sentence,
    worth: &Worth,
) -> Option<Finding> {
    let reasons = worth.signals.iter().filter(|(signal, _)| signal.weight() > 0.0);
    let (_, strongest) = reasons.clone().next()?;
    let text = reading.slice(*strongest);
    let message = format!("“{text}” has no source: who says so?");
    let mut finding = RULE.finding(block.to_source(sentence.range), message);
    finding.data = serde_json::json!({
        "score": (f64::from(worth.score) * 100.0).round() / 100.0,
        "signals": reasons.map(|(signal, _)| *signal).collect::<Vec<Signal>>(),
    });
    Some(finding)
}

/// Whether the article cites sources at all.
fn cites(context: &Context<'_>) -> bool {
    let mut blocks = context.analysis.article.blocks.iter();
    !context.bibliography.entries.is_empty()
        || blocks.any(|block| block.text.citations.iter().any(|citation| citation.bracketed))
}

/// Whether the author stands for the body, as in an interview or a first-person piece.
fn is_told_by_author(analysis: &Analysis) -> bool {
    let (mut words, mut own) = (0_usize, 0_usize);
    for (index, _, reading) in analysis.section(Section::Body) {
        let quoted = quoted(analysis, index);
        let outside = reading.tokens.iter().filter(|t| t.is_wordlike());
        let outside = outside.filter(|token| {
            let next = quoted.partition_point(|quote| quote.end <= token.range.start);
            quoted.get(next).is_none_or(|quote| !quote.covers(token.range))
        });
        for token in outside {
            words += 1;
            own += usize::from(is_own_word(&token.lower));
        }
    }
    own >= OWN_WORDS.0 && own as f32 >= OWN_WORDS.1 * words as f32
}

fn is_own_word(lower: &str) -> bool {
    let word = lower.split('\'').next().unwrap_or_default();
    matches!(word, "i" | "me" | "my" | "we" | "us" | "our" | "ours" | "myself" | "ourselves")
}

/// The quotations in the block with this index, speeches over several paragraphs included.
fn quoted(analysis: &Analysis, index: usize) -> Vec<TextRange> {
    // Quotations stand in the order of the text, so those of a block lie together.
    let first = analysis.quotes.partition_point(|quote| {
        quote.parts.last().is_some_and(|part| part.block < index)
    });
    let ahead = analysis.quotes.get(first..).unwrap_or_default().iter();
    let near = ahead.take_while(|q| q.parts.first().is_some_and(|part| part.block <= index));
    let parts = near.flat_map(|quote| &quote.parts).filter(|part| part.block == index);
    parts.map(|part| part.range).collect()
}

/// Whether no sentence before this one gave one of its figures, each of which is `told` from here
/// on: whoever stands for a figure does so where it stands first.
fn is_told_first(
    reading: &Reading,
    sentence: &Sentence,
    told: &mut HashSet<(Unit, u64)>,
) -> bool {
    let is_figure = |quantity: &&Quantity| {
        sentence.range.covers(quantity.range)
            && matches!(quantity.unit, Unit::Money(_) | Unit::Percent)
    };
    let first = reading.quantities.partition_point(|q| q.range.end <= sentence.range.start);
    let ahead = reading.quantities.get(first..).unwrap_or_default().iter();
    let here = ahead.take_while(|quantity| quantity.range.start < sentence.range.end);
    let mut is_first = true;
    for quantity in here.filter(is_figure) {
        is_first &= told.insert((quantity.unit.clone(), quantity.value.to_bits()));
    }
    is_first
}

/// A paragraph of the body, and who stands for its sentences.
struct Standing<'a> {
    analysis: &'a Analysis,
    index: usize,
    block: &'a Block,
    reading: &'a Reading,
}

impl Standing<'_> {
    /// Whether somebody stands for each sentence: by itself, or because the speaker of a sentence
    /// before goes on. `carried`: whether the last sentence of the paragraph before had somebody.
    fn sourced(&self, carried: bool) -> Vec<bool> {
        let quoted = quoted(self.analysis, self.index);
        let sentences = || self.reading.sentences.iter();
        // The first paragraph is a lead: it says in short what it or the text below says by whom.
        let is_lead = self.analysis.section(Section::Body).next().is_some_and(|b| b.0 == self.index);
        let mut goes_on = carried && self.continues()
            || is_lead && sentences().any(|sentence| self.is_attributed(sentence, &quoted));
        let is_sourced = |sentence: &Sentence| {
            goes_on |= self.is_attributed(sentence, &quoted);
            goes_on || self.is_excused(sentence)
        };
        sentences().map(is_sourced).collect()
    }

    /// Whether the paragraph goes on with what the one before has told: an item of a list, "He …",
    /// "The report …".
    fn continues(&self) -> bool {
        let mut words = self.reading.tokens.iter().filter(|token| token.is_wordlike());
        let first = words.next().map_or("", |token| token.lower.as_str());
        let second = words.next().map_or("", |token| token.lower.as_str());
        let is_pronoun = matches!(first, "he" | "she" | "they" | "his" | "her" | "their");
        let is_source = matches!(first, "the" | "that" | "this" | "its")
            && lexicon::SOURCE_NOUNS.contains_key(second);
        self.block.kind == BlockKind::Item || is_pronoun || is_source
    }

    /// Whether the sentence says who says so: a speaker, a document, a quotation.
    fn is_attributed(&self, sentence: &Sentence, quoted: &[TextRange]) -> bool {
        let range = sentence.range;
        let says = |word: &str| matches!(word, "said" | "says" | "told" | "according");
        self.reading.attributions.iter().any(|a| a.scope.join(a.range).overlaps(range))
            || quoted.iter().any(|quote| quote.overlaps(range))
            || self.reading.tokens_of(sentence).iter().any(|token| says(&token.lower))
    }

    /// Whether the sentence needs nobody: it is cited, or so is what follows it; the author speaks,
    /// or has marked it as opinion, as common knowledge or as somebody's.
    fn is_excused(&self, sentence: &Sentence) -> bool {
        let text = &self.block.text;
        let cited = text.citations.iter().any(|citation| citation.at >= sentence.range.start);
        let marked = text.annotations.iter().any(|annotation| {
            let attributes = &annotation.attributes;
            let excuses = attributes.has_class("opinion")
                || attributes.has_class("background")
                || attributes.get("by").is_some();
            excuses && annotation.plain.overlaps(sentence.range)
        });
        let own = self.reading.tokens_of(sentence).iter().any(|token| is_own_word(&token.lower));
        cited || marked || own
    }
}

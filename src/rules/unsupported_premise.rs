//! `unsupported-premise`: a question that takes for granted what the article denies.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use rustc_hash::FxBuildHasher;

use crate::analysis::{Analysis, Place};
use crate::article::{Block, BlockKind, Section};
use crate::evidence::{KeptStatements, Reason, ReasonKind};
use crate::insights::premise::{Premise, premises};
use crate::language::{self, Reading, Sentence, Token};
use crate::text::{InOrder, TextRange};

use super::doubt::{AHEAD, ARTICLE, KeptDoubts};
use super::support::excerpt;
use super::{Context, Finding, Fix, Group, Related, Replacement, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "unsupported-premise",
    group: Group::Insights,
    severity: Severity::Warning,
    summary: "A question takes for granted what the article denies.",
    page: include_str!("unsupported_premise.md"),
    check,
};

/// Words behind which a denial goes no further than they do.
const LIMITS: [&str; 10] = [
    "until", "before", "because", "only", "unless", "just", "merely", "when", "whether", "alone",
];

/// Words behind which stands where, when or to whom something was not done.
const PREPOSITIONS: [&str; 9] = ["in", "on", "at", "for", "to", "with", "from", "by", "under"];

fn check(context: &Context<'_>) -> Vec<Finding> {
    let analysis = context.analysis;
    let premises: Vec<_> = analysis
        .section(Section::Insights)
        .filter(|(_, block, _)| matches!(block.kind, BlockKind::Item | BlockKind::Paragraph))
        .flat_map(|(_, block, reading)| {
            let recognised = context.library.recognise(&reading.tokens);
            let premises = premises(reading, recognised.and_then(|known| known.template));
            premises.into_iter().map(move |premise| (block, reading, premise))
        })
        .collect();
    let mut kept = context.kept.premises.lock().unwrap_or_else(PoisonError::into_inner);
    let doubted = kept.doubts.of(analysis, premises.iter().map(|(_, _, premise)| premise));
    if doubted.is_empty() {
        return Vec::new();
    }
    kept.rest_on(analysis);
    let mut found: Vec<Finding> = Vec::new();
    let premises = premises.into_iter().enumerate().filter(|(at, _)| doubted.contains(at));
    for (_, (block, reading, premise)) in premises {
        let question = Question { analysis, block, reading };
        let is_known = found.last().is_some_and(|last| block.range.covers(last.range));
        if let Some(reason) = kept.denied(&premise, analysis).filter(|_| !is_known) {
            found.push(question.finding(&premise, &reason));
        }
    }
    kept.forget_unused();
    found
}

/// The article as evidence for premises, and the premises that were held against it, while it is
/// edited. Saves work, and changes nothing.
#[derive(Debug, Default)]
pub struct KeptPremises {
    doubts: KeptDoubts,
    judged: KeptStatements,
    /// Premises by their words, and whether the last review has asked for them.
    statements: HashMap<String, (Arc<Reading>, bool), FxBuildHasher>,
    /// Blocks of the article, and the same read clause by clause.
    clauses: InOrder<(Arc<Reading>, Arc<Reading>)>,
}

impl KeptPremises {
    /// Takes the whole article but its questions as evidence, read clause by clause.
    fn rest_on(&mut self, analysis: &Analysis) {
        let blocks = ARTICLE.into_iter().flat_map(|section| analysis.section(section));
        let blocks: Vec<_> = blocks.map(|(index, _, reading)| (index, reading)).collect();
        self.clauses.begin();
        let read = |(index, reading): &(usize, &Arc<Reading>)| {
            let address = Arc::as_ptr(reading).addr();
            let read = || (Arc::clone(reading), by_clauses(reading));
            let (reading, clauses) = self.clauses.take(address).unwrap_or_else(read);
            self.clauses.keep(address, (reading, Arc::clone(&clauses)));
            (*index, clauses)
        };
        let all: Vec<_> = blocks.iter().map(read).collect();
        self.judged.rest_on(all.iter().map(|(index, all)| (*index, all)).collect(), analysis.date);
    }

    fn statement(&mut self, wording: &str) -> Arc<Reading> {
        let read = || (Arc::new(language::read(wording)), true);
        let (statement, is_used) =
            self.statements.entry(wording.to_owned()).or_insert_with(read);
        *is_used = true;
        Arc::clone(statement)
    }

    /// Forgets the premises that nobody has asked for since the last time.
    fn forget_unused(&mut self) {
        self.statements.retain(|_, (_, is_used)| std::mem::take(is_used));
    }

    /// What the article has against a premise: that it is not so, or has not happened.
    fn denied(&mut self, premise: &Premise, analysis: &Analysis) -> Option<Reason> {
        let wordings = [Some(&premise.statement), premise.plain.as_ref()].into_iter().flatten();
        wordings.into_iter().find_map(|wording| {
            let statement = self.statement(wording);
            let mut reasons = self.judged.denials(&statement).iter();
            reasons.find(|reason| is_denial(reason, premise, &statement, analysis)).cloned()
        })
    }
}

/// Whether a reason against `statement`, a wording of the premise, says that it is not so, or has
/// not happened.
fn is_denial(
    reason: &Reason,
    premise: &Premise,
    statement: &Reading,
    analysis: &Analysis,
) -> bool {
    reason.evidence.is_some_and(|place| match (reason.kind, &premise.being) {
        (ReasonKind::Polarity, Some(noun)) => is_absent(analysis, place, noun),
        (_, Some(_)) => false,
        (ReasonKind::Polarity, None) => !is_partial(analysis, place, statement),
        (ReasonKind::Modality, _) => lies_ahead(analysis.slice(place)),
        // "in the first place" counts nothing.
        (ReasonKind::Number, _) => {
            statement.slice(reason.claim).contains(|c: char| c.is_ascii_digit())
        }
        (ReasonKind::Date | ReasonKind::Role | ReasonKind::Direction, _) => true,
        _ => false,
    })
}

/// The reading with a sentence for each clause, where a sentence denies several things: what one
/// clause denies says nothing about another.
fn by_clauses(reading: &Arc<Reading>) -> Arc<Reading> {
    if reading.negations.len() < 2 {
        return Arc::clone(reading);
    }
    let sentences = reading.sentences.iter().flat_map(|sentence| clauses(reading, sentence));
    Arc::new(Reading { sentences: sentences.collect(), ..Reading::clone(reading) })
}

/// The clauses that conjunctions behind commas part.
fn clauses(reading: &Reading, sentence: &Sentence) -> Vec<Sentence> {
    let is_start = |at: &usize| {
        let [comma, next] = [&reading.tokens[*at - 1], &reading.tokens[*at]];
        matches!(comma.lower.as_str(), "," | ";") && matches!(next.lower.as_str(), "and" | "but")
    };
    let starts = (sentence.tokens.start + 1..sentence.tokens.end).filter(is_start);
    let ends = starts.clone().chain([sentence.tokens.end]);
    let starts = [sentence.tokens.start].into_iter().chain(starts);
    let clause = |(from, to): (usize, usize)| Sentence {
        range: reading.tokens[from].range.join(reading.tokens[to - 1].range),
        tokens: from..to,
    };
    starts.zip(ends).map(clause).collect()
}

/// Whether the article denies less than `statement` says: "not before May", "not in Velm".
fn is_partial(analysis: &Analysis, place: Place, statement: &Reading) -> bool {
    let reading = &analysis.readings[place.block];
    let from = reading.tokens.partition_point(|token| token.range.start < place.range.end);
    let is_known = |token: &Token| statement.tokens.iter().any(|own| own.stem == token.stem);
    let is_limit = |token: &Token| LIMITS.contains(&token.lower.as_str());
    let clause = reading.tokens[from..].iter().take_while(|token| token.is_wordlike());
    let behind: Vec<&Token> = clause.take_while(|t| !(is_limit(t) && is_known(t))).collect();
    behind.iter().enumerate().any(|(at, token)| {
        let rest = &behind[at + 1..];
        let is_all = rest.first().is_none_or(|next| matches!(next.lower.as_str(), "any" | "all"));
        let narrows = PREPOSITIONS.contains(&token.lower.as_str());
        is_limit(token) || narrows && !is_all && !rest.iter().any(|token| is_known(token))
    })
}

/// Whether the article says at `place` that there is no such thing, and names it nowhere else.
fn is_absent(analysis: &Analysis, place: Place, noun: &Token) -> bool {
    let written = analysis.slice(place).to_lowercase();
    let readings = ARTICLE.into_iter().flat_map(|part| analysis.section(part));
    let tokens = readings.flat_map(|(_, _, reading)| &reading.tokens);
    let is_said = ["no ", "neither ", "without "].iter().any(|no| written.starts_with(no));
    is_said && tokens.filter(|token| token.stem == noun.stem).count() == 1
}

/// Whether the evidence tells something as yet to come.
fn lies_ahead(written: &str) -> bool {
    written.split_whitespace().any(|word| AHEAD.contains(&word.to_lowercase().as_str()))
}

/// A question of the article.
struct Question<'a> {
    analysis: &'a Analysis,
    block: &'a Block,
    reading: &'a Reading,
}

impl Question<'_> {
    fn finding(&self, premise: &Premise, reason: &Reason) -> Finding {
        let written = reason.evidence.map_or("", |place| self.analysis.slice(place));
        let message = format!(
            "this takes it that {}, the article says “{written}”",
            premise.statement
        );
        let mut finding = RULE.finding(self.block.to_source(premise.words), message);
        finding.related.extend(reason.evidence.map(|place| self.passage(place)));
        finding.fixes.extend(self.fix(premise, reason));
        finding
    }

    /// Puts what the article says in its place; asks why it was not so where that is denied.
    fn fix(&self, premise: &Premise, reason: &Reason) -> Option<Fix> {
        match (&reason.replacement, reason.kind) {
            (_, ReasonKind::Polarity) => premise.not.map(|at| self.turn(at)),
            (Some(new), ReasonKind::Number | ReasonKind::Date) => self.replace(premise, reason, new),
            _ => None,
        }
    }

    /// Replaces the words that disagree, where they stand in the question once.
    fn replace(&self, premise: &Premise, reason: &Reason, new: &str) -> Option<Fix> {
        let said = premise.statement.get(reason.claim.start..reason.claim.end)?;
        let (before, after) = self.reading.text.split_once(said)?;
        if after.contains(said) {
            return None;
        }
        let range = TextRange::new(before.len(), before.len() + said.len());
        let range = self.block.to_source(range);
        let edits = vec![Replacement { range, new_text: new.to_owned() }];
        Some(Fix { title: format!("write “{new}”"), edits, is_safe: false })
    }

    fn passage(&self, place: Place) -> Related {
        let reading = &self.analysis.readings[place.block];
        let sentence = reading.sentence_at(place.range.start);
        let sentence = sentence.map_or("", |sentence| reading.slice(sentence.range));
        Related {
            message: format!("the article: “{}”", excerpt(sentence)),
            archive: None,
            range: self.analysis.to_source(place),
        }
    }

    /// Asks why it was not so.
    fn turn(&self, at: usize) -> Fix {
        let (before, after) = self.reading.text.split_at(at);
        let range = TextRange::empty(self.block.to_source(TextRange::new(at - 1, at)).end);
        let edits = vec![Replacement { range, new_text: " not".to_owned() }];
        Fix { title: format!("ask “{before} not{after}”"), edits, is_safe: false }
    }
}

//! Which premises of questions an article may deny, told from afar.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::analysis::Analysis;
use crate::article::Section;
use crate::insights::premise::Premise;
use crate::language::token::tokens;
use crate::language::{Reading, Sentence, Token, TokenKind};
use crate::text::InOrder;

/// The parts of an article that a premise is held against.
pub(super) const ARTICLE: [Section; 3] = [Section::Headline, Section::Summary, Section::Body];

/// The premises that a sentence of the article may deny. Most can be told from afar to be sound, so
/// that the evidence need not be read for each keystroke.
///
/// The sentences that were looked at are kept as long as the questions take the same for granted.
#[derive(Debug, Default)]
pub(super) struct KeptDoubts {
    /// What the questions take for granted.
    statements: Vec<String>,
    told: Vec<Told>,
    /// The statements that a content word stands in, by its stem.
    by_stem: ByStem,
    /// Which of them a block may deny, by the address of its reading.
    blocks: InOrder<(Arc<Reading>, Vec<usize>)>,
}

type ByStem = HashMap<SmolStr, Vec<usize>, FxBuildHasher>;

impl KeptDoubts {
    /// The indices of those of `premises` that a sentence of the article may deny.
    pub(super) fn of<'a>(
        &mut self,
        analysis: &Analysis,
        premises: impl Iterator<Item = &'a Premise>,
    ) -> HashSet<usize, FxBuildHasher> {
        self.take_for_granted(premises.map(|premise| premise.statement.clone()).collect());
        let mut doubted = HashSet::default();
        if self.statements.is_empty() {
            return doubted;
        }
        self.blocks.begin();
        for (_, _, reading) in ARTICLE.into_iter().flat_map(|part| analysis.section(part)) {
            let address = Arc::as_ptr(reading).addr();
            let known = self.blocks.take(address);
            let known = known.unwrap_or_else(|| (Arc::clone(reading), self.denied_by(reading)));
            doubted.extend(&known.1);
            self.blocks.keep(address, known);
        }
        doubted
    }

    fn take_for_granted(&mut self, statements: Vec<String>) {
        if self.statements == statements {
            return;
        }
        *self = Self { statements, ..Self::default() };
        for (at, statement) in self.statements.iter().enumerate() {
            let tokens = tokens(statement);
            for token in tokens.iter().filter(|token| is_content(token)) {
                self.by_stem.entry(token.stem.clone()).or_default().push(at);
            }
            self.told.push(Told::of(&tokens));
        }
    }

    /// Which statements a sentence of the block may deny.
    fn denied_by(&self, reading: &Reading) -> Vec<usize> {
        let mut denied = Vec::new();
        for sentence in &reading.sentences {
            let shared = shared(reading.tokens_of(sentence), &self.by_stem);
            let is_open = is_open(reading, sentence);
            denied.extend(shared.into_iter().filter_map(|(at, count)| {
                let doubts = self.told.get(at)?.is_doubted_by(count, is_open);
                doubts.then_some(at)
            }));
        }
        denied.sort_unstable();
        denied.dedup();
        denied
    }
}

/// What a premise tells, from afar.
#[derive(Debug)]
struct Told {
    /// How many content words it has.
    words: usize,
    has_figure: bool,
    /// Whether it names two, who may have changed places.
    has_parties: bool,
}

impl Told {
    fn of(tokens: &[Token]) -> Self {
        Self {
            words: tokens.iter().filter(|token| is_content(token)).count(),
            has_figure: tokens.iter().any(|token| token.kind == TokenKind::Number),
            has_parties: tokens.iter().filter(|token| token.is_capitalised()).count() > 1,
        }
    }

    /// Whether a sentence that shares `count` words with it may deny it; `is_open` if it denies
    /// something, or tells what may come.
    fn is_doubted_by(&self, count: usize, is_open: bool) -> bool {
        count >= self.words.min(2) && (is_open || self.has_figure || self.has_parties)
    }
}

/// How many words a sentence shares with each premise that it shares any with.
fn shared(sentence: &[Token], by_stem: &ByStem) -> HashMap<usize, usize, FxBuildHasher> {
    let mut counts = HashMap::default();
    for at in sentence.iter().filter_map(|token| by_stem.get(&token.stem)).flatten() {
        *counts.entry(*at).or_default() += 1;
    }
    counts
}

/// Whether a sentence denies something, or tells what may come.
fn is_open(reading: &Reading, sentence: &Sentence) -> bool {
    let denies = || reading.negations.iter().any(|n| sentence.range.covers(n.range));
    denies() || reading.hedges.iter().any(|hedge| sentence.range.covers(hedge.range))
}

fn is_content(token: &Token) -> bool {
    token.is_wordlike() && !token.is_function
}

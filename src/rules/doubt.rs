//! Which premises of questions an article may deny, told from afar.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::analysis::Analysis;
use crate::article::Section;
use crate::insights::premise::Premise;
use crate::language::token::tokens;
use crate::language::{Reading, Sentence, Token, TokenKind};

/// The parts of an article that a premise is held against.
pub(super) const ARTICLE: [Section; 3] = [Section::Headline, Section::Summary, Section::Body];

/// The premises that a sentence of the article may deny. Most can be told from afar to be sound, so
/// that the evidence need not be read for each keystroke.
pub(super) struct Doubts(HashSet<usize, FxBuildHasher>);

impl Doubts {
    /// Looks for sentences that may deny one of `premises`.
    pub(super) fn of<'a>(analysis: &Analysis, premises: impl Iterator<Item = &'a Premise>) -> Self {
        let mut by_stem: HashMap<SmolStr, Vec<usize>, FxBuildHasher> = HashMap::default();
        let mut told: Vec<Told> = Vec::new();
        for (at, premise) in premises.enumerate() {
            let tokens = tokens(&premise.statement);
            for token in tokens.iter().filter(|token| is_content(token)) {
                by_stem.entry(token.stem.clone()).or_default().push(at);
            }
            told.push(Told::of(&tokens));
        }
        let mut doubted = HashSet::default();
        for part in ARTICLE {
            for (_, _, reading) in analysis.section(part) {
                for sentence in &reading.sentences {
                    let shared = shared(reading.tokens_of(sentence), &by_stem);
                    let is_open = is_open(reading, sentence);
                    doubted.extend(shared.into_iter().filter_map(|(at, count)| {
                        let doubts = told.get(at)?.is_doubted_by(count, is_open);
                        doubts.then_some(at)
                    }));
                }
            }
        }
        Self(doubted)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the premise with index `at` may be denied.
    pub(super) fn touch(&self, at: usize) -> bool {
        self.0.contains(&at)
    }
}

/// What a premise tells, from afar.
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
fn shared(
    sentence: &[Token],
    by_stem: &HashMap<SmolStr, Vec<usize>, FxBuildHasher>,
) -> HashMap<usize, usize, FxBuildHasher> {
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

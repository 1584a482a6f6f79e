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

/// A sentence that shares fewer words with a premise, and a smaller part of its words, speaks of
/// something else.
const FEW: usize = 2;
const CLOSE: f32 = 0.4;

/// Words of what has not happened yet.
pub(super) const AHEAD: [&str; 9] =
    ["expected", "set", "due", "will", "plan", "plans", "planned", "planning", "scheduled"];

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
            let tokens = reading.tokens_of(sentence);
            let close = shared(tokens, &self.by_stem);
            let close = close.into_iter().filter(|(at, count)| *count >= self.told[*at].enough());
            let mut close = close.map(|(at, _)| at).peekable();
            if close.peek().is_none() {
                continue;
            }
            let is_open = is_open(reading, sentence);
            let has_figure = has_figure(reading, sentence);
            denied.extend(close.filter(|at| {
                let told = &self.told[*at];
                is_open || has_figure && told.has_figure || told.has_parties_in(tokens)
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
    /// The stems of its words with a capital.
    names: Vec<SmolStr>,
}

impl Told {
    fn of(tokens: &[Token]) -> Self {
        let content = || tokens.iter().filter(|token| is_content(token));
        let mut names: Vec<_> =
            content().filter(|token| token.is_capitalised()).map(|t| t.stem.clone()).collect();
        names.sort_unstable();
        names.dedup();
        Self {
            words: content().count(),
            has_figure: tokens.iter().any(|token| token.kind == TokenKind::Number),
            names,
        }
    }

    /// Whether a sentence names two of those that it names, who may have changed places.
    fn has_parties_in(&self, sentence: &[Token]) -> bool {
        let is_named = |name: &&SmolStr| sentence.iter().any(|token| token.stem == **name);
        self.names.len() > 1 && self.names.iter().filter(is_named).count() > 1
    }

    /// How many words a sentence that denies it shares with it, at least.
    fn enough(&self) -> usize {
        self.words.min(FEW).max((self.words as f32 * CLOSE).ceil() as usize)
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

/// Whether a sentence denies something, or hedges what lies ahead.
fn is_open(reading: &Reading, sentence: &Sentence) -> bool {
    let denies = || reading.negations.iter().any(|n| sentence.range.covers(n.range));
    let hedges = || reading.hedges.iter().any(|hedge| sentence.range.covers(hedge.range));
    let is_ahead = |token: &Token| AHEAD.contains(&token.lower.as_str());
    denies() || hedges() && reading.tokens_of(sentence).iter().any(is_ahead)
}

/// Whether a sentence has a figure or a date.
fn has_figure(reading: &Reading, sentence: &Sentence) -> bool {
    let mut quantities = reading.quantities.iter().map(|quantity| quantity.range);
    let mut dates = reading.dates.iter().map(|date| date.range);
    quantities.any(|range| sentence.range.covers(range))
        || dates.any(|range| sentence.range.covers(range))
}

fn is_content(token: &Token) -> bool {
    token.is_wordlike() && !token.is_function
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    /// Whether the sentence `said` may deny `statement`.
    fn is_doubted(statement: &str, said: &str) -> bool {
        let mut doubts = KeptDoubts::default();
        doubts.take_for_granted(vec![statement.to_owned()]);
        !doubts.denied_by(&language::read(said)).is_empty()
    }

    #[test]
    fn only_what_could_deny_a_premise_makes_it_doubtful() {
        let cases = [
            // It denies something, of these.
            ("Aurora sold the line", "Aurora has not sold the line.", true),
            ("Aurora sold the line", "Aurora has sold the line.", false),
            ("Aurora sold the line", "Ferrol has not answered.", false),
            // Of a long premise it has to say more.
            ("Aurora sold the northern night line to Ferrol", "The line was not sold.", false),
            // It lies ahead.
            ("Aurora sold the line", "Aurora is expected to sell the old line.", true),
            // There is another figure.
            ("Aurora lost 40 passengers", "Aurora lost 50 passengers.", true),
            ("Aurora lost 40 passengers", "Aurora lost passengers.", false),
            // Both have changed places; one of them twice is not both.
            ("Aurora sued Ferrol", "Ferrol sued Aurora.", true),
            ("Aurora sued Ferrol", "Aurora sued, Aurora said.", false),
        ];
        for (statement, said, doubted) in cases {
            assert_eq!(is_doubted(statement, said), doubted, "{statement} / {said}");
        }
    }
}

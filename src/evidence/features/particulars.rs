//! Which names, figures, dates, negations and hedges of the claim differ from the source's.

use std::sync::LazyLock;

use smol_str::SmolStr;

use crate::evidence::alignment::Alignment;
use crate::evidence::opposites::opposites_of;
use crate::evidence::slots::knows_quantity;
use crate::evidence::statement::{Statement, is_content};
use crate::language::lexicon::{self, WordList};
use crate::language::thesaurus::{self, Concept};
use crate::language::token::Case;
use crate::language::{Strength, Token, TokenKind};

pub(super) const COUNT: usize = 18;

/// Which way each may move the score: up (1), down (-1) or either (0).
pub(super) const DIRECTIONS: [i8; COUNT] =
    [0, -1, -1, 0, -1, -1, -1, 0, -1, 0, 0, 0, 0, -1, -1, -1, -1, -1];

/// Words that set how widely or under which condition something holds.
static LIMITING: LazyLock<WordList> =
    LazyLock::new(|| lexicon::parse(include_str!("limiting.txt")));

/// 0–2 words of figures: all, those that the source does not have, those that only its other
/// passages have; 3–6 words of names: all, new ones, new ones in capitals, those that only other
/// passages have; 7–9 negations: all, those with none in the passages, none where the best passage
/// has one; 10–12 hedges: whether there are any, whether only the best passage has some, whether
/// only the claim has; 13 and 14 limiting words that the best passage, or the whole source, does
/// not have; 15 dates that nothing in the source agrees with; 16 and 17 words that the best passage, or
/// another, does not have but the opposite of.
pub(super) fn features(alignment: &Alignment<'_>) -> [f32; COUNT] {
    let [figures, new_figures, far_figures] = figures(alignment);
    let [names, new_names, new_capitals, far_names] = names(alignment);
    let claim = &alignment.claim;
    let best = alignment.passages.first().map(|aligned| &aligned.passage);
    let negations = claim.negations().count();
    let is_negated = |statement: &Statement<'_>| statement.negations().next().is_some();
    let passages_negate = alignment.passages.iter().any(|aligned| is_negated(&aligned.passage));
    let best_negates = best.is_some_and(is_negated);
    let (hedged, best_hedged) = (is_hedged(claim), best.is_some_and(is_hedged));
    let [new_here, new_everywhere] = limits(alignment);
    let [turned, turned_elsewhere] = turned(alignment);
    [
        figures,
        new_figures,
        far_figures,
        names,
        new_names,
        new_capitals,
        far_names,
        negations as f32,
        if passages_negate { 0.0 } else { negations as f32 },
        f32::from(best_negates && negations == 0),
        f32::from(hedged),
        f32::from(best_hedged && !hedged),
        f32::from(hedged && !best_hedged),
        new_here,
        new_everywhere,
        new_dates(alignment),
        turned,
        turned_elsewhere,
    ]
}

fn figures(alignment: &Alignment<'_>) -> [f32; 3] {
    let mut counts = [0.0; 3];
    for (_, token) in alignment.claim.content() {
        let quantity = alignment.claim.quantities().find(|q| q.core.covers(token.range));
        if token.kind != TokenKind::Number && quantity.is_none() {
            continue;
        }
        counts[0] += 1.0;
        let agrees = |statement: &Statement<'_>| {
            quantity.is_some_and(|quantity| {
                statement.quantities().any(|other| quantity.agrees_with(other) == Some(true))
            })
        };
        let is_near = alignment.passages_have(token)
            || alignment.passages.iter().any(|aligned| agrees(&aligned.passage));
        let is_known = is_near
            || alignment.source_has(token)
            || quantity.is_some_and(|quantity| knows_quantity(alignment, quantity));
        counts[1] += f32::from(!is_known);
        counts[2] += f32::from(is_known && !is_near);
    }
    counts
}

fn names(alignment: &Alignment<'_>) -> [f32; 4] {
    let mut counts = [0.0; 4];
    let capitals = alignment.claim.content().filter(|(at, token)| is_name_word(*at, token));
    for (_, token) in capitals {
        counts[0] += 1.0;
        let is_known = alignment.source_has(token)
            || alignment.source.wording.has_country_of(token)
            || has_parts(alignment, token);
        let is_near = alignment.passages_have(token);
        counts[1] += f32::from(!is_known && token.case != Case::Upper);
        counts[2] += f32::from(!is_known && token.case == Case::Upper);
        counts[3] += f32::from(is_known && !is_near);
    }
    counts
}

/// A word with a capital that its place in the sentence does not explain.
fn is_name_word(at: usize, token: &Token) -> bool {
    token.kind != TokenKind::Number
        && token.is_capitalised()
        && (at > 0 || matches!(token.case, Case::Upper | Case::Inner))
}

/// Whether the source has each part of a word with a hyphen.
fn has_parts(alignment: &Alignment<'_>, token: &Token) -> bool {
    let has = |part: &str| alignment.source.wording.has_stem(&crate::language::token::stem(part));
    token.lower.contains('-') && token.lower.split('-').filter(|p| !p.is_empty()).all(has)
}

fn is_hedged(statement: &Statement<'_>) -> bool {
    statement.hedges().any(|hedge| hedge.strength < Strength::Fact)
}

fn limits(alignment: &Alignment<'_>) -> [f32; 2] {
    let best = alignment.passages.first().map(|aligned| aligned.passage.tokens());
    let mut counts = [0.0; 2];
    let tokens = alignment.claim.tokens().iter();
    for token in tokens.filter(|token| LIMITING.contains_key(token.lower.as_str())) {
        let is_here = best.is_some_and(|best| best.iter().any(|other| other.lower == token.lower));
        counts[0] += f32::from(!is_here);
        counts[1] += f32::from(!is_here && !alignment.source_has(token));
    }
    counts
}

fn new_dates(alignment: &Alignment<'_>) -> f32 {
    let unknown = alignment.claim.dates().filter(|date| {
        let words = alignment.claim.token_span(date.range);
        let words = alignment.claim.tokens().get(words).unwrap_or_default();
        !words.iter().filter(|word| word.is_wordlike()).all(|word| alignment.source_has(word))
    });
    unknown.count() as f32
}

/// Words whose opposite stands in the best passage, and words whose opposite stands in another.
fn turned(alignment: &Alignment<'_>) -> [f32; 2] {
    let mut counts = [0.0; 2];
    let passages = || alignment.passages.iter().map(|aligned| &aligned.passage);
    let is_new = |token: &Token| !passages().all(|passage| has(passage, token));
    let tokens = alignment.claim.content().map(|(_, token)| token);
    for token in tokens.filter(|token| !token.is_capitalised() && is_new(token)) {
        let opposites = Opposites::of(token);
        let mut passages = passages();
        let best = passages.next().is_some_and(|best| opposites.stand_in(best));
        let other = !best && passages.any(|passage| opposites.stand_in(passage));
        counts[0] += f32::from(best);
        counts[1] += f32::from(other);
    }
    counts
}

/// What says the opposite of a word.
struct Opposites<'a> {
    word: &'a Token,
    stems: Vec<&'static SmolStr>,
    concepts: Vec<Concept>,
}

impl<'a> Opposites<'a> {
    fn of(word: &'a Token) -> Self {
        let senses = thesaurus::senses(&word.lower);
        let around = senses.concepts.iter().map(|concept| thesaurus::around(*concept));
        let concepts = around.flat_map(|around| around.opposite()).collect();
        Self { word, stems: opposites_of(word), concepts }
    }

    /// Whether an opposite stands in a passage that does not have the word itself.
    fn stand_in(&self, passage: &Statement<'_>) -> bool {
        let is_any = !(self.stems.is_empty() && self.concepts.is_empty());
        is_any
            && !has(passage, self.word)
            && passage.tokens().iter().any(|token| self.include(token))
    }

    fn include(&self, token: &Token) -> bool {
        self.stems.contains(&&token.stem)
            || !self.concepts.is_empty()
                && is_content(token)
                && thesaurus::senses(&token.lower)
                    .concepts
                    .iter()
                    .any(|c| self.concepts.contains(c))
    }
}

fn has(passage: &Statement<'_>, word: &Token) -> bool {
    passage.tokens().iter().any(|token| token.stem == word.stem)
}

#[cfg(test)]
mod tests {
    use super::super::{copying, novelty};
    use crate::evidence::features_of_text;

    #[test]
    fn a_word_is_turned_where_a_passage_has_its_opposite_instead() {
        let turned = |claim: &str, source: &str| {
            let features = features_of_text(claim, source)[0];
            features[copying::COUNT + novelty::COUNT + 16]
        };
        let source = "The grid’s profit fell in May. In June prices rose.";
        assert!(turned("The grid’s profit rose in May.", source) > 0.0);
        assert!(turned("The grid’s profit fell in May.", source) < 1.0);
        assert!(
            turned("The grid’s new profit fell in May.", &source.replace("The", "The old")) > 0.0
        );
    }
}

//! One sentence of a claim or of its evidence, with what was read in it.

use crate::analysis::Place;
use crate::language::{
    Attribution, Bound, DateExpression, DateMention, Hedge, Name, Negation, Quantity, Reading,
    Sentence, Strength, Token, Unit,
};
use crate::text::TextRange;

/// A sentence and the reading that it is part of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'a> {
    /// Index of the block that it stands in.
    pub block: usize,
    pub reading: &'a Reading,
    pub sentence: &'a Sentence,
}

impl<'a> Statement<'a> {
    pub fn place(&self) -> Place {
        Place { block: self.block, range: self.sentence.range }
    }

    pub fn at(&self, range: TextRange) -> Place {
        Place { block: self.block, range }
    }

    pub fn slice(&self, range: TextRange) -> &'a str {
        range.of(&self.reading.text)
    }

    pub fn tokens(&self) -> &'a [Token] {
        self.reading.tokens_of(self.sentence)
    }

    /// The tokens that carry content, each with its index in [`Self::tokens`].
    pub fn content(&self) -> impl Iterator<Item = (usize, &'a Token)> + use<'a> {
        self.tokens().iter().enumerate().filter(|(_, token)| is_content(token))
    }

    pub fn names(&self) -> impl Iterator<Item = &'a Name> + use<'a> {
        self.within(&self.reading.names, |name| name.range)
    }

    pub fn quantities(&self) -> impl Iterator<Item = &'a Quantity> + use<'a> {
        self.figures().iter()
    }

    /// The quantities, in one piece.
    pub fn figures(&self) -> &'a [Quantity] {
        let (all, sentence) = (&self.reading.quantities, self.sentence.range);
        let first = all.partition_point(|quantity| quantity.range.end <= sentence.start);
        let end = all.partition_point(|quantity| quantity.range.start < sentence.end);
        all.get(first..end).unwrap_or_default()
    }

    pub fn dates(&self) -> impl Iterator<Item = &'a DateMention> + use<'a> {
        self.within(&self.reading.dates, |date| date.range)
    }

    pub fn hedges(&self) -> impl Iterator<Item = &'a Hedge> + use<'a> {
        self.within(&self.reading.hedges, |hedge| hedge.range)
    }

    pub fn negations(&self) -> impl Iterator<Item = &'a Negation> + use<'a> {
        self.within(&self.reading.negations, |negation| negation.range)
    }

    /// The attributions whose scope reaches into the sentence.
    pub fn attributions(&self) -> impl Iterator<Item = &'a Attribution> + use<'a> {
        let range = self.sentence.range;
        self.reading
            .attributions
            .iter()
            .filter(move |a| a.scope.overlaps(range) || a.range.overlaps(range))
    }

    /// Whether all that can be asked of another sentence has the same answer, wherever it stands.
    pub fn reads_like(&self, other: &Statement<'_>) -> bool {
        let names = |name: &Name| (name.kind, name.confidence);
        self.slice(self.sentence.range) == other.slice(other.sentence.range)
            && self.ranges() == other.ranges()
            && self.tokens().iter().map(|t| t.spaced).eq(other.tokens().iter().map(|t| t.spaced))
            && self.names().map(names).eq(other.names().map(names))
            && self.hedges().map(|h| h.strength).eq(other.hedges().map(|h| h.strength))
            && self.amounts().eq(other.amounts())
            && self.times().eq(other.times())
            && self.reporting_words().eq(other.reporting_words())
    }

    /// All ranges of what was read in the sentence, counted from its start.
    fn ranges(&self) -> Vec<(isize, isize)> {
        let quoted = self.reading.quotations.iter().filter(|q| q.is_speech()).map(|q| q.range);
        let quoted = quoted.filter(|range| range.overlaps(self.sentence.range));
        let said = self.attributions().flat_map(|a| {
            [Some(a.range), a.speaker, Some(a.cue), Some(a.scope)].into_iter().flatten()
        });
        let all = self.tokens().iter().map(|token| token.range);
        let all = all.chain(self.names().map(|name| name.range));
        let all = all.chain(self.quantities().flat_map(|q| [q.range, q.core]));
        let all = all.chain(self.dates().map(|date| date.range));
        let all = all.chain(self.hedges().flat_map(|hedge| [hedge.range, hedge.scope]));
        let all = all.chain(self.negations().flat_map(|n| [n.range, n.scope]));
        let from_start = |at: usize| at as isize - self.sentence.range.start as isize;
        let all = all.chain(said).chain(quoted);
        all.map(|range| (from_start(range.start), from_start(range.end))).collect()
    }

    /// What its quantities come to.
    fn amounts(&self) -> impl Iterator<Item = (u64, u64, &'a Unit, Bound)> + use<'a> {
        self.quantities().map(|q| (q.value.to_bits(), q.upper.to_bits(), &q.unit, q.bound))
    }

    /// What its dates say.
    fn times(&self) -> impl Iterator<Item = &'a DateExpression> + use<'a> {
        self.dates().map(|date| &date.expression)
    }

    /// Who says it and by which words, wherever in the block they stand.
    fn reporting_words(&self) -> impl Iterator<Item = &'a str> {
        let ranges = self.attributions().flat_map(|a| [Some(a.range), a.speaker, Some(a.cue)]);
        ranges.flatten().map(|range| self.slice(range))
    }

    /// Whether the words at `range` are somebody's: inside an attribution's scope or a quotation.
    pub fn is_attributed(&self, range: TextRange) -> bool {
        let is_quoted =
            || self.reading.quotations.iter().any(|q| q.is_speech() && q.range.covers(range));
        self.attributions().any(|a| a.scope.covers(range)) || is_quoted()
    }

    /// How surely the words at `range` are said.
    pub fn strength_at(&self, range: TextRange) -> Strength {
        let scopes =
            self.hedges().filter(|hedge| hedge.scope.covers(range) || hedge.range.covers(range));
        scopes.map(|hedge| hedge.strength).min().unwrap_or(Strength::Fact)
    }

    /// Whether the sentence makes its statement depend on another ("if", "unless").
    pub fn is_conditional(&self) -> bool {
        self.tokens()
            .iter()
            .any(|token| matches!(token.lower.as_str(), "if" | "unless" | "whether"))
    }

    fn within<T>(
        &self,
        items: &'a [T],
        range_of: fn(&T) -> TextRange,
    ) -> impl Iterator<Item = &'a T> + use<'a, T> {
        let sentence = self.sentence.range;
        let first = items.partition_point(|item| range_of(item).end <= sentence.start);
        items[first..].iter().take_while(move |item| range_of(item).start < sentence.end)
    }
}

/// Whether a token says something by itself.
pub(super) fn is_content(token: &Token) -> bool {
    token.is_wordlike() && !token.is_function
}

/// "92,000" of "92,000-case".
pub(super) fn leading_digits(token: &Token) -> &str {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let end = token.lower.find(|c| !is_part(c)).unwrap_or(token.lower.len());
    token.lower[..end].trim_end_matches([',', '.'])
}

//! "Insert citation of KEY" behind a sentence that nobody stands for: the sources that it is
//! likeliest from.

use std::collections::HashSet;

use smol_str::SmolStr;

use crate::article::{Block, Reference, Section};
use crate::language::{Reading, Sentence, Token, token};
use crate::rules::{Finding, Replacement};
use crate::text::TextRange;

use super::{Action, ActionKind, Asked};

/// So many sources are offered.
const MOST: usize = 3;
/// The rule whose findings a citation mends.
const RULE: &str = "unsourced-claim";
/// The newspaper that a sentence names says more than a word that the title shares with it.
const CONTAINER: f32 = 3.0;
/// All words of the sentence in the archived text.
const ARCHIVED: f32 = 8.0;

/// For a statement that wants a source.
pub(super) fn mending(asked: Asked<'_>) -> Vec<Action<'_>> {
    let unsourced = asked.findings().filter(|finding| finding.rule == RULE);
    let actions = unsourced.flat_map(|finding| {
        let actions = citations(asked, ActionKind::QuickFix, finding.range.start).into_iter();
        actions.map(move |action| action.mending(finding))
    });
    actions.collect()
}

/// For any other sentence of the body.
pub(super) fn actions(asked: Asked<'_>) -> Vec<Action<'_>> {
    let is_unsourced = |finding: &Finding| finding.rule == RULE;
    match asked.findings().any(is_unsourced) {
        true => Vec::new(),
        false => citations(asked, ActionKind::Rewrite, asked.range.start),
    }
}

/// The citations that can stand behind the sentence at byte `offset`.
fn citations(asked: Asked<'_>, kind: ActionKind, offset: usize) -> Vec<Action<'_>> {
    let Some(stand) = Stand::at(asked, offset) else { return Vec::new() };
    let at = stand.behind();
    let action = |source: &Reference| {
        let key = &source.id.value;
        let title = source.title.as_ref().map_or_else(String::new, |title| format!(": {title}"));
        let new_text = format!(" [@{key}]");
        let edits =
            move || vec![Replacement { range: TextRange::empty(at), new_text: new_text.clone() }];
        Action::new(kind, format!("Insert citation of {key}{title}"), edits)
    };
    stand.likeliest().into_iter().map(action).collect()
}

/// A sentence of the body that cites nothing.
struct Stand<'a> {
    asked: Asked<'a>,
    block: &'a Block,
    reading: &'a Reading,
    sentence: &'a Sentence,
}

impl<'a> Stand<'a> {
    fn at(asked: Asked<'a>, offset: usize) -> Option<Self> {
        let analysis = &asked.review.analysis;
        let (index, plain) = analysis.place_at(offset)?;
        let block = analysis.article.blocks.get(index).filter(|b| b.section == Section::Body)?;
        let reading = analysis.readings.get(index)?;
        let sentence = reading.sentence_at(plain)?;
        let mut cited = block.text.citations.iter();
        let is_cited = cited.any(|c| c.bracketed && sentence.range.touches(c.at));
        (!is_cited).then_some(Self { asked, block, reading, sentence })
    }

    /// Where the citation goes: before the full stop, behind the markup of the words before it.
    fn behind(&self) -> usize {
        let text = self.reading.slice(self.sentence.range);
        let words = text.trim_end().trim_end_matches(['.', '!', '?', '…']).len();
        let words = TextRange::new(self.sentence.range.start, self.sentence.range.start + words);
        let end = self.block.to_source(words).end;
        let annotations = self.block.text.annotations.iter();
        let closed =
            annotations.filter(|span| span.plain.end == words.end && !span.plain.is_empty());
        closed.map(|span| self.block.locate(span.source).end).fold(end, usize::max)
    }

    /// The sources that the sentence shares most with.
    fn likeliest(&self) -> Vec<&'a Reference> {
        let words = content(self.reading.tokens_of(self.sentence));
        let entries = self.asked.review.bibliography.entries.iter().map(|entry| &entry.reference);
        let mut ranked: Vec<_> =
            entries.map(|source| (self.likeness(source, &words), source)).collect();
        // The sort is stable: equals stay in the order of the bibliography.
        ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        ranked.into_iter().take(MOST).map(|(_, source)| source).collect()
    }

    fn likeness(&self, source: &Reference, words: &HashSet<SmolStr>) -> f32 {
        let shared = |text: &str| content(&token::tokens(text)).intersection(words).count() as f32;
        let title = source.title.as_deref().map_or(0.0, shared);
        let authors: f32 = source.authors.iter().map(|author| shared(author)).sum();
        let container = source.container.as_deref().unwrap_or_default();
        let is_named = !container.is_empty() && self.reading.text.contains(container);
        let container = if is_named { CONTAINER } else { shared(container) };
        title + authors + container + ARCHIVED * self.archived(source, words)
    }

    /// The share of the words that the source's archived text has, where it is at hand.
    fn archived(&self, source: &Reference, words: &HashSet<SmolStr>) -> f32 {
        let Some(archive) = self.asked.review.archives.readable(&source.id.value) else {
            return 0.0;
        };
        let tokens = archive.analysis.readings.iter().flat_map(|reading| &reading.tokens);
        let said: HashSet<&SmolStr> = tokens.map(|token| &token.stem).collect();
        words.iter().filter(|word| said.contains(word)).count() as f32 / words.len().max(1) as f32
    }
}

/// The stems of the words that say something by themselves.
fn content(tokens: &[Token]) -> HashSet<SmolStr> {
    let telling = tokens.iter().filter(|token| token.is_wordlike() && !token.is_function);
    telling.map(|token| token.stem.clone()).collect()
}

//! What an article is about besides names: its own noun phrases, such as "cloud agreement".
//!
//! Without a parser, a phrase has to earn its place: a run of lower-case content words between
//! two words that end noun phrases, begun by an article or the like, and either used again or
//! used where it matters. A missing topic costs little, half a phrase costs a bad question.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::analysis::Analysis;
use crate::article::Section;
use crate::language::lexicon::{self, FUNCTION_WORDS, WordList};
use crate::language::token::Case;
use crate::language::{Reading, Token, TokenKind};
use crate::text::TextRange;

use super::fill::Candidate;

/// At most so many topics are kept.
const TOPICS: usize = 12;

/// The first paragraphs of the body, which tell what it is about.
const LEAD: usize = 2;

/// A phrase of more words is cut to its last two, the noun and what it is a kind of.
const LONGEST: usize = 3;

/// A single word has to be used so often to be a topic.
const OFTEN: usize = 3;

static VAGUE_WORDS: LazyLock<WordList> =
    LazyLock::new(|| lexicon::parse(include_str!("vague_words.txt")));

/// Words that begin a noun phrase. After any other function word the run may be a verb.
const OPENERS: [&str; 22] = [
    "a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "of",
    "for", "in", "on", "over", "against", "with", "about", "under", "between",
];

/// The topics of `analysis`, best first.
pub(super) fn topics(analysis: &Analysis) -> Vec<Candidate> {
    let mut phrases = Phrases::default();
    for (place, reading) in readings(analysis) {
        for phrase in noun_phrases(reading) {
            phrases.add(reading, &reading.tokens[phrase], place);
        }
    }
    for (_, reading) in readings(analysis) {
        phrases.count_uses(reading);
    }
    phrases.ranked()
}

/// How much weight a phrase has by where it stands.
#[derive(Debug, Clone, Copy)]
struct Weight {
    /// What one use counts.
    use_counts: f32,
    /// Whether a single use makes a topic.
    is_prominent: bool,
}

fn readings(analysis: &Analysis) -> impl Iterator<Item = (Weight, &Reading)> {
    let prominent = |use_counts| Weight { use_counts, is_prominent: true };
    let headline =
        analysis.section(Section::Headline).map(move |(_, _, r)| (prominent(3.0), r.as_ref()));
    let summary =
        analysis.section(Section::Summary).map(move |(_, _, r)| (prominent(2.0), r.as_ref()));
    let body = analysis.section(Section::Body).enumerate().map(|(at, (_, _, reading))| {
        let is_prominent = at < LEAD;
        let use_counts = if is_prominent { 2.0 } else { 1.0 };
        (Weight { use_counts, is_prominent }, reading.as_ref())
    });
    headline.chain(summary).chain(body)
}

/// The noun phrases of a reading, as ranges of its tokens.
fn noun_phrases(reading: &Reading) -> Vec<std::ops::Range<usize>> {
    let taken = taken(reading);
    let is_content = |at: usize| {
        let token = &reading.tokens[at];
        is_content(token) && !taken.iter().any(|range| range.overlaps(token.range))
    };
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let start = at;
        while at < reading.tokens.len() && is_content(at) && (at == start || spaced(reading, at)) {
            at += 1;
        }
        if at > start && opens(reading, start) && closes(reading, at) {
            phrases.extend(trimmed(reading, start..at));
        }
        at = at.max(start + 1);
    }
    phrases
}

/// Where names, quantities and dates stand.
fn taken(reading: &Reading) -> Vec<TextRange> {
    let names = reading.names.iter().map(|name| name.range);
    let quantities = reading.quantities.iter().map(|quantity| quantity.core);
    let dates = reading.dates.iter().map(|date| date.range);
    names.chain(quantities).chain(dates).collect()
}

fn spaced(reading: &Reading, at: usize) -> bool {
    reading.tokens[at].spaced
}

/// Whether a word can be part of a phrase.
fn is_content(token: &Token) -> bool {
    let word = token.lower.as_str();
    token.kind == TokenKind::Word
        && token.case == Case::Lower
        && word.len() > 2
        && !word.contains('\'')
        && !FUNCTION_WORDS.contains_key(word)
        && VAGUE_WORDS.get(word) != Some(&"break")
        && !word.ends_with("ly")
        && !word.ends_with("ed")
}

/// Whether a noun phrase can begin at token `start`: the word before it begins one.
fn opens(reading: &Reading, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).map(|at| &reading.tokens[at]) else {
        return false;
    };
    let is_possessive = reading.slice(before.range).ends_with(['s', 'S'])
        && reading.slice(before.range).contains(['\'', '’']);
    is_possessive
        || before.kind == TokenKind::Number
        || OPENERS.contains(&before.lower.as_str())
        || VAGUE_WORDS.get(before.lower.as_str()) == Some(&"vague")
}

/// Whether a noun phrase can end before token `end`. A determiner or a number there shows that the
/// last word is a verb or a preposition with an object.
fn closes(reading: &Reading, end: usize) -> bool {
    const OBJECT: [&str; 14] = [
        "a", "an", "the", "this", "these", "those", "its", "their", "his", "her", "our", "them",
        "him", "it",
    ];
    reading.tokens.get(end).is_none_or(|after| {
        after.kind != TokenKind::Number
            && !after.is_capitalised()
            && !OBJECT.contains(&after.lower.as_str())
            && !(after.kind == TokenKind::Mark && matches!(after.lower.as_str(), "$" | "€" | "£"))
    })
}

/// The part of a run that can be a topic: without vague words before it, at most [`LONGEST`] words.
fn trimmed(reading: &Reading, run: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
    let note = |at: usize| VAGUE_WORDS.get(reading.tokens[at].lower.as_str()).copied();
    let start = run.clone().find(|at| note(*at) != Some("vague"))?;
    let start = if run.end - start > LONGEST { run.end - 2 } else { start };
    let (last, before) = reading.tokens[start..run.end].split_last()?;
    let is_phrase = note(run.end - 1).is_none() && ends_phrase(&last.lower);
    // A plural rarely stands before a noun: "the companies plan".
    let is_compound = !before.iter().any(|token| is_plural(&token.lower));
    let begins = before.first().is_none_or(|first| !first.lower.ends_with("ing"));
    (is_phrase && is_compound && begins).then_some(start..run.end)
}

/// Whether a word looks like a noun rather than an adjective or participle.
fn ends_phrase(word: &str) -> bool {
    const ADJECTIVES: [&str; 9] =
        ["ing", "ous", "ful", "able", "ible", "ive", "ical", "less", "some"];
    !ADJECTIVES.iter().any(|ending| word.ends_with(ending))
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending))
}

/// The phrases of an article, by their stems, so that "cloud provider" and "cloud providers" are
/// one.
#[derive(Debug, Default)]
struct Phrases {
    list: Vec<Phrase>,
    by_stems: HashMap<Vec<SmolStr>, usize, FxBuildHasher>,
}

#[derive(Debug)]
struct Phrase {
    text: String,
    words: usize,
    /// Whether it looks like a plural, or a verb: "dispute centers".
    is_doubtful: bool,
    /// What its uses count together.
    score: f32,
    /// Whether it stands in the headline, the summary or the lead.
    is_prominent: bool,
    /// How often its words stand side by side, be it within a longer phrase.
    uses: usize,
}

impl Phrases {
    fn add(&mut self, reading: &Reading, tokens: &[Token], weight: Weight) {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let index = *self.by_stems.entry(stems(tokens)).or_insert_with(|| {
            self.list.push(Phrase {
                text: reading.slice(first.range.join(last.range)).to_owned(),
                words: tokens.len(),
                is_doubtful: true,
                score: 0.0,
                is_prominent: false,
                uses: 0,
            });
            self.list.len() - 1
        });
        let phrase = &mut self.list[index];
        phrase.is_doubtful &= is_plural(&last.lower);
        phrase.score += weight.use_counts;
        phrase.is_prominent |= weight.is_prominent;
    }

    /// Counts the uses of the known phrases in a reading, those within longer phrases included.
    fn count_uses(&mut self, reading: &Reading) {
        for words in 1..=LONGEST {
            for tokens in reading.tokens.windows(words) {
                if let Some(index) = self.by_stems.get(&stems(tokens)) {
                    self.list[*index].uses += 1;
                }
            }
        }
    }

    fn ranked(self) -> Vec<Candidate> {
        let mut topics: Vec<_> = self.list.into_iter().filter(Phrase::is_topic).collect();
        topics.sort_by(|a, b| b.rank().total_cmp(&a.rank()));
        topics.truncate(TOPICS);
        let best = topics.first().map_or(1.0, Phrase::rank);
        topics
            .into_iter()
            .map(|phrase| Candidate { weight: phrase.rank() / best, text: phrase.text })
            .collect()
    }
}

impl Phrase {
    fn is_topic(&self) -> bool {
        match self.words {
            1 => self.uses >= OFTEN && self.is_prominent && !self.is_doubtful,
            _ => self.uses >= 2 || (self.is_prominent && !self.is_doubtful),
        }
    }

    /// A phrase of two words says most with least; a single word says little.
    fn rank(&self) -> f32 {
        let by_length = match self.words {
            1 => 0.4,
            2 => 1.0,
            _ => 0.9,
        };
        let again = self.uses.saturating_sub(1).min(5) as f32;
        by_length * (self.score + again)
    }
}

fn stems(tokens: &[Token]) -> Vec<SmolStr> {
    tokens.iter().map(|token| token.stem.clone()).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Cache, analyse};
    use crate::article::{SectionLabels, read};
    use crate::language;

    /// `text` with its noun phrases in brackets.
    fn marked(text: &str) -> String {
        let reading = language::read(text);
        let mut marked = text.to_owned();
        for phrase in noun_phrases(&reading).into_iter().rev() {
            let tokens = &reading.tokens[phrase];
            marked.insert(tokens[tokens.len() - 1].range.end, ']');
            marked.insert(tokens[0].range.start, '[');
        }
        marked
    }

    #[test]
    fn noun_phrases_are_whole() {
        let texts = [
            "It signed a [cloud agreement] with its [rival].",
            "It is over the new [price cap], and the [price cap] only.",
            "Critics of the [multi-cloud strategy] were few.",
            "The country's [energy regulator] has gone to court.",
            "It is weighing a massive [wind farm] of its own.",
            "The [board] said nothing.",
            // No phrase: the run ends in a verb with an object, or is no noun phrase at all.
            "The price cap worries the [board] of it.",
            "The companies plan to go.",
            "They run and fly.",
        ];
        for text in texts {
            let plain = text.replace(['[', ']'], "");
            assert_eq!(marked(&plain), text);
        }
    }

    fn topics_of(source: &str) -> Vec<String> {
        let article = Arc::new(read(source, &SectionLabels::default()));
        let analysis = analyse(article, &Cache::default());
        topics(&analysis).into_iter().map(|topic| topic.text).collect()
    }

    #[test]
    fn topics_are_ranked_by_how_often_and_where_they_stand() {
        let source = "# Grid fights the price cap\n\n\
            The grid has sued over the price cap and a wind farm.\n\n\
            The town likes the price cap. It has no view of the wind farm.\n\n\
            A ferry strike goes on.\n";
        assert_eq!(topics_of(source), ["price cap", "wind farm"]);
    }

    #[test]
    fn singular_and_plural_are_one_topic() {
        let source = "# Grid sued\n\nIt owns the wind farm. Nobody loves a town with wind farms.\n\n\
            The mayor runs one of the wind farms.\n";
        assert_eq!(topics_of(source), ["wind farm"]);
    }
}

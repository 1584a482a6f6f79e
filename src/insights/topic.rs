//! What an article is about besides names: its own noun phrases, such as "cloud agreement".
//!
//! Without a parser, a phrase has to earn its place: a run of lower-case content words between
//! two words that end noun phrases, begun by an article or the like, and either used again or
//! used where it matters. A missing topic costs little, half a phrase costs a bad question.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::analysis::Analysis;
use crate::article::Section;
use crate::language::lexicon::{self, FUNCTION_WORDS, WordList};
use crate::language::token::Case;
use crate::language::{Reading, Token, TokenKind};

use super::candidate::{Article, Candidate};
use super::english;
use super::noun::{Sort, sort};
use super::slot::SlotKind;

const PEOPLE: &[SlotKind] = &[SlotKind::People];
const MATTER: &[SlotKind] = &[SlotKind::Topic, SlotKind::Matter];
const THING: &[SlotKind] = &[SlotKind::Topic];

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

/// A noun phrase that the article is about, and the slots that it can stand in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Topic {
    pub candidate: Candidate,
    pub kinds: &'static [SlotKind],
}

/// The topics of `analysis`, best first.
pub(super) fn topics(analysis: &Analysis) -> Vec<Topic> {
    let mut phrases = Phrases::default();
    for (_, standing, reading) in readings(analysis) {
        for phrase in noun_phrases(reading) {
            phrases.add(reading, phrase, standing);
        }
    }
    for (block, _, reading) in readings(analysis) {
        phrases.count_uses(block, reading);
    }
    for (_, _, reading) in analysis.section(Section::Headline) {
        phrases.headline.extend(reading.tokens.iter().map(|token| token.stem.clone()));
    }
    phrases.ranked()
}

/// Where a phrase stands, least prominent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Body,
    Lead,
    Summary,
    Headline,
}

impl Standing {
    /// What one use counts.
    fn weight(self) -> f32 {
        match self {
            Self::Body => 1.0,
            Self::Lead | Self::Summary => 2.0,
            Self::Headline => 3.0,
        }
    }
}

/// The blocks that tell what the article is about: index, standing and reading.
fn readings(analysis: &Analysis) -> impl Iterator<Item = (usize, Standing, &Reading)> {
    let of = |section, standing| {
        let blocks = analysis.section(section);
        blocks.map(move |(index, _, reading)| (index, standing, reading.as_ref()))
    };
    let body = of(Section::Body, Standing::Body).enumerate();
    let body = body.map(|(at, (index, standing, reading))| {
        (index, if at < LEAD { Standing::Lead } else { standing }, reading)
    });
    of(Section::Headline, Standing::Headline)
        .chain(of(Section::Summary, Standing::Summary))
        .chain(body)
}

/// The noun phrases of a reading, as ranges of its tokens.
fn noun_phrases(reading: &Reading) -> Vec<Range<usize>> {
    let is_content = content(reading);
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < is_content.len() {
        let start = at;
        while at < is_content.len() && is_content[at] && (at == start || spaced(reading, at)) {
            at += 1;
        }
        if at > start && opens(reading, start) {
            let end = without_verb(reading, start..at);
            phrases.extend(end.and_then(|end| trimmed(reading, start..end)));
        }
        at = at.max(start + 1);
    }
    phrases
}

/// For each token whether it can be part of a phrase: names, quantities and dates cannot.
fn content(reading: &Reading) -> Vec<bool> {
    let mut content: Vec<_> = reading.tokens.iter().map(is_content).collect();
    let names = reading.names.iter().map(|name| name.range);
    let quantities = reading.quantities.iter().map(|quantity| quantity.core);
    let dates = reading.dates.iter().map(|date| date.range);
    for taken in names.chain(quantities).chain(dates) {
        let first = reading.tokens.partition_point(|token| token.range.end <= taken.start);
        let inside = reading.tokens[first..].iter().take_while(|t| t.range.start < taken.end);
        let last = first + inside.count();
        content[first..last].fill(false);
    }
    content
}

fn spaced(reading: &Reading, at: usize) -> bool {
    reading.tokens[at].spaced
}

/// What `vague_words.txt` says of a word.
fn note(token: &Token) -> Option<&'static str> {
    VAGUE_WORDS.get(token.lower.as_str()).copied()
}

/// Whether a word can be part of a phrase.
fn is_content(token: &Token) -> bool {
    let word = token.lower.as_str();
    token.kind == TokenKind::Word
        && token.case == Case::Lower
        && word.len() > 2
        && !word.contains('\'')
        && !FUNCTION_WORDS.contains_key(word)
        && !matches!(note(token), Some("break" | "number"))
        && !word.ends_with("ly")
        && !word.ends_with("ed")
}

/// Whether a noun phrase can begin at token `start`: the word before it begins one.
fn opens(reading: &Reading, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).map(|at| &reading.tokens[at]) else {
        return false;
    };
    before.lower == "'s"
        || before.kind == TokenKind::Number
        || OPENERS.contains(&before.lower.as_str())
        || matches!(note(before), Some("vague" | "number"))
}

/// Where the noun phrase of a run ends. An object behind the run shows that its last word is a
/// verb, which stands outside the phrase if it looks like one of a singular ("the strategy shows
/// a"); of other runs nothing is certain.
fn without_verb(reading: &Reading, run: Range<usize>) -> Option<usize> {
    if !has_object(reading, run.end) {
        return Some(run.end);
    }
    let before = run.end.checked_sub(1).filter(|end| *end > run.start)?;
    is_plural(&reading.tokens[before].lower).then_some(before)
}

/// Whether token `at` begins an object: a determiner, a pronoun, a name or a number.
fn has_object(reading: &Reading, at: usize) -> bool {
    const BEGINNINGS: [&str; 14] = [
        "a", "an", "the", "this", "these", "those", "its", "their", "his", "her", "our", "them",
        "him", "it",
    ];
    reading.tokens.get(at).is_some_and(|after| {
        after.kind == TokenKind::Number
            || after.is_capitalised()
            || BEGINNINGS.contains(&after.lower.as_str())
            || ['$', '€', '£'].iter().any(|sign| after.is_mark(*sign))
    })
}

/// The part of a run that can be a topic: without vague words before it, at most [`LONGEST`] words.
fn trimmed(reading: &Reading, run: Range<usize>) -> Option<Range<usize>> {
    let start = run.clone().find(|at| note(&reading.tokens[*at]) != Some("vague"))?;
    let start = if run.end - start > LONGEST { run.end - 2 } else { start };
    let (last, before) = reading.tokens[start..run.end].split_last()?;
    let is_phrase = matches!(note(last), None | Some("alone")) && ends_phrase(&last.lower);
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

/// Whether the phrase that begins at `start` has an article or the like before it, or one before
/// words that say too little to begin it: "the massive deal".
fn has_article(reading: &Reading, start: usize) -> bool {
    const ARTICLES: [&str; 10] =
        ["a", "an", "the", "this", "that", "its", "their", "his", "her", "'s"];
    let before = reading.tokens[..start].iter().rev();
    let first = before.clone().find(|token| note(token) != Some("vague"));
    first.is_some_and(|token| ARTICLES.contains(&token.lower.as_str()))
}

/// Whether the phrase that begins at `start` stands right behind a preposition: "state of war".
fn is_bare(reading: &Reading, start: usize) -> bool {
    const PREPOSITIONS: [&str; 7] = ["of", "for", "in", "on", "over", "against", "with"];
    let before = start.checked_sub(1).and_then(|at| reading.tokens.get(at));
    before.is_some_and(|token| PREPOSITIONS.contains(&token.lower.as_str()))
}

/// The phrases of an article, by their stems, so that "cloud provider" and "cloud providers" are
/// one.
#[derive(Debug, Default)]
struct Phrases {
    list: Vec<Phrase>,
    by_stems: HashMap<Vec<SmolStr>, usize, FxBuildHasher>,
    /// The stems of the headline's words.
    headline: HashSet<SmolStr, FxBuildHasher>,
}

#[derive(Debug)]
struct Phrase {
    text: String,
    words: usize,
    /// Whether its last word says too little alone.
    is_vague: bool,
    /// What the headline makes of it: more than 1 where it has one of its words.
    in_headline: f32,
    /// Whether it looks like a plural, or a verb: "dispute centers".
    is_doubtful: bool,
    /// Its last word, in lower case, and what it stands for once that is looked up.
    head: SmolStr,
    sort: Sort,
    /// Whether it has stood behind an article or the like, and bare behind a preposition.
    has_article: bool,
    is_bare: bool,
    /// The blocks that use it, in order.
    blocks: Vec<usize>,
    /// What its uses count together.
    score: f32,
    /// The best place where it stands.
    standing: Standing,
    /// How often its words stand side by side, be it within a longer phrase.
    uses: usize,
}

impl Phrases {
    fn add(&mut self, reading: &Reading, phrase: Range<usize>, standing: Standing) {
        let start = phrase.start;
        let tokens = &reading.tokens[phrase];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let index = *self.by_stems.entry(stems(tokens)).or_insert_with(|| {
            self.list.push(Phrase {
                text: reading.slice(first.range.join(last.range)).to_owned(),
                words: tokens.len(),
                is_vague: note(last) == Some("alone"),
                in_headline: 1.0,
                is_doubtful: true,
                score: 0.0,
                head: last.lower.clone(),
                sort: Sort::Thing,
                has_article: false,
                is_bare: false,
                blocks: Vec::new(),
                standing,
                uses: 0,
            });
            self.list.len() - 1
        });
        let phrase = &mut self.list[index];
        phrase.is_doubtful &= is_plural(&last.lower);
        phrase.score += standing.weight();
        phrase.standing = phrase.standing.max(standing);
        phrase.has_article |= has_article(reading, start);
        phrase.is_bare |= is_bare(reading, start);
    }

    /// Counts the uses of the known phrases in a reading, those within longer phrases included.
    fn count_uses(&mut self, block: usize, reading: &Reading) {
        let stems = stems(&reading.tokens);
        for words in 1..=LONGEST {
            for phrase in stems.windows(words) {
                if let Some(index) = self.by_stems.get(phrase) {
                    let phrase = &mut self.list[*index];
                    phrase.uses += 1;
                    if phrase.blocks.last() != Some(&block) {
                        phrase.blocks.push(block);
                    }
                }
            }
        }
    }

    fn ranked(mut self) -> Vec<Topic> {
        for (stems, index) in &self.by_stems {
            self.list[*index].in_headline = self.prominence(stems);
        }
        // Most phrases are no topics, and what a word stands for takes time to look up.
        let used = self.list.into_iter().filter(Phrase::is_topic);
        let looked_up =
            used.filter_map(|phrase| Some(Phrase { sort: sort(&phrase.head)?, ..phrase }));
        let mut topics: Vec<_> = looked_up.collect();
        topics.sort_by(|a, b| b.rank().total_cmp(&a.rank()));
        topics.truncate(TOPICS);
        let best = topics.first().map_or(1.0, Phrase::rank);
        topics.into_iter().map(|phrase| phrase.into_topic(best)).collect()
    }
}

impl Phrases {
    /// What the headline makes of a phrase of these stems.
    fn prominence(&self, stems: &[SmolStr]) -> f32 {
        let has = |stem: &SmolStr| self.headline.contains(stem);
        match stems.last().is_some_and(has) {
            true => 1.6,
            false if stems.iter().any(has) => 1.2,
            false => 1.0,
        }
    }
}

impl Phrase {
    fn is_topic(&self) -> bool {
        match self.words {
            1 => {
                !self.is_vague
                    && self.has_article
                    && self.uses >= OFTEN
                    && self.standing >= Standing::Summary
                    && !self.is_doubtful
            }
            _ => self.uses >= 2 || (self.standing == Standing::Headline && !self.is_doubtful),
        }
    }

    /// A phrase of two words says most with least; a single word says little.
    fn rank(&self) -> f32 {
        let by_length = match self.words {
            1 => 0.4,
            2 => 1.0,
            _ => 0.9,
        };
        let by_head = if self.sort == Sort::Matter { 1.0 } else { 0.7 };
        let again = self.uses.saturating_sub(1).min(5) as f32;
        by_length * by_head * self.in_headline * (self.score + again)
    }

    /// The topic, where the `best` one ranks so high.
    fn into_topic(self, best: f32) -> Topic {
        let weight = self.rank() / best;
        let is_plural = self.text.split(' ').next_back().is_some_and(is_plural);
        let is_mass = self.is_bare && !self.has_article && !is_plural;
        let article = if is_mass { Article::Never } else { Article::Free };
        let kinds = match self.sort {
            Sort::People => PEOPLE,
            Sort::Matter => MATTER,
            Sort::Thing => THING,
        };
        let Self { mut text, mut blocks, .. } = self;
        blocks.sort_unstable();
        let is_people = self.sort == Sort::People;
        if is_people && !is_plural {
            text = english::plural(&text);
        }
        let is_plural = is_plural || is_people;
        Topic { candidate: Candidate { text, article, is_plural, weight, blocks }, kinds }
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
            "The [country]'s [energy regulator] has gone to court.",
            "It is weighing a massive [wind farm] of its own.",
            "The [board] said nothing.",
            "It paid $2 billion for the [wind farm].",
            "The [price cap] worries the [board] of it.",
            // The run may end in a verb, or is no noun phrase at all.
            "The boards worry the [town].",
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
        topics(&analysis).into_iter().map(|topic| topic.candidate.text).collect()
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

//! From labelled texts to sentences with features and tags.

use serde::Deserialize;
use standfirst::language::tagger::feature;
use standfirst::language::tagger::tag::{Part, TYPES, Tag};
use standfirst::language::token::Token;
use standfirst::language::{EntityType, lexicon, sentence, token};

/// A labelled text.
#[derive(Clone, Deserialize)]
struct Row {
    text: String,
    entities: Vec<(usize, usize, String)>,
}

/// One sentence.
pub struct Sentence {
    /// The features of each word.
    pub features: Vec<Vec<u64>>,
    /// The tag of each word.
    pub tags: Vec<Tag>,
    /// Whether its set marks products, events and works, or only people, organisations and places.
    pub marks_all_types: bool,
}

/// Reads a set.
///
/// # Errors
///
/// A line is no labelled text.
pub fn read(file: &str) -> serde_json::Result<Vec<Sentence>> {
    let rows: Vec<Row> = file.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let mut kinds = rows.iter().flat_map(|row| &row.entities).map(|(_, _, kind)| kind.as_str());
    let marks_all_types = kinds.any(|kind| matches!(kind, "product" | "event" | "work"));
    let headlines = rows.iter().step_by(HEADLINES).filter_map(Row::as_headline);
    let shouted = rows.iter().skip(1).step_by(SHOUTED).filter_map(Row::shouted);
    let rows: Vec<Row> = headlines.chain(shouted).chain(rows.iter().cloned()).collect();
    Ok(rows.iter().flat_map(|row| sentences(row, marks_all_types)).collect())
}

/// The sets have few headlines: each so manieth text is learned as one, too, …
const HEADLINES: usize = 3;
/// … and each so manieth in capitals.
const SHOUTED: usize = 20;

/// A longer text is no headline.
const LONGEST_HEADLINE: usize = 14;

impl Row {
    /// The text in title case and without its full stop, if it is short.
    fn as_headline(&self) -> Option<Self> {
        let mut text = String::with_capacity(self.text.len());
        for word in self.text.split_inclusive(' ') {
            let is_small = lexicon::FUNCTION_WORDS.contains_key(word.trim_end());
            let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
            text += &if is_small { first.to_owned() } else { first.to_ascii_uppercase() };
            text += rest;
        }
        if text.ends_with('.') {
            text.pop();
        }
        self.is_short().then(|| Self { text, entities: self.entities.clone() })
    }

    /// The text in capitals, if it is short.
    fn shouted(&self) -> Option<Self> {
        let text = self.text.to_ascii_uppercase();
        self.is_short().then(|| Self { text, entities: self.entities.clone() })
    }

    fn is_short(&self) -> bool {
        self.text.split_whitespace().count() <= LONGEST_HEADLINE
    }
}

fn sentences(row: &Row, marks_all_types: bool) -> Vec<Sentence> {
    let tokens = token::tokens(&row.text);
    let tags = tags(row, &tokens);
    let sentences = sentence::sentences(&row.text, &tokens);
    let ranges = sentences.into_iter().map(|sentence| sentence.tokens);
    // A name across the end of a sentence leaves tags that cannot be.
    let possible = ranges.filter(|range| is_possible(&tags[range.clone()]));
    possible
        .map(|range| Sentence {
            features: features(&tokens[range.clone()]),
            tags: tags[range].to_vec(),
            marks_all_types,
        })
        .collect()
}

fn features(tokens: &[Token]) -> Vec<Vec<u64>> {
    let sentence = feature::Sentence::new(tokens);
    (0..tokens.len()).map(|at| sentence.of(at).collect()).collect()
}

fn is_possible(tags: &[Tag]) -> bool {
    let ends = [Tag::OUTSIDE];
    let framed: Vec<_> = ends.iter().chain(tags).chain(&ends).collect();
    framed.windows(2).all(|pair| pair[0].allows(*pair[1]))
}

fn tags(row: &Row, tokens: &[Token]) -> Vec<Tag> {
    let ends = row.text.char_indices().map(|(byte, _)| byte).chain([row.text.len()]);
    let bytes: Vec<usize> = ends.collect();
    let mut tags = vec![Tag::OUTSIDE; tokens.len()];
    for (start, end, kind) in &row.entities {
        let kind = EntityType::parse(kind).and_then(|kind| TYPES.iter().position(|t| *t == kind));
        let (Some(kind), Some(&start), Some(&end)) = (kind, bytes.get(*start), bytes.get(*end))
        else {
            continue;
        };
        let Some(start) = name_start(&row.text, start, end) else { continue };
        let first = tokens.partition_point(|token| token.range.end <= start);
        let last = tokens.partition_point(|token| token.range.start < end);
        for (at, tag) in tags.iter_mut().enumerate().take(last).skip(first) {
            let part = match (at == first, at + 1 == last) {
                (true, true) => Part::Single,
                (true, false) => Part::Begin,
                (false, false) => Part::Inside,
                (false, true) => Part::End,
            };
            *tag = Tag::new(part, kind);
        }
    }
    tags
}

/// Where the name between `start` and `end` starts without "the"; none where the words are no name
/// to us: pronouns and descriptions, which one of the sets marks, and the mark of a user name.
fn name_start(text: &str, start: usize, end: usize) -> Option<usize> {
    let words = text.get(start..end)?;
    let bare = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
    let lower = bare.to_lowercase();
    let is_function_word = |word: &str| lexicon::FUNCTION_WORDS.contains_key(word);
    let is_description = lower == bare && lower.split_whitespace().any(is_function_word);
    let is_pronoun = is_function_word(&lower) && bare.to_uppercase() != bare;
    let has_letters = bare.contains(char::is_alphabetic);
    (has_letters && !is_description && !is_pronoun).then_some(end - bare.len())
}

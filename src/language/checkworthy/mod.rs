//! Is a sentence worth checking? A score in 0..1 by rules that stand here to be read.
//!
//! Each kind of [`Signal`] that a sentence shows adds its weight once; the score is the logistic
//! function of the sum. The weights were set by hand, after what fact-checkers say that they look
//! for, and are fitted on nothing.
//!
//! | shows | weight | | shows | weight |
//! | --- | --- | --- | --- | --- |
//! | money, a percentage | +2.6 | | nothing yet | −2.0 |
//! | a share, a count of 100 or more | +1.6 | | a question | −4.0 |
//! | another count, a measure, a time span | +0.8 | | an opinion, a wish, advice | −0.8 |
//! | an accusation | +1.0 | | what lies ahead, or is hedged | −0.8 |
//! | a comparison, a change | +0.8 | | words to the listener | −0.8 |
//! | words of statistics | +0.8 | | the author speaks of themselves | −0.6 |
//! | a superlative, a first, a record | +0.6 | | fewer than five words | −0.4 |
//! | a cause | +0.6 | | | |
//! | all, none, never | +0.4 | | | |
//! | a year | +0.4 | | | |
//! | a name | +0.3 | | | |
//! | each content word, up to twenty | +0.03 | | | |

use std::sync::LazyLock;

use serde::Serialize;

use crate::text::TextRange;

use super::lexicon::{self, FUNCTION_WORDS, Phrases};
use super::{DateExpression, Quantity, Reading, Sentence, Strength, Token, Unit};

static CUES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&lexicon::parse(include_str!("cues.txt"))));

/// What a sentence weighs that shows nothing.
const NOTHING: f32 = -2.0;
/// What each content word adds, and how many count.
const WORD: (f32, usize) = (0.03, 20);
/// A sentence of fewer words is short.
const SHORT: usize = 5;
/// A count from here on is something that somebody must have counted.
const LARGE: f64 = 100.0;

/// How worthy a sentence is to be checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// From 0, nothing to check, to 1.
    pub score: f32,
    /// What speaks for it and against it, strongest first: each kind with the first words that show
    /// it, as bytes of the reading's text.
    pub signals: Vec<(Signal, TextRange)>,
}

/// Something that speaks for or against checking a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// Money, a percentage.
    Figure,
    /// A share of a whole, a count of 100 or more.
    LargeCount,
    /// Another count, a measure, a time span.
    Count,
    /// An accusation, a wrong, a harm.
    Accusation,
    /// A comparison, a change over time.
    Comparison,
    /// A word of statistics.
    Statistic,
    /// A superlative, a first, a record.
    Superlative,
    /// A cause and its effect.
    Cause,
    /// All, none, never.
    Universal,
    /// A year.
    Year,
    /// A name.
    Name,
    /// A question.
    Question,
    /// An opinion, a wish, advice.
    Opinion,
    /// What lies ahead, or is hedged.
    Ahead,
    /// Words to the listener.
    Address,
    /// The author speaks of themselves.
    OwnWords,
    /// Very few words.
    Short,
}

impl Signal {
    /// What it adds to the sum.
    pub fn weight(self) -> f32 {
        match self {
            Self::Figure => 2.6,
            Self::LargeCount => 1.6,
            Self::Accusation => 1.0,
            Self::Count | Self::Comparison | Self::Statistic => 0.8,
            Self::Superlative | Self::Cause => 0.6,
            Self::Universal | Self::Year => 0.4,
            Self::Name => 0.3,
            Self::Question => -4.0,
            Self::Opinion | Self::Ahead | Self::Address => -0.8,
            Self::OwnWords => -0.6,
            Self::Short => -0.4,
        }
    }

    /// What the note of a cue stands for.
    fn of_note(note: &str) -> Option<Self> {
        Some(match note {
            "comparison" => Self::Comparison,
            "superlative" => Self::Superlative,
            "cause" => Self::Cause,
            "accusation" => Self::Accusation,
            "statistic" => Self::Statistic,
            "universal" => Self::Universal,
            "opinion" => Self::Opinion,
            "ahead" => Self::Ahead,
            "address" => Self::Address,
            "self" => Self::OwnWords,
            _ => return None,
        })
    }

    fn of_quantity(quantity: &Quantity) -> Option<Self> {
        match quantity.unit {
            Unit::Money(_) | Unit::Percent => Some(Self::Figure),
            Unit::Share => Some(Self::LargeCount),
            Unit::Count(_) if quantity.value >= LARGE => Some(Self::LargeCount),
            Unit::Count(_) | Unit::Measure(_) | Unit::Duration(_) => Some(Self::Count),
            Unit::Ordinal(_) | Unit::Score => None,
        }
    }
}

/// How worthy `sentence` of `reading` is to be checked.
pub fn worth(reading: &Reading, sentence: &Sentence) -> Worth {
    let mut signals: Vec<(Signal, TextRange)> = Vec::new();
    for (signal, range) in shown(reading, sentence) {
        if signals.iter().all(|(known, _)| *known != signal) {
            signals.push((signal, range));
        }
    }
    signals.sort_by(|(a, _), (b, _)| b.weight().abs().total_cmp(&a.weight().abs()));
    let words = reading.tokens_of(sentence).iter().filter(|token| is_content(token)).count();
    let sum = NOTHING
        + WORD.0 * words.min(WORD.1) as f32
        + signals.iter().map(|(signal, _)| signal.weight()).sum::<f32>();
    Worth { score: 1.0 / (1.0 + (-sum).exp()), signals }
}

/// Everything that the sentence shows.
fn shown(reading: &Reading, sentence: &Sentence) -> impl Iterator<Item = (Signal, TextRange)> {
    let whole = sentence.range;
    let words = reading.tokens_of(sentence).iter().filter(|token| token.is_wordlike()).count();
    let is_question = reading.slice(whole).trim_end_matches(['"', '”', '’', ')']).ends_with('?');
    let of_whole = [(Signal::Question, is_question), (Signal::Short, words < SHORT)];
    let of_whole = of_whole.into_iter().filter(|(_, shows)| *shows);
    let quantities = within(&reading.quantities, whole, |quantity| quantity.range);
    let dates = within(&reading.dates, whole, |date| date.range);
    let hedges = within(&reading.hedges, whole, |hedge| hedge.range);
    let names = within(&reading.names, whole, |name| name.range);
    let has_year = |e: &DateExpression| matches!(e, DateExpression::Calendar { year: Some(_), .. });
    quantities
        .filter_map(|quantity| Some((Signal::of_quantity(quantity)?, quantity.range)))
        .chain(dates.filter(move |d| has_year(&d.expression)).map(|d| (Signal::Year, d.range)))
        .chain(hedges.filter(|h| h.strength < Strength::Fact).map(|h| (Signal::Ahead, h.range)))
        .chain(names.map(|name| (Signal::Name, name.range)))
        .chain(cues(reading.tokens_of(sentence)))
        .chain(of_whole.map(move |(signal, _)| (signal, whole)))
}

/// The cues among the words of a sentence.
fn cues(tokens: &[Token]) -> Vec<(Signal, TextRange)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (length, note) = CUES.longest_at(tokens, at).unwrap_or((1, ""));
        if let (Some(signal), Some(words)) = (Signal::of_note(note), tokens.get(at..at + length))
            && let (Some(first), Some(last)) = (words.first(), words.last())
        {
            found.push((signal, first.range.join(last.range)));
        }
        at += length;
    }
    found
}

/// Those of `things`, which are in order, that lie in `range`.
fn within<T>(
    things: &[T],
    range: TextRange,
    range_of: fn(&T) -> TextRange,
) -> impl Iterator<Item = &T> {
    let first = things.partition_point(|thing| range_of(thing).end <= range.start);
    let ahead = things.get(first..).unwrap_or_default().iter();
    ahead.take_while(move |thing| range_of(thing).start < range.end)
}

fn is_content(token: &Token) -> bool {
    token.is_wordlike() && !FUNCTION_WORDS.contains_key(token.lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read;

    fn score(text: &str) -> f32 {
        let reading = read(text);
        worth(&reading, &reading.sentences[0]).score
    }

    #[test]
    fn figures_accusations_and_records_score_above_talk() {
        let checked = [
            "The tunnel cost €460 million, more than any other in the country.",
            "Unemployment in Port Ellery fell to 4% in 2025.",
            "The mayor took bribes from two builders and lied about it under oath in 2024, causing the biggest loss ever.",
            "More than 1,800 people were killed because of the flood, the highest number since 1911.",
        ];
        let talk = [
            "Thank you very much.",
            "I think that we should all love our harbour.",
            "Will you come with us?",
            "We will build a great tunnel.",
            "The harbour was quiet in the morning.",
        ];
        for one in checked {
            assert!(score(one) > 0.6, "{one} {}", score(one));
            for other in talk {
                assert!(score(one) > score(other) + 0.2, "{one} {other}");
            }
        }
    }

    #[test]
    fn each_signal_counts_once_and_names_its_words() {
        let text = "The fares rose by 12% and wages fell by 3%.";
        let reading = read(text);
        let worth = worth(&reading, &reading.sentences[0]);
        let told: Vec<_> = worth.signals.iter().map(|(s, range)| (*s, range.of(text))).collect();
        let expected =
            [(Signal::Figure, "12%"), (Signal::Comparison, "rose"), (Signal::Statistic, "wages")];
        assert_eq!(told, expected);
    }

    #[test]
    fn no_text_is_too_odd() {
        for text in ["", "?", "%", "€", "…", "1"] {
            let reading = read(text);
            for sentence in &reading.sentences {
                assert!((0.0..=1.0).contains(&worth(&reading, sentence).score), "{text}");
            }
        }
    }
}

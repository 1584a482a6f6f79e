//! What a question asks, whatever its words: by that, one that repeats another is found.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;
use smol_str::{SmolStr, ToSmolStr};

use crate::language::lexicon::FUNCTION_WORDS;
use crate::language::thesaurus::{self, Concept, PartOfSpeech};
use crate::language::{Reading, Token, TokenKind};

use super::question::{Asks, QUESTION_WORDS, is_interrogative};

/// What a question asks, whatever its words: two questions of equal meaning ask the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    frame: Frame,
    /// The other content words, in the order of their stems.
    words: Vec<Word>,
}

/// What a question asks for, and of whom.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Frame {
    asks: Asks,
    /// Whether it asks about what may come.
    ahead: bool,
    /// The names, in order: who did it to whom matters.
    names: Vec<SmolStr>,
    /// What is asked for, by the words of `question_words.txt`, and negations; sorted.
    concepts: Vec<&'static str>,
}

/// A content word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    stem: SmolStr,
    lower: SmolStr,
}

/// What two questions share that ask the same: the frame, and the stems in order.
type Key = (Frame, Vec<SmolStr>);

/// A text with more content words than this is no question that another could repeat.
const LONGEST: usize = 40;

/// Two questions that differ in one word need so many in common to be the same.
const COMMON: usize = 5;

/// Words mean the same where they do in one of their most frequent senses as a noun, as a verb and so on.
const SENSES: usize = 3;

/// So many words of a question may be others that mean the same.
const OTHER_WORDS: usize = 2;

/// A question is compared word by word with so many of the same frame at most.
const COMPARED: usize = 32;

/// Nouns that say what a "what" or "which" before them asks for.
const NOUNS: [(&str, Asks); 12] = [
    ("date", Asks::When),
    ("day", Asks::When),
    ("month", Asks::When),
    ("year", Asks::When),
    ("time", Asks::When),
    ("place", Asks::Where),
    ("person", Asks::Who),
    ("people", Asks::Who),
    ("number", Asks::HowMuch),
    ("amount", Asks::HowMuch),
    ("sum", Asks::HowMuch),
    ("way", Asks::How),
];

impl Meaning {
    /// Reads what a question asks; none where it says too little to be compared.
    pub fn of(reading: &Reading) -> Option<Self> {
        let (asks, noun) = asked_by(&reading.tokens);
        let mut meaning = Self {
            frame: Frame { asks, ahead: false, names: Vec::new(), concepts: Vec::new() },
            words: Vec::new(),
        };
        for (at, token) in reading.tokens.iter().enumerate() {
            if token.is_wordlike() && noun != Some(at) {
                meaning.add(token);
            }
            if meaning.weight() > LONGEST {
                return None;
            }
        }
        meaning.settle(&reading.tokens);
        (meaning.weight() >= 2).then_some(meaning)
    }

    fn add(&mut self, token: &Token) {
        let word = token.lower.as_str();
        match QUESTION_WORDS.get(word).copied() {
            Some("-") => {}
            Some("ahead") => self.frame.ahead = true,
            Some(concept) => self.frame.concepts.push(concept),
            None if FUNCTION_WORDS.contains_key(word) || is_interrogative(token) => {}
            None if token.is_capitalised() || token.kind != TokenKind::Word => {
                self.frame.names.extend(word.split('-').map(|part| part.to_smolstr()));
            }
            None => {
                self.words.push(Word { stem: token.stem.clone(), lower: token.lower.clone() });
            }
        }
    }

    /// Makes one of what can be asked in several ways.
    fn settle(&mut self, tokens: &[Token]) {
        let Frame { asks, names, concepts, .. } = &mut self.frame;
        if tokens.iter().any(|token| token.lower == "between") {
            // Between the two, no name comes first.
            names.sort();
        }
        if *asks == Asks::How && !concepts.is_empty() {
            // "How does it compare" is "What comparisons can be made".
            *asks = Asks::What;
        }
        if *asks == Asks::What && concepts.contains(&"cause") {
            // "What led to it", "What is the reason for it" is "Why did it happen".
            *asks = Asks::Why;
            concepts.retain(|concept| *concept != "cause");
        }
        concepts.sort_unstable();
        concepts.dedup();
        self.words.sort();
        self.words.dedup_by(|one, other| one.stem == other.stem);
    }

    fn weight(&self) -> usize {
        let why = usize::from(self.frame.asks == Asks::Why);
        self.frame.names.len() + self.frame.concepts.len() + self.words.len() + why
    }

    fn key(&self) -> Key {
        (self.frame.clone(), self.words.iter().map(|word| word.stem.clone()).collect())
    }

    /// The meaning without one of its lesser words, for each of them: a question that differs from
    /// another by such a word alone asks the same in a little more detail.
    fn looser(&self) -> impl Iterator<Item = Key> {
        let droppable = if self.weight() > COMMON { self.words.len() } else { 0 };
        (0..droppable).map(|drop| {
            let (frame, mut stems) = self.key();
            stems.remove(drop);
            (frame, stems)
        })
    }

    /// Whether a question of the same frame asks the same in words that mean the same.
    fn is_said_by(&self, words: &[Word]) -> bool {
        let has = |all: &[Word], word: &Word| all.iter().any(|other| other.stem == word.stem);
        let mine: Vec<&Word> = self.words.iter().filter(|word| !has(words, word)).collect();
        let theirs: Vec<&Word> = words.iter().filter(|word| !has(&self.words, word)).collect();
        let shared = self.words.len() - mine.len() + self.frame.names.len();
        let are_few = mine.len() == theirs.len() && mine.len() <= OTHER_WORDS && shared > 0;
        are_few && mine.iter().all(|mine| theirs.iter().any(|theirs| mean_the_same(mine, theirs)))
    }
}

/// What the question word asks for, and the index of the noun that says so, if one does.
fn asked_by(tokens: &[Token]) -> (Asks, Option<usize>) {
    let asks = Asks::of(tokens);
    let Some(at) = tokens.iter().position(is_interrogative) else { return (asks, None) };
    let noun = tokens.get(at + 1).map(|token| token.lower.as_str());
    let told = NOUNS.iter().find(|(word, _)| Some(*word) == noun);
    match told {
        Some((_, told)) if asks == Asks::What => (*told, Some(at + 1)),
        _ => (asks, None),
    }
}

fn mean_the_same(one: &Word, other: &Word) -> bool {
    let other = senses(other);
    senses(one).iter().any(|sense| other.contains(sense))
}

/// The most frequent senses of a word, as a noun, as a verb and so on.
fn senses(word: &Word) -> Vec<Concept> {
    let senses = thesaurus::senses(&word.lower);
    PartOfSpeech::ALL.into_iter().flat_map(|part| senses.as_part(part).take(SENSES)).collect()
}

/// Questions by what they ask.
#[derive(Debug, Default)]
pub struct Asked {
    exact: HashMap<Key, usize, FxBuildHasher>,
    looser: HashMap<Key, usize, FxBuildHasher>,
    by_frame: HashMap<Frame, Vec<(Vec<Word>, usize)>, FxBuildHasher>,
}

impl Asked {
    /// Remembers a question under `key`, unless one that asks exactly the same is known.
    pub fn insert(&mut self, meaning: Meaning, key: usize) {
        for looser in meaning.looser() {
            self.looser.entry(looser).or_insert(key);
        }
        self.exact.entry(meaning.key()).or_insert(key);
        let alike = self.by_frame.entry(meaning.frame).or_default();
        if alike.len() < COMPARED {
            alike.push((meaning.words, key));
        }
    }

    /// The key of a question that asks the same as `meaning`.
    pub fn find(&self, meaning: &Meaning) -> Option<usize> {
        let own = meaning.key();
        let same = self.exact.get(&own).or_else(|| self.looser.get(&own)).copied();
        same.or_else(|| meaning.looser().find_map(|looser| self.exact.get(&looser).copied()))
            .or_else(|| self.in_other_words(meaning))
    }

    fn in_other_words(&self, meaning: &Meaning) -> Option<usize> {
        let alike = self.by_frame.get(&meaning.frame)?;
        let same = alike.iter().find(|(words, _)| meaning.is_said_by(words));
        same.map(|(_, key)| *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn ask_the_same(one: &str, other: &str) -> bool {
        let meaning = |question| Meaning::of(&language::read(question)).unwrap();
        let mut asked = Asked::default();
        asked.insert(meaning(one), 0);
        asked.find(&meaning(other)).is_some()
    }

    #[test]
    fn the_same_in_other_words_is_the_same() {
        let pairs = [
            (
                "What challenges does Aurora face in adopting the price cap?",
                "Which obstacles does Aurora currently face in adopting the price cap?",
            ),
            (
                "What recent developments have occurred in the Aurora-Borealis dispute?",
                "What is the latest news in the dispute between Borealis and Aurora?",
            ),
            (
                "How does the price cap compare to earlier caps?",
                "What comparison can be made of the price cap to earlier caps?",
            ),
            (
                "What are the possible effects of the price cap on Aurora's customers?",
                "What consequences could the price cap have on Aurora’s customers?",
            ),
            (
                "What risks do small grid operators face in adopting the price cap?",
                "What risks do grid operators face in adopting the price cap?",
            ),
            ("Why did the town close the pool?", "Why did the town shut the pool?"),
            ("What led to the ferry strike?", "What was the reason for the ferry strike?"),
            ("Why did the ferry strike happen?", "What sparked the ferry strike?"),
            ("When did Aurora buy the pier?", "In what year did Aurora purchase the pier?"),
            ("How do doctors see the ban?", "How do physicians see the ban?"),
            ("What is the cost of the new pier?", "What is the price of the new pier?"),
        ];
        for (one, other) in pairs {
            assert!(ask_the_same(one, other), "{one}\n{other}");
            assert!(ask_the_same(other, one), "{other}\n{one}");
        }
    }

    #[test]
    fn similar_openings_are_not_the_same() {
        let pairs = [
            (
                "What are the origins of Aurora's partnership with Borealis?",
                "What are the origins of Aurora's dispute with Borealis?",
            ),
            ("Why did Aurora sue Borealis?", "Why did Borealis sue Aurora?"),
            ("Who won the match?", "Who lost the match?"),
            ("Why did fares rise?", "Why did fares fall?"),
            ("What tempted the singer back to the stage?", "What forced the singer off the stage?"),
            ("When did the pilots leave?", "Where did the pilots go?"),
            ("Who won the case against Aurora?", "When was the case against Aurora won?"),
            (
                "What happens if Aurora wins the lawsuit?",
                "What happens if Aurora loses the lawsuit?",
            ),
            ("Does Aurora support the price cap?", "Does Aurora not support the price cap?"),
            (
                "What did Aurora Grid pay its owners and lenders in 2024?",
                "What did Aurora Grid pay its owners and lenders in 2025?",
            ),
            (
                "What benefits does the price cap bring to small grid operators in winter?",
                "What risks does the price cap bring to small grid operators in winter?",
            ),
        ];
        for (one, other) in pairs {
            assert!(!ask_the_same(one, other), "{one}\n{other}");
            assert!(!ask_the_same(other, one), "{other}\n{one}");
        }
    }
}

//! Reading a question: is it well formed, and what does it ask for?

use std::sync::LazyLock;

use regex::Regex;

use crate::language::lexicon::{self, FUNCTION_WORDS, WordList};
use crate::language::{Reading, Token};
use crate::text::TextRange;

/// Common words of questions, and what they contribute to the meaning.
pub(super) static QUESTION_WORDS: LazyLock<WordList> =
    LazyLock::new(|| lexicon::parse(include_str!("question_words.txt")));

static OPEN_SLOT: LazyLock<Regex> = LazyLock::new(|| {
    let pattern =
        r"(?i)\{(?:(?:an?|the) )?[a-z|]+[0-9]*(?:['’]s|:plural)?\}|\[insert [a-z ]+\]|(?:^| )_{3,}";
    Regex::new(pattern).expect("a constant pattern is valid")
});

const INTERROGATIVES: [&str; 9] =
    ["what", "which", "who", "whom", "whose", "when", "where", "why", "how"];

const AUXILIARIES: [&str; 20] = [
    "is", "are", "was", "were", "am", "do", "does", "did", "has", "have", "had", "can", "could",
    "will", "would", "shall", "should", "may", "might", "must",
];

/// What is wrong with a question. Ranges are bytes of the text that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no word in it.
    Empty,
    /// It neither starts as a question nor ends with a question mark.
    Statement,
    /// It starts as a question and does not end with a question mark.
    NoQuestionMark,
    /// It ends with a question mark and has no question word.
    NoQuestionWord,
    /// A second sentence, from its start to the end of the text.
    SecondSentence(TextRange),
}

/// The gravest fault of a question; none where it is well formed.
pub fn fault(reading: &Reading) -> Option<Fault> {
    let Some(last) = reading.tokens.iter().rposition(Token::is_wordlike) else {
        return Some(Fault::Empty);
    };
    if let Some(second) = second_sentence(reading) {
        return Some(Fault::SecondSentence(second));
    }
    let has_mark =
        reading.tokens[last + 1..].iter().any(|t| matches!(t.lower.as_str(), "?" | "？"));
    match (starts_as_question(reading), has_mark) {
        (true, true) => None,
        (true, false) => Some(Fault::NoQuestionMark),
        (false, true) if asks_somewhere(reading) => None,
        (false, true) => Some(Fault::NoQuestionWord),
        (false, false) => Some(Fault::Statement),
    }
}

/// Words that come before a question word: "In what ways", "And to what extent".
const BEFORE_QUESTION_WORD: usize = 3;

/// The slots of templates and the blanks that nobody has filled, in order.
pub fn open_slots(reading: &Reading) -> impl Iterator<Item = TextRange> {
    OPEN_SLOT.find_iter(&reading.text).map(|slot| {
        let spaces = slot.as_str().len() - slot.as_str().trim_start().len();
        TextRange::new(slot.start() + spaces, slot.end())
    })
}

/// Whether a text starts with a question word, or a few words before one.
pub fn starts_as_question(reading: &Reading) -> bool {
    let mut words = reading.tokens.iter().filter(|t| t.is_wordlike());
    let begins = |word: &Token| is_interrogative(word) || is_auxiliary(word);
    words.next().is_some_and(|first| {
        let is_function = FUNCTION_WORDS.contains_key(first.lower.as_str());
        begins(first) || is_function && words.take(BEFORE_QUESTION_WORD - 1).any(is_interrogative)
    })
}

/// Whether a question word stands anywhere, or an auxiliary after a comma: "If it wins, is …".
fn asks_somewhere(reading: &Reading) -> bool {
    let after_comma = |pair: &[Token]| pair[0].lower == "," && is_auxiliary(&pair[1]);
    reading.tokens.iter().any(is_interrogative) || reading.tokens.windows(2).any(after_comma)
}

/// Whether a token is a question word, be it with a verb: "who", "what's".
pub(super) fn is_interrogative(token: &Token) -> bool {
    let word = token.lower.as_str();
    INTERROGATIVES.contains(&word.split('\'').next().unwrap_or(word))
}

fn is_auxiliary(token: &Token) -> bool {
    let word = token.lower.as_str();
    AUXILIARIES.contains(&word.strip_suffix("n't").unwrap_or(word)) || word == "can't"
}

/// The text after the first sentence, where it has words.
fn second_sentence(reading: &Reading) -> Option<TextRange> {
    let second = reading.sentences.get(1)?;
    let has_words = reading.tokens.get(second.tokens.clone())?.iter().any(Token::is_wordlike);
    has_words.then(|| TextRange::new(second.range.start, reading.text.trim_end().len()))
}

/// What the question word asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Asks {
    /// Yes or no.
    Whether,
    /// "what", "which"
    What,
    /// "who", "whose"
    Who,
    /// "when"
    When,
    /// "where"
    Where,
    /// "why"
    Why,
    /// "how"
    How,
    /// "how many", "how long", "how much"
    HowMuch,
}

/// The words of a question that say what it is about, not what it asks for.
pub fn content(reading: &Reading) -> impl Iterator<Item = &Token> {
    reading.tokens.iter().filter(|token| {
        let word = token.lower.as_str();
        let is_function = FUNCTION_WORDS.contains_key(word) || is_interrogative(token);
        token.is_wordlike() && !is_function && !QUESTION_WORDS.contains_key(word)
    })
}

/// What a question asks for.
pub fn asks(reading: &Reading) -> Asks {
    Asks::of(&reading.tokens)
}

/// What a question asks for by a noun or verb: "origin", "challenge", "cause".
pub fn concepts(reading: &Reading) -> impl Iterator<Item = &'static str> {
    reading.tokens.iter().filter_map(concept)
}

/// The meaning that a word shares with others that ask for the same.
pub fn concept(token: &Token) -> Option<&'static str> {
    let note = QUESTION_WORDS.get(token.lower.as_str()).copied()?;
    (!matches!(note, "-" | "ahead" | "not")).then_some(note)
}

/// Whether a question is about what may come.
pub fn looks_ahead(reading: &Reading) -> bool {
    reading.tokens.iter().any(|t| QUESTION_WORDS.get(t.lower.as_str()) == Some(&"ahead"))
}

impl Asks {
    pub(super) fn of(tokens: &[Token]) -> Self {
        const AMOUNTS: [&str; 8] =
            ["many", "much", "long", "often", "far", "old", "large", "widely"];
        let Some(at) = tokens.iter().position(is_interrogative) else {
            return Self::Whether;
        };
        let word = tokens[at].lower.as_str();
        let next = tokens.get(at + 1).map_or("", |token| token.lower.as_str());
        match word.split('\'').next().unwrap_or(word) {
            "who" | "whom" | "whose" => Self::Who,
            "when" => Self::When,
            "where" => Self::Where,
            "why" => Self::Why,
            "how" if AMOUNTS.contains(&next) => Self::HowMuch,
            "how" => Self::How,
            _ => Self::What,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn well_formed_questions_have_no_fault() {
        let questions = [
            "What are the origins of the dispute?",
            "Who's behind the bid?",
            "Isn't the price cap illegal?",
            "In what ways could the cap fail?",
            "To what extent does Aurora depend on it?",
            "If Aurora wins, what happens to the cap?",
            "If Aurora wins, will the cap go?",
            "Given the cap, can Aurora survive (and how)?",
            "What does the U.S. Treasury say about it?",
            "Did Aurora “break the law”?",
            "What did Lind mean by “Who are we?” in her speech?",
            "What does Yahoo! want from Aurora Inc. in 2026?",
        ];
        for question in questions {
            assert_eq!(fault(&language::read(question)), None, "{question}");
        }
    }

    #[test]
    fn faults_are_found() {
        let second = |start, end| Fault::SecondSentence(TextRange::new(start, end));
        let cases = [
            ("", Fault::Empty),
            ("—", Fault::Empty),
            ("What are the origins of the dispute", Fault::NoQuestionMark),
            ("Why did Aurora sue.", Fault::NoQuestionMark),
            ("Aurora has sued the regulator.", Fault::Statement),
            ("Origins of the dispute", Fault::Statement),
            ("Aurora sues the regulator?", Fault::NoQuestionWord),
            ("Who wins? Who loses?", second(10, 20)),
            ("Aurora sued in March. What comes next?", second(22, 38)),
        ];
        for (question, expected) in cases {
            assert_eq!(fault(&language::read(question)), Some(expected), "{question}");
        }
    }

    #[test]
    fn open_slots_are_found() {
        let cases: [(&str, &[&str]); 5] = [
            ("What does {org} want?", &["{org}"]),
            ("Is it {org|person2's} or {the topic}?", &["{org|person2's}", "{the topic}"]),
            ("What did ___ say?", &["___"]),
            ("What did [insert name] say?", &["[insert name]"]),
            ("What did she [sic] say of snake_case and {it, or so}?", &[]),
        ];
        for (question, expected) in cases {
            let reading = language::read(question);
            let found: Vec<_> = open_slots(&reading).map(|slot| reading.slice(slot)).collect();
            assert_eq!(found, expected, "{question}");
        }
    }
}

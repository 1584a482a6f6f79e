//! From the order of a question to that of a statement: "did the pilots leave the talks" becomes
//! "the pilots left the talks".
//!
//! Without a parser, the subject's end is found from the auxiliary: which form of verb it wants,
//! and whether what goes before can end a noun phrase. Where that stays open, nothing is said.

use std::ops::Range;

use crate::language::lexicon::FUNCTION_WORDS;
use crate::language::thesaurus;
use crate::language::thesaurus::PartOfSpeech::{self, Adjective, Noun, Verb};
use crate::language::{Reading, Token, TokenKind};

use super::english;

/// A clause in the order of a question, by its tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Inverted<'a> {
    reading: &'a Reading,
    auxiliary: &'a Token,
    subject: Range<usize>,
    predicate: Range<usize>,
}

/// What an auxiliary wants for a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Auxiliary {
    /// "did": the form that a dictionary lists.
    Do,
    /// "has": a participle.
    Have,
    /// "was": a participle, an adjective or a noun.
    Be,
}

impl Auxiliary {
    /// The auxiliary that `token` is, if it is one that tells of a fact.
    pub(super) fn of(token: &Token) -> Option<Self> {
        let word = token.lower.as_str();
        match word.strip_suffix("n't").unwrap_or(word) {
            "do" | "does" | "did" => Some(Self::Do),
            "has" | "have" | "had" => Some(Self::Have),
            "is" | "are" | "was" | "were" => Some(Self::Be),
            _ => None,
        }
    }

    /// Whether `token` has a form that this auxiliary wants for a verb.
    pub(super) fn takes(self, token: &Token) -> bool {
        let word = token.lower.as_str();
        match self {
            _ if token.is_capitalised() || !token.is_wordlike() => false,
            Self::Do => is_base(word),
            Self::Have => is_participle(word),
            Self::Be => is_participle(word) || word.ends_with("ing") && is(word, Verb),
        }
    }
}

impl<'a> Inverted<'a> {
    /// Reads the clause that begins with the auxiliary at token `at` and goes to token `end`; none
    /// where its subject's end is not to be found.
    pub(super) fn read(reading: &'a Reading, at: usize, end: usize) -> Option<Self> {
        let auxiliary = reading.tokens.get(at)?;
        let kind = Auxiliary::of(auxiliary)?;
        let clause = reading.tokens.get(..end)?;
        let predicate = (at + 2..end).find(|i| begins_predicate(clause, *i, kind))?;
        Some(Self { reading, auxiliary, subject: at + 1..predicate, predicate: predicate..end })
    }

    /// The statement, with `object`, which the question asks for, behind its verb.
    pub(super) fn stated(&self, object: &str) -> String {
        let verb = &self.reading.tokens[self.predicate.start];
        let is_verb = Auxiliary::Do.takes(verb);
        let first = match self.auxiliary.lower.as_str() {
            "did" if is_verb => english::past(&verb.lower),
            "does" if is_verb => english::third_person(&verb.lower),
            "do" if is_verb => verb.lower.to_string(),
            auxiliary => format!("{auxiliary} {}", self.reading.slice(verb.range)),
        };
        self.with_verb(&first, object)
    }

    /// The same with its verb in the question's form: "the pilots did leave the talks".
    pub(super) fn stated_plainly(&self, object: &str) -> String {
        let verb = &self.reading.tokens[self.predicate.start];
        let verb = format!("{} {}", self.auxiliary.lower, self.reading.slice(verb.range));
        self.with_verb(&verb, object)
    }

    fn with_verb(&self, verb: &str, object: &str) -> String {
        let rest = self.text(self.predicate.start + 1..self.predicate.end);
        let parts = [self.text(self.subject.clone()), verb, object, rest];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }

    /// The byte of the question at which "not" turns it into its opposite; none where it has one.
    pub(super) fn turned_at(&self) -> Option<usize> {
        let is_turned = self.auxiliary.lower.ends_with("n't")
            || self.reading.negations.iter().any(|n| n.range.start > self.auxiliary.range.start);
        (!is_turned).then(|| self.reading.tokens[self.subject.end - 1].range.end)
    }

    fn text(&self, tokens: Range<usize>) -> &'a str {
        let tokens = &self.reading.tokens[tokens];
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => self.reading.slice(first.range.join(last.range)),
            _ => "",
        }
    }
}

/// Whether the subject ends before token `at` of `clause`, whose auxiliary is of this kind.
fn begins_predicate(clause: &[Token], at: usize, kind: Auxiliary) -> bool {
    let (token, word) = (&clause[at], clause[at].lower.as_str());
    let owns = clause.get(at + 1).is_some_and(|next| next.lower.starts_with('\''));
    if !can_end_phrase(&clause[..at]) || token.is_capitalised() || owns {
        return false;
    }
    let is_adverb = word == "not" || word == "never" || word == "so" || word == "still";
    if is_adverb {
        return true;
    }
    match kind {
        Auxiliary::Do => is_base(word) && !is_noun_before_verb(clause, at),
        Auxiliary::Have => is_participle(word),
        Auxiliary::Be => {
            kind.takes(token)
                || matches!(word, "a" | "an" | "the" | "too" | "no")
                || thesaurus::senses(word).part == Some(Adjective) && opens(clause.get(at + 1))
        }
    }
}

/// Whether a noun phrase can end where these tokens do.
fn can_end_phrase(before: &[Token]) -> bool {
    const PRONOUNS: [&str; 12] =
        ["it", "he", "she", "they", "we", "you", "i", "this", "that", "these", "those", "there"];
    before.last().is_some_and(|token| {
        let word = token.lower.as_str();
        let is_content = token.is_wordlike() && !FUNCTION_WORDS.contains_key(word);
        is_content && thesaurus::senses(word).part != Some(Adjective) || PRONOUNS.contains(&word)
    })
}

/// Whether the word at `at` is a noun before the verb proper: "the price cap" of "did the price cap
/// fail".
fn is_noun_before_verb(clause: &[Token], at: usize) -> bool {
    let next = clause.get(at + 1).filter(|next| !next.is_capitalised());
    let is_verb = next.is_some_and(|next| is_base(&next.lower)) && opens(clause.get(at + 2));
    is_verb && is(&clause[at].lower, Noun)
}

/// Whether what stands behind a verb can begin here, or the clause ends.
fn opens(next: Option<&Token>) -> bool {
    next.is_none_or(|next| {
        next.kind != TokenKind::Word
            || next.is_capitalised()
            || next.lower.ends_with("ly")
            || FUNCTION_WORDS.contains_key(next.lower.as_str())
    })
}

/// Whether `word` is a verb in the form that a dictionary lists.
fn is_base(word: &str) -> bool {
    let is_inflected = word.ends_with('s') && !word.ends_with("ss")
        || word.ends_with("ed") && !word.ends_with("eed")
        || word.ends_with("ing") && word.len() > "bring".len();
    let is_function = FUNCTION_WORDS.contains_key(word) && !matches!(word, "have" | "do" | "be");
    !is_inflected && !is_function && is(word, Verb)
}

/// Whether `word` is the form of a verb that stands behind "has".
fn is_participle(word: &str) -> bool {
    matches!(word, "come" | "become" | "run" | "overcome") || english::is_past(word)
}

/// Whether some sense of `word` is of this part of speech.
fn is(word: &str, part: PartOfSpeech) -> bool {
    thesaurus::senses(word).can_be(part)
}

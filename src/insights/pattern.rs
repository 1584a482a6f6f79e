//! Patterns: how a library says which questions are instances of a template.
//!
//! A pattern is a row of elements, parted by spaces:
//!
//! | element | stands for |
//! | --- | --- |
//! | `origin` | this word |
//! | `compare~` | any form of this word: "compares", "compared" |
//! | `origin\|roots` | either of them |
//! | `[been]` | this word, or nothing |
//! | `…` | any words, or none |
//! | `{topic}` | one word or more; for the name of an `{org}` or the like, the first has a capital |
//! | `<past>` | any word of a class: see `class` |
//! | `^will` | the word, where it begins the question or a clause of it behind a comma |
//!
//! Before and behind a pattern anything may stand. Capitals and punctuation do not matter.

use smol_str::SmolStr;

use crate::language::lexicon::FUNCTION_WORDS;
use crate::language::token::stem;
use crate::language::{Token, TokenKind};

use super::class::Class;
use super::slot::SlotKind;

/// The states of a match are the bits of one word, so a pattern cannot have more elements.
const LONGEST: usize = 60;

/// What a content word counts, where a function word counts 1.
pub(super) const CONTENT: u32 = 4;

/// Which questions are instances of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    elements: Vec<Element>,
    /// Bit n: the n-th element may go without a word.
    skippable: u64,
    /// Whether it has to begin where a clause begins.
    at_start: bool,
    weight: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    /// One word of these.
    Word {
        alternatives: Vec<Word>,
        optional: bool,
    },
    /// The first word of a slot's fill; a gap follows it.
    Slot(SlotKind),
    /// One word of a class.
    Class(Class),
    Gap,
}

/// A word of a pattern, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// The word as it is.
    Exact(SmolStr),
    /// Any form of the word, given by its stem.
    Stem(SmolStr),
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// Says what is wrong with `source`, quoting the part that is.
    pub fn parse(source: &str) -> Result<Self, String> {
        let pattern = Self::parse_cue(source)?;
        if pattern.needed().next().is_none() {
            return Err("a pattern needs a word that has to be there".to_owned());
        }
        Ok(pattern)
    }

    /// Reads a pattern that may do without a word of its own, such as `who <past>`.
    ///
    /// # Errors
    ///
    /// Says what is wrong with `source`, quoting the part that is.
    pub(super) fn parse_cue(source: &str) -> Result<Self, String> {
        let (at_start, rest) = match source.trim().strip_prefix('^') {
            Some(rest) => (true, rest),
            None => (false, source),
        };
        let mut pattern = Self { elements: Vec::new(), skippable: 0, at_start, weight: 0 };
        for element in rest.split_whitespace() {
            pattern.push(element)?;
        }
        if pattern.elements.is_empty() {
            return Err("a pattern needs a word".to_owned());
        }
        pattern.finished()
    }

    /// The pattern of the questions that are made from a template: its words and slots in a row.
    ///
    /// # Errors
    ///
    /// The template is too long to be looked for.
    pub(super) fn of_template(
        pieces: impl Iterator<Item = Result<SmolStr, SlotKind>>,
    ) -> Result<Self, String> {
        let mut pattern = Self { elements: Vec::new(), skippable: 0, at_start: true, weight: 0 };
        for piece in pieces {
            match piece {
                Ok(word) => {
                    let alternatives = word.split('/').map(|w| Word::Exact(w.into())).collect();
                    pattern.elements.push(Element::Word { alternatives, optional: false });
                }
                Err(kind) => pattern.elements.extend([Element::Slot(kind), Element::Gap]),
            }
        }
        pattern.finished()
    }

    fn push(&mut self, element: &str) -> Result<(), String> {
        if element == "…" || element == "..." {
            self.elements.push(Element::Gap);
        } else if let Some(inner) = element.strip_prefix('{') {
            let kind = inner.strip_suffix('}').ok_or_else(|| unclosed(element, '}'))?;
            self.elements.extend([Element::Slot(SlotKind::parse(kind)?), Element::Gap]);
        } else if let Some(inner) = element.strip_prefix('<') {
            let name = inner.strip_suffix('>').ok_or_else(|| unclosed(element, '>'))?;
            self.elements.push(Element::Class(Class::parse(name)?));
        } else if let Some(inner) = element.strip_prefix('[') {
            let words = inner.strip_suffix(']').ok_or_else(|| unclosed(element, ']'))?;
            self.elements.push(Element::words(words, true)?);
        } else {
            self.elements.push(Element::words(element, false)?);
        }
        Ok(())
    }

    fn finished(mut self) -> Result<Self, String> {
        if !self.at_start {
            self.elements.insert(0, Element::Gap);
        }
        self.elements.push(Element::Gap);
        match self.elements.len() {
            0..=LONGEST => {
                let skippable =
                    |(at, element): (usize, &Element)| u64::from(element.can_be_skipped()) << at;
                self.skippable = self.elements.iter().enumerate().map(skippable).sum();
                let words = self.elements.iter().map(Element::weight).sum::<u32>();
                self.weight = words + u32::from(self.at_start);
                Ok(self)
            }
            _ => Err(format!("a pattern has at most {} words and slots", LONGEST - 2)),
        }
    }

    /// How much a question has to say to fit: of several patterns that fit, the one that asks for
    /// most knows best.
    pub fn weight(&self) -> u32 {
        self.weight
    }

    /// Sets of words: every question that fits has one word of each set.
    pub(super) fn needed(&self) -> impl Iterator<Item = &[Word]> {
        self.elements.iter().filter_map(|element| match element {
            Element::Word { alternatives, optional: false } => Some(alternatives.as_slice()),
            _ => None,
        })
    }

    /// Whether a question with these tokens fits.
    pub fn matches(&self, tokens: &[Token]) -> bool {
        // Bit n: all elements before the n-th have found their words.
        let end = 1 << self.elements.len();
        let begin = self.with_skipped(1);
        let mut states = begin;
        for token in tokens {
            if token.kind == TokenKind::Mark {
                if self.at_start && token.lower == "," {
                    states |= begin;
                }
                continue;
            }
            states = self.after(states, token);
        }
        states & end != 0
    }

    /// The states in which `token` leaves a match.
    fn after(&self, states: u64, token: &Token) -> u64 {
        // "Who currently runs it?": an adverb may stand between any two words.
        let mut next = if is_adverb(token) { states } else { 0 };
        let mut open = states;
        while let Some(element) = self.elements.get(open.trailing_zeros() as usize) {
            let at = open.trailing_zeros();
            open &= open - 1;
            match element {
                Element::Gap => next |= 1 << at,
                Element::Word { alternatives, .. } => {
                    let fits = alternatives.iter().any(|word| word.is(token));
                    next |= u64::from(fits) << (at + 1);
                }
                Element::Class(class) => next |= u64::from(class.has(token)) << (at + 1),
                Element::Slot(kind) => {
                    let opens = kind.can_begin_with(token);
                    next |= u64::from(opens) << (at + 1);
                    next |= u64::from(is_determiner(token)) << at;
                }
            }
        }
        self.with_skipped(next)
    }

    /// `states` and those that follow without a word.
    fn with_skipped(&self, mut states: u64) -> u64 {
        loop {
            let more = states | (states & self.skippable) << 1;
            if more == states {
                return states;
            }
            states = more;
        }
    }
}

impl Element {
    fn words(written: &str, optional: bool) -> Result<Self, String> {
        let alternatives = written.split('|').map(Word::parse).collect::<Result<_, _>>()?;
        Ok(Self::Word { alternatives, optional })
    }

    fn can_be_skipped(&self) -> bool {
        matches!(self, Self::Gap | Self::Word { optional: true, .. })
    }

    fn weight(&self) -> u32 {
        match self {
            Self::Word { optional: true, .. } | Self::Gap => 0,
            Self::Word { alternatives, .. } => {
                if alternatives.iter().all(Word::is_content) {
                    CONTENT
                } else {
                    1
                }
            }
            Self::Slot(kind) => u32::from(kind.is_name()),
            Self::Class(_) => 1,
        }
    }
}

impl Word {
    fn parse(written: &str) -> Result<Self, String> {
        let (word, any_form) = match written.strip_suffix('~') {
            Some(word) => (word, true),
            None => (written, false),
        };
        let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '\'';
        if word.is_empty() || !word.chars().all(is_word) {
            return Err(format!("`{written}` is no word, `…`, `[word]` or `{{slot}}`"));
        }
        let word = word.to_lowercase();
        Ok(if any_form { Self::Stem(stem(&word)) } else { Self::Exact(word.into()) })
    }

    fn is(&self, token: &Token) -> bool {
        match self {
            Self::Exact(word) => token.lower == *word,
            Self::Stem(stem) => token.stem == *stem,
        }
    }

    fn is_content(&self) -> bool {
        match self {
            Self::Exact(word) => !FUNCTION_WORDS.contains_key(word.as_str()),
            Self::Stem(_) => true,
        }
    }
}

fn unclosed(element: &str, bracket: char) -> String {
    format!("`{element}` is never closed by `{bracket}`")
}

fn is_adverb(token: &Token) -> bool {
    let word = token.lower.as_str();
    word.len() > "only".len() && word.ends_with("ly")
}

fn is_determiner(token: &Token) -> bool {
    ["the", "a", "an", "its", "their", "his", "her", "this", "these"]
        .contains(&token.lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokens;

    fn fits(pattern: &str, question: &str) -> bool {
        Pattern::parse(pattern).unwrap().matches(&tokens(question))
    }

    #[test]
    fn every_element_stands_for_what_the_page_says() {
        let cases = [
            ("origin|roots of", "What are the roots of it?", "What roots did the end of it have?"),
            ("compare~ … with", "How does it compare, then, with us?", "What is a comparison?"),
            ("has [ever] been", "Has it ever been?", "What has been?"),
        ];
        for (pattern, fitting, other) in &cases[..2] {
            assert!(fits(pattern, fitting), "{pattern}: {fitting}");
            assert!(!fits(pattern, other), "{pattern}: {other}");
        }
        let (pattern, _, fitting) = cases[2];
        assert!(fits(pattern, fitting) && fits(pattern, "Who has ever been?"));
        assert!(!fits(pattern, "Who has often been?"));
    }

    #[test]
    fn an_adverb_may_stand_anywhere() {
        assert!(fits("who runs it", "Who currently runs it?"));
        assert!(!fits("who runs it", "Who gladly but badly runs it?"));
    }

    #[test]
    fn a_slot_takes_a_word_or_more_and_a_name_has_a_capital() {
        assert!(fits("who is {person}", "Who is Mara Lind?"));
        assert!(!fits("who is {person}", "Who is responsible?"));
        assert!(fits("between {org} and {org}", "What lies between the Grid and Tidal Works?"));
        assert!(!fits("what about {topic}", "What about?"));
        assert!(fits("{topic} matter~", "Why does the price cap matter?"));
    }

    #[test]
    fn a_beginning_is_that_of_the_question_or_of_a_clause() {
        assert!(fits("^will", "Will it rain?"));
        assert!(fits("^will", "If the wind turns, will it rain?"));
        assert!(!fits("^will", "Who will go?"));
    }

    #[test]
    fn faults_are_named() {
        let faults = [
            ("", "needs a word"),
            ("… [is]", "needs a word"),
            ("what {orgg}", "`orgg`"),
            ("what {org", "never closed by `}`"),
            ("what [is", "never closed by `]`"),
            ("what <pasd>", "`pasd`"),
            ("what of|", "`` is no word"),
            ("what (is)", "`(is)` is no word"),
        ];
        for (source, fault) in faults {
            let error = Pattern::parse(source).unwrap_err();
            assert!(error.contains(fault), "{source}: {error}");
        }
        let error = Pattern::parse(&"why ".repeat(61)).unwrap_err();
        assert!(error.contains("at most"), "{error}");
    }

    #[test]
    fn a_question_that_fits_has_the_needed_words() {
        let pattern = Pattern::parse("origin|roots [all] of … dispute~").unwrap();
        let exact = |word: &str| Word::Exact(word.into());
        let any_form = Word::Stem(stem("dispute"));
        let sets = [vec![exact("origin"), exact("roots")], vec![exact("of")], vec![any_form]];
        assert!(pattern.needed().eq(sets));
    }
}

//! Finding the phrases of a word list among the tokens of a text.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::WordList;
use crate::language::token::Token;

/// The phrases of a word list, ready to be looked for.
#[derive(Debug)]
pub struct Phrases {
    by_first_word: HashMap<&'static str, Vec<Phrase>, FxBuildHasher>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<&'static str>,
    note: &'static str,
}

impl Phrases {
    /// Takes the phrases from `list`; their words are parted by spaces.
    pub fn new(list: &WordList) -> Self {
        let mut by_first_word: HashMap<_, Vec<Phrase>, _> = HashMap::default();
        for (entry, note) in list {
            let words: Vec<_> = entry.split(' ').collect();
            by_first_word.entry(words[0]).or_default().push(Phrase { words, note });
        }
        for phrases in by_first_word.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Self { by_first_word }
    }

    /// The longest phrase that starts at token `at`: how many tokens it has, and its note.
    pub fn longest_at(&self, tokens: &[Token], at: usize) -> Option<(usize, &'static str)> {
        let rest = tokens.get(at..)?;
        let phrases = self.by_first_word.get(rest.first()?.lower.as_str())?;
        phrases.iter().find(|phrase| phrase.starts(rest)).map(|p| (p.words.len(), p.note))
    }
}

impl Phrase {
    fn starts(&self, tokens: &[Token]) -> bool {
        let lower = tokens.iter().map(|t| t.lower.as_str()).take(self.words.len());
        lower.eq(self.words.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokens;

    #[test]
    fn the_longest_phrase_wins() {
        let list = super::super::parse("in talks\ta\nin talks to\tb\nin\tc");
        let phrases = Phrases::new(&list);
        let read = tokens("In talks to buy, in talks, in");
        let found: Vec<_> = (0..read.len()).filter_map(|i| phrases.longest_at(&read, i)).collect();
        assert_eq!(found, [(3, "b"), (2, "a"), (1, "c")]);
    }
}

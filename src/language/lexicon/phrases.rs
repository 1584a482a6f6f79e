//! Finding the phrases of a word list among the tokens of a text.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use super::{Listed, WordList};
use crate::language::token::Token;

/// The phrases of a word list, ready to be looked for.
#[derive(Debug)]
pub struct Phrases {
    by_first_word: Listed<Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<&'static str>,
    note: &'static str,
}

impl Phrases {
    /// Takes the phrases from `list`; their words are parted by spaces.
    pub fn new(list: &WordList) -> Self {
        let mut by_first_word: HashMap<_, Vec<Phrase>, FxBuildHasher> = HashMap::default();
        for (entry, note) in list {
            let words: Vec<_> = entry.split(' ').collect();
            by_first_word.entry(words[0]).or_default().push(Phrase { words, note });
        }
        for phrases in by_first_word.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Self { by_first_word: by_first_word.into_iter().collect() }
    }

    /// The words that phrases start with.
    pub fn first_words(&self) -> impl Iterator<Item = &'static str> {
        self.by_first_word.keys()
    }

    /// The longest phrase that starts at token `at`: how many tokens it has, and its note.
    pub fn longest_at(&self, tokens: &[Token], at: usize) -> Option<(usize, &'static str)> {
        let rest = tokens.get(at..)?;
        self.longest(rest.iter().map(|token| token.lower.as_str()))
    }

    /// The longest phrase with which `words` start: how many words it has, and its note.
    pub fn longest<'w>(
        &self,
        mut words: impl Iterator<Item = &'w str> + Clone,
    ) -> Option<(usize, &'static str)> {
        let all = words.clone();
        let phrases = self.by_first_word.get(words.next()?)?;
        let starts = |phrase: &&Phrase| phrase.start(all.clone());
        phrases.iter().find(starts).map(|phrase| (phrase.words.len(), phrase.note))
    }
}

impl Phrase {
    fn start<'w>(&self, words: impl Iterator<Item = &'w str>) -> bool {
        words.take(self.words.len()).eq(self.words.iter().copied())
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

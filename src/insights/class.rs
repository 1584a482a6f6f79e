//! Classes of words that patterns can name: `<past>`, `<more>`, `<most>`, `<hard>`, `<name>`.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::Token;
use crate::language::thesaurus::PartOfSpeech::{Adjective, Noun};
use crate::language::thesaurus::{self, PartOfSpeech};
use crate::language::token::stem;

use super::english;

/// A class of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// The past of a verb, or its participle: "won", "resigned".
    Past,
    /// A word that compares: "more", "faster".
    More,
    /// A word that puts one thing above all others: "fastest".
    Most,
    /// A word for something that is difficult, goes wrong or meets resistance: "fragile", "danger",
    /// "oppose".
    Hard,
    /// A capitalised word.
    Name,
}

/// The stems of the words for difficulty.
static HARD: LazyLock<HashSet<SmolStr, FxBuildHasher>> = LazyLock::new(|| {
    let lines = include_str!("hard_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(stem).collect()
});

impl Class {
    /// Reads a class's name.
    ///
    /// # Errors
    ///
    /// There is no such class.
    pub(super) fn parse(name: &str) -> Result<Self, String> {
        match name {
            "past" => Ok(Self::Past),
            "more" => Ok(Self::More),
            "most" => Ok(Self::Most),
            "hard" => Ok(Self::Hard),
            "name" => Ok(Self::Name),
            _ => Err(format!("there is no class `{name}`: use past, more, most, hard or name")),
        }
    }

    /// Whether `token` is of the class.
    pub(super) fn has(self, token: &Token) -> bool {
        let word = token.lower.as_str();
        match self {
            Self::Past => !token.is_capitalised() && english::is_past(word),
            Self::More => COMPARATIVES.contains(&word) || is_compared(word, "er"),
            Self::Most => is_compared(word, "est"),
            Self::Hard => HARD.contains(&token.stem) || is_undone(word),
            Self::Name => token.is_capitalised(),
        }
    }
}

const COMPARATIVES: [&str; 5] = ["more", "less", "fewer", "better", "worse"];

/// Whether a word is an adjective with `ending`, which compares: "closer", "closest".
fn is_compared(word: &str, ending: &str) -> bool {
    let Some(stem) = word.strip_suffix(ending) else { return false };
    let is_adjective = |stem: &str| has_sense(stem, Adjective);
    let doubled = stem.char_indices().next_back().map(|(at, _)| &stem[..at]);
    let before_y = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
    let before_e = format!("{stem}e");
    let stems = [Some(stem), doubled, before_y.as_deref(), Some(before_e.as_str())];
    // "number" is "numb" with an ending by its letters only.
    let is_mostly_noun = thesaurus::senses(word).part == Some(Noun);
    !is_mostly_noun && stems.into_iter().flatten().any(is_adjective)
}

/// Whether a word denies another: "unpopular".
fn is_undone(word: &str) -> bool {
    let is_adjective = |word: &str| has_sense(word, Adjective);
    let rest = word.strip_prefix("un").filter(|rest| rest.len() > "even".len());
    rest.is_some_and(is_adjective) && is_adjective(word)
}

fn has_sense(word: &str, part: PartOfSpeech) -> bool {
    thesaurus::senses(word).can_be(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokens;

    #[test]
    fn classes_have_words_of_their_kind() {
        let cases = [
            (Class::Past, "won", "wins"),
            (Class::Past, "resigned", "resign"),
            (Class::Past, "hurt", "hurts"),
            (Class::More, "closer", "water"),
            (Class::More, "bigger", "finger"),
            (Class::More, "milder", "number"),
            (Class::Most, "lowest", "forest"),
            (Class::Most, "biggest", "honest"),
            (Class::Hard, "fragile", "robust"),
            (Class::Hard, "unpopular", "united"),
            (Class::Hard, "dangers", "chances"),
            (Class::Name, "Aurora", "aurora"),
        ];
        for (class, word, other) in cases {
            assert!(class.has(&tokens(word)[0]), "{word}");
            assert!(!class.has(&tokens(other)[0]), "{other}");
        }
    }
}

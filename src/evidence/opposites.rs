//! Which words say the opposite of others.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::Token;
use crate::language::token::stem;

/// Stems of a list of words.
pub(super) type Stems = HashSet<SmolStr, FxBuildHasher>;

/// Stem → stems of its opposites.
type Opposites = HashMap<SmolStr, Vec<SmolStr>, FxBuildHasher>;

static OPPOSITES: LazyLock<Opposites> = LazyLock::new(|| pairs(include_str!("opposites.txt")));
static DIRECTIONS: LazyLock<Opposites> = LazyLock::new(|| pairs(include_str!("directions.txt")));

fn pairs(file: &'static str) -> Opposites {
    let mut opposites = Opposites::default();
    for line in lines(file) {
        let Some((left, right)) = line.split_once('|') else { continue };
        for (one, other) in [(left, right), (right, left)] {
            for word in one.split_whitespace() {
                let others = other.split_whitespace().map(stem);
                opposites.entry(stem(word)).or_default().extend(others);
            }
        }
    }
    opposites
}

/// Whether two words say opposite things ("bought", "sold"), those of direction included.
pub(super) fn are_opposite(one: &Token, other: &Token) -> bool {
    are_paired(&OPPOSITES, one, other) || are_opposite_directions(one, other)
}

/// Whether two words point in opposite directions, or to opposite ends of a comparison ("rose",
/// "fell"; "higher", "lower"; "before", "after").
pub(super) fn are_opposite_directions(one: &Token, other: &Token) -> bool {
    are_paired(&DIRECTIONS, one, other)
}

fn are_paired(opposites: &Opposites, one: &Token, other: &Token) -> bool {
    opposites.get(&one.stem).is_some_and(|others| others.contains(&other.stem))
}

/// The stems of all words that say the opposite of a word.
pub(super) fn opposites_of(word: &Token) -> Vec<&'static SmolStr> {
    let lists = [&OPPOSITES, &DIRECTIONS].into_iter().filter_map(|list| list.get(&word.stem));
    lists.flatten().collect()
}

/// Whether a word has an opposite at all.
pub(super) fn has_opposite(token: &Token) -> bool {
    OPPOSITES.contains_key(&token.stem) || DIRECTIONS.contains_key(&token.stem)
}

/// The stems of all words of a list in which `#` begins a comment.
pub(super) fn stems_of(list: &'static str) -> Stems {
    lines(list).flat_map(str::split_whitespace).map(stem).collect()
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default())
        .filter(|l| !l.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::kindred;

    #[test]
    fn opposites_are_no_kindred() {
        for (word, opposites) in OPPOSITES.iter().chain(DIRECTIONS.iter()) {
            let group = |stem: &SmolStr| kindred::concept_of(stem).unwrap_or(stem).clone();
            for opposite in opposites {
                assert_ne!(group(word), group(opposite), "“{word}” and “{opposite}”");
            }
        }
    }
}

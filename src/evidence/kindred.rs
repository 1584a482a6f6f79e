//! Which words count as the same thing when a claim is held against its evidence.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::Token;
use crate::language::token::stem;

/// Stems of a list of words.
pub(super) type Stems = HashSet<SmolStr, FxBuildHasher>;

/// Stem → the stem that stands for its group.
static GROUPS: LazyLock<Groups> = LazyLock::new(|| Groups::of(include_str!("kindred.txt")));

/// Stems that stand for one another. Most stems are in no group, and everybody asks all the time:
/// hence the outlines, by which most of them are told without a look at the map.
struct Groups {
    by_stem: HashMap<SmolStr, SmolStr, FxBuildHasher>,
    outlines: Vec<bool>,
}

/// How many outlines of words are told apart.
const OUTLINES: usize = 8192;

impl Groups {
    fn of(file: &'static str) -> Self {
        let mut groups = Self { by_stem: HashMap::default(), outlines: vec![false; OUTLINES] };
        for line in lines(file) {
            let stems: Vec<SmolStr> = line.split_whitespace().map(stem).collect();
            let Some(first) = stems.first() else { continue };
            for stem in &stems {
                groups.outlines[outline(stem)] = true;
                groups.by_stem.insert(stem.clone(), first.clone());
            }
        }
        groups
    }

    fn get(&self, stem: &SmolStr) -> Option<&SmolStr> {
        if self.outlines[outline(stem)] { self.by_stem.get(stem) } else { None }
    }
}

/// A number for the length of a stem, its first letter and its last.
fn outline(stem: &str) -> usize {
    let letter = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default() & 31);
    let bytes = stem.as_bytes();
    (bytes.len() & 7) << 10 | letter(bytes.first()) << 5 | letter(bytes.last())
}

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

/// What `token` is about: its stem, or the stem that stands for all words of that meaning.
pub(super) fn concept(token: &Token) -> &SmolStr {
    GROUPS.get(&token.stem).unwrap_or(&token.stem)
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

    #[test]
    fn a_word_belongs_to_one_group_only() {
        let mut seen: HashMap<SmolStr, &str> = HashMap::new();
        for line in lines(include_str!("kindred.txt")) {
            for word in line.split_whitespace() {
                if let Some(other) = seen.insert(stem(word), line) {
                    assert_eq!(other, line, "“{word}” stands in two groups");
                }
            }
        }
    }

    #[test]
    fn opposites_are_no_kindred() {
        for (word, opposites) in OPPOSITES.iter().chain(DIRECTIONS.iter()) {
            let group = |stem: &SmolStr| GROUPS.get(stem).unwrap_or(stem).clone();
            for opposite in opposites {
                assert_ne!(group(word), group(opposite), "“{word}” and “{opposite}”");
            }
        }
    }
}

//! What a noun stands for: people, something that happens or is decided, or something else.

use std::sync::LazyLock;

use crate::language::thesaurus::{self, Concept, PartOfSpeech};

/// What a noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// "voters", "founder"
    People,
    /// Something that happens, is done or is decided: "strike", "ban", "agreement"
    Matter,
    /// Anything else: "clock", "website"
    Thing,
}

/// Nouns whose most frequent sense everything that happens, is done or is decided is a kind of.
const MATTERS: [&str; 13] = [
    "event",
    "act",
    "agreement",
    "rule",
    "plan",
    "conflict",
    "crisis",
    "proposal",
    "phenomenon",
    "relationship",
    "law",
    "limit",
    "shortage",
];

/// The noun whose most frequent sense all people are a kind of.
const PEOPLE: [&str; 1] = ["person"];

/// At most so many steps lead from a concept to a wider one.
const STEPS: usize = 12;

/// Only the most frequent senses of a noun say what it stands for.
const SENSES: usize = 3;

/// It stands for a matter if its most frequent sense does, or so many of the others.
const ENOUGH: usize = 2;

static MATTER: LazyLock<Vec<Concept>> = LazyLock::new(|| anchors(&MATTERS));
static PERSON: LazyLock<Vec<Concept>> = LazyLock::new(|| anchors(&PEOPLE));

fn anchors(nouns: &[&str]) -> Vec<Concept> {
    nouns.iter().filter_map(|noun| noun_senses(noun).next()).collect()
}

fn noun_senses(word: &str) -> impl Iterator<Item = Concept> {
    let nouns: Vec<_> = thesaurus::senses(word).as_part(PartOfSpeech::Noun).collect();
    nouns.into_iter()
}

/// What `word` (lower case) stands for; none where it is no noun.
pub(super) fn sort(word: &str) -> Option<Sort> {
    let mut senses = noun_senses(word);
    let first = senses.next()?;
    if is_mostly_people(word) {
        return Some(Sort::People);
    }
    let others = senses.take(SENSES - 1).filter(|sense| is_kind_of(*sense, &MATTER));
    let is_matter = is_kind_of(first, &MATTER) || others.count() >= ENOUGH;
    Some(if is_matter { Sort::Matter } else { Sort::Thing })
}

/// Whether at least half of a noun's frequent senses are people: "founder", "seeker".
fn is_mostly_people(word: &str) -> bool {
    let senses: Vec<_> = noun_senses(word).take(SENSES).collect();
    let people = senses.iter().filter(|sense| is_kind_of(**sense, &PERSON)).count();
    people > 0 && 2 * people >= senses.len()
}

/// Whether one of `anchors` stands above `concept`.
fn is_kind_of(concept: Concept, anchors: &[Concept]) -> bool {
    let mut level = vec![concept];
    for _ in 0..STEPS {
        if level.iter().any(|concept| anchors.contains(concept)) {
            return true;
        }
        level = level.into_iter().flat_map(|concept| thesaurus::around(concept).wider()).collect();
        level.dedup();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_told_apart() {
        let cases = [
            ("voters", Some(Sort::People)),
            ("partnership", Some(Sort::Matter)),
            ("founder", Some(Sort::People)),
            ("strike", Some(Sort::Matter)),
            ("agreement", Some(Sort::Matter)),
            ("election", Some(Sort::Matter)),
            ("ban", Some(Sort::Matter)),
            ("clock", Some(Sort::Thing)),
            ("website", Some(Sort::Thing)),
            ("qwertzuiop", None),
        ];
        for (word, expected) in cases {
            assert_eq!(sort(word), expected, "{word}");
        }
    }
}

//! What words mean in relation to one another: WordNet 3.1 (Fellbaum 1998), compiled in.
//!
//! `examples/compile_thesaurus` writes `wordnet.bin` from the published files; `LICENSE.txt` stands
//! beside it. The file holds, each with its length in four bytes before it (little-endian):
//!
//! 1. an FST from single words to places in 2;
//! 2. senses: how many, how common the word is, then three bytes for each sense, a place in 3;
//! 3. concepts: their part of speech, how many wider, related and opposite concepts they have, then
//!    three bytes for each of these, a place in 3.

mod form;

use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

use fst::Map;

use crate::language::Remembered;

/// The part of [`Thesaurus`] that all of the program shares.
static SHIPPED: LazyLock<Thesaurus> = LazyLock::new(|| {
    Thesaurus::read(include_bytes!("wordnet.bin")).expect("a test reads the shipped thesaurus")
});

/// At most so many senses of a word are looked at, the most frequent ones.
const SENSES: usize = 24;

/// A concept that words can stand for.
pub type Concept = u32;

/// A part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartOfSpeech {
    /// A noun.
    Noun,
    /// A verb.
    Verb,
    /// An adjective.
    Adjective,
    /// An adverb.
    Adverb,
}

/// All that is known of a word. A copy costs next to nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Senses {
    /// What it can stand for, the most frequent sense first.
    pub concepts: Arc<[Concept]>,
    /// What it is most often: the part of speech of most of its senses.
    pub part: Option<PartOfSpeech>,
    /// How common it is: the logarithm (base 2) of its count in WordNet's tagged texts, plus one.
    pub commonness: u8,
}

/// The concepts around a concept.
#[derive(Debug, Clone, Copy)]
pub struct Around {
    part: u8,
    counts: [u8; 3],
    at: usize,
}

struct Thesaurus {
    words: Map<&'static [u8]>,
    senses: &'static [u8],
    concepts: &'static [u8],
}

thread_local! {
    static KNOWN: RefCell<Remembered<Senses>> = RefCell::default();
}

/// What `word` (lower case, in any form) can stand for; nothing where it is not known.
pub fn senses(word: &str) -> Senses {
    KNOWN.with_borrow_mut(|known| known.get(word, look_up))
}

fn look_up(word: &str) -> Senses {
    let (mut concepts, mut commonness) = (Vec::new(), 0);
    for lemma in form::lemmas(word) {
        let common = SHIPPED.add(&lemma.word, lemma.part, &mut concepts);
        commonness = commonness.max(common.unwrap_or_default());
    }
    concepts.truncate(SENSES);
    Senses { part: most(&concepts), concepts: concepts.into(), commonness }
}

impl Senses {
    /// What it can stand for as `part`, the most frequent sense first.
    pub fn as_part(&self, part: PartOfSpeech) -> impl Iterator<Item = Concept> {
        let is_part = move |concept: &Concept| self::part(*concept) == Some(part);
        self.concepts.iter().copied().filter(is_part)
    }

    /// Whether it has a sense as `part`.
    pub fn can_be(&self, part: PartOfSpeech) -> bool {
        self.as_part(part).next().is_some()
    }
}

/// The irregular forms of a word, given in the form that a dictionary lists: "took", "taken".
pub fn irregular_forms(lemma: &str) -> impl Iterator<Item = &'static str> + Clone {
    form::irregular_forms(lemma)
}

/// Whether `word` (lower case) is an irregular form of another.
pub fn is_irregular(word: &str) -> bool {
    form::is_irregular(word)
}

/// What stands around `concept`.
pub fn around(concept: Concept) -> Around {
    SHIPPED.around(concept)
}

/// What words for `concept` are.
pub fn part(concept: Concept) -> Option<PartOfSpeech> {
    PartOfSpeech::ALL.get(usize::from(SHIPPED.around(concept).part)).copied()
}

impl Around {
    /// The concepts that it is a kind of.
    pub fn wider(self) -> impl Iterator<Item = Concept> {
        self.part_of_list(0)
    }

    /// Concepts that it is akin to: derived from the same word, similar, caused by it.
    pub fn related(self) -> impl Iterator<Item = Concept> {
        self.part_of_list(1)
    }

    /// Its opposites.
    pub fn opposite(self) -> impl Iterator<Item = Concept> {
        self.part_of_list(2)
    }

    fn part_of_list(self, list: usize) -> impl Iterator<Item = Concept> {
        let before: usize = self.counts[..list].iter().map(|count| usize::from(*count)).sum();
        let from = self.at + 3 * before;
        let to = from + 3 * usize::from(self.counts[list]);
        SHIPPED.concepts.get(from..to).unwrap_or_default().chunks_exact(3).map(number)
    }
}

impl Thesaurus {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let (words, rest) = section(bytes)?;
        let (senses, rest) = section(rest)?;
        let (concepts, _) = section(rest)?;
        Some(Self { words: Map::new(words).ok()?, senses, concepts })
    }

    /// Adds the senses of a lemma to `all`; where `part` is given, only those. Tells how common the
    /// lemma is if it has any that are new.
    fn add(&self, lemma: &str, part: Option<PartOfSpeech>, all: &mut Vec<Concept>) -> Option<u8> {
        let at = self.words.get(lemma)?;
        let [count, commonness, list @ ..] = self.senses.get(at as usize..)? else { return None };
        let senses = list.chunks_exact(3).take(usize::from(*count)).map(number);
        let known = all.len();
        for sense in senses {
            let fits = part.is_none_or(|part| self.around(sense).part == part as u8);
            if fits && !all.contains(&sense) {
                all.push(sense);
            }
        }
        (all.len() > known).then_some(*commonness)
    }

    fn around(&self, concept: Concept) -> Around {
        match self.concepts.get(concept as usize..) {
            Some([part, wider, related, opposite, ..]) => Around {
                part: *part,
                counts: [*wider, *related, *opposite],
                at: concept as usize + 4,
            },
            _ => Around { part: u8::MAX, counts: [0; 3], at: 0 },
        }
    }
}

fn section(bytes: &'static [u8]) -> Option<(&'static [u8], &'static [u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// The number in the first three of `bytes`; 0 where there are fewer.
fn number(bytes: &[u8]) -> u32 {
    match bytes {
        [a, b, c, ..] => u32::from_le_bytes([*a, *b, *c, 0]),
        _ => 0,
    }
}

/// The part of speech of most concepts, the first of equals.
fn most(concepts: &[Concept]) -> Option<PartOfSpeech> {
    let mut counts = [0_usize; PartOfSpeech::ALL.len()];
    for concept in concepts {
        if let Some(count) = counts.get_mut(usize::from(around(*concept).part)) {
            *count += 1;
        }
    }
    let most = *counts.iter().max()?;
    let at = counts.iter().position(|count| *count == most && most > 0)?;
    PartOfSpeech::ALL.get(at).copied()
}

impl PartOfSpeech {
    /// All of them, in the order of their numbers in the file.
    pub const ALL: [Self; 4] = [Self::Noun, Self::Verb, Self::Adjective, Self::Adverb];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(one: &str, other: &str) -> bool {
        let other = senses(other).concepts;
        senses(one).concepts.iter().any(|concept| other.contains(concept))
    }

    #[test]
    fn words_in_any_form_share_what_they_stand_for() {
        assert!(share("bought", "purchases"));
        assert!(share("children", "kid"));
        assert!(share("fastest", "quick"));
        assert!(!share("river", "minister"));
    }

    #[test]
    fn concepts_know_what_is_around_them() {
        let wider: Vec<_> =
            senses("sparrow").concepts.iter().flat_map(|c| around(*c).wider()).collect();
        let further: Vec<_> = wider.iter().flat_map(|c| around(*c).wider()).collect();
        assert!(senses("bird").concepts.iter().any(|concept| further.contains(concept)));
        let opposite: Vec<_> =
            senses("increase").concepts.iter().flat_map(|c| around(*c).opposite()).collect();
        assert!(senses("decrease").concepts.iter().any(|concept| opposite.contains(concept)));
    }

    #[test]
    fn a_word_has_a_part_of_speech_and_is_more_or_less_common() {
        assert_eq!(senses("minister").part, Some(PartOfSpeech::Noun));
        assert_eq!(senses("exclusive").part, Some(PartOfSpeech::Adjective));
        assert!(senses("make").commonness > senses("expound").commonness);
        assert_eq!(senses("qwertzuiop"), Senses::default());
    }
}

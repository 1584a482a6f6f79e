//! Words with what is said of each.

use std::collections::HashMap;
use std::collections::hash_map::Iter;

use rustc_hash::FxBuildHasher;

/// A list of words, each with what is said of it. Most words of a text are in no list, and most of
/// those are told without being hashed.
#[derive(Debug)]
pub struct Listed<T> {
    entries: HashMap<&'static str, T, FxBuildHasher>,
    sieve: Sieve,
}

impl<T> Listed<T> {
    /// What is said of `word`, if it is in the list.
    pub fn get(&self, word: &str) -> Option<&T> {
        if self.sieve.lets_through(word) { self.entries.get(word) } else { None }
    }

    /// Whether `word` is in the list.
    pub fn contains_key(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The words, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.entries.keys().copied()
    }

    /// What is said of the words, in the same order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.entries.values()
    }
}

impl<T> FromIterator<(&'static str, T)> for Listed<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(words: I) -> Self {
        let entries = HashMap::from_iter(words);
        let sieve = Sieve::of(entries.keys().copied());
        Self { entries, sieve }
    }
}

impl FromIterator<&'static str> for Listed<()> {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

impl<'a, T> IntoIterator for &'a Listed<T> {
    type Item = (&'a &'static str, &'a T);
    type IntoIter = Iter<'a, &'static str, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

/// Lets all words of a list through, and few others, by three letters and the length (a filter after
/// Bloom 1970, with one hash).
#[derive(Debug)]
struct Sieve {
    holes: Vec<u64>,
    /// How far a hash is shifted to be the place of a hole.
    shift: u32,
}

impl Sieve {
    /// So many times as many holes could be as there are words.
    const WIDTH: usize = 32;

    /// 8 KiB of holes at most: what is larger is not near the processor.
    const SIZES: (usize, usize) = (1 << 6, 1 << 16);

    fn of(words: impl ExactSizeIterator<Item = &'static str>) -> Self {
        let size = (Self::WIDTH * words.len()).next_power_of_two();
        let size = size.clamp(Self::SIZES.0, Self::SIZES.1);
        let mut sieve = Self { holes: vec![0; size / 64], shift: 32 - size.ilog2() };
        for word in words {
            let place = sieve.place(word);
            sieve.holes[place / 64] |= 1 << (place % 64);
        }
        sieve
    }

    fn lets_through(&self, word: &str) -> bool {
        let place = self.place(word);
        self.holes.get(place / 64).is_some_and(|holes| holes >> (place % 64) & 1 == 1)
    }

    fn place(&self, word: &str) -> usize {
        let letters = word.as_bytes();
        let letter = |at: usize| letters.get(at).copied().unwrap_or_default();
        let last = letters.last().copied().unwrap_or_default();
        let key = [letter(0), letter(letters.len() / 2), last, letters.len() as u8];
        // Knuth's multiplicative hash.
        (u32::from_le_bytes(key).wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_list_are_found_and_no_others() {
        let words = ["", "a", "ab", "é", "Ferrol", "a long phrase of many words"];
        let listed: Listed<usize> = words.into_iter().zip(0..).collect();
        for (place, word) in words.into_iter().enumerate() {
            assert_eq!(listed.get(word), Some(&place), "{word}");
        }
        for word in ["b", "abc", "ferrol", "a wrong phrase of many words", "è"] {
            assert!(!listed.contains_key(word), "{word}");
        }
    }

    #[test]
    fn few_other_words_are_let_through() {
        let words = ["said", "told", "asked", "added", "wrote", "warned", "denied", "argued"];
        let sieve = Sieve::of(words.into_iter());
        let others = include_str!("places.txt").lines();
        let (all, through) = others.fold((0, 0), |(all, through), word| {
            (all + 1, through + usize::from(sieve.lets_through(word)))
        });
        assert!(through * 20 < all, "{through} of {all}");
    }
}

//! What was found out about the words that were asked for last.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

/// So many words are remembered; then all are forgotten.
const MOST: usize = 2048;

/// Answers by word. A text asks for the same words again and again.
#[derive(Debug)]
pub struct Remembered<T>(HashMap<SmolStr, T, FxBuildHasher>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<T: Clone> Remembered<T> {
    /// The answer for `word`, found out now unless it is remembered.
    pub fn get(&mut self, word: &str, find_out: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.0.get(word) {
            return known.clone();
        }
        if self.0.len() >= MOST {
            self.0.clear();
        }
        let answer = find_out(word);
        self.0.insert(word.into(), answer.clone());
        answer
    }
}

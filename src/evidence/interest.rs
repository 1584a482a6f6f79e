//! What a judgement cares for among thousands of sentences and names: those that pass a test.
//!
//! "Which sentences have this figure?" takes a look at all of them. If they all counted as read, the
//! judgement would be made again whenever any of them changes. So the test itself is kept, and put
//! to what has changed.

use std::fmt;
use std::sync::Arc;

use smol_str::SmolStr;

use crate::language::Reading;

use super::statement::Statement;

/// A test that depends on nothing but what the sentence says.
pub(super) type SentenceTest = Arc<dyn Fn(&Statement<'_>) -> bool + Send + Sync>;

/// A test that depends on nothing but the name.
pub(super) type NameTest = Arc<dyn Fn(&str) -> bool + Send + Sync>;

/// The tests of one judgement.
#[derive(Clone, Default)]
pub(super) struct Interests {
    pub sentences: Vec<SentenceTest>,
    pub names: Vec<NameTest>,
}

impl fmt::Debug for Interests {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interests").finish_non_exhaustive()
    }
}

/// A sentence that reads otherwise after an edit.
#[derive(Debug)]
pub(super) struct Reread {
    /// Its number in the source.
    pub id: u32,
    /// The reading before and after, and the index of the sentence in both.
    pub readings: [Arc<Reading>; 2],
    pub number: usize,
}

impl Reread {
    /// Whether the sentence passes `test`, or did.
    fn passes(&self, test: &SentenceTest) -> bool {
        self.readings.iter().any(|reading| {
            let sentence = reading.sentences.get(self.number);
            sentence.is_some_and(|sentence| test(&Statement { block: 0, reading, sentence }))
        })
    }
}

impl Interests {
    /// Whether a sentence or a name that has changed is of interest.
    pub fn touch(&self, sentences: &[Reread], names: &[SmolStr]) -> bool {
        self.sentences.iter().any(|test| sentences.iter().any(|sentence| sentence.passes(test)))
            || self.names.iter().any(|test| names.iter().any(|name| test(name)))
    }
}

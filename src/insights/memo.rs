//! What questions were recognised as before: while an article is edited, its questions are asked
//! about again and again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::language::{Token, TokenKind};

/// How many questions are remembered before all are forgotten.
const MOST: usize = 4_096;

/// A question, as far as patterns look at it.
type Wording = Vec<(SmolStr, TokenKind)>;

/// Questions and what they were recognised as. It saves work and is part of nothing: a copy is
/// empty, and all are equal.
#[derive(Debug)]
pub(super) struct Memo<T>(Mutex<HashMap<Wording, T, FxBuildHasher>>);

impl<T: Copy> Memo<T> {
    /// What `question` was recognised as, found out now if it was not asked about before.
    pub fn get(&self, question: &[Token], find: impl FnOnce() -> T) -> T {
        let wording: Wording = question.iter().map(|t| (t.lower.clone(), t.kind)).collect();
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&wording) {
            return *known;
        }
        let found = find();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(wording, found);
        found
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T> PartialEq for Memo<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

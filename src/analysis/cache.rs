//! Readings kept under the text that they were made from.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxBuildHasher;

use crate::article::{Block, BlockText};
use crate::language::{self, Reading};
use crate::text::InOrder;

/// How many readings are kept before the ones of older analyses are dropped, unless it is said
/// otherwise.
const CAPACITY: usize = 65_536;

/// The readings of one document's last analysis, by the address of the text that they were made
/// from: a block that an edit did not touch need not be looked up by what it says.
#[derive(Debug, Default)]
pub struct KeptReadings(InOrder<(Arc<BlockText>, Arc<Reading>)>);

impl KeptReadings {
    /// The readings of `blocks`, asking `cache` for those that were not there before.
    pub(super) fn read(&mut self, blocks: &[Block], cache: &Cache) -> Arc<[Arc<Reading>]> {
        self.0.begin();
        let read = |block: &Block| {
            let address = Arc::as_ptr(&block.text).addr();
            let read = || (Arc::clone(&block.text), cache.read(&block.text.plain));
            let (text, reading) = self.0.take(address).unwrap_or_else(read);
            self.0.keep(address, (text, Arc::clone(&reading)));
            reading
        };
        blocks.iter().map(read).collect()
    }
}

/// Readings by content, shared between files, edits and threads.
#[derive(Debug)]
pub struct Cache {
    capacity: usize,
    generations: Mutex<Generations>,
}

impl Default for Cache {
    fn default() -> Self {
        Self::with_capacity(CAPACITY)
    }
}

/// Two generations: what was asked for lately, and what was asked for before that.
#[derive(Debug, Default)]
struct Generations {
    young: HashMap<String, Arc<Reading>, FxBuildHasher>,
    old: HashMap<String, Arc<Reading>, FxBuildHasher>,
}

impl Cache {
    /// A cache that keeps so many readings, at most.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { capacity, generations: Mutex::default() }
    }

    /// The reading of `text`, made now unless it is known already.
    pub fn read(&self, text: &str) -> Arc<Reading> {
        if let Some(reading) = self.lock().find(text) {
            return reading;
        }
        // Read outside the lock: two threads may do the same work once, none ever waits for it.
        let reading = Arc::new(language::read(text));
        self.lock().keep(text, &reading, self.capacity);
        reading
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Generations> {
        // A panic elsewhere leaves whole readings behind, so the maps are sound all the same.
        self.generations.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Generations {
    fn find(&mut self, text: &str) -> Option<Arc<Reading>> {
        if let Some(reading) = self.young.get(text) {
            return Some(Arc::clone(reading));
        }
        let (text, reading) = self.old.remove_entry(text)?;
        self.young.insert(text, Arc::clone(&reading));
        Some(reading)
    }

    fn keep(&mut self, text: &str, reading: &Arc<Reading>, capacity: usize) {
        if self.young.len() >= capacity / 2 {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(text.to_owned(), Arc::clone(reading));
    }
}

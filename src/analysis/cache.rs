//! Readings kept under the text that they were made from.

use std::collections::{HashMap, VecDeque};
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
pub struct KeptReadings {
    blocks: InOrder<(Arc<BlockText>, Arc<Reading>)>,
    /// Whether there has been an analysis. What has come since is being typed: letter by letter, and
    /// seldom twice.
    is_edited: bool,
    typed: Typed,
}

/// The last few readings of what was typed, the latest first: a letter is taken back, an edit undone.
#[derive(Debug, Default)]
struct Typed(VecDeque<(Arc<BlockText>, Arc<Reading>)>);

impl Typed {
    /// How many are kept: as many letters as are taken back at once.
    const MOST: usize = 32;

    fn read(&mut self, text: &Arc<BlockText>, cache: &Cache) -> Arc<Reading> {
        if let Some((_, reading)) = self.0.iter().find(|(typed, _)| typed.plain == text.plain) {
            return Arc::clone(reading);
        }
        let reading = cache.read_once(&text.plain);
        self.0.truncate(Self::MOST - 1);
        self.0.push_front((Arc::clone(text), Arc::clone(&reading)));
        reading
    }
}

impl KeptReadings {
    /// The readings of `blocks`, asking `cache` for those that were not there before.
    pub(super) fn read(&mut self, blocks: &[Block], cache: &Cache) -> Arc<[Arc<Reading>]> {
        self.blocks.begin();
        let is_edited = std::mem::replace(&mut self.is_edited, true);
        let typed = &mut self.typed;
        let mut ask = |text: &Arc<BlockText>| {
            if is_edited { typed.read(text, cache) } else { cache.read(&text.plain) }
        };
        let read = |block: &Block| {
            let address = Arc::as_ptr(&block.text).addr();
            let read = || (Arc::clone(&block.text), ask(&block.text));
            let (text, reading) = self.blocks.take(address).unwrap_or_else(read);
            self.blocks.keep(address, (text, Arc::clone(&reading)));
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

    /// The same for a text that is not likely to be asked for again: made now, it takes no room.
    fn read_once(&self, text: &str) -> Arc<Reading> {
        let known = self.lock().find(text);
        known.unwrap_or_else(|| Arc::new(language::read(text)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{SectionLabels, read};

    #[test]
    fn what_is_typed_takes_no_room() {
        let (cache, mut kept) = (Cache::default(), KeptReadings::default());
        let mut read_again = |text: &str| {
            let article = read(text, &SectionLabels::default());
            let readings = kept.read(&article.blocks, &cache);
            (readings.len(), cache.lock().young.len())
        };
        assert_eq!(read_again("The line hums.\n\nIt is old.\n"), (2, 2));
        assert_eq!(read_again("The line hums.\n\nIt is olde.\n"), (2, 2));
        assert_eq!(read_again("The line hums.\n\nIt is older.\n\nSo.\n"), (3, 2));
    }

    #[test]
    fn what_is_taken_back_is_known() {
        let (cache, mut kept) = (Cache::default(), KeptReadings::default());
        let mut read_again = |text: &str| {
            let article = read(text, &SectionLabels::default());
            Arc::clone(&kept.read(&article.blocks, &cache)[0])
        };
        read_again("It is ol\n");
        let typed = read_again("It is old\n");
        read_again("It is olde\n");
        assert!(Arc::ptr_eq(&read_again("It is old\n"), &typed));
        for letters in 1..=Typed::MOST {
            read_again(&format!("It is old{}\n", "e".repeat(letters)));
        }
        assert!(!Arc::ptr_eq(&read_again("It is old\n"), &typed));
    }
}

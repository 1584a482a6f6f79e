//! What was made of the pieces of a text, kept in their order while the text is edited.

use std::collections::HashMap;
use std::mem;

use rustc_hash::FxBuildHasher;

/// An edit touches few pieces: so many of the next ones are looked at before a piece counts as new.
const NEAR: usize = 4;

/// After so many new pieces one may have come from far away.
const FEW: usize = 4;

/// What was made of each piece, by a key that tells pieces apart.
///
/// The pieces of the next version are asked for in their order, and mostly each is the one behind
/// the last. So nothing is looked up by its key unless much has changed.
#[derive(Debug)]
pub struct InOrder<T> {
    /// That of the version before, from which is taken.
    before: Vec<(usize, Option<T>)>,
    /// The place in it behind what was taken last.
    next: usize,
    /// How many pieces were not found near it.
    strangers: usize,
    /// What is left of it, by its keys, once there are many strangers.
    places: Option<HashMap<usize, usize, FxBuildHasher>>,
    /// That of this version, to which is added.
    now: Vec<(usize, Option<T>)>,
}

impl<T> Default for InOrder<T> {
    fn default() -> Self {
        Self { before: Vec::new(), next: 0, strangers: 0, places: None, now: Vec::new() }
    }
}

impl<T> InOrder<T> {
    /// Goes on to the next version. What is not taken until the one after that is forgotten.
    pub fn begin(&mut self) {
        mem::swap(&mut self.before, &mut self.now);
        self.now.clear();
        (self.next, self.strangers, self.places) = (0, 0, None);
    }

    /// What was made of the piece with `key`, if it is known.
    pub fn take(&mut self, key: usize) -> Option<T> {
        let place = self.near(key).or_else(|| self.far(key))?;
        self.next = place + 1;
        self.before.get_mut(place)?.1.take()
    }

    /// Adds what was `made` of the next piece, which has `key`.
    pub fn keep(&mut self, key: usize, made: T) {
        self.now.push((key, Some(made)));
    }

    /// The place of a piece that stands where it stood.
    fn near(&self, key: usize) -> Option<usize> {
        let mut ahead = self.before.iter().enumerate().skip(self.next).take(NEAR);
        ahead.find(|(_, (other, made))| *other == key && made.is_some()).map(|(place, _)| place)
    }

    /// The place of a piece that stands elsewhere.
    fn far(&mut self, key: usize) -> Option<usize> {
        self.strangers += 1;
        if self.strangers < FEW {
            return None;
        }
        let left = || self.before.iter().enumerate().filter(|(_, (_, made))| made.is_some());
        let by_key = || left().map(|(place, (key, _))| (*key, place)).collect();
        self.places.get_or_insert_with(by_key).remove(&key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many pieces of `after` are found again after `before`.
    fn found(before: &[usize], after: &[usize]) -> usize {
        let mut kept = InOrder::default();
        for key in before {
            kept.keep(*key, *key);
        }
        kept.begin();
        after.iter().filter(|key| kept.take(**key) == Some(**key)).count()
    }

    #[test]
    fn pieces_around_an_edit_are_found_again() {
        let all: Vec<usize> = (0..40).collect();
        assert_eq!(found(&all, &all), 40);
        assert_eq!(found(&all, &[&all[..20], &[99], &all[21..]].concat()), 39);
        assert_eq!(found(&all, &[&all[..20], &[98, 99], &all[21..]].concat()), 39);
        assert_eq!(found(&all, &[&all[..20], &[99], &all[22..]].concat()), 38);
    }

    #[test]
    fn many_that_come_go_or_move_cost_a_few_of_the_others() {
        let all: Vec<usize> = (0..40).collect();
        assert!(found(&all, &[&all[..5], &all[30..]].concat()) > 15 - FEW);
        let strangers: Vec<usize> = (100..130).collect();
        assert_eq!(found(&all, &[&all[..5], &strangers[..], &all[5..]].concat()), 40);
        assert!(found(&all, &[&all[20..], &all[..20]].concat()) > 40 - FEW);
    }

    #[test]
    fn what_stands_twice_is_kept_twice_and_what_nobody_takes_is_forgotten() {
        assert_eq!(found(&[7, 7, 8], &[7, 7, 7]), 2);
        let mut kept = InOrder::default();
        kept.keep(1, 'a');
        kept.begin();
        kept.begin();
        assert_eq!(kept.take(1), None);
    }
}

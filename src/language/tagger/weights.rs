//! The weights of the features: a hash table in one piece of memory, read where it lies.
//!
//! A file holds, little-endian: the magic `SFT1`; the number of slots, a power of two, as u32; the
//! transitions, i16 each; for each slot a fingerprint, u16 (0 is an empty slot); for each slot a
//! row of weights, i8 each. A feature is in one of [`PROBES`] slots from its hash on.

use std::sync::LazyLock;

use super::decode::{Scores, Transitions};
use super::tag::COUNT;

const MAGIC: &[u8; 4] = b"SFT1";

/// Bytes of a row.
const ROW: usize = 1 + COUNT;

/// How many neighbouring slots a feature may be in.
const PROBES: usize = 8;

/// The weights that are compiled in.
pub static SHIPPED: LazyLock<Weights<'static>> = LazyLock::new(|| {
    Weights::read(include_bytes!("weights.bin")).expect("a test reads the shipped weights")
});

/// The weights of a trained tagger.
#[derive(Debug)]
pub struct Weights<'a> {
    transitions: Box<Transitions>,
    /// As in the file. Those of the first slots follow the last ones once more, so that no search has
    /// to wrap.
    fingerprints: Vec<u8>,
    rows: &'a [u8],
    mask: usize,
}

/// The slot at which the search for a feature starts, and its fingerprint.
fn place(feature: u64, mask: usize) -> (usize, u16) {
    let fingerprint = (feature >> 48) as u16;
    (feature as usize & mask, fingerprint.max(1))
}

impl<'a> Weights<'a> {
    /// Reads a file of weights; none if it is no such file.
    pub fn read(file: &'a [u8]) -> Option<Self> {
        let (magic, rest) = file.split_at_checked(MAGIC.len())?;
        let (slots, rest) = rest.split_at_checked(4)?;
        let slots = usize::try_from(u32::from_le_bytes(slots.try_into().ok()?)).ok()?;
        let (pairs, rest) = rest.split_at_checked(2 * COUNT * COUNT)?;
        let (fingerprints, rows) = rest.split_at_checked(2 * slots)?;
        if magic != MAGIC || !slots.is_power_of_two() || rows.len() != slots * ROW {
            return None;
        }
        let mut transitions = Box::new([[0; COUNT]; COUNT]);
        for (index, weight) in pairs.chunks_exact(2).enumerate() {
            transitions[index / COUNT][index % COUNT] =
                i32::from(i16::from_le_bytes([weight[0], weight[1]]));
        }
        let mut fingerprints = fingerprints.to_vec();
        fingerprints.extend_from_within(..2 * PROBES.min(slots));
        Some(Self { transitions, fingerprints, rows, mask: slots - 1 })
    }

    /// Adds the weights of `features` to `scores`.
    ///
    /// All are looked for before any is added: what waits for memory then waits for all of them at
    /// once, and no feature that has no weights costs a wrong guess.
    pub fn add<const N: usize>(&self, features: &[u64; N], scores: &mut Scores) {
        let (mut found, mut count) = ([0; N], 0);
        for feature in features {
            let (slot, is_found) = self.find(*feature);
            found[count] = slot;
            count += usize::from(is_found);
        }
        for slot in &found[..count] {
            if let Some(row) = self.rows[slot * ROW..].first_chunk() {
                add_row(row, scores);
            }
        }
    }

    /// The slot of `feature`, and whether it is in there.
    fn find(&self, feature: u64) -> (usize, bool) {
        let (start, fingerprint) = place(feature, self.mask);
        let Some(near) = self.fingerprints[2 * start..].first_chunk() else { return (0, false) };
        let near = u128::from_le_bytes(*near);
        let same = zeros(near ^ repeated(fingerprint));
        // Behind an empty slot stand others.
        let ends = same | zeros(near);
        let slot = (start + ends.trailing_zeros() as usize / 16) & self.mask;
        let first = ends & ends.wrapping_neg();
        (slot, same & first != 0)
    }

    /// The weights of pairs of neighbouring tags.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }
}

/// A bit for each of eight numbers that is zero, up to the first one: those above it may be wrong
/// (Mycroft 1987).
fn zeros(numbers: u128) -> u128 {
    numbers.wrapping_sub(repeated(1)) & !numbers & repeated(1 << 15)
}

/// The number eight times.
fn repeated(number: u16) -> u128 {
    let four = u64::from(number) * 0x0001_0001_0001_0001;
    u128::from(four) << 64 | u128::from(four)
}

/// Adds a row as it is stored. Its length is known here, so that all tags are added at once.
fn add_row([shift, weights @ ..]: &[u8; ROW], scores: &mut Scores) {
    for (score, weight) in scores.iter_mut().zip(weights) {
        *score += i32::from(*weight as i8) << (shift & 31);
    }
}

/// Writes a file of weights with `slots` slots, a power of two. `features` come heaviest first;
/// those that find no free slot are left out.
pub fn write(
    features: impl Iterator<Item = (u64, [i32; COUNT])>,
    transitions: &Transitions,
    slots: usize,
) -> Vec<u8> {
    let mut fingerprints = vec![0_u16; slots];
    let mut rows = vec![0_u8; slots * ROW];
    for (feature, row) in features {
        let (start, fingerprint) = place(feature, slots - 1);
        let free = (0..PROBES)
            .map(|probe| (start + probe) & (slots - 1))
            .take_while(|slot| fingerprints[*slot] != fingerprint)
            .find(|slot| fingerprints[*slot] == 0);
        if let Some(slot) = free {
            fingerprints[slot] = fingerprint;
            rows[slot * ROW..(slot + 1) * ROW].copy_from_slice(&packed(row));
        }
    }
    let pairs = transitions.iter().flatten().map(|weight| *weight as i16);
    let mut file = MAGIC.to_vec();
    file.extend((slots as u32).to_le_bytes());
    file.extend(pairs.flat_map(i16::to_le_bytes));
    file.extend(fingerprints.iter().flat_map(|f| f.to_le_bytes()));
    file.extend(rows);
    file
}

/// A row as it is stored: by how many bits the weights are shifted, and the weights.
fn packed(row: Scores) -> [u8; ROW] {
    let largest = row.iter().map(|weight| weight.abs()).max().unwrap_or_default();
    let shift = (0..).find(|shift| largest >> shift <= 126).unwrap_or_default();
    let mut packed = [0; ROW];
    packed[0] = shift as u8;
    for (byte, weight) in packed[1..].iter_mut().zip(row) {
        let half = (1 << shift) >> 1;
        *byte = ((weight + half) >> shift) as i8 as u8;
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transitions() -> Transitions {
        let mut transitions = [[0; COUNT]; COUNT];
        transitions[0][3] = -7;
        transitions
    }

    #[test]
    fn what_is_written_is_read() {
        // The second feature starts at the same slot as the first, and one weight needs a shift.
        let (first, second, absent) = (0x1111 << 48 | 5, 0x2222 << 48 | 5, 0x3333 << 48 | 5);
        let mut heavy = [0; COUNT];
        (heavy[1], heavy[2]) = (1_600, -3);
        let features = [(first, [1; COUNT]), (second, heavy)];
        let file = write(features.into_iter(), &transitions(), 16);
        let weights = Weights::read(&file).unwrap();
        assert_eq!(weights.transitions()[0][3], -7);
        let added = |feature| {
            let mut scores = [10; COUNT];
            weights.add(&[feature], &mut scores);
            scores
        };
        assert_eq!(added(first), [11; COUNT]);
        assert_eq!((added(second)[1], added(second)[3]), (1_610, 10));
        assert_eq!(added(absent), [10; COUNT]);
    }

    #[test]
    fn a_feature_is_found_among_others_that_want_its_place() {
        let features: Vec<u64> = (1..=20).map(|n| n << 48 | (n % 3)).collect();
        let rows = features.iter().zip(1..).map(|(feature, weight)| (*feature, [weight; COUNT]));
        let file = write(rows, &transitions(), 16);
        let weights = Weights::read(&file).unwrap();
        let found = features.iter().zip(1..).filter(|(feature, weight)| {
            let mut scores = [0; COUNT];
            weights.add(&[**feature], &mut scores);
            assert!(scores == [0; COUNT] || scores == [*weight; COUNT], "{feature:x}: {scores:?}");
            scores != [0; COUNT]
        });
        // Places 0 to 2 reach ten slots.
        assert_eq!(found.count(), 10);
    }

    #[test]
    fn a_file_of_another_kind_is_refused() {
        let file = write(std::iter::empty(), &transitions(), 16);
        assert!(Weights::read(&file).is_some());
        assert!(Weights::read(&file[..file.len() - 1]).is_none());
        assert!(Weights::read(b"SFT2").is_none() && Weights::read(b"").is_none());
    }

    #[test]
    fn the_shipped_weights_can_be_read() {
        assert!(Weights::read(include_bytes!("weights.bin")).is_some());
    }
}

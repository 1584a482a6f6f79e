//! Words that are used alike: each common word has a number, near numbers for words used alike.
//!
//! `clusters.bin` is a hash table in one piece: for each of 2^15 slots a fingerprint, u16, and a
//! cluster, u16, from 1; both little-endian.

static TABLE: &[u8] = include_bytes!("clusters.bin");

const SLOTS: usize = 1 << 15;

/// How many neighbouring slots a word may be in.
const PROBES: usize = 16;

/// How many fine clusters one coarse cluster has.
pub const FINE: u64 = 8;

/// The fine cluster of the word whose hash is `hash`, from 1; 0 for words that have none.
pub fn of(hash: u64) -> u64 {
    let fingerprint = ((hash >> 48) as u16).max(1);
    for probe in 0..PROBES {
        let slot = 4 * ((hash as usize + probe) & (SLOTS - 1));
        let found = u16::from_le_bytes([TABLE[slot], TABLE[slot + 1]]);
        if found == fingerprint {
            return u64::from(u16::from_le_bytes([TABLE[slot + 2], TABLE[slot + 3]]));
        }
        if found == 0 {
            return 0;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tagger::feature::hash;

    #[test]
    fn words_that_are_used_alike_are_together() {
        let coarse = |word| of(hash(word)).div_ceil(FINE);
        assert_eq!(coarse("said"), coarse("stated"));
        assert_eq!(coarse("river"), coarse("lake"));
        assert_ne!(coarse("river"), coarse("said"));
        assert_eq!(of(hash("qwzzt")), 0);
    }
}

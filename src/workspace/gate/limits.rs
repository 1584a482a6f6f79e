//! How much is read. `SECURITY.md` lists all of it.

use std::fmt;

/// The most that is read of something, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What it is the limit of.
    pub of: &'static str,
    /// So many bytes may be read.
    pub most: u64,
}

const MIB: u64 = 1024 * 1024;

/// A million words are seven MiB.
pub const ARTICLE: Limit = Limit { of: "an article", most: 16 * MIB };

/// A long report has one MiB.
pub const ARCHIVE: Limit = Limit { of: "an archive", most: 2 * MIB };

/// What is known of a text takes some thirty times as much memory.
pub const ARCHIVES: Limit = Limit { of: "all archives of an article", most: 16 * MIB };

/// A library of ten thousand titles with their abstracts has some ten MiB.
pub const BIBLIOGRAPHY: Limit = Limit { of: "a bibliography", most: 16 * MIB };

/// As long as the longest of them.
pub const BIBLIOGRAPHIES: Limit = Limit { of: "all bibliographies of an article", most: 16 * MIB };

/// Templates of questions are the most that anybody writes into one.
pub const CONFIGURATION: Limit = Limit { of: "a configuration", most: MIB };

/// All of them.
pub const ALL: [Limit; 6] =
    [ARTICLE, ARCHIVE, ARCHIVES, BIBLIOGRAPHY, BIBLIOGRAPHIES, CONFIGURATION];

impl fmt::Display for Limit {
    /// "2 MiB, the limit of an archive"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} MiB, the limit of {}", self.most / MIB, self.of)
    }
}

//! How much is read. `SECURITY.md` lists all of it.

use std::fmt;

use crate::article::DEEPEST_YAML;

/// The most that is read of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What it is the limit of.
    pub of: &'static str,
    /// So much may be read.
    pub most: u64,
    /// What is counted.
    pub unit: Unit,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes, of which there are many.
    Bytes,
    /// Something else, by the name of several.
    Of(&'static str),
}

const MIB: u64 = 1024 * 1024;

/// A million words are seven MiB.
pub const ARTICLE: Limit = bytes("an article", 16 * MIB);

/// A long report has one MiB.
pub const ARCHIVE: Limit = bytes("an archive", 2 * MIB);

/// What is known of a text takes some thirty times as much memory.
pub const ARCHIVES: Limit = bytes("all archives of an article", 16 * MIB);

/// A library of ten thousand titles with their abstracts has some ten MiB.
pub const BIBLIOGRAPHY: Limit = bytes("a bibliography", 16 * MIB);

/// As long as the longest of them.
pub const BIBLIOGRAPHIES: Limit = bytes("all bibliographies of an article", 16 * MIB);

/// Templates of questions are the most that anybody writes into one.
pub const CONFIGURATION: Limit = bytes("a configuration", MIB);

/// Nobody extends a configuration so often.
pub const CONFIGURATIONS: Limit =
    Limit { of: "a configuration with all that it extends", most: 64, unit: Unit::Of("files") };

/// Each is checked for faults, which takes its time.
pub const OVERRIDES: Limit =
    Limit { of: "a configuration's overrides", most: 100, unit: Unit::Of("overrides") };

/// Readers take the square of it, and more.
pub const NESTING: Limit =
    Limit { of: "nesting", most: DEEPEST_YAML as u64, unit: Unit::Of("levels") };

/// As many does the list of abbreviations in a value have: `acm # " " # press`.
pub const PIECES: Limit =
    Limit { of: "a value in a bibliography", most: 1_000, unit: Unit::Of("pieces") };

/// An article in JSON.
pub const LINE: Limit = bytes("a line", 16 * MIB);

/// As many findings does nobody let be.
pub const BASELINE: Limit = bytes("a baseline", 64 * MIB);

/// Nobody names so many files one by one.
pub const IGNORED: Limit = bytes("a .gitignore", MIB);

/// As long as an article of findings.
pub const ENTRY: Limit = bytes("an entry of the cache", 64 * MIB);

/// All of them.
pub const ALL: [Limit; 14] = [
    ARTICLE,
    ARCHIVE,
    ARCHIVES,
    BIBLIOGRAPHY,
    BIBLIOGRAPHIES,
    CONFIGURATION,
    CONFIGURATIONS,
    OVERRIDES,
    NESTING,
    PIECES,
    LINE,
    BASELINE,
    IGNORED,
    ENTRY,
];

const fn bytes(of: &'static str, most: u64) -> Limit {
    Limit { of, most, unit: Unit::Bytes }
}

impl Limit {
    /// "2 MiB"
    pub fn amount(&self) -> String {
        match self.unit {
            Unit::Bytes => format!("{} MiB", self.most / MIB),
            Unit::Of(things) => format!("{} {things}", self.most),
        }
    }
}

impl fmt::Display for Limit {
    /// "2 MiB, the limit of an archive"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, the limit of {}", self.amount(), self.of)
    }
}

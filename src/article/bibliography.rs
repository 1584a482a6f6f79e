//! The sources that an article can cite: those of its front matter, and those of the files that it
//! names.

use std::path::PathBuf;

use super::{Reference, Spanned};

/// The entries of all bibliographies that an article uses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bibliography {
    /// The entries, those of the front matter first.
    pub entries: Vec<BibliographyEntry>,
    /// Whether some bibliography could not be read, so that a key may be defined all the same.
    pub is_incomplete: bool,
    /// The files that may not be read, or cannot be.
    pub unreadable: Vec<UnreadableBibliography>,
}

/// A bibliography that may not be read, or cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableBibliography {
    /// What the front matter calls it.
    pub name: Spanned<String>,
    /// Why it is not read, in words that go on from its name.
    pub reason: String,
}

/// One entry and the file that defines it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BibliographyEntry {
    /// The entry; its ranges are bytes of the file that defines it.
    pub reference: Reference,
    /// The file; absent for the article's own front matter.
    pub file: Option<PathBuf>,
}

impl Bibliography {
    /// The entry that citations call `key`.
    pub fn get(&self, key: &str) -> Option<&BibliographyEntry> {
        self.entries.iter().find(|entry| entry.reference.id.value == key)
    }
}

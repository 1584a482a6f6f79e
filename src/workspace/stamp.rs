//! What a review rests on beside the article and its configuration, as a number each: while the
//! numbers stay, so does the review.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use super::asked::AskedFiles;
use super::gate::{self, Admitted, Bounds, FileFault, Limit, limits};

/// What kind of file a review rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    /// The archived text of a source.
    Archive,
    /// A bibliography.
    Bibliography,
}

/// What a file said, and where it was in the end, or why it could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp(u128);

/// A file that a review rests on, as it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footing {
    /// What kind of file it is.
    pub kind: SourceKind,
    /// Where it was looked for; absolute.
    pub path: PathBuf,
    /// What was found there.
    pub stamp: Stamp,
}

/// The stamps of the files that were asked for. A file is read once: all articles that use it are
/// checked in one run.
#[derive(Debug, Default)]
pub struct Stamps {
    known: Mutex<HashMap<(SourceKind, PathBuf), Stamp>>,
    asked: AskedFiles,
}

impl SourceKind {
    /// How much is read of one.
    pub fn limit(self) -> Limit {
        match self {
            Self::Archive => limits::ARCHIVE,
            Self::Bibliography => limits::BIBLIOGRAPHY,
        }
    }
}

impl Stamp {
    /// The stamp of a file that could not be read.
    pub fn of_fault(fault: &FileFault) -> Self {
        Self::of(&[b"fault", fault.to_string().as_bytes()])
    }

    /// The stamp of the file at `admitted`, which says `text`.
    pub fn of_text(admitted: &Admitted, text: &str) -> Self {
        Self::of(&[b"text", admitted.real.as_os_str().as_encoded_bytes(), text.as_bytes()])
    }

    fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Xxh3::new();
        for part in parts {
            hash.update(&part.len().to_le_bytes());
            hash.update(part);
        }
        Self(hash.digest128())
    }
}

impl Footing {
    /// What the file says, if that is still what it was then.
    pub fn text(&self, bounds: &Bounds) -> Option<String> {
        let (text, stamp) = read(self.kind, &self.path, bounds);
        text.ok().filter(|_| stamp == self.stamp)
    }
}

impl Stamps {
    /// Whether the file is what it was, for an article that may read what lies in `bounds`.
    pub fn hold(&self, footing: &Footing, bounds: &Bounds) -> bool {
        let Footing { kind, path, stamp } = footing;
        self.asked.add(path);
        // What may be read is another question for each article.
        if bounds.real(path).is_err() {
            return read(*kind, path, bounds).1 == *stamp;
        }
        let key = (*kind, path.clone());
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known().get(&key).copied();
        let found = found.unwrap_or_else(|| {
            let found = read(*kind, path, bounds).1;
            known().insert(key, found);
            found
        });
        found == *stamp
    }

    /// The files that were asked for.
    pub fn asked(&self) -> Vec<PathBuf> {
        self.asked.all()
    }
}

fn read(kind: SourceKind, path: &Path, bounds: &Bounds) -> (Result<String, FileFault>, Stamp) {
    let text = gate::admit(path, bounds, kind.limit())
        .and_then(|admitted| Ok((admitted.text()?, admitted)));
    match text {
        Ok((text, admitted)) => {
            let stamp = Stamp::of_text(&admitted, &text);
            (Ok(text), stamp)
        }
        Err(fault) => {
            let stamp = Stamp::of_fault(&fault);
            (Err(fault), stamp)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::workspace::Reach;

    #[test]
    fn a_stamp_tells_contents_places_and_faults_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let stamp = |path: &Path| {
            let bounds = Reach::default().of(&folder.path().join("article.md"));
            read(SourceKind::Archive, path, &bounds).1
        };
        let missing = stamp(&path);
        fs::write(&path, "It hums.").unwrap();
        let hums = stamp(&path);
        fs::write(&path, "It rests.").unwrap();
        let rests = stamp(&path);
        fs::write(folder.path().join("b.md"), "It rests.").unwrap();
        let all = [missing, hums, rests, stamp(&folder.path().join("b.md")), stamp(folder.path())];
        for (at, one) in all.iter().enumerate() {
            assert_eq!(all.iter().position(|other| other == one), Some(at));
        }
        assert_eq!(stamp(&path), rests);
    }
}

//! What a baseline calls an article.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, percent_encode};
use serde::{Deserialize, Serialize};

/// What is written in another way in a name that is no Unicode: no byte of it may be mistaken.
const ESCAPED: &AsciiSet = &CONTROLS.add(b'%');

/// The way to an article from the folder of the baseline, with `/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// The way, as it is written.
    pub path: String,
    /// How it is written, where JSON cannot hold it as it is.
    pub encoding: Option<Encoding>,
}

/// How a way is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// `%E9` is a byte.
    Percent,
}

impl Name {
    /// The name of the article that `way` leads to.
    pub fn of(way: &Path) -> Self {
        let parts: Option<Vec<_>> = way.iter().map(|part| part.to_str()).collect();
        if let Some(parts) = parts {
            return Self { path: parts.join("/"), encoding: None };
        }
        let encoded =
            |part: &std::ffi::OsStr| percent_encode(part.as_encoded_bytes(), ESCAPED).to_string();
        let parts: Vec<_> = way.iter().map(encoded).collect();
        Self { path: parts.join("/"), encoding: Some(Encoding::Percent) }
    }

    /// The way that it names.
    pub fn way(&self) -> PathBuf {
        match self.encoding {
            None => PathBuf::from(&self.path),
            Some(Encoding::Percent) => {
                PathBuf::from(from_bytes(percent_decode_str(&self.path).collect()))
            }
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

#[cfg(unix)]
fn from_bytes(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn from_bytes(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_name_of_its_own() {
        let ways: Vec<PathBuf> = [
            &b"caf\xe9/a.md"[..],
            b"caf\xe8/a.md",
            b"caf%E9/a.md",
            b"caf%25\xe9/a.md",
            "café/a.md".as_bytes(),
            b"two\nlines.md",
        ]
        .map(|bytes| from_bytes(bytes.to_vec()).into())
        .to_vec();
        let names: Vec<_> = ways.iter().map(|way| Name::of(way)).collect();
        for (at, name) in names.iter().enumerate() {
            assert_eq!(names.iter().position(|other| other == name), Some(at), "{name}");
            assert_eq!(name.way(), ways[at]);
        }
        assert_eq!(names[0].to_string(), "caf%E9/a.md");
        assert_eq!(names[4].to_string(), "café/a.md");
    }
}

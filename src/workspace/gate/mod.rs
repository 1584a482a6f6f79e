//! The gate: whatever an article, a bibliography or a configuration names is read through it.
//!
//! Articles are written by strangers, and so is what lies beside them. [`reach`] decides which
//! files they may name, [`limits`] how much is read of one, [`fault`] says why one is not read.

mod fault;
pub mod limits;
mod reach;

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

pub use fault::FileFault;
pub use limits::Limit;
pub use reach::{Bounds, Reach};

use super::FileVersion;

/// A file that may be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted {
    /// Where it is, without links and dots.
    pub real: PathBuf,
    /// The file as it was when it was looked at.
    pub version: FileVersion,
    limit: Limit,
}

/// Looks at the file at `path`, of which no more than `limit` may be read.
///
/// # Errors
///
/// It lies outside of `bounds`, is no plain file, or too long.
pub fn admit(path: &Path, bounds: &Bounds, limit: Limit) -> Result<Admitted, FileFault> {
    let real = bounds.real(path)?;
    let about = fs::metadata(&real)?;
    // Before it is opened, which a pipe would let wait.
    if !about.is_file() {
        return Err(FileFault::NotPlain);
    }
    if about.len() > limit.most {
        return Err(FileFault::TooLong(limit));
    }
    Ok(Admitted { real, version: FileVersion::told_by(&about), limit })
}

impl Admitted {
    /// What the file says, byte order mark included.
    ///
    /// # Errors
    ///
    /// It cannot be read, has become too long, or is not UTF-8.
    pub fn text(&self) -> Result<String, FileFault> {
        text_of_file(File::open(&self.real)?, self.limit)
    }
}

/// What `input` says, byte order mark included: no more than `limit` is ever held of it.
///
/// # Errors
///
/// It cannot be read, is too long, or is not UTF-8.
pub fn text_of(input: impl Read, limit: Limit) -> Result<String, FileFault> {
    text_in(Vec::new(), input, limit)
}

/// The same of a file, which says how long it is.
///
/// # Errors
///
/// As those of [`text_of`].
pub fn text_of_file(file: File, limit: Limit) -> Result<String, FileFault> {
    // Pipes have no length, and files may lie about theirs.
    let expected = file.metadata()?.len().min(limit.most) as usize;
    text_in(Vec::with_capacity(expected + 1), file, limit)
}

/// What `input` says, in the room of `bytes`.
fn text_in(mut bytes: Vec<u8>, input: impl Read, limit: Limit) -> Result<String, FileFault> {
    input.take(limit.most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit.most {
        return Err(FileFault::TooLong(limit));
    }
    Ok(String::from_utf8(bytes)?)
}

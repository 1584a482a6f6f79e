//! Why a file is not read, in words that go on from its name.

use std::fmt;
use std::io;
use std::string::FromUtf8Error;

use super::Limit;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// There is no such file.
    Missing,
    /// It lies outside of the workspace, and the user has not allowed it.
    Outside,
    /// It is a folder, a pipe, a device.
    NotPlain,
    /// It is longer than this.
    TooLong(Limit),
    /// It is one too many: all of them are longer than this.
    TooMuch(Limit),
    /// It is nested deeper than this.
    TooDeep(Limit),
    /// Its parts use each other so much that all of it, written out, is longer than this.
    TooEntangled(Limit),
    /// It is no text in UTF-8, from this byte on, which stands in this line; bytes count from 0,
    /// lines from 1.
    NotUtf8 {
        /// How many bytes before are UTF-8.
        byte: usize,
        /// The line of the first that is not.
        line: usize,
    },
    /// There is no permission to read it.
    Forbidden,
    /// Something else, in the system's words.
    Unreadable(String),
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "does not exist"),
            Self::Outside => write!(
                f,
                "lies outside of the workspace: you can allow that with `--allow-read FOLDER`"
            ),
            Self::NotPlain => write!(f, "is no plain file"),
            Self::TooLong(limit) => write!(f, "is longer than {limit}"),
            Self::TooMuch(limit) => write!(f, "is one too many: more than {limit}"),
            Self::TooDeep(limit) => write!(f, "is nested deeper than {limit}"),
            Self::TooEntangled(limit) => {
                write!(f, "uses its own parts so often that it comes to more than {limit}")
            }
            Self::NotUtf8 { byte, line } => {
                write!(f, "is not valid UTF-8 at byte {byte} (line {line}): save the file as UTF-8")
            }
            Self::Forbidden => write!(f, "may not be read: there is no permission to"),
            Self::Unreadable(reason) => write!(f, "cannot be read: {reason}"),
        }
    }
}

impl std::error::Error for FileFault {}

impl From<io::Error> for FileFault {
    fn from(reason: io::Error) -> Self {
        match reason.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Unreadable(reason.to_string()),
        }
    }
}

impl From<FromUtf8Error> for FileFault {
    fn from(fault: FromUtf8Error) -> Self {
        let byte = fault.utf8_error().valid_up_to();
        let before = fault.as_bytes().iter().take(byte);
        Self::NotUtf8 { byte, line: 1 + before.filter(|byte| **byte == b'\n').count() }
    }
}

#[cfg(test)]
mod tests {
    use crate::workspace::gate::{limits, text_of};

    #[test]
    fn text_that_is_no_utf8_is_refused_with_its_place() {
        let text = |bytes: &[u8]| text_of(bytes, limits::ARTICLE).map_err(|f| f.to_string());
        assert_eq!(text("\u{feff}né".as_bytes()), Ok("\u{feff}né".to_owned()));
        let message = "is not valid UTF-8 at byte 4 (line 2): save the file as UTF-8";
        assert_eq!(text(b"one\n\xe9t\xe9"), Err(message.to_owned()));
    }

    #[test]
    fn a_limit_says_its_name_when_it_is_reached_however_long_the_input_goes_on() {
        let fault = text_of(std::io::repeat(b'a'), limits::CONFIGURATION).unwrap_err();
        assert_eq!(fault.to_string(), "is longer than 1 MiB, the limit of a configuration");
    }
}

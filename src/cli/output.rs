//! Standard output and standard error: colours, complaints, and readers that went away.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::ValueEnum;

use super::FAILED;

/// When to use colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Color {
    /// On a terminal that has them, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Makes this the choice for the whole process.
    pub fn apply(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// Reading or writing failed.
    Io(io::Error),
    /// Something else, said in a sentence.
    Because(String),
}

impl Failure {
    /// A failure for a reason that is said already.
    pub fn because(reason: impl fmt::Display) -> Self {
        Self::Because(reason.to_string())
    }

    /// Says why on standard error, unless it is only that the reader went away.
    pub fn report(self) -> ExitCode {
        match self {
            Self::Io(reason) if is_gone(&reason) => return ExitCode::SUCCESS,
            Self::Io(reason) => complain(&reason),
            Self::Because(reason) => complain(&reason),
        }
        ExitCode::from(FAILED)
    }
}

/// A reader that went away (`| head`) has all that it wanted, so writing on is no failure.
pub fn unless_gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(reason) if is_gone(&reason) => Ok(()),
        other => other,
    }
}

fn is_gone(reason: &io::Error) -> bool {
    reason.kind() == io::ErrorKind::BrokenPipe
}

impl From<io::Error> for Failure {
    fn from(reason: io::Error) -> Self {
        Self::Io(reason)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(reason: serde_json::Error) -> Self {
        Self::Io(reason.into())
    }
}

/// Says on standard error what could not be done.
pub fn complain(reason: &dyn fmt::Display) {
    // Where standard error is closed there is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "standfirst: {reason}");
}

/// Prints `text` as it is.
pub fn print(text: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text)?;
    out.flush()
}

/// Standard output for people: styles are put into the terminal's own terms. Where it shows none,
/// nothing is looked at, since nobody writes any.
pub fn styled() -> Box<dyn Write> {
    let styled = anstream::stdout();
    match styled.current_choice() {
        anstream::ColorChoice::Never => Box::new(io::stdout().lock()),
        _ => Box::new(styled.lock()),
    }
}

/// Standard output, buffered, for machines.
pub fn plain() -> impl Write {
    io::BufWriter::new(io::stdout().lock())
}

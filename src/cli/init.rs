//! `standfirst init`: a configuration file to start from.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

use crate::workspace::{FILE_NAME, starter};

use super::output::{self, Failure};
use super::{ExitCode, Outcome};

/// Write a commented standfirst.toml: every key with its default
///
/// A file that is there already is left alone; the exit status is 2 then.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder whose articles it is for
    #[arg(default_value = ".")]
    folder: PathBuf,
}

/// Writes the file.
pub fn run(arguments: &Arguments) -> Outcome {
    let path = arguments.folder.join(FILE_NAME);
    let path = path.strip_prefix(".").unwrap_or(&path);
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(starter().as_bytes())).map_err(|reason| {
        Failure::because(format_args!("{}: {}", path.display(), advice(&reason)))
    })?;
    let mut out = output::plain();
    writeln!(out, "wrote {}: it changes nothing until you take a `#` away", path.display())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn advice(reason: &io::Error) -> String {
    match reason.kind() {
        ErrorKind::AlreadyExists => "is there already, and is left as it is".to_owned(),
        ErrorKind::NotFound => "there is no such folder".to_owned(),
        _ => format!("cannot be written: {reason}"),
    }
}

//! `standfirst schema`: what editors of `standfirst.toml` want to know.

use crate::workspace;

use super::{ExitCode, Outcome, output};

/// Prints the schema.
pub fn run() -> Outcome {
    output::print(workspace::schema().as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

//! `standfirst server`: the language server on standard input and output.

use std::process::ExitCode;

use tokio::runtime;

use crate::server;
use crate::workspace::Workspace;

use super::Outcome;
use super::output::Failure;
use super::reading::Reading;

/// Serves an editor on standard input and output
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Accepted, and means the same
    #[arg(long)]
    stdio: bool,
    #[command(flatten)]
    reading: Reading,
}

/// Serves one client on standard input and output. Exits with 0 after an orderly goodbye, with 1
/// if the client just went, with 2 if the server cannot start.
pub fn run(arguments: &Arguments) -> Outcome {
    let workspace = Workspace::reaching(arguments.reading.elsewhere()?);
    let runtime =
        runtime::Builder::new_multi_thread().enable_all().thread_stack_size(super::STACK).build();
    let cannot = |reason| Failure::Because(format!("cannot start the server: {reason}"));
    let runtime = runtime.map_err(cannot)?;
    let (input, output) = (tokio::io::stdin(), tokio::io::stdout());
    let status = runtime.block_on(server::serve(input, output, workspace));
    // Reading standard input cannot be interrupted, and whoever says `exit` need not close it.
    runtime.shutdown_background();
    Ok(ExitCode::from(status))
}

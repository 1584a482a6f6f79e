//! `standfirst server`: the language server on standard input and output.

use std::process::ExitCode;

use tokio::runtime;

use crate::server;

/// Serves one client on standard input and output. Exits with 0 after an orderly goodbye, with 1
/// if the client just went, with 2 if the server cannot start.
pub fn run() -> ExitCode {
    let runtime =
        runtime::Builder::new_multi_thread().enable_all().thread_stack_size(super::STACK).build();
    match runtime {
        Ok(runtime) => {
            let status = runtime.block_on(server::serve(tokio::io::stdin(), tokio::io::stdout()));
            // Reading standard input cannot be interrupted, and whoever says `exit` need not close it.
            runtime.shutdown_background();
            ExitCode::from(status)
        }
        Err(error) => {
            anstream::eprintln!("error: cannot start the server: {error}");
            ExitCode::from(2)
        }
    }
}

//! The `standfirst` binary: hands the arguments to [`standfirst::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    standfirst::cli::run()
}

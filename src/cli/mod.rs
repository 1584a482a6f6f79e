//! The command line: one subcommand a file. Floor 8.
//!
//! Exit statuses are the same for all of them: 0 where there is nothing to complain about, 1 where
//! something was found, 2 where the work could not be done; the reason is then on standard error.

mod check;
mod completions;
mod entities;
mod explain;
mod import;
mod init;
mod input;
mod lines;
mod man;
mod output;
mod questions;
mod reading;
mod rule_name;
mod rules;
mod schema;
mod server;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use output::Failure;

pub use verify::answered;

/// Checks annotated articles: does the article support its headline and summary, and do its
/// sources support the article?
#[derive(Debug, Parser)]
#[command(name = "standfirst", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: output::Color,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Arguments),
    Verify(verify::Arguments),
    Entities(entities::Arguments),
    Questions(questions::Arguments),
    Import(import::Arguments),
    Init(init::Arguments),
    Explain(explain::Arguments),
    Rules(rules::Arguments),
    /// Print the JSON Schema of standfirst.toml, for editors
    Schema,
    Completions(completions::Arguments),
    Man(man::Arguments),
    Server(server::Arguments),
}

/// How a command ended that could do its work, or the reason why it could not.
type Outcome = Result<ExitCode, Failure>;

/// The exit status of a command that found something.
const FOUND: u8 = 1;
/// The exit status of a command that could not do all of its work.
const FAILED: u8 = 2;

/// How many bytes of stack each thread has: markup may be nested thousands of times, and is read
/// by recursion.
const STACK: usize = 64 << 20;

/// Runs the command that the arguments ask for.
pub fn run() -> ExitCode {
    // Says what is wrong with bad arguments and exits with status 2.
    let Arguments { command, color } = Arguments::parse();
    color.apply();
    match rayon::ThreadPoolBuilder::new().stack_size(STACK).build() {
        Ok(threads) => threads.install(|| command.run()),
        Err(reason) => Err(Failure::Because(reason.to_string())),
    }
    .unwrap_or_else(Failure::report)
}

impl Command {
    fn run(&self) -> Outcome {
        match self {
            Self::Check(arguments) => check::run(arguments),
            Self::Verify(arguments) => verify::run(arguments),
            Self::Entities(arguments) => entities::run(arguments),
            Self::Questions(arguments) => questions::run(arguments),
            Self::Import(arguments) => import::run(arguments),
            Self::Init(arguments) => init::run(arguments),
            Self::Explain(arguments) => explain::run(arguments),
            Self::Rules(arguments) => rules::run(arguments),
            Self::Schema => schema::run(),
            Self::Completions(arguments) => completions::run(arguments),
            Self::Man(arguments) => man::run(arguments),
            Self::Server(arguments) => server::run(arguments),
        }
    }
}

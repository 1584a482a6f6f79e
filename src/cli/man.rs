//! `standfirst man`: made from the definitions of the arguments.

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::output::{self, Failure};
use super::{ExitCode, Outcome};

/// Print the manual page of standfirst, or of one of its commands
///
/// `standfirst man check > standfirst-check.1`
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The command [default: standfirst itself]
    command: Option<String>,
}

/// Prints the page.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut all = super::Arguments::command().disable_help_subcommand(true);
    all.build();
    let command = match &arguments.command {
        Some(name) => all.find_subcommand(name).ok_or_else(|| there_is_no(name, &all))?,
        None => &all,
    };
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    output::print(&page)?;
    Ok(ExitCode::SUCCESS)
}

fn there_is_no(name: &str, all: &Command) -> Failure {
    let known: Vec<_> = all.get_subcommands().map(Command::get_name).collect();
    let known = known.join(", ");
    Failure::because(format_args!("there is no command `{name}`: use one of {known}"))
}

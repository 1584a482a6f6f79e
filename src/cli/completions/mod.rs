//! `standfirst completions`: made from the definitions of the arguments.

mod fish;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{ExitCode, Outcome, output};

/// Print the script that makes a shell complete commands, options, formats and rules
///
/// bash: put it into ~/.local/share/bash-completion/completions/standfirst; zsh: into a file called
/// _standfirst in a folder of $fpath; fish: into ~/.config/fish/completions/standfirst.fish.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell
    shell: Shell,
}

/// Prints the script.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut command = super::Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    if arguments.shell == Shell::Fish {
        script.extend(fish::arguments(&command).into_bytes());
    }
    output::print(&script)?;
    Ok(ExitCode::SUCCESS)
}

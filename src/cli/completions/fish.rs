//! What the script for fish lacks: the arguments that have no name, such as the rule of `explain`,
//! and lists with commas, such as the rules of `check --select`.

use clap::builder::PossibleValue;
use clap::{Arg, Command};

/// The lines that complete them for the commands of `program`.
pub fn arguments(program: &Command) -> String {
    let name = program.get_name();
    let commands = program.get_subcommands();
    let lines = commands.flat_map(|command| command.get_arguments().map(move |arg| (command, arg)));
    let lines = lines.filter_map(|(command, arg)| {
        let values = values(arg);
        let (option, words) = match (arg.get_long(), arg.get_value_delimiter()) {
            _ if values.is_empty() => return None,
            (None, _) => (String::new(), values),
            (Some(long), Some(comma)) => {
                (format!(" -l {long} -r"), format!("(__fish_append {comma} {values})"))
            }
            (Some(_), None) => return None,
        };
        let command = command.get_name();
        let condition = quoted(&format!("__fish_{name}_using_subcommand {command}"));
        Some(format!("complete -c {name} -n {condition}{option} -f -a {}\n", quoted(&words)))
    });
    lines.collect()
}

/// What `arg` can be, each with what it means.
fn values(arg: &Arg) -> String {
    let values = arg.get_possible_values();
    let shown = values.iter().filter(|value| !value.is_hide_set()).map(word);
    shown.collect::<Vec<_>>().join(" ")
}

fn word(value: &PossibleValue) -> String {
    let meaning = value.get_help().map(ToString::to_string).unwrap_or_default();
    quoted(&format!("{}\t{}", value.get_name(), meaning.replace('\n', " ")))
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_may_hold_quotation_marks() {
        let value = PossibleValue::new("rule").help("a source's \"words\"");
        assert_eq!(word(&value), "'rule\ta source\\'s \"words\"'");
    }
}

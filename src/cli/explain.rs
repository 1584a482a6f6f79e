//! `standfirst explain`: the documentation of a rule.

use std::io::Write;

use crate::rules::{self, ALL};

use super::rule_name::RuleName;
use super::{ExitCode, Outcome, output};

/// Explain a rule, or list what can be explained
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The rule [default: list them all]
    #[arg(value_parser = RuleName, hide_possible_values = true)]
    rule: Option<String>,
}

/// Prints the page of the rule.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut out = output::plain();
    match &arguments.rule {
        Some(name) => writeln!(out, "{}", page(name).trim_end())?,
        None => {
            for rule in ALL {
                writeln!(out, "{:<22} {}", rule.name, rule.summary)?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn page(name: &str) -> &'static str {
    rules::find(name).map_or("", |rule| rule.page)
}

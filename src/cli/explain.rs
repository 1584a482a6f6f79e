//! `standfirst explain`: the documentation of a rule.

use std::io::Write;

use crate::rules::{self, ALL};

use super::output::{self, Failure};
use super::{ExitCode, Outcome};

/// Explain a rule, or list what can be explained
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The rule [default: list them all]
    rule: Option<String>,
}

/// Prints the page of the rule.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut out = output::plain();
    match &arguments.rule {
        Some(name) => writeln!(out, "{}", page(name)?.trim_end())?,
        None => {
            for rule in ALL {
                writeln!(out, "{:<22} {}", rule.name, rule.summary)?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn page(name: &str) -> Result<&'static str, Failure> {
    rules::check_rule(name).map_err(Failure::Because)?;
    Ok(rules::find(name).map_or("", |rule| rule.page))
}

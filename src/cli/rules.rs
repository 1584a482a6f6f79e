//! `standfirst rules`: the list of rules.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use crate::rules::{ALL, Group, Severity};

use super::{ExitCode, Outcome, output};

/// List the rules
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How to print them
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A table
    Text,
    /// A JSON array
    Json,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    group: Group,
    severity: Severity,
    summary: &'static str,
}

/// Prints the rules in the order of the registry.
pub fn run(arguments: &Arguments) -> Outcome {
    let mut out = output::plain();
    match arguments.format {
        Format::Text => table(&mut out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &rows())?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn rows() -> Vec<Row> {
    let row = |rule: &&crate::rules::Rule| Row {
        name: rule.name,
        group: rule.group,
        severity: rule.severity,
        summary: rule.summary,
    };
    ALL.iter().map(row).collect()
}

fn table(out: &mut impl Write) -> io::Result<()> {
    for Row { name, group, severity, summary } in rows() {
        writeln!(out, "{:<12} {:<22} {:<8} {summary}", group.as_str(), name, severity.as_str())?;
    }
    Ok(())
}

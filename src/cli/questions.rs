//! `standfirst questions`: insight questions that an article invites.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Map, Value, json};

use crate::insights::{self, Proposal};
use crate::workspace::Workspace;

use super::output::{self, Failure};
use super::{ExitCode, Outcome, input};

/// Propose insight questions for an article
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The article; `-` is standard input
    file: PathBuf,
    /// How to print the questions
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// How many questions to propose
    #[arg(long, value_name = "N", default_value_t = 12)]
    count: usize,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// One question a line, under its category
    Text,
    /// A JSON array with category, template, fills and rank
    Json,
}

/// Prints the best questions first.
pub fn run(arguments: &Arguments) -> Outcome {
    let because = |reason: &dyn std::error::Error| Failure::Because(reason.to_string());
    let text = input::read(&arguments.file).map_err(|error| because(&error))?;
    let workspace = Workspace::default();
    let configuration =
        workspace.configuration(&arguments.file).map_err(|error| because(&error))?;
    let analysis = workspace.analyse(&text, &configuration);
    let proposals = insights::propose(&analysis, &configuration.library, arguments.count);

    let mut out = output::plain();
    match arguments.format {
        Format::Text => write_text(&proposals, &mut out)?,
        Format::Json => {
            let proposals: Vec<_> = proposals.iter().map(as_json).collect();
            serde_json::to_writer_pretty(&mut out, &proposals)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn write_text(proposals: &[Proposal], out: &mut impl Write) -> io::Result<()> {
    for proposal in proposals {
        writeln!(out, "{:<12} {}", proposal.category, proposal.text)?;
    }
    Ok(())
}

fn as_json(proposal: &Proposal) -> Value {
    let fills = proposal.fills.iter().map(|(slot, fill)| (slot.clone(), fill.as_str().into()));
    json!({
        "category": proposal.category,
        "template": proposal.template,
        "text": proposal.text,
        "fills": fills.collect::<Map<String, Value>>(),
        "rank": proposal.rank,
    })
}

//! `standfirst questions`: insight questions that an article invites.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::{Map, Value, json};

use crate::analysis::Analysis;
use crate::ide;
use crate::insights::{self, Proposal};
use crate::workspace::{Workspace, write_file};

use super::output::{self, Failure};
use super::reading::Reading;
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
    #[arg(long, value_name = "N", default_value_t = 6)]
    count: usize,
    /// Propose only questions of the categories of which the article has none
    #[arg(long)]
    missing: bool,
    /// Write the questions into the article, at the end of its insights section
    #[arg(long)]
    write: bool,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// One question a line behind its category, the reasons for it below
    Text,
    /// A JSON array with category, template, fills, rank and reasons
    Json,
}

/// Prints the best questions first.
pub fn run(arguments: &Arguments) -> Outcome {
    let because = |reason: &dyn std::error::Error| Failure::Because(reason.to_string());
    if arguments.write && input::is_stdin(&arguments.file) {
        let message = "--write needs a file: standard input cannot be written to";
        return Err(Failure::Because(message.to_owned()));
    }
    let text = input::read(&arguments.file).map_err(|error| because(&error))?;
    let workspace = Workspace::reaching(arguments.reading.here()?);
    let configuration =
        workspace.configuration(&arguments.file).map_err(|error| because(&error))?;
    let analysis = workspace.analyse(&text, &configuration);
    let propose = if arguments.missing { insights::propose_missing } else { insights::propose };
    let proposals = propose(&analysis, &configuration.library, arguments.count);

    if arguments.write {
        write_into(&arguments.file, &text, &analysis, &proposals)?;
    }
    let mut out = output::plain();
    match arguments.format {
        Format::Text => write_text(&analysis, &proposals, &mut out)?,
        Format::Json => {
            let proposals: Vec<_> = proposals.iter().map(|p| as_json(&analysis, p)).collect();
            serde_json::to_writer_pretty(&mut out, &proposals)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Puts the questions into the article at `path`, whose text is `source`; the rest stays as it is.
fn write_into(
    path: &Path,
    source: &str,
    analysis: &Analysis,
    proposals: &[Proposal],
) -> Result<(), Failure> {
    if proposals.is_empty() {
        return Ok(());
    }
    let questions: Vec<_> = proposals.iter().map(|proposal| proposal.text.as_str()).collect();
    let (offset, new_text) = ide::inserted(&analysis.article, source, &questions);
    let (before, after) = source.split_at(offset);
    let because = |reason| Failure::Because(format!("{}: {reason}", path.display()));
    write_file(path, [before, &new_text, after].concat().as_bytes()).map_err(because)
}

fn write_text(analysis: &Analysis, proposals: &[Proposal], out: &mut impl Write) -> io::Result<()> {
    for proposal in proposals {
        writeln!(out, "{:<12} {}", proposal.category, proposal.text)?;
        for reason in ide::reasons(analysis, proposal) {
            writeln!(out, "{:<12} · {reason}", "")?;
        }
    }
    Ok(())
}

fn as_json(analysis: &Analysis, proposal: &Proposal) -> Value {
    let fills = proposal.fills.iter().map(|(slot, fill)| (slot.clone(), fill.as_str().into()));
    json!({
        "category": proposal.category,
        "kind": proposal.kind,
        "template": proposal.template,
        "text": proposal.text,
        "fills": fills.collect::<Map<String, Value>>(),
        "rank": proposal.rank,
        "reasons": ide::reasons(analysis, proposal),
    })
}

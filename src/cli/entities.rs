//! `standfirst entities`: what was extracted from articles.

mod extraction;
mod table;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::workspace::{Configuration, Discovery, Workspace};

use super::output::{self, complain};
use super::reading::Reading;
use super::{ExitCode, FAILED, Outcome, input, lines};

use extraction::Extraction;

/// Print the names, quantities, dates and quotations of articles
///
/// Offsets count bytes of the file. With --format json, one object a file.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files, and folders to search for *.article.md; `-` is standard input [default: this folder]
    paths: Vec<PathBuf>,
    /// How to print them
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Read {"id", "text"} a line from the file, or from standard input, and print one result a
    /// line
    #[arg(long, conflicts_with = "format")]
    jsonl: bool,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The entities, most salient first
    Table,
    /// One JSON object a file, over several lines
    Json,
    /// One JSON object a file, one a line
    Jsonl,
}

/// An article on a line of its own.
#[derive(Deserialize)]
struct Asked {
    text: String,
}

/// What a file yields.
#[derive(Serialize)]
struct Extracted {
    path: String,
    #[serde(flatten)]
    extraction: Extraction,
}

/// Extracts and prints.
pub fn run(arguments: &Arguments) -> Outcome {
    let workspace = Workspace::reaching(arguments.reading.here()?);
    if arguments.jsonl {
        let file = arguments.paths.first().map(PathBuf::as_path);
        let configuration = Configuration::default();
        return lines::answer(input::open(file)?, |asked: Asked| {
            Extraction::of(&workspace.analyse(&asked.text, &configuration))
        });
    }
    let Discovery { articles, errors } = input::discover(&arguments.paths, workspace.reach());
    errors.iter().for_each(|error| complain(error));
    let extracted: Vec<_> = articles.par_iter().map(|path| extract(&workspace, path)).collect();

    let mut out = output::plain();
    let mut is_complete = errors.is_empty();
    for result in &extracted {
        match result {
            Ok(extracted) => print(arguments.format, extracted, &mut out)?,
            Err(complaint) => {
                complain(complaint);
                is_complete = false;
            }
        }
    }
    out.flush()?;
    Ok(if is_complete { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

fn extract(workspace: &Workspace, path: &Path) -> Result<Extracted, String> {
    let text = input::read(path).map_err(|error| error.to_string())?;
    let configuration = workspace.configuration(path).map_err(|error| error.to_string())?;
    let extraction = Extraction::of(&workspace.analyse(&text, &configuration));
    Ok(Extracted { path: path.to_string_lossy().into_owned(), extraction })
}

fn print(format: Format, extracted: &Extracted, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Table => table::write(&extracted.path, &extracted.extraction, out),
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, extracted)?;
            writeln!(out)
        }
        Format::Jsonl => {
            serde_json::to_writer(&mut *out, extracted)?;
            writeln!(out)
        }
    }
}

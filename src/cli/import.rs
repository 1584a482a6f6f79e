//! `standfirst import`: a raw capture as an annotated article.

use std::io::Write;
use std::path::PathBuf;

use crate::article;
use crate::ide;
use crate::workspace::Workspace;

use super::output::{self, Failure};
use super::reading::Reading;
use super::{ExitCode, Outcome, input};

/// Turn a text copied off a news site into an annotated article, on standard output
///
/// Headline, summary, article and questions get their marks; what is no part of the article goes
/// into divs of its own. No word is lost. An article that has marks is printed as it is.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The text; `-` is standard input
    file: PathBuf,
    #[command(flatten)]
    reading: Reading,
}

/// Prints the article with its marks.
pub fn run(arguments: &Arguments) -> Outcome {
    let because = |reason: &dyn std::error::Error| Failure::Because(reason.to_string());
    let source = input::read(&arguments.file).map_err(|error| because(&error))?;
    let workspace = Workspace::reaching(arguments.reading.here()?);
    let configuration = workspace.configuration(&arguments.file);
    let configuration = configuration.map_err(|error| because(&error))?;
    let article = article::read(&source, &configuration.labels);
    let text = match ide::conversion(&article, &source) {
        Some(edits) => ide::edited(&source, &edits),
        None if ide::is_raw(&article, &source) => {
            let path = arguments.file.display();
            let reason = format!("{path}: with marks, this text would read as another article");
            return Err(Failure::Because(reason));
        }
        None => source,
    };
    let mut out = output::plain();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

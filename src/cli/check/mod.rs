//! `standfirst check`: what is wrong with these articles?

mod printing;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::check::{CheckedFile, Checker, in_order};
use crate::report::{FORMATS, Format};
use crate::rules::{self, Severity};
use crate::workspace::Discovery;

use super::input::{self, STDIN};
use super::{Outcome, output};

use printing::Printing;

/// Check articles
///
/// Exit status: 0 where nothing is as severe as --fail-on, 1 where something is, 2 where something
/// could not be checked (the reason is on standard error).
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files, and folders to search for *.article.md; `-` is standard input [default: this folder]
    paths: Vec<PathBuf>,
    /// How to print what was found
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = formats())]
    format: Format,
    /// Run only these rules or groups, whatever the configuration selects
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_or_group)]
    select: Vec<String>,
    /// Do not run these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_or_group)]
    ignore: Vec<String>,
    /// From which severity on a finding makes the exit status 1
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    fail_on: Severity,
    /// Check standard input as if it were the file NAME
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
}

impl ValueEnum for Severity {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Hint, Self::Info, Self::Warning, Self::Error]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let known = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.summary));
    PossibleValuesParser::new(known).try_map(|name| {
        FORMATS.iter().find(|format| format.name == name).map(|format| **format).ok_or("no format")
    })
}

fn rule_or_group(name: &str) -> Result<String, String> {
    rules::check_rule_or_group(name).map(|()| name.to_owned())
}

/// Checks the articles and prints the report.
pub fn run(arguments: &Arguments) -> Outcome {
    let Discovery { articles, errors } = articles(arguments);
    let checker = Checker::new(&arguments.select, &arguments.ignore);
    let mut printing = Printing::begin(arguments.format, output::coloured())?;
    for error in errors {
        printing.complain(error.to_string());
    }
    let checked = |path: &PathBuf| check(&checker, arguments, path);
    in_order(&articles, checked, |result| match result {
        Ok(file) => printing.file(&file),
        Err(complaint) => {
            printing.complain(complaint);
            Ok(())
        }
    })?;
    printing.end(arguments.fail_on)
}

/// What is to be checked: with `--stdin-filename` that alone, unless paths are named as well.
fn articles(arguments: &Arguments) -> Discovery {
    match &arguments.stdin_filename {
        Some(_) if arguments.paths.is_empty() => input::discover(&[STDIN.into()]),
        _ => input::discover(&arguments.paths),
    }
}

/// Checks one article, or says why it cannot be checked.
fn check(checker: &Checker, arguments: &Arguments, path: &Path) -> Result<CheckedFile, String> {
    let (path, text) = match &arguments.stdin_filename {
        Some(name) if path == Path::new(STDIN) => (name.as_path(), input::read_stdin(name)),
        _ => (path, input::read(path)),
    };
    let text = text.map_err(|error| error.to_string())?;
    checker.check(path, text).map_err(|error| error.to_string())
}

//! `check --show-config`: the settled configuration, and where each value of it comes from.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::Arguments;
use crate::cli::Outcome;
use crate::cli::output::{self, Failure};
use crate::workspace::{Origin, Shown, ShownTable, Workspace};

/// A value, and the comment that says where it comes from.
struct Line {
    value: String,
    comment: String,
}

/// Prints the configuration for the article or the folder that is named: this folder where none is.
pub fn run(arguments: &Arguments) -> Outcome {
    let path = match arguments.paths.as_slice() {
        [] => Path::new("."),
        [path] => path,
        _ => {
            let why = "--show-config is about one file or folder: name one path";
            return Err(Failure::because(why));
        }
    };
    let workspace = Workspace::reaching(arguments.reading.here()?);
    let tables = workspace.settled(path).map_err(Failure::because)?;
    let mut out = output::plain();
    let said = tables.iter().filter(|table| table.is_item || !table.values.is_empty());
    for (at, table) in said.enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        print(table, arguments, &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn print(table: &ShownTable, arguments: &Arguments, out: &mut impl Write) -> io::Result<()> {
    match (table.name.as_str(), table.is_item) {
        ("", _) => {}
        (name, true) => writeln!(out, "[[{name}]]")?,
        (name, false) => writeln!(out, "[{name}]")?,
    }
    for shown in &table.values {
        let Line { value, comment } = match (table.name.as_str(), shown.key.as_str()) {
            ("rules", "select") => selected(shown, &arguments.select),
            ("rules", "ignore") => ignored(shown, arguments),
            _ => Line::of(shown),
        };
        writeln!(out, "{} = {value}  # {comment}", shown.key)?;
    }
    Ok(())
}

impl Line {
    fn of(shown: &Shown) -> Self {
        Self { value: shown.value.clone(), comment: comment(&shown.origin) }
    }
}

fn comment(origin: &Origin) -> String {
    let Origin::File { path, line, is_extended, is_override } = origin else {
        return "default".to_owned();
    };
    let here = std::env::current_dir().ok();
    let relative = here.and_then(|here| pathdiff::diff_paths(path, here));
    let path = relative.as_deref().unwrap_or(path).display();
    let extends = if *is_extended { ", by extends" } else { "" };
    let overrides = if *is_override { ", by overrides" } else { "" };
    format!("{path}:{line}{extends}{overrides}")
}

/// `--select` takes the place of what is configured.
fn selected(configured: &Shown, select: &[String]) -> Line {
    match select {
        [] => Line::of(configured),
        select => Line { value: list(select), comment: "--select".to_owned() },
    }
}

/// `--select` takes away what is configured, `--ignore` adds to it.
fn ignored(configured: &Shown, arguments: &Arguments) -> Line {
    let Line { value, comment } = match arguments.select.as_slice() {
        [] => Line::of(configured),
        _ => Line { value: list(&[]), comment: "--select".to_owned() },
    };
    if arguments.ignore.is_empty() {
        return Line { value, comment };
    }
    let mut names = names(&value);
    let comment = if names.is_empty() { String::new() } else { format!("{comment}, ") };
    names.extend_from_slice(&arguments.ignore);
    Line { value: list(&names), comment: format!("{comment}--ignore") }
}

fn list(names: &[String]) -> String {
    toml::Value::from(names.to_vec()).to_string()
}

fn names(list: &str) -> Vec<String> {
    let list = list.parse::<toml::Value>().ok().and_then(|value| value.try_into().ok());
    list.unwrap_or_default()
}

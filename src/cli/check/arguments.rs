//! What `standfirst check` can be asked for.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::check::CACHE_FOLDER;
use crate::cli::input;
use crate::cli::reading::Reading;
use crate::cli::rule_name::RuleOrGroup;
use crate::report::{FORMATS, Format};
use crate::rules::Severity;

/// The headings in `--help`.
const RULES: &str = "Which findings";
const REPORT: &str = "The report";
const MENDING: &str = "Mending";
const RUNNING: &str = "Running";

/// Check articles
///
/// Exit status: 0 where nothing is as severe as --fail-on, 1 where something is, 2 where something
/// could not be checked (the reason is on standard error).
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// Files, and folders to search for *.article.md; `-` is standard input [default: this folder]
    pub paths: Vec<PathBuf>,

    /// Run only these rules or groups, whatever the configuration selects
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleOrGroup, hide_possible_values = true, help_heading = RULES)]
    pub select: Vec<String>,
    /// Do not run these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = RuleOrGroup, hide_possible_values = true, help_heading = RULES)]
    pub ignore: Vec<String>,
    /// Let be the findings that this file lists, which --write-baseline wrote
    #[arg(long, value_name = "FILE", help_heading = RULES)]
    pub baseline: Option<PathBuf>,
    /// List all findings in the baseline [default: standfirst-baseline.json], and report none
    #[arg(long, help_heading = RULES, conflicts_with_all = ["select", "ignore", "changed", "fix", "diff", "watch"])]
    pub write_baseline: bool,
    /// Check only articles that differ from where this branch and REF have parted, or that git does
    /// not know yet
    #[arg(long, value_name = "REF", num_args = 0..=1, default_missing_value = "HEAD", help_heading = RULES)]
    pub changed: Option<String>,
    /// Of these, report only what was found on changed lines, or by evidence on changed lines
    #[arg(long, requires = "changed", help_heading = RULES)]
    pub changed_lines: bool,
    /// Print which settings count for one file or folder, and where each comes from, and check
    /// nothing
    #[arg(long, help_heading = RULES, conflicts_with_all = ["write_baseline", "fix", "diff", "watch"])]
    pub show_config: bool,

    /// How to print what was found [default: full]
    #[arg(long, value_name = "FORMAT", value_parser = formats(), help_heading = REPORT)]
    pub format: Option<Format>,
    /// Count the findings of each rule instead of listing them (as JSON with --format json)
    #[arg(long, help_heading = REPORT)]
    pub statistics: bool,
    /// From which severity on a finding makes the exit status 1
    #[arg(long, value_name = "SEVERITY", default_value = "warning", help_heading = REPORT)]
    pub fail_on: Severity,
    /// Exit with status 0 whatever is found
    #[arg(long, help_heading = REPORT)]
    pub exit_zero: bool,

    /// Make the safe fixes in the articles, and report what is left; of standard input, print the
    /// mended text
    #[arg(long, help_heading = MENDING)]
    pub fix: bool,
    /// Print what --fix would change as a diff for `git apply -p0` or `patch -p0`, and change
    /// nothing; exit with status 1 if that is anything
    #[arg(long, help_heading = MENDING, conflicts_with_all = ["fix", "statistics", "format"])]
    pub diff: bool,

    /// Check again whenever something changes, until interrupted
    #[arg(long, help_heading = RUNNING, conflicts_with = "diff")]
    pub watch: bool,
    /// Remember findings on disk, and check only what has changed since
    #[arg(long, value_name = "FOLDER", num_args = 0..=1, require_equals = true, default_missing_value = CACHE_FOLDER, help_heading = RUNNING)]
    pub cache: Option<PathBuf>,
    /// Check standard input as if it were the file NAME
    #[arg(long, value_name = "NAME", help_heading = RUNNING)]
    pub stdin_filename: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
}

impl Arguments {
    /// Whether standard input is all that is to be checked.
    pub fn is_stdin(&self) -> bool {
        match self.paths.as_slice() {
            [] => self.stdin_filename.is_some(),
            paths => paths.iter().all(|path| input::is_stdin(path)),
        }
    }

    /// How to print what was found.
    pub fn format(&self) -> Format {
        self.format.unwrap_or(*FORMATS[0])
    }

    /// Whether standard input is among what is to be checked.
    pub fn reads_stdin(&self) -> bool {
        self.stdin_filename.is_some() || self.paths.iter().any(|path| input::is_stdin(path))
    }

    /// What is asked for and cannot be had together, in words.
    pub fn contradiction(&self) -> Option<&'static str> {
        let format = self.format.map(|format| format.name);
        let is_counted = [None, Some("full"), Some("json")].contains(&format);
        match format {
            _ if self.fix && self.reads_stdin() && !self.is_stdin() => Some(
                "--fix prints the mended text of standard input in place of a report: name either \
                 `-` or files",
            ),
            Some(_) if self.fix && self.reads_stdin() => {
                Some("--fix prints the mended text of standard input: leave out --format")
            }
            _ if self.statistics && !is_counted => {
                Some("--statistics prints text, or JSON with --format json: it has no other format")
            }
            _ if self.watch && self.reads_stdin() => {
                Some("standard input cannot be watched: name files or folders")
            }
            _ => None,
        }
    }

    /// Whether the rules that run are those of the configuration.
    pub fn runs_all_rules(&self) -> bool {
        self.select.is_empty() && self.ignore.is_empty()
    }
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

//! One output format of `check` a file, and what all of them work from. Floor 7.
//!
//! A new format is one file with a `FORMAT` in it and one line in [`FORMATS`].

mod concise;
mod diagnostic;
mod excerpt;
mod fingerprint;
mod full;
mod github;
mod gitlab;
mod json;
mod jsonl;
mod junit;
mod list;
mod one_line;
mod paths;
mod place;
mod rdjson;
mod sarif;

use std::io;

use crate::check::{CheckedFile, Complaint, Totals};

pub use paths::from_here;

/// All formats, the default first.
pub static FORMATS: &[&Format] = &[
    &full::FORMAT,
    &concise::FORMAT,
    &json::FORMAT,
    &jsonl::FORMAT,
    &sarif::FORMAT,
    &github::FORMAT,
    &gitlab::FORMAT,
    &junit::FORMAT,
    &rdjson::FORMAT,
];

/// An output format.
#[derive(Clone, Copy)]
pub struct Format {
    /// What `--format` calls it.
    pub name: &'static str,
    /// What it is for, in one line.
    pub summary: &'static str,
    /// A report in this format, of which nothing is written yet.
    pub report: fn() -> Box<dyn Report>,
}

/// What stands in the place of a rule's name where a file could not be checked.
const NOT_CHECKED: &str = "not-checked";

/// A report that is written while the articles are checked, so that it holds none of them: first
/// [`Report::begin`], then [`Report::file`] for each article in the order of the report, then
/// [`Report::end`].
///
/// All fail only as the writer fails. They may write colours: who writes to anything but a terminal
/// strips them.
pub trait Report {
    /// Writes what stands before all articles.
    fn begin(&mut self, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes what was found in an article.
    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes what stands behind all articles.
    fn end(&mut self, _ending: &Ending, _out: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

/// How a check ended.
#[derive(Debug, Default)]
pub struct Ending {
    /// How much was checked and found.
    pub totals: Totals,
    /// What could not be checked, and why; each once, sorted.
    pub complaints: Vec<Complaint>,
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(test)]
mod fixture {
    //! Two articles with one finding, for the tests of the formats.

    use std::ops::Range;
    use std::path::Path;

    use serde_json::{Value, json};

    use super::{CheckedFile, Complaint, Ending, Format};
    use crate::rules::{Finding, Fix, Related, Replacement, Severity};
    use crate::text::TextRange;

    /// Where `words` stand in `text`, which must hold them.
    pub fn range_of(text: &str, words: &str) -> TextRange {
        let start = text.find(words).unwrap_or_else(|| panic!("no {words:?} in {text:?}"));
        TextRange::new(start, start + words.len())
    }

    /// A finding of `rule` at `range` that says and knows nothing more.
    pub fn finding(rule: &'static str, range: Range<usize>) -> Finding {
        Finding {
            rule,
            severity: Severity::Warning,
            message: String::new(),
            range: TextRange::new(range.start, range.end),
            related: Vec::new(),
            fixes: Vec::new(),
            data: Value::Null,
        }
    }

    /// A summary that says "is preparing" over an article that says "is weighing".
    pub fn files() -> [CheckedFile; 2] {
        let text = "- Zoë’s regulator is preparing a fine.\n\nThe regulator is weighing a fine.\n";
        let range = range_of(text, "is preparing");
        let finding = Finding {
            message: "the summary says *is preparing*, the article says *is weighing*".to_owned(),
            related: vec![Related {
                archive: None,
                message: "the article says it here".to_owned(),
                range: range_of(text, "is weighing"),
            }],
            fixes: vec![Fix {
                title: "Write \"is weighing\"".to_owned(),
                edits: vec![Replacement { range, new_text: "is weighing".to_owned() }],
                is_safe: false,
            }],
            data: json!({"score": 0.5}),
            ..finding("overstated-claim", range.start..range.end)
        };
        let file = CheckedFile::new("a.article.md".into(), text.to_owned(), vec![finding]);
        let silent = CheckedFile::new("b.article.md".into(), "Fine.".to_owned(), vec![]);
        [file, silent]
    }

    /// What `format` makes of [`files`], without colours.
    pub fn written(format: &Format) -> String {
        written_of(format, &files(), &[])
    }

    /// What `format` makes of `files` and of what could not be checked, in words each behind the
    /// path of a file, without colours.
    pub fn written_of(format: &Format, files: &[CheckedFile], complaints: &[&str]) -> String {
        let mut plain = anstream::StripStream::new(Vec::new());
        let mut report = (format.report)();
        let mut ending = Ending::default();
        let complaints = complaints.iter().filter_map(|text| text.split_once(": "));
        let complaint = |(path, message): (&str, &str)| Complaint::about(Path::new(path), message);
        ending.complaints.extend(complaints.map(complaint));
        report.begin(&mut plain).unwrap();
        for file in files {
            ending.totals.add(file);
            report.file(file, &mut plain).unwrap();
        }
        report.end(&ending, &mut plain).unwrap();
        String::from_utf8(plain.into_inner()).unwrap()
    }
}

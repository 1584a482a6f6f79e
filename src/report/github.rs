//! `github`: workflow commands, which GitHub Actions shows on the lines of a pull request.
//!
//! GitHub promises to show ten errors and ten warnings of a step; all are in its log. It drops
//! columns where a range has more than one line.

use std::io;

use crate::rules::{Finding, Severity};

use super::one_line::on_one_line;
use super::paths::Paths;
use super::place::Places;
use super::{CheckedFile, Complaint, Ending, Format, Report};

pub const FORMAT: Format = Format {
    name: "github",
    summary: "workflow commands: annotations of a pull request in GitHub Actions",
    report: || Box::new(Github { paths: Paths::seen_from_top() }),
};

struct Github {
    paths: Paths,
}

impl Report for Github {
    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()> {
        let path = property(&self.paths.slashed(&file.path));
        let places = Places::new(&file.text);
        for finding in &file.findings {
            writeln!(
                out,
                "::{} file={path},{},title={}::{}",
                command(finding.severity),
                position(&places, finding),
                property(finding.rule),
                data(&message(finding)),
            )?;
        }
        Ok(())
    }

    fn end(&mut self, ending: &Ending, out: &mut dyn io::Write) -> io::Result<()> {
        for complaint in &ending.complaints {
            let message = data(&on_one_line(&complaint.to_string()));
            writeln!(out, "::error {}title=not checked::{message}", self.file_of(complaint))?;
        }
        Ok(())
    }
}

impl Github {
    /// The properties that say of which file and line something could not be done.
    fn file_of(&self, complaint: &Complaint) -> String {
        let file = complaint.path.as_deref().map(|path| property(&self.paths.slashed(path)));
        let file = file.map_or_else(String::new, |path| format!("file={path},"));
        let line = complaint.at.map_or_else(String::new, |(line, _)| format!("line={line},"));
        file + &line
    }
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "notice",
    }
}

fn position(places: &Places, finding: &Finding) -> String {
    let (first, last) = places.lines(finding.range);
    if first != last {
        return format!("line={first},endLine={last}");
    }
    let (start, end) = (places.of(finding.range.start), places.of(finding.range.end));
    if end.line != first {
        // The line end is part of the range: there is no column behind it.
        return format!("line={first},endLine={last},col={}", start.column);
    }
    format!("line={first},endLine={last},col={},endColumn={}", start.column, end.column)
}

/// What is wrong, and on lines of their own what speaks for it.
fn message(finding: &Finding) -> String {
    let evidence = finding.related.iter().map(|related| &related.message);
    let lines = [&finding.message].into_iter().chain(evidence).map(|line| on_one_line(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// The value of a property, as the runner reads it.
fn property(value: &str) -> String {
    data(value).replace(':', "%3A").replace(',', "%2C")
}

/// What stands behind the second `::`, as the runner reads it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn one_command_a_finding_and_one_a_complaint() {
        let written = fixture::written_of(&FORMAT, &fixture::files(), &["b.article.md: 100% gone"]);
        let expected = "::warning file=a.article.md,line=1,endLine=1,col=19,endColumn=31,\
                        title=overstated-claim::the summary says *is preparing*, the article says \
                        *is weighing*%0Athe article says it here\n\
                        ::error file=b.article.md,title=not checked::b.article.md: 100%25 gone\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn what_would_end_a_property_or_a_line_is_encoded() {
        assert_eq!(property("a,b: 5%\r\n.md"), "a%2Cb%3A 5%25%0D%0A.md");
        assert_eq!(data("a,b: 5%\r\n::"), "a,b: 5%25%0D%0A::");
    }

    #[test]
    fn columns_stand_only_where_the_range_is_on_one_line() {
        let text = "one two\nthree\n";
        let position = |range| position(&Places::new(text), &fixture::finding("rule", range));
        assert_eq!(position(4..7), "line=1,endLine=1,col=5,endColumn=8");
        assert_eq!(position(4..8), "line=1,endLine=1,col=5");
        assert_eq!(position(4..11), "line=1,endLine=2");
    }
}

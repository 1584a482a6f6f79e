//! `junit`: test results, which every CI server shows: a suite an article, a failed case a finding.

mod suite;

use std::io;

use crate::rules::Finding;

use super::one_line::on_one_line;
use super::paths::Paths;
use super::place::Places;
use super::{CheckedFile, Complaint, Ending, Format, Report};

use suite::{Case, Fault, write_suite};

pub const FORMAT: Format = Format {
    name: "junit",
    summary: "JUnit XML: test results, as every CI server shows them",
    report: || Box::new(Junit { paths: Paths::seen_from_top() }),
};

struct Junit {
    paths: Paths,
}

impl Report for Junit {
    fn begin(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"{}\">", env!("CARGO_PKG_NAME"))
    }

    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()> {
        let path = on_one_line(&self.paths.slashed(&file.path));
        let places = Places::new(&file.text);
        let failed = file.findings.iter().map(|finding| failure(finding, &path, &places));
        let mut cases: Vec<Case> = failed.collect();
        if cases.is_empty() {
            cases.push(Case { name: "nothing found".to_owned(), fault: None });
        }
        write_suite(&path, cases, out)
    }

    fn end(&mut self, ending: &Ending, out: &mut dyn io::Write) -> io::Result<()> {
        if !ending.complaints.is_empty() {
            let cases = ending.complaints.iter().map(error);
            write_suite("not checked", cases.collect(), out)?;
        }
        writeln!(out, "</testsuites>")
    }
}

/// The name is what servers compare from run to run, so it says nothing of lines.
fn failure(finding: &Finding, path: &str, places: &Places) -> Case {
    let message = on_one_line(&finding.message);
    let place = places.of(finding.range.start);
    let mut lines = vec![format!("{path}:{}:{}", place.line, place.column)];
    lines.extend(finding.related.iter().map(|related| on_one_line(&related.message)));
    lines.extend(finding.fixes.iter().map(|fix| on_one_line(&fix.title)));
    Case {
        name: format!("{}: {message}", finding.rule),
        fault: Some(Fault {
            element: "failure",
            kind: finding.severity.as_str(),
            message,
            text: lines.join("\n"),
        }),
    }
}

fn error(complaint: &Complaint) -> Case {
    let message = on_one_line(&complaint.to_string());
    let name = message.clone();
    let fault = Fault { element: "error", kind: "not checked", message, text: String::new() };
    Case { name, fault: Some(fault) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_suite_an_article_and_a_case_a_finding() {
        let complaint = "c.article.md: \u{1b}<&\"]]>\u{0}";
        let expected = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<testsuites name=\"standfirst\">
<testsuite name=\"a.article.md\" tests=\"1\" failures=\"1\" errors=\"0\">
  <testcase classname=\"a.article.md\" name=\"overstated-claim: the summary says *is preparing*, \
the article says *is weighing*\">
    <failure type=\"warning\" message=\"the summary says *is preparing*, the article says \
*is weighing*\">a.article.md:1:19
the article says it here
Write &quot;is weighing&quot;</failure>
  </testcase>
</testsuite>
<testsuite name=\"b.article.md\" tests=\"1\" failures=\"0\" errors=\"0\">
  <testcase classname=\"b.article.md\" name=\"nothing found\"/>
</testsuite>
<testsuite name=\"not checked\" tests=\"1\" failures=\"0\" errors=\"1\">
  <testcase classname=\"not checked\" name=\"c.article.md:  &lt;&amp;&quot;]]&gt; \">
    <error type=\"not checked\" message=\"c.article.md:  &lt;&amp;&quot;]]&gt; \"></error>
  </testcase>
</testsuite>
</testsuites>
";
        assert_eq!(fixture::written_of(&FORMAT, &fixture::files(), &[complaint]), expected);
    }
}

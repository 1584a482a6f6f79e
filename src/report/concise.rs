//! `concise`: one line a finding, as editors and `grep` read it.

use std::io;

use super::diagnostic::Places;
use super::{CheckedFile, Format, Report};

pub const FORMAT: Format = Format {
    name: "concise",
    summary: "path:line:column: severity[rule] message",
    report: || Box::new(Concise),
};

struct Concise;

impl Report for Concise {
    fn file(&mut self, file: &CheckedFile, out: &mut dyn io::Write) -> io::Result<()> {
        let places = Places::new(&file.text);
        for finding in &file.findings {
            let place = places.of(finding.range.start);
            writeln!(
                out,
                "{}:{}:{}: {}[{}] {}",
                file.path.display(),
                place.line,
                place.column,
                finding.severity.as_str(),
                finding.rule,
                on_one_line(&finding.message),
            )?;
        }
        Ok(())
    }
}

/// A message may quote the article: no line end or control character of it gets through.
fn on_one_line(message: &str) -> String {
    message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn one_line_a_finding() {
        let expected = "a.article.md:1:19: warning[overstated-claim] \
                        the summary says *is preparing*, the article says *is weighing*\n";
        assert_eq!(fixture::written(&FORMAT), expected);
    }

    #[test]
    fn control_characters_of_the_article_stay_out() {
        assert_eq!(on_one_line("a\u{1b}[31m\r\nb"), "a [31m  b");
    }
}

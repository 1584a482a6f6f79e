//! `concise`: one line a finding, as editors and `grep` read it.

use std::io;

use super::one_line::on_one_line;
use super::place::Places;
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
}

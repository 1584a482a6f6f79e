//! An article with expectations written between its lines.

use standfirst::rules::Finding;

/// The first line's part of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The line of the article, from 0.
    pub line: usize,
    /// The first character marked, from 0.
    pub column: usize,
    /// How many characters are marked; a finding without any is drawn with one caret.
    pub width: usize,
}

/// A finding that the fixture expects.
#[derive(Debug, PartialEq, Eq)]
pub struct Expectation {
    pub mark: Mark,
    pub rule: String,
    /// Part of the finding's message; empty where anything will do.
    pub message: String,
}

/// An article and what must be found in it.
pub struct Fixture {
    pub article: String,
    pub expectations: Vec<Expectation>,
    /// A rule that may find anything here.
    pub waived: Option<&'static str>,
}

impl Fixture {
    /// Takes the marker lines out of `text`.
    pub fn parse(text: &str) -> Self {
        let mut lines: Vec<&str> = Vec::new();
        let mut expectations = Vec::new();
        for line in text.lines() {
            match Expectation::parse(line, lines.len().saturating_sub(1)) {
                Some(expectation) => expectations.push(expectation),
                None => lines.push(line),
            }
        }
        let article = lines.into_iter().flat_map(|line| [line, "\n"]).collect();
        Self { article, expectations, waived: None }
    }

    /// The article with `findings` marked in place, ready to be pasted into a suite.
    pub fn redraw(&self, findings: &[Finding]) -> String {
        let mut drawn = String::new();
        for (number, line) in self.article.lines().enumerate() {
            drawn.push_str(&format!("{line}\n"));
            for finding in findings {
                let mark = Mark::of(finding, &self.article);
                if mark.line == number {
                    drawn.push_str(&marker_line(mark, finding));
                }
            }
        }
        drawn
    }
}

impl Expectation {
    /// Reads a marker line below `line`.
    fn parse(text: &str, line: usize) -> Option<Self> {
        let carets = text.trim_start_matches(' ');
        let label = carets.trim_start_matches('^');
        let mark =
            Mark { line, column: text.len() - carets.len(), width: carets.len() - label.len() };
        let (rule, message) = label.split_once(':').unwrap_or((label, ""));
        let rule = rule.strip_prefix(' ')?;
        let is_rule = !rule.is_empty() && rule.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        (mark.width > 0 && is_rule).then(|| Self {
            mark,
            rule: rule.to_owned(),
            message: message.trim().to_owned(),
        })
    }

    pub fn is_met_by(&self, finding: &Finding, article: &str) -> bool {
        finding.rule == self.rule
            && Mark::of(finding, article) == self.mark
            && finding.message.contains(&self.message)
    }
}

impl Mark {
    pub fn of(finding: &Finding, article: &str) -> Self {
        let before = &article[..finding.range.start];
        let (line, column) = (before.matches('\n').count(), before.rsplit('\n').next());
        let marked = finding.range.of(article).lines().next().unwrap_or_default();
        Self {
            line,
            column: column.map_or(0, |text| text.chars().count()),
            width: marked.chars().count().max(1),
        }
    }
}

fn marker_line(mark: Mark, finding: &Finding) -> String {
    let (indent, carets) = (" ".repeat(mark.column), "^".repeat(mark.width));
    format!("{indent}{carets} {}: {}\n", finding.rule, finding.message)
}

#[test]
fn marker_lines_speak_of_the_line_above() {
    let fixture =
        Fixture::parse("é: ab\n   ^^ some-rule: why: so\n ^ other-rule\n^^ no rule\nend\n");
    assert_eq!(fixture.article, "é: ab\n^^ no rule\nend\n");
    let expected = |column, width, rule: &str, message: &str| Expectation {
        mark: Mark { line: 0, column, width },
        rule: rule.to_owned(),
        message: message.to_owned(),
    };
    assert_eq!(
        fixture.expectations,
        [expected(3, 2, "some-rule", "why: so"), expected(1, 1, "other-rule", "")]
    );
}

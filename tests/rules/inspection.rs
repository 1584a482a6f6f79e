//! Holds a fixture against what is found in it.

use std::path::Path;

use standfirst::rules::{Finding, Fix, Selection};
use standfirst::text::TextRange;
use standfirst::workspace::{Configuration, Workspace};

use super::fixture::Fixture;

/// Where the fixtures seem to stand: beside the archives that they cite.
const PLACE: &str = "tests/fixtures/fixture.article.md";

/// Reviews a fixture.
///
/// # Errors
///
/// Something is missing, was not expected, or is not mended by its fix: says what, and shows the
/// fixture as it would be right.
pub fn inspect(fixture: &Fixture, configuration: &Configuration) -> Result<(), String> {
    let findings = review(&fixture.article, configuration);
    let mut faults = differences(fixture, &findings);
    for finding in &findings {
        let fixes = finding.fixes.iter();
        faults.extend(fixes.filter_map(|fix| {
            let fault = mend(&fixture.article, finding, fix, &findings, configuration).err()?;
            Some(format!("the fix “{}” of {} {fault}", fix.title, finding.rule))
        }));
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n\n{}", faults.join("\n  "), fixture.redraw(&findings)))
}

fn review(article: &str, configuration: &Configuration) -> Vec<Finding> {
    Workspace::default().review(Path::new(PLACE), article, configuration).findings
}

/// Expectations without a finding, and findings that nothing expects.
fn differences(fixture: &Fixture, findings: &[Finding]) -> Vec<String> {
    let is_waived = |finding: &&Finding| fixture.waived == Some(finding.rule);
    let mut unexpected: Vec<&Finding> = findings.iter().filter(|f| !is_waived(f)).collect();
    let mut faults = Vec::new();
    for expectation in &fixture.expectations {
        let met = unexpected.iter().position(|f| expectation.is_met_by(f, &fixture.article));
        match met {
            Some(index) => drop(unexpected.remove(index)),
            None => faults.push(format!(
                "missing: {} at character {} of line {}",
                expectation.rule,
                expectation.mark.column + 1,
                expectation.mark.line + 1
            )),
        }
    }
    faults.extend(unexpected.iter().map(|f| format!("unexpected: {}: {}", f.rule, f.message)));
    faults
}

/// Applies a fix and checks that the finding is gone.
fn mend(
    article: &str,
    finding: &Finding,
    fix: &Fix,
    findings: &[Finding],
    configuration: &Configuration,
) -> Result<(), &'static str> {
    let mended = apply(article, fix)?;
    let same = |other: &&Finding| other.rule == finding.rule && other.message == finding.message;
    let before = findings.iter().filter(same).count();
    let after = review(&mended, configuration).iter().filter(same).count();
    if after < before { Ok(()) } else { Err("does not mend it") }
}

/// The article after all edits of a fix.
fn apply(article: &str, fix: &Fix) -> Result<String, &'static str> {
    let mut mended = String::new();
    let mut done = 0;
    for edit in &fix.edits {
        let kept =
            article.get(done..edit.range.start).ok_or("has edits that overlap or do not fit")?;
        mended.push_str(kept);
        mended.push_str(&edit.new_text);
        done = edit.range.end;
    }
    mended.push_str(article.get(done..).ok_or("has an edit that does not fit")?);
    Ok(mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use standfirst::rules::{Replacement, Severity};

    /// Runs `undefined-source` alone.
    fn fault(text: &str) -> Option<String> {
        let select = vec!["undefined-source".to_owned()];
        let selection = Selection { select, ..Selection::default() };
        let configuration = Configuration { selection, ..Configuration::default() };
        inspect(&Fixture::parse(text), &configuration).err()
    }

    #[test]
    fn a_fixture_is_right_only_to_the_character() {
        assert_eq!(fault("It hums [@kurier].\n          ^^^^^^ undefined-source: kurier\n"), None);
        for wrong in [
            "It hums [@kurier].\n",
            "It hums [@kurier].\n         ^^^^^^^ undefined-source\n",
            "It hums [@kurier].\n          ^^^^^ undefined-source\n",
            "It hums [@kurier].\n          ^^^^^^ undefined-source: courier\n",
            "It hums [@kurier].\n          ^^^^^^ unknown-class\n",
            "It hums [@kurier].\n          ^^^^^^ undefined-source\n          ^^^^^^ undefined-source\n",
            "It hums.\n   ^^^^ undefined-source\n",
        ] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn a_fault_shows_the_fixture_as_it_would_be_right() {
        let shown = fault("It hums [@kurier].\n").expect("the finding is not expected");
        let (_, pasted) = shown.split_once("\n\n").expect("a drawing follows the faults");
        assert_eq!(fault(pasted), None, "{pasted}");
    }

    #[test]
    fn edits_apply_in_order_and_must_not_overlap() {
        let fix = |ranges: &[(usize, usize)]| Fix {
            title: String::new(),
            edits: ranges
                .iter()
                .map(|&(start, end)| Replacement {
                    range: TextRange::new(start, end),
                    new_text: "-".to_owned(),
                })
                .collect(),
            is_safe: false,
        };
        assert_eq!(apply("abcdef", &fix(&[(0, 1), (2, 4)])), Ok("-b-ef".to_owned()));
        assert!(apply("abcdef", &fix(&[(0, 3), (2, 4)])).is_err());
        assert!(apply("abcdef", &fix(&[(4, 9)])).is_err());
    }

    #[test]
    fn a_fix_that_mends_nothing_is_a_fault() {
        let configuration = Configuration::default();
        let article = "It hums [@kurier].\n";
        let finding = Finding {
            rule: "undefined-source",
            severity: Severity::Warning,
            message: review(article, &configuration)[0].message.clone(),
            range: TextRange::new(10, 16),
            related: Vec::new(),
            fixes: Vec::new(),
            data: serde_json::Value::Null,
        };
        let fix = Fix { title: String::new(), edits: Vec::new(), is_safe: false };
        let result = mend(article, &finding, &fix, std::slice::from_ref(&finding), &configuration);
        assert!(result.is_err());
    }
}

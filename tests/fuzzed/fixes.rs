//! Any bytes, as an article whose findings are mended.
//!
//! A fix fits the text and changes nothing outside its ranges. Once all safe fixes are made, as
//! `check --fix` and editors make them, there is nothing more to make.

use std::path::Path;

use standfirst::ide;
use standfirst::rules::{Fix, Review};
use standfirst::workspace::{Configuration, Workspace};

use super::range::assert_fits;

/// How often an article is looked at again after its fixes: as often as `check --fix` does.
const ROUNDS: usize = 8;

/// Reviews `data`, tries each fix, and makes the safe ones until there are none.
pub fn hold(data: &[u8]) {
    let workspace = Workspace::default();
    let review = |source: &str| {
        workspace.review(Path::new("/nowhere/a.article.md"), source, &Configuration::default())
    };
    let source = String::from_utf8_lossy(data).into_owned();
    let found = review(&source);
    assert_found_in(&found, &source);
    let mut mended = source;
    let mut fixes = ide::safe_fixes(&found.findings);
    for _ in 0..ROUNDS {
        mended = ide::edited(&mended, &fixes);
        fixes = ide::safe_fixes(&review(&mended).findings);
    }
    assert_eq!(fixes, [], "there is always more to mend in {mended:?}");
}

fn assert_found_in(review: &Review, source: &str) {
    for finding in &review.findings {
        assert_fits(source, finding.range);
        let here = finding.related.iter().filter(|related| related.archive.is_none());
        here.for_each(|related| assert_fits(source, related.range));
        finding.fixes.iter().for_each(|fix| assert_stays_inside(fix, source));
    }
}

/// Asserts that `fix` leaves what stands between its ranges as it is.
fn assert_stays_inside(fix: &Fix, source: &str) {
    let after = ide::edited(source, &fix.edits);
    let (mut done, mut rest) = (0, after.as_str());
    for edit in &fix.edits {
        assert_fits(source, edit.range);
        assert!(edit.range.start >= done, "the edits are in order: {fix:?}");
        let untouched = &source[done..edit.range.start];
        rest = rest.strip_prefix(untouched).expect("what stands before an edit is left alone");
        rest = rest.strip_prefix(edit.new_text.as_str()).expect("the new text stands there");
        done = edit.range.end;
    }
    assert_eq!(rest, &source[done..], "what stands behind the edits is left alone: {fix:?}");
}

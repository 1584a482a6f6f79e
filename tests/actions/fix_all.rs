//! All slips of the hand are mended at once, and nothing else is touched.

use standfirst::ide::{self, ActionKind};

use super::{done, range_of, review, titles};

const SLIPS: &str = "---\nreferences:\n  - id: courier\n---\n\n# 😀 The mill hums\n\n\
    ## Summary\n\n- The mill has 40 wheels.\n\n## Article\n\n\
    The mill has 14 wheels, [it was told]{.calim} [@curier; @courier3].\n\n\
    ## Insights\n\n- What is it\n- Who owns it? Who pays?\n";

#[test]
fn all_slips_are_mended_at_once_and_no_figure_is_changed() {
    let mended = SLIPS
        .replace(".calim", ".claim")
        .replace("@curier", "@courier")
        .replace("What is it", "What is it?")
        .replace("Who owns it? Who pays?", "Who owns it?\n- Who pays?");
    let start = range_of(SLIPS, "---");
    assert_eq!(done(SLIPS, start, ActionKind::FixAll, "Apply all"), mended);
    assert_eq!(ide::safe_fixes(&review(&mended).findings), []);
    assert_eq!(titles(&mended, start, ActionKind::FixAll), [""; 0]);
}

#[test]
fn lines_that_a_fix_adds_end_as_those_of_the_article() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let source = crlf(SLIPS);
    let mended = done(&source, range_of(&source, "---"), ActionKind::FixAll, "Apply all");
    let expected = done(SLIPS, range_of(SLIPS, "---"), ActionKind::FixAll, "Apply all");
    assert_eq!(mended, crlf(&expected));
    let findings = review(&source).findings;
    let fixes = findings.iter().flat_map(|finding| &finding.fixes);
    for edit in fixes.flat_map(|fix| &fix.edits) {
        assert!(!edit.new_text.replace("\r\n", "").contains('\n'), "{edit:?}");
    }
}

#[test]
fn the_first_fix_of_a_finding_is_preferred() {
    let review = review(SLIPS);
    let preferred = |words: &str| {
        let range = range_of(SLIPS, words);
        let actions = ide::actions(&review, SLIPS, range, ActionKind::QuickFix);
        actions.iter().map(|action| action.is_preferred).collect::<Vec<_>>()
    };
    assert_eq!(preferred("curier"), [true, false], "the fix, the suppression");
    assert_eq!(preferred("40"), [true, false]);
}

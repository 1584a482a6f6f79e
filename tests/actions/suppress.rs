//! "Disable RULE here, because …" silences one finding and no other.

use standfirst::ide::{self, ActionKind};

use super::{ARTICLES, done, range_of, review, titles, told};

/// Makes the action for each finding of `source` outside the front matter.
#[track_caller]
fn silences_each(source: &str) {
    let before = review(source);
    let text = before.analysis.article.front_matter.range.map_or(0, |range| range.end);
    for (at, finding) in before.findings.iter().enumerate() {
        let actions = ide::actions(&before, source, finding.range, ActionKind::QuickFix);
        let title = format!("Disable {} here", finding.rule);
        let is_it =
            |a: &&ide::Action<'_>| a.title.starts_with(&title) && a.finding == Some(finding);
        let action = actions.iter().find(is_it);
        assert_eq!(action.is_some(), finding.range.start >= text, "{finding:?}");
        let Some(action) = action else { continue };
        let silenced = ide::edited(source, &action.edits());
        let after = review(&silenced);
        let others = before.findings.iter().enumerate().filter(|(other, _)| *other != at);
        assert_eq!(told(after.findings.iter()), told(others.map(|(_, f)| f)), "{silenced}");
    }
}

#[test]
fn each_finding_can_be_silenced_alone() {
    for article in ARTICLES {
        silences_each(article);
        silences_each(&article.replace('\n', "\r\n"));
        silences_each(&format!("\u{feff}{article}"));
    }
}

#[test]
fn the_comment_stands_before_the_line_as_it_is_indented() {
    const COMMENT: &str = "<!-- standfirst-disable-next-line malformed-question: explain why -->";
    let cases = [
        (
            "- The mill hums\n- Who owns it?\n",
            format!("{COMMENT}\n- The mill hums\n- Who owns it?\n"),
        ),
        (
            "- Who owns it?\n- The mill hums\n",
            format!("- Who owns it?\n  {COMMENT}\n- The mill hums\n"),
        ),
        ("1. Who?\n2. The mill hums\n", format!("1. Who?\n   {COMMENT}\n2. The mill hums\n")),
        ("> - Who?\n> - The mill hums\n", format!("> - Who?\n>   {COMMENT}\n> - The mill hums\n")),
    ];
    for (questions, expected) in cases {
        let article =
            |questions: &str| format!("# 😀 The mill\n\nIt hums.\n\n## Insights\n\n{questions}");
        let source = article(questions);
        let at = range_of(&source, "The mill hums");
        let silenced = done(&source, at, ActionKind::QuickFix, "Disable malformed-question");
        assert_eq!(silenced, article(&expected));
    }
}

#[test]
fn what_is_silent_in_the_line_already_stays_so() {
    let article = "# 😀 The mill\n\nIt [hums]{.odd} at night [@nobody].\n";
    let silent = |source: &str, rule: &str, words: &str| {
        let title = format!("Disable {rule}");
        done(source, range_of(source, words), ActionKind::QuickFix, &title)
    };
    let once = silent(article, "unknown-class", "odd");
    let twice = silent(&once, "undefined-source", "nobody");
    let comment =
        "<!-- standfirst-disable-next-line unknown-class, undefined-source: explain why -->";
    assert_eq!(twice, article.replace("It [", &format!("{comment}\nIt [")));
    assert_eq!(review(&twice).findings, []);
}

#[test]
fn in_the_front_matter_nothing_can_be_silenced() {
    let source = "---\ndate: soon\n---\n\n# The mill hums\n\nThe mill hums.\n";
    assert_eq!(titles(source, range_of(source, "soon"), ActionKind::QuickFix), [""; 0]);
}

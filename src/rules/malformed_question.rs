//! `malformed-question`: an insight that is not one well-formed question.

use crate::article::{Block, BlockKind, Section, next_marker};
use crate::insights::question::{self, Fault};
use crate::language::Reading;
use crate::text::TextRange;

use super::{Context, Finding, Fix, Group, Replacement, Rule, Severity};

pub const RULE: Rule = Rule {
    name: "malformed-question",
    group: Group::Insights,
    severity: Severity::Warning,
    summary: "An insight is not one well-formed question.",
    page: include_str!("malformed_question.md"),
    check,
};

fn check(context: &Context<'_>) -> Vec<Finding> {
    context
        .analysis
        .section(Section::Insights)
        .filter(|(_, block, _)| is_item(block))
        .filter_map(|(_, block, reading)| {
            question::fault(reading).map(|fault| finding(block, reading, fault))
        })
        .collect()
}

/// Whether a block is meant as a question: not a heading, not the line that leads to a list.
fn is_item(block: &Block) -> bool {
    match block.kind {
        BlockKind::Item => true,
        BlockKind::Paragraph => !block.text.plain.trim_end().ends_with(':'),
        BlockKind::Heading(_) | BlockKind::Title => false,
    }
}

fn finding(block: &Block, reading: &Reading, fault: Fault) -> Finding {
    let whole = TextRange::new(0, reading.text.len());
    let (range, message) = match fault {
        Fault::Empty => (whole, "this insight is empty: ask a question or delete it".to_owned()),
        Fault::Statement => (whole, "this insight is a statement, not a question".to_owned()),
        Fault::NoQuestionMark => {
            (whole, "this question does not end with a question mark".to_owned())
        }
        Fault::NoQuestionWord => {
            (whole, "this is a statement with a question mark: it has no question word".to_owned())
        }
        Fault::SecondSentence(second) => {
            (second, "an insight is one question: this starts another sentence".to_owned())
        }
    };
    let mut finding = RULE.finding(block.to_source(range), message);
    match fault {
        Fault::NoQuestionMark => finding.fixes.push(add_question_mark(block, reading)),
        Fault::SecondSentence(second) => finding.fixes.extend(part(block, reading, second)),
        Fault::Empty | Fault::Statement | Fault::NoQuestionWord => {}
    }
    finding
}

/// Puts a question mark at the end, in the place of a full stop or the like.
fn add_question_mark(block: &Block, reading: &Reading) -> Fix {
    let words = reading.text.trim_end_matches(['.', ',', ';', ':', '!', '…', ' ']).len();
    let stop = TextRange::new(words, reading.text.trim_end().len());
    let range = match stop.is_empty() {
        true => TextRange::empty(block.to_source(TextRange::new(0, words)).end),
        false => block.to_source(stop),
    };
    let edits = vec![Replacement { range, new_text: "?".to_owned() }];
    Fix { title: "end with a question mark".to_owned(), edits, is_safe: true }
}

/// Makes two questions of one list item in which two stand.
fn part(block: &Block, reading: &Reading, second: TextRange) -> Option<Fix> {
    let first = reading.text.get(..second.start)?.trim_end();
    let are_questions = first.ends_with('?') && reading.slice(second).ends_with('?');
    if block.kind != BlockKind::Item || !are_questions {
        return None;
    }
    let between = block.to_source(TextRange::new(first.len(), second.start));
    let edits = vec![Replacement { range: between, new_text: format!("\n{}", next_marker(&block.marker)) }];
    Some(Fix { title: "make it two questions".to_owned(), edits, is_safe: true })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Cache, analyse};
    use crate::article::{Bibliography, SectionLabels, read};
    use crate::evidence::Archives;
    use crate::insights::Library;

    /// The article after the fixes of this rule's findings.
    fn fixed(insight: &str) -> String {
        let mut source = format!("## Insights\n\n- {insight}\n");
        let article = Arc::new(read(&source, &SectionLabels::default()));
        let context = Context {
            analysis: &analyse(article, &Cache::default()),
            claims: &[],
            bibliography: &Bibliography::default(),
            archives: &Archives::default(),
            cited: &[],
            library: &Library::shipped(),
            kept: &crate::rules::kept::KeptByRules::default(),
            others: None,
        };
        let findings = check(&context);
        let edits = findings.iter().flat_map(|f| &f.fixes).flat_map(|fix| &fix.edits);
        for edit in edits {
            source.replace_range(edit.range.start..edit.range.end, &edit.new_text);
        }
        source.trim_start_matches("## Insights\n\n- ").trim_end().to_owned()
    }

    #[test]
    fn fixes_end_questions_with_a_question_mark_and_part_them() {
        let cases = [
            ("Why did the ferry sink", "Why did the ferry sink?"),
            ("Why did the ferry sink.", "Why did the ferry sink?"),
            ("Why did the *ferry* [sink]{.claim}", "Why did the *ferry* [sink?]{.claim}"),
            ("The ferry sank.", "The ferry sank."),
            ("Who *sank*? Who swam?", "Who *sank*?\n- Who swam?"),
            ("It sank. Who swam?", "It sank. Who swam?"),
        ];
        for (insight, expected) in cases {
            assert_eq!(fixed(insight), expected);
        }
    }
}

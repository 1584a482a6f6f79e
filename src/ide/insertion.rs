//! Questions for the insights section, and where they go: for an editor that lets its user pick
//! one from anywhere in the article.

use crate::article::{Article, Block, BlockKind, Section, next_marker};
use crate::insights::fill::Filled;
use crate::rules::Review;

use super::snippet::Snippet;

/// What opens a section that the article does not have yet.
const HEADING: &str = "## Insights";

/// Questions that can be asked next, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// Where each of them would go: a byte offset in the source.
    pub offset: usize,
    /// The questions, those of missing categories first.
    pub questions: Vec<NewQuestion>,
}

/// A question that can be inserted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    /// The name of its category.
    pub category: String,
    /// The question, filled with the likeliest names.
    pub text: String,
    /// What is to be inserted: line ends, a bullet and the question, and the
    /// section's heading where there is no such section.
    pub snippet: Snippet,
}

/// The questions that the article invites.
pub fn insertion(review: &Review, source: &str) -> Insertion {
    let (offset, lead) = end_of_questions(&review.analysis.article, source);
    let question = |filled: &Filled| NewQuestion {
        category: filled.template.category.to_string(),
        text: filled.text(),
        snippet: Snippet::of(filled).after(&lead),
    };
    let questions = review.offers().ranked(&review.analysis, &review.library, None);
    let questions = questions.into_iter().map(question).collect();
    Insertion { offset, questions }
}

/// The byte of `source` at which `questions` go, in one list, and what is to be inserted there.
pub fn inserted(article: &Article, source: &str, questions: &[&str]) -> (usize, String) {
    let (offset, lead) = end_of_questions(article, source);
    let list = listed(lead, questions);
    let at_end = source[offset..].is_empty() && !source.is_empty();
    let list = if at_end { list + "\n" } else { list };
    let is_crlf = source.contains("\r\n");
    (offset, if is_crlf { list.replace('\n', "\r\n") } else { list })
}

/// `questions` as items that follow one another, the first behind `lead`.
fn listed(lead: String, questions: &[&str]) -> String {
    let mut marker = lead.rsplit('\n').next().unwrap_or_default().to_owned();
    let mut list = lead;
    for (at, question) in questions.iter().enumerate() {
        if at > 0 && !marker.is_empty() {
            marker = next_marker(&marker);
        }
        let before = if at > 0 { format!("\n{marker}") } else { String::new() };
        list += &(before + question);
    }
    list
}

/// Where the next question goes, and what stands before it there.
fn end_of_questions(article: &Article, source: &str) -> (usize, String) {
    let mut from_the_end = article.blocks.iter().rev();
    let line_end = |block: &Block| {
        let end = source[block.range.end..].find(['\n', '\r']);
        end.map_or(source.len(), |length| block.range.end + length)
    };
    if let Some(last) = from_the_end.clone().find(|block| block.section == Section::Insights) {
        let before = match last.kind {
            BlockKind::Item => format!("\n{}", next_marker(&last.marker)),
            _ => "\n".to_owned(),
        };
        return (line_end(last), before);
    }
    let mut openings = article.openings.iter();
    if let Some(opening) = openings.find(|opening| opening.section == Section::Insights) {
        return (source[..opening.at].trim_end().len(), "\n\n- ".to_owned());
    }
    // Behind the article itself, before its sources and whatever else the page has.
    let of_article =
        |block: &&Block| !matches!(block.section, Section::References | Section::Boilerplate);
    let end = from_the_end.find(of_article).map_or(source.len(), line_end);
    (source[..end].trim_end().len(), format!("\n\n{HEADING}\n\n- "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{SectionLabels, read};

    /// The article with two questions inserted.
    fn with_questions(source: &str) -> String {
        let article = read(source, &SectionLabels::default());
        let (offset, text) = inserted(&article, source, &["Why?", "Who?"]);
        [&source[..offset], &text, &source[offset..]].concat()
    }

    #[test]
    fn questions_go_on_with_the_list_or_stand_behind_the_article() {
        let cases = [
            ("- When?\n", "- When?\n- Why?\n- Who?\n"),
            ("* When?\n", "* When?\n* Why?\n* Who?\n"),
            ("1. When?\n", "1. When?\n2. Why?\n3. Who?\n"),
        ];
        for (list, expected) in cases {
            let article = |list| format!("# It rains\n\nIt rained.\n\n## Insights\n\n{list}");
            assert_eq!(with_questions(&article(list)), article(expected));
        }
        let sources = "## References\n\n- A book\n";
        let without = format!("# It rains\n\nIt rained.\n\n{sources}");
        let with = "# It rains\n\nIt rained.\n\n## Insights\n\n- Why?\n- Who?\n\n";
        assert_eq!(with_questions(&without), format!("{with}{sources}"));
    }
}

//! Questions for the insights section, and where they go: for an editor that lets its user pick
//! one from anywhere in the article.

use crate::article::{Article, Section};
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
    let bullet = format!("\n{}", lead.rsplit('\n').next().unwrap_or_default());
    let list = format!("{lead}{}", questions.join(&bullet));
    let at_end = source[offset..].is_empty() && !source.is_empty();
    let list = if at_end { list + "\n" } else { list };
    let is_crlf = source.contains("\r\n");
    (offset, if is_crlf { list.replace('\n', "\r\n") } else { list })
}

/// Where the next question goes, and what stands before it there.
fn end_of_questions(article: &Article, source: &str) -> (usize, String) {
    let mut from_the_end = article.blocks.iter().rev();
    if let Some(last) = from_the_end.find(|block| block.section == Section::Insights) {
        let end = source[last.range.end..].find(['\n', '\r']);
        let end = end.map_or(source.len(), |length| last.range.end + length);
        return (end, format!("\n{}", marker(source, last.range.start)));
    }
    let opening = article.openings.iter().find(|(_, section)| *section == Section::Insights);
    match opening {
        Some((from, _)) => (source[..*from].trim_end().len(), "\n\n- ".to_owned()),
        None => (source.trim_end().len(), format!("\n\n{HEADING}\n\n- ")),
    }
}

/// The bullet and its indentation, in the line on which the text at `start` starts.
fn marker(source: &str, start: usize) -> &str {
    let line = source[..start].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    &source[line..start]
}

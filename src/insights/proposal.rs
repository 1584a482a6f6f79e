//! Which questions an article's editor could ask next.

use std::cmp::Reverse;

use serde::Serialize;

use crate::analysis::Analysis;
use crate::article::Section;
use crate::language;

use super::category::{Coverage, Library};
use super::fill::{Candidates, Filled};
use super::question::{Asked, Meaning};

/// A question that the article does not ask yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The name of its category.
    pub category: String,
    /// The template, as written.
    pub template: String,
    /// The question.
    pub text: String,
    /// Each slot as the template writes it, without possessive and braces, and what fills it.
    pub fills: Vec<(String, String)>,
    /// Its place among the proposals, from 1.
    pub rank: usize,
}

/// What a name or topic loses each time that an earlier proposal uses it, so that the proposals do
/// not all ask about the same thing.
const WORN: f32 = 0.1;

/// Proposes at most `count` questions: one of each category in turn, those first of which the
/// article has fewest, in each category the one whose fills matter most. None repeats a question
/// of the article, by its template or by its meaning.
pub fn propose(analysis: &Analysis, count: usize) -> Vec<Proposal> {
    let library = Library::shipped();
    let coverage = Coverage::of(library, questions(analysis, None));
    let mut turns: Vec<_> = library.categories.iter().collect();
    turns.sort_by_key(|category| coverage.count(&category.name));
    let mut open = unasked(analysis);
    let mut asked = asked(analysis);
    let mut proposals: Vec<Proposal> = Vec::new();
    for category in turns.iter().cycle() {
        if proposals.len() >= count || open.is_empty() {
            break;
        }
        let Some(filled) = take_best(&mut open, &category.name, &proposals) else { continue };
        let text = filled.text();
        let rank = proposals.len() + 1;
        if !is_news(&text, rank, &mut asked) {
            continue;
        }
        proposals.push(Proposal {
            category: category.name.to_string(),
            template: filled.template.source.clone(),
            text,
            fills: filled.fills(),
            rank,
        });
    }
    proposals
}

/// Every template that the article can fill: those of the categories first that its questions
/// leave out, in each category the one first whose fills matter most. The question in the block
/// with index `except` does not count; it is still being written.
pub fn offers(analysis: &Analysis, except: Option<usize>) -> Vec<Filled<'static>> {
    let library = Library::shipped();
    let coverage = Coverage::of(library, questions(analysis, except));
    let candidates = Candidates::of(analysis);
    let mut offers: Vec<_> =
        library.templates.iter().filter_map(|template| candidates.fill(template)).collect();
    // The sort is stable, so that categories and equals keep the library's order.
    offers.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    offers.sort_by_key(|filled| {
        let category = library.categories.iter().position(|c| c.name == filled.template.category);
        (coverage.count(&filled.template.category) > 0, category)
    });
    offers
}

/// The text of the article's questions, but for the one in block `except`.
fn questions(analysis: &Analysis, except: Option<usize>) -> impl Iterator<Item = &str> {
    let others = move |index: usize| Some(index) != except;
    analysis
        .section(Section::Insights)
        .filter(move |(index, _, _)| others(*index))
        .map(|(_, _, reading)| reading.text.as_str())
}

/// What the article can fill and no question of it was made from.
fn unasked(analysis: &Analysis) -> Vec<Filled<'static>> {
    let library = Library::shipped();
    let used: Vec<_> = questions(analysis, None).filter_map(|q| library.recognise(q)).collect();
    let mut open = offers(analysis, None);
    open.retain(|filled| !used.contains(&filled.template));
    open
}

/// Whether nobody has asked `question` yet; from now on somebody has.
fn is_news(question: &str, rank: usize, asked: &mut Asked) -> bool {
    let Some(meaning) = Meaning::of(&language::read(question)) else { return true };
    let is_news = asked.find(&meaning).is_none();
    asked.insert(meaning, rank);
    is_news
}

fn asked(analysis: &Analysis) -> Asked {
    let mut asked = Asked::default();
    for (index, _, reading) in analysis.section(Section::Insights) {
        if let Some(meaning) = Meaning::of(reading) {
            asked.insert(meaning, index);
        }
    }
    asked
}

/// Takes the best question of `category` out of `open`.
fn take_best(
    open: &mut Vec<Filled<'static>>,
    category: &str,
    proposals: &[Proposal],
) -> Option<Filled<'static>> {
    let own = open.iter().enumerate().filter(|(_, f)| f.template.category == category);
    // Weights are in 0..1; as thousandths they have an order. Of equals, the library's first wins.
    let worth = |filled: &Filled<'_>| ((filled.weight - wear(filled, proposals)) * 1000.0) as i64;
    let (best, _) = own.min_by_key(|(_, filled)| Reverse(worth(filled)))?;
    Some(open.remove(best))
}

fn wear(filled: &Filled<'_>, proposals: &[Proposal]) -> f32 {
    let fills = filled.fills();
    let used = |fill: &str| {
        proposals.iter().filter(|p| p.fills.iter().any(|(_, text)| text == fill)).count()
    };
    let uses: usize = fills.iter().map(|(_, fill)| used(fill)).sum();
    WORN * uses as f32 / fills.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Cache, analyse};
    use crate::article::{SectionLabels, read};

    fn analysis(insights: &str) -> Analysis {
        let source = format!(
            "# Grid fights the price cap\n\nThe grid has sued over the price cap.\n\n\
             The town likes the price cap.\n\n## Insights\n\n{insights}"
        );
        analyse(Arc::new(read(&source, &SectionLabels::default())), &Cache::default())
    }

    #[test]
    fn six_proposals_are_one_of_each_category() {
        let proposals = propose(&analysis(""), 6);
        let categories: BTreeSet<_> = proposals.iter().map(|p| p.category.as_str()).collect();
        assert_eq!(categories.len(), 6, "{proposals:#?}");
        assert_eq!(proposals.iter().map(|p| p.rank).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn no_more_are_proposed_than_asked_for_or_than_can_be_filled() {
        assert_eq!(propose(&analysis(""), 2).len(), 2);
        assert_eq!(propose(&analysis(""), 0), []);
        let nothing = analyse(Arc::default(), &Cache::default());
        assert_eq!(propose(&nothing, 6), []);
    }

    #[test]
    fn what_the_article_asks_is_not_proposed() {
        let question = "What is the background to the price cap?";
        let texts = |insights: &str| -> Vec<String> {
            propose(&analysis(insights), 100).into_iter().map(|p| p.text).collect()
        };
        assert!(texts("").iter().any(|text| text == question));
        for asked in [question, "What is the history of the price cap?"] {
            let texts = texts(&format!("- {asked}"));
            assert!(!texts.iter().any(|text| text == question), "{texts:?}");
        }
    }

    #[test]
    fn categories_without_a_question_come_first() {
        let first = |insights: &str| propose(&analysis(insights), 1)[0].category.clone();
        assert_eq!(first(""), "background");
        assert_eq!(first("- What are the origins of the quarrel?"), "status");
    }
}

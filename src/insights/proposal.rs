//! Which questions an article's editor could ask next.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::article::Section;
use crate::language::{self, Token};

use super::candidate::Candidate;
use super::fill::{Candidates, Filled};
use super::library::{Coverage, Library};
use super::meaning::{Asked, Meaning};
use super::slot::Form;
use super::template::Template;

/// A question that the article does not ask yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The name of its category.
    pub category: String,
    /// The kind of question.
    pub kind: String,
    /// The template, as written.
    pub template: String,
    /// The question.
    pub text: String,
    /// Each slot as the template writes it, without form and braces, and what fills it.
    pub fills: Vec<(String, String)>,
    /// Its place among the proposals, from 1.
    pub rank: usize,
    /// How many questions of its category the article asks.
    pub asked: usize,
    /// Index of the block of the article that raises it.
    pub raised_in: Option<usize>,
}

/// The share that a name or topic loses of its weight each time that a proposal uses it, so that
/// the proposals do not all ask about the same thing.
const WEAR: f32 = 0.15;

/// Proposes at most `count` questions: one of each category in turn, those first of which the
/// article has fewest, in each category the one whose fills matter most. None repeats a question
/// of the article, by its template or by its meaning.
pub fn propose(analysis: &Analysis, library: &Library, count: usize) -> Vec<Proposal> {
    let coverage = Coverage::of(library, questions(analysis, None));
    let mut turns: Vec<_> = library.categories.iter().collect();
    turns.sort_by_key(|category| coverage.count(category));
    let candidates = Candidates::of(analysis);
    let mut open = unasked(analysis, library);
    let mut asked = asked(analysis);
    let mut proposals: Vec<Proposal> = Vec::new();
    for category in turns.iter().cycle() {
        if proposals.len() >= count || open.is_empty() {
            break;
        }
        let Some(filled) = take_best(&mut open, category, &candidates, &proposals) else {
            continue;
        };
        let text = filled.text();
        let rank = proposals.len() + 1;
        if !is_new(&text, rank, &mut asked) {
            continue;
        }
        proposals.push(Proposal {
            category: category.to_string(),
            kind: filled.template.kind.to_string(),
            template: filled.template.wording.source.clone(),
            text,
            fills: filled.fills(),
            rank,
            asked: coverage.count(category),
            raised_in: filled.raised_in,
        });
    }
    proposals
}

/// Proposes at most `count` questions, one of each category of which the article has none.
pub fn propose_missing(analysis: &Analysis, library: &Library, count: usize) -> Vec<Proposal> {
    let mut proposals = propose(analysis, library, count.min(library.categories.len()));
    let mut met: Vec<String> = Vec::new();
    proposals.retain(|proposal| {
        let is_missing = proposal.asked == 0 && !met.contains(&proposal.category);
        met.push(proposal.category.clone());
        is_missing
    });
    proposals
}

/// How many categories the article's questions cover, of how many.
pub fn covered(analysis: &Analysis, library: &Library) -> (usize, usize) {
    let coverage = Coverage::of(library, questions(analysis, None));
    let covered = library.categories.iter().filter(|c| coverage.count(c) > 0).count();
    (covered, library.categories.len())
}

/// The categories of which the article has no question.
pub fn missing<'a>(analysis: &Analysis, library: &'a Library) -> Vec<&'a str> {
    let coverage = Coverage::of(library, questions(analysis, None));
    let missing = library.categories.iter().filter(|category| coverage.count(category) == 0);
    missing.map(|category| category.as_str()).collect()
}

/// The tokens of the article's questions, but for the one in block `except`.
pub(super) fn questions(
    analysis: &Analysis,
    except: Option<usize>,
) -> impl Iterator<Item = &[Token]> {
    let others = move |index: usize| Some(index) != except;
    analysis
        .section(Section::Insights)
        .filter(move |(index, _, _)| others(*index))
        .map(|(_, _, reading)| reading.tokens.as_slice())
}

/// The templates that no question of the article is an instance of.
fn unasked<'a>(analysis: &Analysis, library: &'a Library) -> Vec<&'a Arc<Template>> {
    let used: Vec<_> =
        questions(analysis, None).filter_map(|q| library.recognise(q)?.template).collect();
    library.templates.iter().filter(|template| !used.contains(&template.as_ref())).collect()
}

/// Whether nobody has asked `question` yet; from now on somebody has.
fn is_new(question: &str, rank: usize, asked: &mut Asked) -> bool {
    let Some(meaning) = Meaning::of(&language::read(question)) else { return true };
    let is_new = asked.find(&meaning).is_none();
    asked.insert(meaning, rank);
    is_new
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

/// Fills the templates of `category` and takes the best out of `open`; those that cannot be filled
/// go as well.
fn take_best(
    open: &mut Vec<&Arc<Template>>,
    category: &str,
    candidates: &Candidates,
    proposals: &[Proposal],
) -> Option<Filled> {
    let fills: Vec<&str> =
        proposals.iter().flat_map(|p| &p.fills).map(|(_, text)| text.as_str()).collect();
    let wear = |candidate: &Candidate| {
        let text = candidate.written(Form::Plain);
        let uses = fills.iter().filter(|fill| **fill == text);
        (WEAR * uses.count() as f32).min(1.0)
    };
    let own = open.iter().filter(|template| template.category == category);
    let filled = own.filter_map(|template| candidates.fill(template, wear));
    // Of equals, the first of the library is taken.
    let best = filled.reduce(|best, next| if next.weight > best.weight { next } else { best });
    let taken = best.as_ref().map(|best| Arc::clone(&best.template));
    open.retain(|template| match &taken {
        Some(taken) => !Arc::ptr_eq(template, taken),
        None => template.category != category,
    });
    best
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::analysis::{Cache, analyse};
    use crate::article::{SectionLabels, read};

    fn analysis(insights: &str) -> Analysis {
        let source = format!(
            "# Grid fights the ferry strike\n\nThe grid has sued over the ferry strike.\n\n\
             The town likes the ferry strike.\n\n## Insights\n\n{insights}"
        );
        analyse(Arc::new(read(&source, &SectionLabels::default())), &Cache::default())
    }

    #[test]
    fn six_proposals_are_one_of_each_category() {
        let proposals = propose(&analysis(""), &Library::shipped(), 6);
        let categories: BTreeSet<_> = proposals.iter().map(|p| p.category.as_str()).collect();
        assert_eq!(categories.len(), 6, "{proposals:#?}");
        assert_eq!(proposals.iter().map(|p| p.rank).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn no_more_are_proposed_than_asked_for_or_than_can_be_filled() {
        assert_eq!(propose(&analysis(""), &Library::shipped(), 2).len(), 2);
        assert_eq!(propose(&analysis(""), &Library::shipped(), 0), []);
        let nothing = analyse(Arc::default(), &Cache::default());
        assert_eq!(propose(&nothing, &Library::shipped(), 6), []);
    }

    #[test]
    fn what_the_article_asks_is_not_proposed() {
        let question = "What led to the ferry strike?";
        let texts = |insights: &str| -> Vec<String> {
            propose(&analysis(insights), &Library::shipped(), 100)
                .into_iter()
                .map(|p| p.text)
                .collect()
        };
        assert!(texts("").iter().any(|text| text == question));
        for asked in [question, "What sparked the ferry strike?"] {
            let texts = texts(&format!("- {asked}"));
            assert!(!texts.iter().any(|text| text == question), "{texts:?}");
        }
    }

    #[test]
    fn categories_without_a_question_come_first() {
        let first = |insights: &str| {
            propose(&analysis(insights), &Library::shipped(), 1)[0].category.clone()
        };
        assert_eq!(first(""), "background");
        assert_eq!(first("- What are the origins of the quarrel?"), "status");
    }
}

//! What an article can be asked: every template that it can fill and calls for.
//!
//! Filling them takes time and depends on the article alone, so it is done once for each version of
//! it; which of them come first depends on what the article asks already.

use crate::analysis::Analysis;

use super::fill::{Candidates, Filled};
use super::library::{Coverage, Library};
use super::proposal::questions;

/// The questions that an article can be asked.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// The templates that it calls for, filled; those first whose fills matter most.
    questions: Vec<Filled>,
    /// The names and noun phrases that it is most about, as they stand in a question.
    things: Vec<String>,
}

impl Offers {
    /// Fills the templates of `library` from an article.
    pub fn of(analysis: &Analysis, library: &Library) -> Self {
        let candidates = Candidates::of(analysis);
        let filled = library.templates.iter().filter_map(|t| candidates.fill(t, |_| 0.0));
        let mut questions: Vec<_> = filled.filter(|filled| filled.is_called_for).collect();
        // The sort is stable, so that equals keep the library's order.
        questions.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        Self { questions, things: candidates.things() }
    }

    /// The questions, those of the categories first that the article's own leave out. The one in
    /// the block with index `except` does not count; it is still being written.
    pub fn ranked(
        &self,
        analysis: &Analysis,
        library: &Library,
        except: Option<usize>,
    ) -> Vec<&Filled> {
        let coverage = Coverage::of(library, questions(analysis, except));
        let mut ranked: Vec<&Filled> = self.questions.iter().collect();
        ranked.sort_by_key(|filled| {
            let category = library.categories.iter().position(|c| *c == filled.template.category);
            (coverage.count(&filled.template.category) > 0, category)
        });
        ranked
    }

    /// The question of the template of this kind.
    pub fn of_kind(&self, kind: &str) -> Option<&Filled> {
        self.questions.iter().find(|filled| filled.template.kind == kind)
    }

    /// The names and noun phrases that the article is most about, as they stand in a question.
    pub fn things(&self) -> &[String] {
        &self.things
    }
}

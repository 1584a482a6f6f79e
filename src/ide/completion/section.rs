//! The names of sections, in a heading and at the start of a div.

use crate::article::{Article, BOILERPLATE, Section, SectionLabels, capitalised};
use crate::rules::Review;

use super::{Completion, CompletionKind, CursorLine};

/// A heading or the fence of a div that is being written.
pub(super) struct Opener<'a> {
    line: CursorLine<'a>,
    /// What was typed of the name.
    typed: &'a str,
    is_div: bool,
}

impl<'a> Opener<'a> {
    /// The heading or the fence that the cursor is in.
    pub fn around(line: &CursorLine<'a>) -> Option<Self> {
        heading(line.before)
            .map(|typed| Self { line: *line, typed, is_div: false })
            .or_else(|| div(line.before).map(|typed| Self { line: *line, typed, is_div: true }))
    }

    /// The names of the sections that the article does not have, the usual ones first.
    pub fn complete(&self, review: &Review) -> Vec<Completion> {
        let article = &review.analysis.article;
        let missing = SectionLabels::NAMED.into_iter().filter(|section| !has(article, *section));
        let mut named: Vec<_> = missing
            .flat_map(|section| {
                let names = article.labels.names(section).enumerate();
                let fitting = names.filter(|(_, name)| self.fits(name));
                fitting.map(move |(rank, name)| (rank, section, name))
            })
            .collect();
        // The sort is stable, so that sections stay in the order of an article.
        named.sort_by_key(|(rank, _, _)| *rank);
        let margin = self.is_div && BOILERPLATE.starts_with(self.typed);
        let margin = margin.then(|| self.item(Section::Boilerplate, BOILERPLATE));
        let named = named.into_iter().map(|(_, section, name)| self.item(section, name));
        named.chain(margin).collect()
    }

    /// Whether a label goes on from what was typed, and can stand here as it is.
    fn fits(&self, label: &str) -> bool {
        let is_class = !label.contains(|c: char| c.is_whitespace() || c == ';');
        (!self.is_div || is_class) && label.starts_with(&self.typed.to_lowercase())
    }

    fn item(&self, section: Section, label: &str) -> Completion {
        let beyond = if self.is_div { 0 } else { self.line.after.trim_end().len() };
        let range = self.line.range(self.line.before.len() - self.typed.len(), beyond);
        let name = if self.is_div { label.to_owned() } else { capitalised(label) };
        Completion {
            detail: Some(meaning(section).to_owned()),
            ..Completion::new(CompletionKind::Section, name, range)
        }
    }
}

/// What stands behind the marks of a heading below the headline's.
fn heading(before: &str) -> Option<&str> {
    let text = before.trim_start_matches('#');
    let level = before.len() - text.len();
    let typed = text.strip_prefix(' ')?.trim_start();
    (2..=6).contains(&level).then_some(typed)
}

/// What stands behind `:::`, and behind `{.` there.
fn div(before: &str) -> Option<&str> {
    let text = before.trim_start().strip_prefix(":::")?.trim_start_matches(':');
    // Colons alone close a div.
    let text = text.strip_prefix(' ').or(text.starts_with('{').then_some(text))?.trim_start();
    let typed = text.strip_prefix("{.").unwrap_or(text);
    typed.chars().all(|c| c.is_alphanumeric() || c == '-').then_some(typed)
}

/// Whether the article has `section`; a body, whether a heading names it.
fn has(article: &Article, section: Section) -> bool {
    match section {
        Section::Body => article.blocks.iter().any(|block| {
            block.section == Section::Boilerplate
                && article.labels.section_of(&block.text.plain) == Some(Section::Body)
        }),
        _ => article.openings.iter().any(|opening| opening.section == section),
    }
}

fn meaning(section: Section) -> &'static str {
    match section {
        Section::Summary => "the bullets that sum the article up",
        Section::Insights => "the insight questions",
        Section::References => "the list of sources",
        Section::Body | Section::Headline => "the article itself",
        Section::Boilerplate => "no part of the article: not checked",
    }
}

#[cfg(test)]
mod tests {
    use super::{div, heading};

    #[test]
    fn headings_and_fences_are_known_by_their_marks() {
        assert_eq!(heading("## "), Some(""));
        assert_eq!(heading("### Key p"), Some("Key p"));
        assert_eq!([heading("# A"), heading("##"), heading("It is ## ")], [None; 3]);
        assert_eq!(
            (div("::: "), div("::: {.ins"), div("::::{.")),
            (Some(""), Some("ins"), Some(""))
        );
        assert_eq!([div(":::"), div("::: {.a} b"), div("a ::: ")], [None; 3]);
    }
}

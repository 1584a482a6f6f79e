//! The template library, its categories, and which of them an article's questions cover.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use serde::Deserialize;
use smol_str::SmolStr;

use super::template::{Template, normal};

/// The templates that are compiled in.
static SHIPPED: LazyLock<Library> = LazyLock::new(|| {
    Library::parse(include_str!("templates.toml")).expect("a test reads the shipped library")
});

/// All templates, and the categories that they belong to.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    /// The categories, in the order in which they are proposed.
    pub categories: Vec<Category>,
    /// The templates, category by category.
    pub templates: Vec<Template>,
}

/// A kind of question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The name: `background`, `status`, …
    pub name: SmolStr,
    /// Words in lower case that place a question here when no template fits it.
    pub cues: Vec<String>,
}

/// How the library is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LibraryFile {
    category: Vec<CategoryFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryFile {
    name: String,
    #[serde(default)]
    cues: Vec<String>,
    templates: Vec<String>,
}

impl Library {
    /// The library that is compiled in.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a library as `templates.toml` writes it.
    ///
    /// # Errors
    ///
    /// Says which template is broken and how, or what is wrong with the file as TOML.
    pub fn parse(file: &str) -> Result<Self, String> {
        let file: LibraryFile = toml::from_str(file).map_err(|error| error.to_string())?;
        let mut library = Self { categories: Vec::new(), templates: Vec::new() };
        for category in file.category {
            for source in &category.templates {
                let template = Template::parse(&category.name, source)
                    .map_err(|fault| format!("{}: “{source}”: {fault}", category.name))?;
                library.templates.push(template);
            }
            library.categories.push(Category { name: category.name.into(), cues: category.cues });
        }
        Ok(library)
    }

    /// The template that `question` was made from; of several that fit, the one that leaves least
    /// to its slots.
    pub fn recognise(&self, question: &str) -> Option<&Template> {
        let question = normal(question.trim());
        let fitting = self.templates.iter().filter(|template| template.matches(&question));
        fitting.max_by_key(|template| template.words_len())
    }

    /// The category of `question`: that of its template, else the one whose cues it has most of,
    /// the later one where two have as many.
    pub fn category_of(&self, question: &str) -> Option<&SmolStr> {
        if let Some(template) = self.recognise(question) {
            return Some(&template.category);
        }
        let question = normal(question);
        let words: Vec<_> =
            question.split(|c: char| !c.is_alphanumeric() && c != '-').take(LONGEST).collect();
        let cues = |category: &&Category| {
            words.iter().filter(|word| category.cues.iter().any(|cue| cue == *word)).count()
        };
        let best = self.categories.iter().max_by_key(cues)?;
        (cues(&best) > 0).then_some(&best.name)
    }
}

/// In how many words a question says what kind of question it is.
const LONGEST: usize = 100;

/// How many of an article's questions each category has.
#[derive(Debug, Default)]
pub struct Coverage {
    counts: HashMap<SmolStr, usize, FxBuildHasher>,
}

impl Coverage {
    /// Counts `questions` by category.
    pub fn of<'a>(library: &Library, questions: impl Iterator<Item = &'a str>) -> Self {
        let mut coverage = Self::default();
        for category in questions.filter_map(|question| library.category_of(question)) {
            *coverage.counts.entry(category.clone()).or_default() += 1;
        }
        coverage
    }

    /// How many questions `category` has.
    pub fn count(&self, category: &str) -> usize {
        self.counts.get(category).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_library_has_six_categories_of_five_templates_or_more() {
        let library = Library::parse(include_str!("templates.toml")).unwrap();
        let names: Vec<_> = library.categories.iter().map(|c| c.name.as_str()).collect();
        let expected =
            ["background", "status", "developments", "outlook", "challenges", "comparison"];
        assert_eq!(names, expected);
        for category in &library.categories {
            let own = library.templates.iter().filter(|t| t.category == category.name);
            assert!(own.count() >= 5, "{}", category.name);
        }
    }

    #[test]
    fn each_shipped_template_is_recognised_by_no_other() {
        let library = Library::shipped();
        for template in &library.templates {
            let question = template.render(|_| "Aurora");
            assert_eq!(library.recognise(&question).unwrap().source, template.source);
        }
    }

    #[test]
    fn a_broken_library_says_where() {
        let broken = "[[category]]\nname = \"status\"\ntemplates = [\"Does {orgg} win?\"]";
        let error = Library::parse(broken).unwrap_err();
        assert!(error.starts_with("status: “Does {orgg} win?”: "), "{error}");
        let error = Library::parse("[[category]]\nnam = 1").unwrap_err();
        assert!(error.contains("nam"), "{error}");
    }

    #[test]
    fn a_question_without_a_template_is_placed_by_its_cues() {
        let cases = [
            ("What are the roots of the quarrel?", Some("background")),
            ("Who has reacted to the quarrel at the present time?", Some("status")),
            ("Are there recent updates from the court?", Some("developments")),
            ("Would a ban have long-term implications?", Some("outlook")),
            ("What risks do ferries run in winter?", Some("challenges")),
            ("How does it compare to ferries elsewhere?", Some("comparison")),
            ("Whose ferry is it?", None),
        ];
        for (question, category) in cases {
            let found = Library::shipped().category_of(question).map(SmolStr::as_str);
            assert_eq!(found, category, "{question}");
        }
    }

    #[test]
    fn coverage_counts_by_category() {
        let questions = ["What are the origins of it?", "What is its history?", "Whose is it?"];
        let coverage = Coverage::of(Library::shipped(), questions.into_iter());
        assert_eq!(coverage.count("background"), 2);
        assert_eq!(coverage.count("status"), 0);
    }
}

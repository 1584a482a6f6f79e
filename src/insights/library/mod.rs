//! The template library: its categories, its templates, and which of them a question is an
//! instance of.

mod index;
mod written;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;
use toml::Spanned;

use crate::language::Token;

use super::memo::Memo;
use super::pattern::{CONTENT, Pattern};
use super::premise::THING;
use super::template::Template;
use index::{Index, Said};
use written::{CueFile, Relation, TemplateFile};

pub use written::{LibraryFault, LibraryFile};

/// The library that is compiled in.
static SHIPPED: LazyLock<Arc<Library>> = LazyLock::new(|| {
    let file: LibraryFile = toml::from_str(include_str!("../templates.toml"))
        .expect("a test reads the shipped library");
    Arc::new(Library::default().extended(file).expect("a test reads the shipped library"))
});

/// All templates, and the categories that they belong to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    /// The names of the categories, in the order in which they are proposed.
    pub categories: Vec<SmolStr>,
    /// The templates, in the order in which they are proposed.
    pub templates: Vec<Arc<Template>>,
    /// What an article's questions have to cover.
    pub wanted: Wanted,
    /// How questions that fit no template are placed; the first that fits counts.
    cues: Vec<Cue>,
    index: Index,
    recognised: Memo<Option<Found>>,
}

/// What a question was recognised as, by its place in the library.
#[derive(Debug, Clone, Copy)]
struct Found {
    /// The cue that tells the category; none where the template does.
    cue: Option<usize>,
    template: Option<usize>,
}

/// A category, and the patterns of the questions that it takes where no template does.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cue {
    category: SmolStr,
    /// The categories whose templates give way to it.
    outranks: Vec<SmolStr>,
    fits: Vec<Pattern>,
}

/// What a question was recognised as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recognised<'a> {
    /// The name of its category.
    pub category: &'a SmolStr,
    /// The template that it is an instance of; none where only its form tells the category.
    pub template: Option<&'a Template>,
}

/// Which categories an article's questions have to cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Each of these.
    pub required: Vec<SmolStr>,
    /// So many, where there are as many questions as categories.
    pub at_least: usize,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { required: Vec::new(), at_least: 3 }
    }
}

impl Library {
    /// The library that is compiled in.
    pub fn shipped() -> Arc<Self> {
        Arc::clone(&SHIPPED)
    }

    /// The library that a configuration asks for with `file`.
    ///
    /// # Errors
    ///
    /// A template does not fit in.
    pub fn configured(file: LibraryFile) -> Result<Arc<Self>, LibraryFault> {
        match file.library {
            Relation::Extend if file.is_empty() => Ok(Self::shipped()),
            Relation::Extend => Self::clone(&SHIPPED).extended(file).map(Arc::new),
            Relation::Replace => Self::default().extended(file).map(Arc::new),
        }
    }

    /// The library with the categories and templates of `file`, which come first.
    fn extended(mut self, file: LibraryFile) -> Result<Self, LibraryFault> {
        for category in file.category {
            if !self.categories.contains(&category.name) {
                self.categories.push(category.name);
            }
        }
        for category in &file.required {
            self.check_category(category)?;
        }
        self.wanted.required.extend(file.required.into_iter().map(Spanned::into_inner));
        self.wanted.at_least = file.at_least.unwrap_or(self.wanted.at_least);
        let cues = file.cue.into_iter().map(|cue| self.cue(cue)).collect::<Result<Vec<_>, _>>()?;
        self.cues.splice(..0, cues);
        let mut own: Vec<Arc<Template>> = Vec::new();
        for template in file.template {
            let template = self.checked(template, &own)?;
            self.templates.retain(|known| known.kind != template.kind);
            own.push(Arc::new(template));
        }
        own.append(&mut self.templates);
        self.templates = own;
        self.index = Index::of(&self.templates, &self.cues);
        self.recognised = Memo::default();
        Ok(self)
    }

    fn cue(&self, file: CueFile) -> Result<Cue, LibraryFault> {
        self.check_category(&file.category)?;
        let fits = parsed(file.fits, Pattern::parse_cue)?;
        for category in &file.outranks {
            self.check_category(category)?;
        }
        let outranks = file.outranks.into_iter().map(Spanned::into_inner).collect();
        Ok(Cue { category: file.category.into_inner(), outranks, fits })
    }

    fn check_category(&self, category: &Spanned<SmolStr>) -> Result<(), LibraryFault> {
        if self.categories.contains(category.get_ref()) {
            return Ok(());
        }
        let known = self.categories.join(", ");
        let message = format!(
            "there is no category `{}`: use one of {known}, or add it with [[insights.category]]",
            category.get_ref()
        );
        Err(LibraryFault { range: category.span(), message })
    }

    /// A template that fits in: of a known category, of a kind that none of `own` has.
    fn checked(&self, file: TemplateFile, own: &[Arc<Template>]) -> Result<Template, LibraryFault> {
        let fault = |range, message| Err(LibraryFault { range, message });
        let (kind, category) = (file.kind, file.category);
        self.check_category(&category)?;
        if own.iter().any(|known| known.kind == *kind.get_ref()) {
            let message = format!("another template has the kind `{}`: rename one", kind.get_ref());
            return fault(kind.span(), message);
        }
        let range = file.question.span();
        let wording = file.question.into_inner();
        let mut recognises = patterns(file.recognises)?;
        match wording.pattern() {
            Ok(pattern) => recognises.push(pattern),
            Err(message) => return fault(range, message),
        }
        Ok(Template {
            kind: kind.into_inner(),
            category: category.into_inner(),
            wording,
            recognises,
            needs: patterns(file.needs)?,
            premises: premises(file.premise)?,
            fallback: file.fallback,
        })
    }

    /// What the question with these tokens asks: the template that it is an instance of, of several
    /// the one that asks it to say most; where its words say too little, the category that its form
    /// tells.
    pub fn recognise(&self, question: &[Token]) -> Option<Recognised<'_>> {
        // A longer text is no question.
        let question = &question[..question.len().min(LONGEST)];
        let Found { cue, template } = self.recognised.get(question, || self.find(question))?;
        let template = template.and_then(|at| self.templates.get(at)).map(Arc::as_ref);
        let cue = cue.and_then(|at| self.cues.get(at)).map(|cue| &cue.category);
        let category = cue.or(template.map(|template| &template.category))?;
        Some(Recognised { category, template })
    }

    fn find(&self, question: &[Token]) -> Option<Found> {
        let said = self.index.said(question);
        let fitting = self.fitting(question, &said);
        let best = fitting.iter().max().map(|fit| fit.template());
        let strong = fitting.iter().max().filter(|fit| fit.weight > CONTENT);
        let strong = strong.and_then(|fit| self.templates.get(fit.template()));
        let may_count =
            |cue: &Cue| strong.is_none_or(|template| cue.outranks.contains(&template.category));
        let fits = |at: usize, cue: &Cue| {
            let mut patterns = cue.fits.iter().enumerate();
            patterns.any(|(number, fit)| said.may_fit(at, number) && fit.matches(question))
        };
        let mut cues = self.cues.iter().enumerate();
        match cues.find(|(at, cue)| may_count(cue) && fits(*at, cue)) {
            Some((cue, Cue { category, .. })) => {
                let is_of = |fit: &&Fit| self.templates[fit.template()].category == *category;
                let best = fitting.iter().filter(is_of).max();
                Some(Found { cue: Some(cue), template: best.map(Fit::template) })
            }
            None => best.map(|template| Found { cue: None, template: Some(template) }),
        }
    }

    /// The templates that the question is an instance of.
    fn fitting(&self, question: &[Token], said: &Said<'_>) -> Vec<Fit> {
        let fits = |(at, pattern): (usize, usize)| {
            let pattern = self.templates.get(at)?.recognises.get(pattern)?;
            pattern.matches(question).then(|| Fit { weight: pattern.weight(), first: Reverse(at) })
        };
        said.templates().filter_map(fits).collect()
    }
}

/// A template that a question is an instance of. That which asks it to say most is the greatest; of
/// equals the first of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    weight: u32,
    first: Reverse<usize>,
}

impl Fit {
    /// The index of the template.
    fn template(&self) -> usize {
        self.first.0
    }
}

fn patterns(written: Vec<Spanned<String>>) -> Result<Vec<Pattern>, LibraryFault> {
    parsed(written, Pattern::parse)
}

fn parsed(
    written: Vec<Spanned<String>>,
    parse: fn(&str) -> Result<Pattern, String>,
) -> Result<Vec<Pattern>, LibraryFault> {
    let pattern = |written: Spanned<String>| {
        let range = written.span();
        parse(written.get_ref()).map_err(|message| LibraryFault { range, message })
    };
    written.into_iter().map(pattern).collect()
}

fn premises(written: Vec<Spanned<SmolStr>>) -> Result<Vec<SmolStr>, LibraryFault> {
    let premise = |written: Spanned<SmolStr>| match written.get_ref().starts_with(THING) {
        true => Ok(written.into_inner()),
        false => Err(LibraryFault {
            range: written.span(),
            message: format!("a premise begins with `{THING}`, the thing that the question names"),
        }),
    };
    written.into_iter().map(premise).collect()
}

/// In how many tokens a question says what kind of question it is.
const LONGEST: usize = 100;

/// How many of an article's questions each category has.
#[derive(Debug, Default)]
pub struct Coverage {
    counts: HashMap<SmolStr, usize, FxBuildHasher>,
}

impl Coverage {
    /// Counts questions, given by their tokens, by category.
    pub fn of<'a>(library: &Library, questions: impl Iterator<Item = &'a [Token]>) -> Self {
        let mut coverage = Self::default();
        for recognised in questions.filter_map(|question| library.recognise(question)) {
            *coverage.counts.entry(recognised.category.clone()).or_default() += 1;
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
    use crate::language::token::tokens;

    fn category_of(question: &str) -> Option<String> {
        let library = Library::shipped();
        library.recognise(&tokens(question)).map(|recognised| recognised.category.to_string())
    }

    #[test]
    fn the_shipped_library_has_six_categories_and_sixty_templates() {
        let library = Library::shipped();
        let expected =
            ["background", "status", "developments", "outlook", "challenges", "comparison"];
        assert_eq!(library.categories, expected);
        assert!(library.templates.len() >= 60, "{}", library.templates.len());
        for category in &library.categories {
            let own = library.templates.iter().filter(|t| t.category == *category);
            assert!(own.count() >= 8, "{category}");
        }
    }

    #[test]
    fn questions_in_other_words_are_placed() {
        let cases = [
            ("What are the roots of the quarrel over the pier?", Some("background")),
            ("Who is entitled to a berth at the moment?", Some("status")),
            ("Are there any recent updates from the harbour court?", Some("developments")),
            ("Would a ban have long-term implications?", Some("outlook")),
            ("What risks do ferries run in winter?", Some("challenges")),
            ("How does it compare to ferries elsewhere?", Some("comparison")),
            // No template knows these: their form tells.
            ("Who drafted the charter of the guild?", Some("background")),
            ("How fit is the ferry's engine?", Some("status")),
            ("Which piers did the storm flatten?", Some("developments")),
            ("Who will steer the ferry?", Some("outlook")),
            ("Why is the truce so fragile?", Some("challenges")),
            ("Do pilots elsewhere earn as much?", Some("comparison")),
            ("The ferry?", None),
        ];
        for (question, category) in cases {
            assert_eq!(category_of(question).as_deref(), category, "{question}");
        }
    }

    #[test]
    fn coverage_counts_by_category() {
        let questions = ["What are the origins of it?", "What is its history?", "The ferry?"];
        let questions: Vec<_> = questions.iter().map(|question| tokens(question)).collect();
        let coverage = Coverage::of(&Library::shipped(), questions.iter().map(Vec::as_slice));
        assert_eq!(coverage.count("background"), 2);
        assert_eq!(coverage.count("status"), 0);
    }

    fn configured(file: &str) -> Result<Arc<Library>, String> {
        let file = toml::from_str(file).map_err(|fault| fault.message().to_owned())?;
        Library::configured(file).map_err(|fault| fault.message)
    }

    const OWN: &str = "[[template]]\nkind = \"tides\"\ncategory = \"status\"\n\
                       question = \"How do the tides suit {org}?\"\nrecognises = [\"tide~\"]\n";

    #[test]
    fn own_templates_come_first_and_take_the_place_of_their_kind() {
        let library = configured(OWN).unwrap();
        assert_eq!(library.templates[0].kind, "tides");
        assert_eq!(library.templates.len(), Library::shipped().templates.len() + 1);
        let known = configured(&OWN.replace("tides\"", "origins\"")).unwrap();
        assert_eq!(known.templates.len(), Library::shipped().templates.len());
        let question = tokens("Do tides matter?");
        assert_eq!(library.recognise(&question).unwrap().template.unwrap().kind, "tides");
    }

    #[test]
    fn a_library_can_be_replaced() {
        let file = format!("library = \"replace\"\n[[category]]\nname = \"status\"\n{OWN}");
        let library = configured(&file).unwrap();
        assert_eq!((library.categories.len(), library.templates.len()), (1, 1));
    }

    #[test]
    fn what_does_not_fit_in_is_refused() {
        let message = configured(&OWN.replace("status", "sttus")).unwrap_err();
        assert!(message.contains("no category `sttus`"), "{message}");
        let message = configured(&OWN.repeat(2)).unwrap_err();
        assert!(message.contains("kind `tides`"), "{message}");
        let message = configured(&OWN.replace("{org}", "{ogr}")).unwrap_err();
        assert!(message.contains("`ogr`"), "{message}");
        let message = configured(&format!("{OWN}premise = [\"it floats\"]\n")).unwrap_err();
        assert!(message.contains("begins with `…`"), "{message}");
    }
}

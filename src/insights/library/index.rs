//! Which patterns a question may fit, told by its words alone: most patterns need a word that it
//! has not.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use super::Cue;
use crate::insights::pattern::{Pattern, Word};
use crate::insights::template::Template;
use crate::language::Token;

/// The words that the patterns of a library need.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Index {
    numbers: Numbers,
    /// What the patterns of each template need, in the order of the library.
    templates: Vec<Vec<Needs>>,
    /// What the patterns of each cue need.
    cues: Vec<Vec<Needs>>,
}

/// The words that patterns need, numbered.
#[derive(Debug, Clone, Default, PartialEq)]
struct Numbers {
    words: HashMap<SmolStr, usize, FxBuildHasher>,
    stems: HashMap<SmolStr, usize, FxBuildHasher>,
}

/// Sets of words, by their numbers: of each set, a question that fits has one.
type Needs = Vec<Vec<usize>>;

/// What a question says, as far as an index knows its words.
pub(super) struct Said<'i> {
    index: &'i Index,
    /// By the numbers of words.
    is_said: Vec<bool>,
}

impl Index {
    pub(super) fn of(templates: &[Arc<Template>], cues: &[Cue]) -> Self {
        let mut numbers = Numbers::default();
        let mut needs = |patterns: &[Pattern]| -> Vec<Needs> {
            patterns.iter().map(|pattern| numbers.needs(pattern)).collect()
        };
        let templates = templates.iter().map(|template| needs(&template.recognises)).collect();
        let cues = cues.iter().map(|cue| needs(&cue.fits)).collect();
        Self { numbers, templates, cues }
    }

    pub(super) fn said<'i>(&'i self, question: &[Token]) -> Said<'i> {
        let Numbers { words, stems } = &self.numbers;
        let mut is_said = vec![false; words.len() + stems.len()];
        for token in question {
            let numbers = words.get(&token.lower).into_iter().chain(stems.get(&token.stem));
            numbers.for_each(|number| is_said[*number] = true);
        }
        Said { index: self, is_said }
    }
}

impl Numbers {
    fn needs(&mut self, pattern: &Pattern) -> Needs {
        let sets = pattern.needed();
        sets.map(|set| set.iter().map(|word| self.number(word)).collect()).collect()
    }

    fn number(&mut self, word: &Word) -> usize {
        let next = self.words.len() + self.stems.len();
        let (numbers, word) = match word {
            Word::Exact(word) => (&mut self.words, word),
            Word::Stem(stem) => (&mut self.stems, stem),
        };
        *numbers.entry(word.clone()).or_insert(next)
    }
}

impl Said<'_> {
    /// The templates that the question may be an instance of, each with the index of a pattern that
    /// it may fit. Patterns that need no word are left out: they fit anything.
    pub(super) fn templates(&self) -> impl Iterator<Item = (usize, usize)> {
        let all = self.index.templates.iter().enumerate().flat_map(|(template, patterns)| {
            patterns.iter().enumerate().map(move |(pattern, needs)| (template, pattern, needs))
        });
        let fitting = all.filter(|(_, _, needs)| !needs.is_empty() && self.has(needs));
        fitting.map(|(template, pattern, _)| (template, pattern))
    }

    /// Whether the question may fit a pattern of a cue, by their indices.
    pub(super) fn may_fit(&self, cue: usize, pattern: usize) -> bool {
        let needs = self.index.cues.get(cue).and_then(|patterns| patterns.get(pattern));
        needs.is_some_and(|needs| self.has(needs))
    }

    fn has(&self, needs: &Needs) -> bool {
        needs.iter().all(|set| set.iter().any(|number| self.is_said[*number]))
    }
}

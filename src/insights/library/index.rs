//! Which templates a question may be an instance of, by its words.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::insights::pattern::Word;
use crate::insights::template::Template;
use crate::language::Token;

/// The patterns by the words of which one has to be there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Index {
    by_word: HashMap<SmolStr, Vec<Entry>, FxBuildHasher>,
    by_stem: HashMap<SmolStr, Vec<Entry>, FxBuildHasher>,
}

/// A pattern of a template, by their places in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) template: usize,
    pub(super) pattern: usize,
}

impl Index {
    pub(super) fn of(templates: &[Arc<Template>]) -> Self {
        let mut index = Self::default();
        for (at, template) in templates.iter().enumerate() {
            for (pattern, recognises) in template.recognises.iter().enumerate() {
                let entry = Entry { template: at, pattern };
                for key in recognises.keys() {
                    let (map, key) = match key {
                        Word::Exact(word) => (&mut index.by_word, word),
                        Word::Stem(stem) => (&mut index.by_stem, stem),
                    };
                    map.entry(key.clone()).or_default().push(entry);
                }
            }
        }
        index
    }

    pub(super) fn candidates<'a>(
        &'a self,
        question: &'a [Token],
    ) -> impl Iterator<Item = &'a Entry> {
        question.iter().flat_map(|token| {
            let by_word = self.by_word.get(&token.lower).into_iter().flatten();
            by_word.chain(self.by_stem.get(&token.stem).into_iter().flatten())
        })
    }
}

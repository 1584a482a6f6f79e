//! Names that the front matter or the workspace declares, found in the text as they are written.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::article::{Article, EntityDeclaration};
use crate::language::token::{Token, tokens};
use crate::language::{Name, Reading};
use crate::text::TextRange;

/// What `article` declares, and then what its workspace has `listed` and it does not declare itself.
pub(in crate::analysis) fn declarations<'a>(
    article: &'a Article,
    listed: &'a [EntityDeclaration],
) -> Vec<&'a EntityDeclaration> {
    let own = &article.front_matter.entities;
    let is_own = |id: &str| own.iter().any(|declaration| declaration.id.value == id);
    own.iter().chain(listed.iter().filter(|listed| !is_own(&listed.id.value))).collect()
}

/// Whether one of the declared names stands at `offset` of the text of `reading`.
pub(in crate::analysis) fn declares(
    declarations: &[&EntityDeclaration],
    reading: &Reading,
    offset: usize,
) -> bool {
    let found = DeclaredNames::new(declarations).find(reading);
    found.iter().any(|(range, _)| range.touches(offset))
}

/// Declared names and aliases, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct DeclaredNames<'a> {
    by_first_word: HashMap<SmolStr, Vec<DeclaredName<'a>>, FxBuildHasher>,
}

#[derive(Debug)]
struct DeclaredName<'a> {
    words: Vec<Token>,
    id: &'a str,
}

impl<'a> DeclaredNames<'a> {
    /// The names of `declarations`; where two declare the same, the first counts.
    pub fn new(declarations: &[&'a EntityDeclaration]) -> Self {
        let mut names = Self::default();
        for declaration in declarations {
            for name in declaration.names() {
                names.add(&name.value, &declaration.id.value);
            }
        }
        for same_start in names.by_first_word.values_mut() {
            same_start.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
        names
    }

    fn add(&mut self, name: &str, id: &'a str) {
        let words = tokens(name);
        let Some(first) = words.first() else { return };
        let entry = self.by_first_word.entry(first.lower.clone()).or_default();
        entry.push(DeclaredName { words, id });
    }

    /// Where the block names them, with the identifier, in order. A longer name that the language
    /// room found around one is left whole: "Tern" declared is not in "Tern Marine".
    pub fn find(&self, reading: &Reading) -> Vec<(TextRange, &'a str)> {
        let mut found = Vec::new();
        let mut at = 0;
        while !self.by_first_word.is_empty() && at < reading.tokens.len() {
            let Some(name) = self.longest_at(&reading.tokens[at..]) else {
                at += 1;
                continue;
            };
            let last = &reading.tokens[at + name.words.len() - 1];
            let range = reading.tokens[at].range.join(last.range);
            if !is_part_of_name(&reading.names, range) {
                found.push((range, name.id));
            }
            at += name.words.len();
        }
        found
    }

    fn longest_at(&self, rest: &[Token]) -> Option<&DeclaredName<'a>> {
        let same_start = self.by_first_word.get(&rest.first()?.lower)?;
        same_start.iter().find(|name| name.starts(rest))
    }
}

impl DeclaredName<'_> {
    /// Capitals of the declaration must be in the text too: "Frontier" is not "frontier".
    fn starts(&self, rest: &[Token]) -> bool {
        let is_like = |(word, token): (&Token, &Token)| {
            word.lower == token.lower && (token.is_capitalised() || !word.is_capitalised())
        };
        rest.len() >= self.words.len() && self.words.iter().zip(rest).all(is_like)
    }
}

fn is_part_of_name(names: &[Name], range: TextRange) -> bool {
    let index = names.partition_point(|name| name.range.end <= range.start);
    names.get(index).is_some_and(|n| n.range.covers(range) && n.range != range && n.confidence > 0)
}

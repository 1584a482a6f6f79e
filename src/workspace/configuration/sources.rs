//! The texts that make up one configuration, in one row, so that a byte of any of them has a number
//! of its own, and what was merged from several still knows where it stands.

use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, Error};
use xxhash_rust::xxh3::Xxh3;

use super::fault::{ConfigurationError, advice};
use super::file::File;
use super::merge;
use crate::text::{Encoding, Text};

/// One file.
#[derive(Debug)]
pub struct Source {
    /// Where it stands.
    pub path: PathBuf,
    /// What it says.
    text: String,
    /// The number of its first byte in the row.
    start: usize,
}

/// The files, the one that counts least first.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

impl Source {
    /// The file at `path`, which says `text`, alone.
    pub fn new(path: PathBuf, text: String) -> Self {
        Self { path, text, start: 0 }
    }

    /// The same, behind all of `others`.
    pub fn behind(self, others: &Sources) -> Self {
        Self { start: others.end(), ..self }
    }

    /// What it says.
    ///
    /// # Errors
    ///
    /// It is no TOML.
    pub fn tree(&self) -> Result<DeTable<'_>, ConfigurationError> {
        let tree = DeTable::parse(&self.text).map_err(|fault| self.explain(self.start, &fault))?;
        Ok(moved_table(tree.into_inner(), self.start))
    }

    /// What it means.
    ///
    /// # Errors
    ///
    /// It is no TOML, or says something that a configuration cannot say.
    pub fn file(&self) -> Result<File, ConfigurationError> {
        read(self.tree()?).map_err(|fault| self.explain(0, &fault))
    }

    /// What is wrong at byte `offset` of the row.
    pub fn fault(&self, offset: usize, message: String) -> ConfigurationError {
        ConfigurationError { path: self.path.clone(), at: Some(self.place(offset)), message }
    }

    /// Line and column of byte `offset` of the row, both from 1.
    pub fn place(&self, offset: usize) -> (usize, usize) {
        let offset = offset.saturating_sub(self.start);
        let position = Text::new(&self.text).position(offset, Encoding::Utf32);
        (position.line + 1, position.column + 1)
    }

    /// A complaint whose place counts from byte `start` of the row.
    fn explain(&self, start: usize, fault: &Error) -> ConfigurationError {
        let message = advice(fault.message());
        match fault.span() {
            Some(span) => self.fault(start + span.start, message),
            None => ConfigurationError { path: self.path.clone(), at: None, message },
        }
    }
}

impl Sources {
    /// Adds a file that counts more than those before.
    pub fn push(&mut self, source: Source) {
        let source = source.behind(self);
        self.0.push(source);
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The file that extends all the others, if any of them does.
    pub fn nearest(&self) -> Option<&Source> {
        self.0.last()
    }

    /// The file in which byte `offset` of the row stands.
    pub fn at(&self, offset: usize) -> Option<&Source> {
        let holds = |source: &&Source| offset <= source.start + source.text.len();
        self.0.iter().find(holds)
    }

    /// What all of them say.
    ///
    /// # Errors
    ///
    /// One of them is no TOML.
    pub fn tree(&self) -> Result<DeTable<'_>, ConfigurationError> {
        let mut tree = DeTable::new();
        for source in &self.0 {
            merge::lay_over(&mut tree, source.tree()?);
        }
        Ok(tree)
    }

    /// What `tree`, which was merged from them, means.
    ///
    /// # Errors
    ///
    /// It says something that a configuration cannot say.
    pub fn file(&self, tree: DeTable<'_>) -> Result<File, ConfigurationError> {
        read(tree).map_err(|fault| {
            let offset = fault.span().map_or(0, |span| span.start);
            self.fault(offset, advice(fault.message()))
        })
    }

    /// What is wrong at byte `offset` of the row.
    pub fn fault(&self, offset: usize, message: String) -> ConfigurationError {
        match self.at(offset) {
            Some(source) => source.fault(offset, message),
            None => ConfigurationError { path: PathBuf::new(), at: None, message },
        }
    }

    /// The number that the first byte of another file would have. The end of a file is a place of
    /// its own.
    pub fn end(&self) -> usize {
        self.0.last().map_or(0, |last| last.start + last.text.len() + 1)
    }

    /// Adds all that they say, wherever they stand, to `hash`.
    pub fn hash_into(&self, hash: &mut Xxh3) {
        for source in &self.0 {
            hash.update(source.text.as_bytes());
            // No text holds this byte: where one ends is told as well.
            hash.update(&[0xff]);
        }
    }
}

fn read(tree: DeTable<'_>) -> Result<File, Error> {
    File::deserialize(Deserializer::from(Spanned::new(0..0, tree)))
}

/// `table` with all places moved by `by` bytes.
fn moved_table(table: DeTable<'_>, by: usize) -> DeTable<'_> {
    table.into_iter().map(|(key, value)| (moved(key, by), moved_value(value, by))).collect()
}

fn moved_value(value: Spanned<DeValue<'_>>, by: usize) -> Spanned<DeValue<'_>> {
    let range = value.span();
    let value = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(moved_table(table, by)),
        DeValue::Array(list) => {
            DeValue::Array(list.into_iter().map(|item| moved_value(item, by)).collect())
        }
        other => other,
    };
    moved(Spanned::new(range, value), by)
}

fn moved<T>(value: Spanned<T>, by: usize) -> Spanned<T> {
    let range = value.span();
    Spanned::new(range.start + by..range.end + by, value.into_inner())
}

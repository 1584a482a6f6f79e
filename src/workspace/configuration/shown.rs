//! The settled configuration, value by value, each with where it comes from.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::fault::ConfigurationError;
use super::settings::Settings;
use super::sources::Source;
use super::{defaults, merge};

/// A table of the settled configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownTable {
    /// Its name, with those of the tables around it: `rules.severity`. Empty for the outermost.
    pub name: String,
    /// Whether it is one of a list of tables.
    pub is_item: bool,
    /// What it says of its own.
    pub values: Vec<Shown>,
}

/// A value of the settled configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The key, as TOML writes it.
    pub key: String,
    /// The value, as TOML writes it.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody says it.
    Default,
    /// A file says it.
    File {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// Whether another file extends it.
        is_extended: bool,
        /// Whether it is only so for the articles of an override.
        is_override: bool,
    },
}

/// All that is settled by `settings`: for the article at `path`, or, where there is none, for
/// articles that no override matches; the overrides are then listed as well.
///
/// # Errors
///
/// A file is no TOML.
pub fn shown(
    settings: &Settings,
    path: Option<&Path>,
) -> Result<Vec<ShownTable>, ConfigurationError> {
    let defaults = Source::new(PathBuf::new(), defaults::text()).behind(&settings.sources);
    let mut tree = defaults.tree()?;
    let parts = settings.parts()?;
    let mut overridden = HashSet::new();
    let said = match path {
        Some(path) => {
            parts.overrides.iter().for_each(|over| collect_starts(over, &mut overridden));
            parts.settled(&settings.matching(path))
        }
        None => settings.sources.tree()?,
    };
    merge::lay_over(&mut tree, said);
    tree.remove("extends");
    let mut view = View { settings, overridden, tables: Vec::new() };
    view.table(String::new(), false, tree);
    Ok(view.tables)
}

/// Where all values in `table` begin.
fn collect_starts(table: &DeTable<'_>, starts: &mut HashSet<usize>) {
    for value in table.values() {
        starts.insert(value.span().start);
        match value.get_ref() {
            DeValue::Table(inner) => collect_starts(inner, starts),
            DeValue::Array(list) => {
                let tables = list.iter().filter_map(|item| item.get_ref().as_table());
                tables.for_each(|inner| collect_starts(inner, starts));
            }
            _ => {}
        }
    }
}

/// What is shown so far.
struct View<'s> {
    settings: &'s Settings,
    /// Where the values begin that overrides say.
    overridden: HashSet<usize>,
    tables: Vec<ShownTable>,
}

impl View<'_> {
    /// Adds `table`, called `name`, and all tables in it.
    fn table(&mut self, name: String, is_item: bool, table: DeTable<'_>) {
        let (inner, own): (Vec<_>, Vec<_>) =
            table.into_iter().partition(|(_, value)| holds_tables(value.get_ref()));
        let values = own.into_iter().map(|(key, value)| self.value(key.get_ref(), value)).collect();
        self.tables.push(ShownTable { name: name.clone(), is_item, values });
        for (key, value) in inner {
            let key = key.get_ref();
            let name = if name.is_empty() { key.to_string() } else { format!("{name}.{key}") };
            match value.into_inner() {
                DeValue::Table(table) => self.table(name, false, table),
                DeValue::Array(list) => {
                    let tables = list.into_iter().filter_map(|item| match item.into_inner() {
                        DeValue::Table(table) => Some(table),
                        _ => None,
                    });
                    tables.for_each(|table| self.table(name.clone(), true, table));
                }
                _ => {}
            }
        }
    }

    fn value(&self, key: &str, value: Spanned<DeValue<'_>>) -> Shown {
        let origin = self.origin(value.span().start);
        let value = toml::Value::deserialize(ValueDeserializer::from(value));
        let value = value.map(|value| value.to_string()).unwrap_or_default();
        Shown { key: key.to_owned(), value, origin }
    }

    fn origin(&self, start: usize) -> Origin {
        let sources = &self.settings.sources;
        match sources.at(start) {
            Some(source) => Origin::File {
                path: source.path.clone(),
                line: source.place(start).0,
                is_extended: sources.nearest().is_some_and(|nearest| nearest.path != source.path),
                is_override: self.overridden.contains(&start),
            },
            None => Origin::Default,
        }
    }
}

/// Whether `value` is a table or a list of tables.
fn holds_tables(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Table(_) => true,
        DeValue::Array(list) => list.iter().any(|item| item.get_ref().is_table()),
        _ => false,
    }
}

//! What one `standfirst.toml`, with all that it extends, settles for each of its articles.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use xxhash_rust::xxh3::Xxh3;

use super::fault::ConfigurationError;
use super::file::{Entity, File, Override};
use super::overrides::Paths;
use super::sources::Sources;
use super::{Configuration, Outcome, merge};
use crate::insights::Library;
use crate::insights::library::LibraryFault;
use crate::workspace::gate::limits;

/// What a configuration file says, for whichever article.
#[derive(Debug)]
pub struct Settings {
    /// The files.
    pub sources: Sources,
    overrides: Vec<Paths>,
    /// The configuration of the articles that the overrides with these places match.
    by_overrides: Mutex<HashMap<Vec<usize>, Outcome>>,
}

/// What the files say.
pub struct Parts<'a> {
    /// For all articles.
    pub general: DeTable<'a>,
    /// For those that an override matches.
    pub overrides: Vec<DeTable<'a>>,
}

impl Settings {
    /// What `sources` say.
    ///
    /// # Errors
    ///
    /// They, or one of their overrides, say something that a configuration cannot say.
    pub fn new(sources: Sources) -> Result<Self, ConfigurationError> {
        let file = sources.file(sources.tree()?)?;
        if let Some(over) = file.overrides.get(limits::OVERRIDES.most as usize) {
            let message = format!("that is more than {}", limits::OVERRIDES);
            return Err(sources.fault(over.paths.start, message));
        }
        let paths = |over: &Override| Paths::new(&over.paths, &sources);
        let overrides = file.overrides.iter().map(paths).collect::<Result<Vec<_>, _>>()?;
        let settings = Self { sources, overrides, by_overrides: Mutex::default() };
        settings.general()?;
        // What is wrong in an override is wrong whether an article matches it or not.
        (0..settings.overrides.len()).try_for_each(|only| settings.of(vec![only]).map(drop))?;
        Ok(settings)
    }

    /// The configuration of the article at `path`, which is absolute.
    pub fn of_article(&self, path: &Path) -> Outcome {
        self.of(self.matching(path))
    }

    /// The configuration of an article that no override matches.
    pub fn general(&self) -> Outcome {
        self.of(Vec::new())
    }

    /// The places of the overrides that the article at `path` matches.
    pub fn matching(&self, path: &Path) -> Vec<usize> {
        let nearest = self.sources.nearest().and_then(|source| source.path.parent());
        let nearest = nearest.unwrap_or(Path::new(""));
        let matches = |(at, paths): (usize, &Paths)| paths.name(path, nearest).then_some(at);
        self.overrides.iter().enumerate().filter_map(matches).collect()
    }

    /// The configuration of the articles that match the overrides at `matching`.
    fn of(&self, matching: Vec<usize>) -> Outcome {
        // A panic elsewhere leaves whole entries behind, so the map is sound all the same.
        let known = || self.by_overrides.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(outcome) = known().get(&matching) {
            return outcome.clone();
        }
        let outcome = self.settle(&matching).map(Arc::new);
        known().insert(matching, outcome.clone());
        outcome
    }

    fn settle(&self, matching: &[usize]) -> Result<Configuration, ConfigurationError> {
        let file = self.sources.file(self.parts()?.settled(matching))?;
        let fault = |fault: LibraryFault| self.sources.fault(fault.range.start, fault.message);
        let File { rules, sections, support, insights, entities, .. } = file;
        Ok(Configuration {
            selection: rules.selection(),
            labels: sections.labels(),
            entities: entities.into_iter().map(Entity::declaration).collect(),
            thresholds: support.thresholds(),
            library: Library::configured(insights).map_err(fault)?,
            fingerprint: self.fingerprint(matching),
        })
    }
    /// What the files say.
    ///
    /// # Errors
    ///
    /// One of them is no TOML.
    pub fn parts(&self) -> Result<Parts<'_>, ConfigurationError> {
        let mut general = self.sources.tree()?;
        let overrides = match general.remove("overrides").map(Spanned::into_inner) {
            Some(DeValue::Array(list)) => list.into_iter().filter_map(without_paths).collect(),
            _ => Vec::new(),
        };
        Ok(Parts { general, overrides })
    }

    /// Changes with whatever changes the configuration of the articles that match the overrides at
    /// `matching`.
    fn fingerprint(&self, matching: &[usize]) -> u64 {
        let mut hash = Xxh3::new();
        self.sources.hash_into(&mut hash);
        matching.iter().for_each(|at| hash.update(&(*at as u64).to_le_bytes()));
        hash.digest()
    }
}

impl<'a> Parts<'a> {
    /// What they say for the articles that match the overrides at `matching`.
    pub fn settled(self, matching: &[usize]) -> DeTable<'a> {
        let mut tree = self.general;
        for (at, over) in self.overrides.into_iter().enumerate() {
            if matching.contains(&at) {
                merge::lay_over(&mut tree, over);
            }
        }
        tree
    }
}

/// What an override says for its articles.
fn without_paths(over: Spanned<DeValue<'_>>) -> Option<DeTable<'_>> {
    let DeValue::Table(mut table) = over.into_inner() else { return None };
    table.remove("paths");
    Some(table)
}

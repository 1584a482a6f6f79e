//! The search through all that the articles of the workspace name: entities, sources, claims.

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use tower_lsp::lsp_types::{Location, Range, SymbolInformation};

use crate::ide::{Fit, Item, ItemKind, NameMatcher, Query};

use super::index::{self, Contents};
use crate::server::convert;
use crate::server::session::Session;
use crate::server::snapshot::Snapshot;

/// A longer list is of no use to those who look for something.
const MOST: usize = 200;

/// What fits the query, with the article that it is from.
type Hit<'a> = (Fit, &'a Item<Range>, &'a Contents);

/// What the workspace has that fits what was `typed`, best first, [`MOST`] at most. The open
/// documents are `open`. Takes its time: not to be called from a task.
pub fn search(session: &Session, open: &[Arc<Snapshot>], typed: &str) -> Vec<SymbolInformation> {
    let query = Query::new(typed);
    let mut all = index::contents(session, open);
    all.extend(bibliographies(session, &all));
    let mut hits: Vec<Hit<'_>> =
        all.par_iter().flat_map_iter(|article| fitting(&query, article)).collect();
    hits.par_sort_by(|one, other| {
        let by_name = || one.1.name.cmp(&other.1.name);
        one.0.best_first(other.0).then_with(by_name)
    });
    let mut seen = HashSet::new();
    let distinct = hits.into_iter().filter(|(_, item, _)| match &item.kind {
        ItemKind::Entity { kind, .. } => seen.insert((item.name.to_lowercase(), *kind)),
        _ => true,
    });
    distinct.take(MOST).map(|(_, item, article)| symbol(item, article)).collect()
}

/// What of `article` fits. Sources are found where they are defined.
fn fitting<'a>(query: &Query, article: &'a Contents) -> Vec<Hit<'a>> {
    let mut names = NameMatcher::default();
    let is_defined = |item: &&Item<Range>| match item.kind {
        ItemKind::Source { is_own, .. } => is_own,
        _ => true,
    };
    let items = article.items.iter().filter(is_defined);
    items.filter_map(|item| Some((query.fit(item, &mut names)?, item, article))).collect()
}

/// The bibliography files that the articles use, as if each were an article of nothing but sources.
fn bibliographies(session: &Session, articles: &[Arc<Contents>]) -> Vec<Arc<Contents>> {
    let files: BTreeSet<&PathBuf> = articles.iter().flat_map(|a| &a.bibliographies).collect();
    let read = |file: &PathBuf| {
        let entries = session.workspace().entries(file)?;
        Contents::of_bibliography(file, &entries, session.abilities().encoding)
    };
    files.into_iter().filter_map(read).map(Arc::new).collect()
}

#[allow(deprecated)]
fn symbol(item: &Item<Range>, article: &Contents) -> SymbolInformation {
    SymbolInformation {
        name: item.name.clone(),
        kind: convert::symbol_kind(&item.kind),
        tags: None,
        deprecated: None,
        location: Location::new(article.uri.clone(), item.range),
        container_name: Some(article.title.clone()),
    }
}

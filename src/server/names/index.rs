//! What the articles of the workspace name: asked of the open documents as they are, and kept of
//! the stored ones until these change on disk. Nothing here is touched while somebody types.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use tower_lsp::lsp_types::{Range, Url};

use crate::analysis::Analysis;
use crate::article::{BibliographyEntry, Section};
use crate::ide::{self, Item, ItemKind};
use crate::text::{Encoding, Text};
use crate::workspace::{self, Configuration, FileVersion, Workspace};

use crate::server::convert;
use crate::server::session::Session;
use crate::server::snapshot::Snapshot;

/// What one article names, in the client's positions.
#[derive(Debug)]
pub struct Contents {
    /// The article.
    pub uri: Url,
    /// Its version in the editor; absent where it is not open.
    pub version: Option<i32>,
    /// Its headline, or else the name of its file.
    pub title: String,
    /// What it names.
    pub items: Vec<Item<Range>>,
    /// The bibliography files that it uses, in its order.
    pub bibliographies: Vec<PathBuf>,
}

/// The stored articles that were read before.
#[derive(Debug, Default)]
pub struct Index {
    stored: Mutex<HashMap<PathBuf, Stored>>,
}

/// A stored article, as it was read.
#[derive(Debug, Clone)]
struct Stored {
    version: FileVersion,
    configuration: Arc<Configuration>,
    contents: Arc<Contents>,
}

/// What all articles of the workspace name: `open` are the open documents, first; the others
/// follow in the order of their paths. Takes its time when it is asked first: not to be called from
/// a task.
pub fn contents(session: &Session, open: &[Arc<Snapshot>]) -> Vec<Arc<Contents>> {
    let encoding = session.abilities().encoding;
    let of_open = |snapshot: &Arc<Snapshot>| {
        let analysis = &session.review(snapshot).review.analysis;
        let (uri, version) = (snapshot.uri.clone(), Some(snapshot.version));
        let workspace = session.workspace();
        Arc::new(Contents::of(uri, version, &snapshot.text, analysis, workspace, encoding))
    };
    let mut all: Vec<_> = open.iter().map(of_open).collect();
    let stored = session.index.refreshed(&session.folders(), session.workspace(), encoding);
    all.extend(stored.into_iter().filter(|stored| !open.iter().any(|o| o.uri == stored.uri)));
    all
}

impl Index {
    /// The contents of the articles in `folders`, of which those are read that are new or changed.
    fn refreshed(
        &self,
        folders: &[PathBuf],
        workspace: &Workspace,
        encoding: Encoding,
    ) -> Vec<Arc<Contents>> {
        if folders.is_empty() {
            return Vec::new();
        }
        let found = workspace.discover(folders).articles;
        // Whoever comes meanwhile waits, and finds everything read.
        let mut stored = self.stored.lock().unwrap_or_else(PoisonError::into_inner);
        let read: Vec<_> = found
            .into_par_iter()
            .filter_map(|path| {
                let known = stored.get(&path);
                // An article on which the engine breaks must not hide the others.
                let read = || Stored::read(&path, known, workspace, encoding);
                let read = catch_unwind(AssertUnwindSafe(read)).ok().flatten()?;
                Some((path, read))
            })
            .collect();
        let contents = read.iter().map(|(_, stored)| Arc::clone(&stored.contents)).collect();
        *stored = read.into_iter().collect();
        contents
    }
}

impl Stored {
    /// The article at `path`, which may be `known`.
    fn read(
        path: &Path,
        known: Option<&Self>,
        workspace: &Workspace,
        encoding: Encoding,
    ) -> Option<Self> {
        let version = FileVersion::of(path)?;
        let configuration = workspace.configuration(path).unwrap_or_default();
        if let Some(known) = known
            && known.version == version
            && reads_alike(&known.configuration, &configuration)
        {
            return Some(Self { configuration, ..known.clone() });
        }
        let source = workspace::read_article(path).ok()?;
        let analysis = workspace.analyse_once(&source, &configuration);
        let uri = Url::from_file_path(path).ok()?;
        let text = Text::new(&source);
        let contents = Contents::of(uri, None, &text, &analysis, workspace, encoding);
        Some(Self { version, configuration, contents: Arc::new(contents) })
    }
}

/// Whether an article says the same under both configurations.
fn reads_alike(one: &Arc<Configuration>, other: &Arc<Configuration>) -> bool {
    Arc::ptr_eq(one, other) || (one.labels == other.labels && one.entities == other.entities)
}

impl Contents {
    fn of(
        uri: Url,
        version: Option<i32>,
        text: &Text,
        analysis: &Analysis,
        workspace: &Workspace,
        encoding: Encoding,
    ) -> Self {
        let items = ide::catalogue(analysis).into_iter();
        let items: Vec<_> = items
            .map(|item| item.converted(|range| convert::range(text, range, encoding)))
            .collect();
        let path = uri.to_file_path().unwrap_or_default();
        let front_matter = &analysis.article.front_matter;
        let bibliographies = workspace.bibliographies_of(&path, front_matter);
        let headline = analysis.section(Section::Headline).next();
        let title = headline.map(|(_, block, _)| block.text.plain.clone());
        let title = title.unwrap_or_else(|| file_name(&path));
        Self { uri, version, title, items, bibliographies }
    }

    /// The `entries` of the bibliography file at `path`, as if it were an article of nothing else.
    pub fn of_bibliography(
        path: &Path,
        entries: &[BibliographyEntry],
        encoding: Encoding,
    ) -> Option<Self> {
        let text = Text::new(&workspace::read_again(path).ok()?);
        let items = entries.iter().map(|entry| {
            let item = ide::defined_source(&entry.reference);
            item.converted(|range| convert::range(&text, range, encoding))
        });
        Some(Self {
            uri: Url::from_file_path(path).ok()?,
            version: None,
            title: file_name(path),
            items: items.collect(),
            bibliographies: Vec::new(),
        })
    }

    /// What the article says about the source called `key`.
    pub fn source(&self, key: &str) -> Option<&Item<Range>> {
        self.items.iter().find(|item| match &item.kind {
            ItemKind::Source { key: own, .. } => own == key,
            _ => false,
        })
    }

    /// Whether the article itself defines a source called `key`.
    pub fn has_own(&self, key: &str) -> bool {
        let is_own =
            |item: &Item<Range>| matches!(item.kind, ItemKind::Source { is_own, .. } if is_own);
        self.source(key).is_some_and(is_own)
    }

    /// The bibliography file that defines `key` for this article; none where the article defines it
    /// itself or nothing does.
    pub fn definer(&self, key: &str, defines: impl Fn(&Path, &str) -> bool) -> Option<&Path> {
        if self.has_own(key) {
            return None;
        }
        self.bibliographies.iter().map(PathBuf::as_path).find(|file| defines(file, key))
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

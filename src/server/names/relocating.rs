//! Keeps the paths of articles and bibliographies right while files are renamed in the editor.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use tower_lsp::lsp_types::{FileRename, TextEdit, Url};

use crate::article::{self, FrontMatter, SectionLabels};
use crate::rules::Replacement;
use crate::text::{Encoding, Text};
use crate::workspace::{self, Moves};

use crate::server::convert::{self, EditedFile};
use crate::server::session::Session;
use crate::server::snapshot::Snapshot;

/// The keys of the front matter that have paths. A text without these words has none.
const KEYS: [&str; 2] = ["bibliography", "archive_location"];

/// An article as far as it matters here.
struct Described {
    path: PathBuf,
    version: Option<i32>,
    source: String,
    front_matter: FrontMatter,
}

/// The moves that a client announces; those are left out that are on no disk.
pub fn moves(files: &[FileRename]) -> Moves {
    let path = |uri: &str| Url::parse(uri).ok()?.to_file_path().ok();
    Moves(files.iter().filter_map(|f| Some((path(&f.old_uri)?, path(&f.new_uri)?))).collect())
}

/// What has to change in which files so that all paths stay right after `moves`. The open documents
/// are `open`. Takes its time: not to be called from a task.
pub fn edited(session: &Session, open: &[Arc<Snapshot>], moves: &Moves) -> Vec<EditedFile> {
    let encoding = session.abilities().encoding;
    let mut articles: Vec<_> = open.iter().filter_map(|open| opened(session, open)).collect();
    let known: BTreeSet<PathBuf> = articles.iter().map(|article| article.path.clone()).collect();
    let stored = match session.folders().as_slice() {
        [] => Vec::new(),
        folders => session.workspace().discover(folders).articles,
    };
    let stored = stored.into_par_iter().filter(|path| !known.contains(path));
    articles.par_extend(stored.filter_map(described));
    articles.sort_by(|one, other| one.path.cmp(&other.path));
    let in_articles = articles.iter().filter_map(|article| {
        let Described { path, version, source, front_matter } = article;
        let edits = moves.in_article(path, source, front_matter);
        edited_file(path, *version, source, &edits, encoding)
    });
    let mut files: Vec<_> = in_articles.collect();
    let bibliographies = articles
        .iter()
        .flat_map(|a| session.workspace().bibliographies_of(&a.path, &a.front_matter));
    let bibliographies: BTreeSet<PathBuf> = bibliographies.collect();
    files.extend(bibliographies.iter().filter_map(|path| {
        let entries = session.workspace().entries(path)?;
        let source = workspace::read_again(path).ok()?;
        let references = entries.iter().map(|entry| &entry.reference);
        let edits = moves.in_bibliography(path, &source, references);
        edited_file(path, None, &source, &edits, encoding)
    }));
    files
}

fn opened(session: &Session, snapshot: &Arc<Snapshot>) -> Option<Described> {
    let path = snapshot.uri.to_file_path().ok()?;
    let reviewed = session.review(snapshot);
    let front_matter = reviewed.review.analysis.article.front_matter.clone();
    let (version, source) = (Some(snapshot.version), reviewed.source.clone());
    Some(Described { path, version, source, front_matter })
}

fn described(path: PathBuf) -> Option<Described> {
    let source = workspace::read_article(&path).ok()?;
    if !KEYS.iter().any(|key| source.contains(key)) {
        return None;
    }
    let front_matter = article::read(&source, &SectionLabels::default()).front_matter;
    Some(Described { path, version: None, source, front_matter })
}

/// The file with `edits`; none where nothing changes.
fn edited_file(
    path: &Path,
    version: Option<i32>,
    source: &str,
    edits: &[Replacement],
    encoding: Encoding,
) -> Option<EditedFile> {
    if edits.is_empty() {
        return None;
    }
    let text = Text::new(source);
    let edit = |edit: &Replacement| TextEdit {
        range: convert::range(&text, edit.range, encoding),
        new_text: edit.new_text.clone(),
    };
    let edits = edits.iter().map(edit).collect();
    Some(EditedFile { uri: Url::from_file_path(path).ok()?, version, edits })
}

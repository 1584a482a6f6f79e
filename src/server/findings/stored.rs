//! What is known of the articles of the workspace that are not open: each is checked again only
//! where its file, or what it is checked with, has changed.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::Url;

use crate::workspace::{Discovery, FileVersion};

use super::reports::{Counts, Report};
use crate::server::articles;
use crate::server::client::progress::Progress;
use crate::server::session::Session;

/// How many articles are checked before the next look at whether anybody still wants to know.
const AT_ONCE: usize = 8;

/// The identifiers of the findings that a client has, by article.
pub type Have = HashMap<Url, String>;

/// What is known of stored articles.
#[derive(Debug, Default)]
pub struct Stored {
    known: Mutex<HashMap<PathBuf, Known>>,
    /// The articles of the workspace, as long as nothing is known to have changed.
    found: Mutex<Option<Arc<Vec<PathBuf>>>>,
}

/// What was found in an article at its last change.
#[derive(Debug)]
struct Known {
    version: FileVersion,
    id: String,
    counts: Counts,
}

impl Stored {
    /// Some article has come, gone or changed.
    pub fn forget_articles(&self) {
        *lock(&self.found) = None;
    }

    /// Something has changed with which articles are checked.
    pub fn forget(&self) {
        lock(&self.known).clear();
        self.forget_articles();
    }

    /// How many findings there are in the article at `path`, as it is on disk, if they are those
    /// of `id`.
    fn counts(&self, path: &Path, id: &str) -> Option<Counts> {
        let known = lock(&self.known);
        let known = known.get(path).filter(|known| known.id == id)?;
        (FileVersion::of(path) == Some(known.version)).then_some(known.counts)
    }

    fn remember(&self, path: &Path, version: FileVersion, report: &Report) {
        let known = Known { version, id: report.id.clone(), counts: report.counts };
        lock(&self.known).insert(path.to_owned(), known);
    }
}

/// A check of the workspace's articles, some at a time. May be dropped at any time.
pub struct Check {
    session: Arc<Session>,
    have: Arc<Have>,
    progress: Progress,
    articles: Arc<Vec<PathBuf>>,
    /// How many of them are checked.
    done: usize,
    gone: HashSet<Url>,
    unreadable: Vec<String>,
}

/// What there is to say after a check, beside the reports.
#[derive(Debug, Default)]
pub struct Aftermath {
    /// The articles that the client has findings of, but that are no more.
    pub gone: HashSet<Url>,
    /// Why some articles or folders could not be read.
    pub unreadable: Vec<String>,
}

impl Check {
    /// Finds the articles, for a client that has the findings that `have` names.
    ///
    /// # Errors
    ///
    /// The engine panicked.
    pub async fn begin(session: &Arc<Session>, have: Have, progress: Progress) -> Result<Self> {
        let (articles, unreadable) = articles_of(session).await?;
        let gone = have.keys().cloned().collect();
        let (session, have) = (Arc::clone(session), Arc::new(have));
        Ok(Self { session, have, progress, articles, done: 0, gone, unreadable })
    }

    /// The reports on the next few articles; none once all are checked or the user cancels.
    ///
    /// # Errors
    ///
    /// The engine panicked.
    pub async fn next(&mut self) -> Result<Option<Vec<Report>>> {
        let left = self.articles.get(self.done..).unwrap_or_default();
        if left.is_empty() || self.progress.is_cancelled() {
            return Ok(None);
        }
        self.progress.report(self.done, self.articles.len()).await;
        let some = left[..AT_ONCE.min(left.len())].to_vec();
        self.done += some.len();
        let (worker, have) = (Arc::clone(&self.session), Arc::clone(&self.have));
        let check = move || some.iter().map(|path| of_article(&worker, path, &have)).collect();
        let checked: Vec<_> = self.session.work(check).await?;
        Ok(Some(checked.into_iter().filter_map(|report| self.take(report)).collect()))
    }

    fn take(&mut self, report: Outcome) -> Option<Report> {
        match report {
            Ok(report) => {
                self.gone.remove(&report.uri);
                Some(report)
            }
            Err(reason) => {
                self.unreadable.push(reason);
                None
            }
        }
    }

    /// Ends the check.
    pub fn end(self) -> Aftermath {
        // What a check that was cancelled has not seen may still be there.
        let is_whole = self.done == self.articles.len();
        let gone = if is_whole { self.gone } else { HashSet::new() };
        Aftermath { gone, unreadable: self.unreadable }
    }
}

/// A report, or why there is none.
type Outcome = std::result::Result<Report, String>;

/// The articles in the workspace's folders; second, what could not be searched.
async fn articles_of(session: &Arc<Session>) -> Result<(Arc<Vec<PathBuf>>, Vec<String>)> {
    let found = lock(&session.stored.found).clone();
    if let Some(found) = found {
        return Ok((found, Vec::new()));
    }
    let (worker, folders) = (Arc::clone(session), session.folders());
    let discover = move || match folders.as_slice() {
        [] => Discovery::default(),
        folders => worker.workspace().discover(folders),
    };
    let discovery = session.work(discover).await?;
    let articles = Arc::new(discovery.articles);
    if session.abilities().watches_files {
        *lock(&session.stored.found) = Some(Arc::clone(&articles));
    }
    Ok((articles, discovery.errors.iter().map(ToString::to_string).collect()))
}

/// The report on the article at `path`, for a client that has the findings that `have` names.
///
/// # Errors
///
/// The article cannot be read.
pub fn of_article(session: &Session, path: &Path, have: &Have) -> Outcome {
    let uri = articles::uri(path)?;
    let have = have.get(&uri).map(String::as_str);
    let client = session.abilities();
    if let Some(open) = session.documents.snapshot(&uri) {
        return Ok(Report::new(&open, session.review(&open), client, have));
    }
    if let Some(id) = have
        && let Some(counts) = session.stored.counts(path, id)
    {
        return Ok(Report { uri, version: None, id: id.to_owned(), counts, diagnostics: None });
    }
    // What changes between these two steps is checked again the next time.
    let version = FileVersion::of(path);
    let snapshot = articles::read(path, uri)?;
    let report = Report::new(&snapshot, session.review(&snapshot), client, have);
    if let Some(version) = version {
        session.stored.remember(path, version, &report);
    }
    Ok(Report { version: None, ..report })
}

/// Whole entries only are put in and taken out, whatever a panic elsewhere leaves behind.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

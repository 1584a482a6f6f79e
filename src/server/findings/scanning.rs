//! Publishes what was found in the articles that are not open, to clients that do not ask for it.
//!
//! The workspace is scanned once at the start and again whenever a file may have changed; each scan
//! checks only what has.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{MessageType, Url};

use super::publishing;
use super::reports::{Counts, Report};
use super::stored::{self, Check, Have};
use crate::server::client::progress::Progress;
use crate::server::client::settings::Scope;
use crate::server::session::Session;

/// What a scan has found.
#[derive(Debug, Default)]
pub struct Summary {
    /// How many articles were checked.
    pub articles: usize,
    /// How many findings there are in them.
    pub counts: Counts,
    /// Why some articles or folders could not be read.
    pub unreadable: Vec<String>,
}

/// What is said of the first scan while it lasts.
pub const TITLE: &str = "Checking articles";

/// The identifiers of what was published about articles that are not open.
#[derive(Debug, Default)]
pub struct Published(Mutex<Have>);

impl Published {
    fn have(&self) -> Have {
        self.lock().clone()
    }

    fn contains(&self, uri: &Url) -> bool {
        self.lock().contains_key(uri)
    }

    /// Whether anything was published about the article before.
    fn insert(&self, uri: &Url, id: String) -> bool {
        self.lock().insert(uri.clone(), id).is_some()
    }

    fn remove(&self, uri: &Url) -> bool {
        self.lock().remove(uri).is_some()
    }

    fn lock(&self) -> MutexGuard<'_, Have> {
        // Whole entries only are put in and taken out.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Scans the workspace whenever files have changed, as long as the session lasts, unless the client
/// asks for findings itself.
pub fn start(session: Arc<Session>) {
    if session.abilities().pulls_diagnostics {
        return;
    }
    task::spawn(async move {
        let mut is_first = true;
        loop {
            session.files_changed.notified().await;
            if session.settings().diagnostics.scope == Scope::OpenFiles {
                withdraw(&session, session.published.have().into_keys()).await;
                continue;
            }
            let is_worth_showing = !session.folders().is_empty() && mem::take(&mut is_first);
            let progress = if is_worth_showing {
                Progress::begin(&session, None, TITLE).await
            } else {
                Progress::silent(&session)
            };
            if let Err(error) = scan(&session, progress).await {
                session.tell_once(MessageType::ERROR, error.message.into_owned());
            }
        }
    });
}

/// Checks the articles of the workspace, and publishes what was found in those that are not open,
/// unless the client asks for it itself. Only a task of its own may wait for it.
///
/// # Errors
///
/// The engine panicked.
pub async fn scan(session: &Arc<Session>, progress: Progress) -> Result<Summary> {
    let _turn = session.scanning.lock().await;
    let mut summary = Summary::default();
    let mut check = Check::begin(session, session.published.have(), progress).await?;
    while let Some(reports) = check.next().await? {
        for report in &reports {
            summary.counts = summary.counts + report.counts;
            summary.articles += 1;
        }
        if !session.abilities().pulls_diagnostics {
            publish(session, reports).await;
        }
    }
    let aftermath = check.end();
    withdraw(session, aftermath.gone).await;
    Ok(Summary { unreadable: aftermath.unreadable, ..summary })
}

async fn publish(session: &Session, reports: Vec<Report>) {
    let _turn = session.publishing.lock().await;
    for report in reports {
        if report.diagnostics.is_none() || session.documents.is_open(&report.uri) {
            continue;
        }
        // There is nothing to tell of an article without findings, unless there were some.
        if session.published.insert(&report.uri, report.id.clone()) || !report.counts.is_zero() {
            publishing::publish_report(session, report).await;
        }
    }
}

/// Publishes what is known of a document that was closed: what was found in its file, if articles
/// that are not open are published at all. The caller holds [`Session::publishing`].
pub async fn publish_closed(session: &Arc<Session>, uri: Url) {
    let path = session.published.contains(&uri).then(|| uri.to_file_path().ok()).flatten();
    let report = match path {
        Some(path) => {
            let worker = Arc::clone(session);
            let check = move || stored::of_article(&worker, &path, &Have::default());
            session.work(check).await.ok().and_then(std::result::Result::ok)
        }
        None => None,
    };
    let report = report.unwrap_or_else(|| Report::of_nothing(uri));
    if session.published.contains(&report.uri) {
        session.published.insert(&report.uri, report.id.clone());
    }
    publishing::publish_report(session, report).await;
    session.files_changed.notify_one();
}

/// Takes back what was published about `articles`.
async fn withdraw(session: &Session, articles: impl IntoIterator<Item = Url>) {
    let _turn = session.publishing.lock().await;
    for uri in articles {
        let was_published = session.published.remove(&uri);
        if was_published && !session.documents.is_open(&uri) {
            publishing::publish_report(session, Report::of_nothing(uri)).await;
        }
    }
}

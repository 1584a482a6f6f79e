//! Sends the findings of each open document's newest version to the client.
//!
//! Each open document has one task. It reviews one version at a time, always the newest, and keeps
//! quiet about a version that was overtaken meanwhile. When typing rests, it prepares what the next
//! hover or completion needs.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time;
use tower_lsp::lsp_types::MessageType;

use super::reports::Report;
use super::scanning;
use crate::server::client::abilities::ClientAbilities;
use crate::server::convert::{self, Converter};
use crate::server::session::Session;
use crate::server::snapshot::{Reviewed, Snapshot};
use crate::server::verdicts::{Counts, Verdicts};

/// A pause after which typing rests: longer than between two strokes of a fast typist.
const REST: Duration = Duration::from_millis(200);

/// The notification that shows findings.
const PUBLISH: &str = "textDocument/publishDiagnostics";

/// Publishes the findings of `document` until it is closed, and then what is known without it.
pub fn start(session: Arc<Session>, mut document: watch::Receiver<Arc<Snapshot>>) {
    tokio::spawn(async move {
        let uri = document.borrow().uri.clone();
        loop {
            let snapshot = document.borrow_and_update().clone();
            publish(&session, &document, &snapshot).await;
            let next = match time::timeout(REST, document.changed()).await {
                Ok(next) => next,
                Err(_) => {
                    prepare(&session, snapshot);
                    document.changed().await
                }
            };
            if next.is_err() {
                break;
            }
        }
        let _turn = session.publishing.lock().await;
        // It may have been opened again, and then its findings are another task's.
        if !session.abilities().pulls_diagnostics && !session.documents.is_open(&uri) {
            scanning::publish_closed(&session, uri).await;
        }
    });
}

/// Finds out whom the document names and what it can be asked, before somebody wants to know.
fn prepare(session: &Arc<Session>, snapshot: Arc<Snapshot>) {
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let read = |_: &Snapshot, reviewed: &Reviewed, _: &ClientAbilities| {
            LazyLock::force(&reviewed.review.analysis.entities);
            if reviewed.review.has_insights() {
                reviewed.review.offers();
            }
        };
        // Where this fails, so will the request that needs it, and say so.
        let _ = session.compute(&snapshot, read).await;
    });
}

/// Publishes the findings of `snapshot`, or leaves it to the client to ask for them, unless `document` has moved on by then.
async fn publish(
    session: &Arc<Session>,
    document: &watch::Receiver<Arc<Snapshot>>,
    snapshot: &Arc<Snapshot>,
) {
    let reviewed = session
        .compute(snapshot, |snapshot, reviewed, client| {
            let findings =
                || Converter::new(snapshot, client).written_diagnostics(&reviewed.review.findings);
            let diagnostics = (!client.pulls_diagnostics).then(findings);
            let counts = client.verdicts.then(|| Counts::of(snapshot, &reviewed.review));
            (diagnostics, counts, reviewed.configuration_error.clone())
        })
        .await;
    let (diagnostics, counts, configuration_error) = match reviewed {
        Ok(reviewed) => reviewed,
        Err(error) => return session.tell_once(MessageType::ERROR, error.message.into_owned()),
    };
    if let Some(error) = configuration_error {
        session.tell_once(
            MessageType::ERROR,
            format!("{error} Standfirst uses its defaults meanwhile."),
        );
    }
    let _turn = session.publishing.lock().await;
    if matches!(document.has_changed(), Ok(false)) {
        if let Some(diagnostics) = diagnostics {
            let version = Some(snapshot.version);
            session.notify(PUBLISH, convert::published(&snapshot.uri, version, &diagnostics)).await;
        }
        if let Some(counts) = counts {
            session.client.send_notification::<Verdicts>(counts).await;
        }
    }
}

/// Publishes `report`, on an article that is not open. Where the client has its findings already,
/// there is nothing to do.
pub async fn publish_report(session: &Session, report: Report) {
    if let Some(diagnostics) = report.diagnostics {
        session.notify(PUBLISH, convert::published(&report.uri, None, &diagnostics)).await;
    }
}

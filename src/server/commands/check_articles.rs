//! `standfirst.checkArticles` []: checks every article of the workspace's folders, publishes what
//! was found in those that are not open, and answers with the counts.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::jsonrpc;
use tower_lsp::lsp_types::{Diagnostic, DiagnosticSeverity, Url};

use super::Command;
use crate::server::articles;
use crate::server::convert::Converter;
use crate::server::session::Session;
use crate::server::snapshot::Snapshot;

pub(super) static COMMAND: Command = Command {
    name: "standfirst.checkArticles",
    run: |session, _| Box::pin(async move { check(&session).await }),
};

/// The findings of one article that is stored on disk.
type Checked = (Url, Vec<Diagnostic>);

async fn check(session: &Arc<Session>) -> jsonrpc::Result<Value> {
    let worker = Arc::clone(session);
    let check_all = move || articles::each(&worker, |snapshot| findings(&worker, snapshot));
    let (checked, unreadable) = session.work(check_all).await?;
    let answer = counts(&checked, &unreadable);
    publish(session, checked).await;
    Ok(answer)
}

fn findings(session: &Session, snapshot: &Snapshot) -> Checked {
    let reviewed = session.review(snapshot);
    let converter = Converter::new(snapshot, session.abilities());
    let diagnostics = reviewed.review.findings.iter().map(|f| converter.diagnostic(f));
    (snapshot.uri.clone(), diagnostics.collect())
}

/// Publishes the findings of what is not open, and takes back those of an earlier check.
async fn publish(session: &Session, checked: Vec<Checked>) {
    let _turn = session.publishing.lock().await;
    let before = session.set_checked(checked.iter().map(|(uri, _)| uri.clone()).collect());
    let mut news: HashMap<Url, Vec<Diagnostic>> =
        before.into_iter().map(|uri| (uri, Vec::new())).collect();
    for (uri, diagnostics) in checked {
        if !diagnostics.is_empty() || news.contains_key(&uri) {
            news.insert(uri, diagnostics);
        }
    }
    for (uri, diagnostics) in news {
        if !session.documents.is_open(&uri) {
            session.client.publish_diagnostics(uri, diagnostics, None).await;
        }
    }
}

/// Publishes the findings of a document that was closed: none, unless the workspace was checked.
/// The caller holds [`Session::publishing`].
pub async fn publish_from_disk(session: &Arc<Session>, uri: Url) {
    let on_disk = session.is_checked(&uri).then(|| uri.to_file_path().ok()).flatten();
    let checked = match on_disk {
        Some(path) => {
            let worker = Arc::clone(session);
            let check = move || {
                let snapshot = articles::snapshot(&worker, &path)?;
                Ok::<_, String>(findings(&worker, &snapshot))
            };
            session.work(check).await.ok().and_then(Result::ok)
        }
        None => None,
    };
    let diagnostics = checked.map(|(_, diagnostics)| diagnostics).unwrap_or_default();
    session.client.publish_diagnostics(uri, diagnostics, None).await;
}

fn counts(checked: &[Checked], unreadable: &[String]) -> Value {
    let count = |severity| {
        let all = checked.iter().flat_map(|(_, diagnostics)| diagnostics);
        all.filter(|diagnostic| diagnostic.severity == Some(severity)).count()
    };
    json!({
        "articles": checked.len(),
        "errors": count(DiagnosticSeverity::ERROR),
        "warnings": count(DiagnosticSeverity::WARNING),
        "infos": count(DiagnosticSeverity::INFORMATION),
        "hints": count(DiagnosticSeverity::HINT),
        "unreadable": unreadable,
    })
}

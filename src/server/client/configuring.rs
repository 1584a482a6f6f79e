//! Asks the client for the user's settings, and has it show what they change.

use std::sync::Arc;
use tokio::{task, time};
use tower_lsp::lsp_types::ConfigurationItem;

use super::abilities::ClientAbilities;
use super::settings::SECTION;
use crate::server::session::{PATIENCE, Session};

/// Asks the client for its settings before anything is shown of its workspace.
pub fn begin(session: Arc<Session>) {
    task::spawn(async move {
        if session.abilities().configuration {
            take_over(&session).await;
        }
        session.files_changed.notify_one();
    });
}

/// Asks the client for its settings, where it tells them, and takes them over.
pub fn ask(session: Arc<Session>) {
    if session.abilities().configuration {
        task::spawn(async move { take_over(&session).await });
    }
}

async fn take_over(session: &Session) {
    let section = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
    let answer = time::timeout(PATIENCE, session.client.configuration(vec![section])).await;
    // A client that has no word on us, or no answer, leaves what `initialize` said.
    let told = answer.ok().and_then(Result::ok).unwrap_or_default().pop();
    if let Some(told) = told.filter(|told| !told.is_null()) {
        session.set_settings(told);
        refresh(session);
    }
}

/// Has the client ask anew for what the settings change.
pub fn refresh(session: &Session) {
    let client = session.client.clone();
    let ClientAbilities { refreshes_lenses, refreshes_hints, .. } = *session.abilities();
    task::spawn(async move {
        // Nothing is lost where the client refuses: it asks again at the next edit.
        if refreshes_lenses {
            let _ = time::timeout(PATIENCE, client.code_lens_refresh()).await;
        }
        if refreshes_hints {
            let _ = time::timeout(PATIENCE, client.inlay_hint_refresh()).await;
        }
    });
}

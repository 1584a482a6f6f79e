//! Shows how far the check of the workspace has come, and lets the user cancel it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::{task, time};
use tower_lsp::Client;
use tower_lsp::lsp_types::notification::Progress as ProgressNotification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

use crate::server::session::{PATIENCE, Session};

/// What the user can cancel, by the token under which it is shown.
#[derive(Debug, Default)]
pub struct Cancellable {
    running: Mutex<HashMap<ProgressToken, Arc<AtomicBool>>>,
    begun: AtomicU32,
}

impl Cancellable {
    /// The user wants no more of what is shown under `token`.
    pub fn cancel(&self, token: &ProgressToken) {
        if let Some(is_cancelled) = self.lock().get(token) {
            is_cancelled.store(true, Ordering::Release);
        }
    }

    /// A token that no other has had, for what `is_cancelled` cancels.
    fn token(&self, is_cancelled: &Arc<AtomicBool>) -> ProgressToken {
        let number = self.begun.fetch_add(1, Ordering::Relaxed);
        let token = ProgressToken::String(format!("standfirst/{number}"));
        self.lock().insert(token.clone(), Arc::clone(is_cancelled));
        token
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ProgressToken, Arc<AtomicBool>>> {
        // Whole entries only are put in and taken out.
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The progress of one check, shown until it is dropped. Only a task of its own may report it, as
/// the client may be slow.
pub struct Progress {
    session: Arc<Session>,
    /// None where nothing is shown.
    token: Option<ProgressToken>,
    is_cancelled: Arc<AtomicBool>,
}

impl Progress {
    /// Shows nothing.
    pub fn silent(session: &Arc<Session>) -> Self {
        Self { session: Arc::clone(session), token: None, is_cancelled: Arc::default() }
    }

    /// Begins to show `title`: under the token that the client gave with its request, or under one
    /// of ours, where the client takes it.
    pub async fn begin(session: &Arc<Session>, given: Option<ProgressToken>, title: &str) -> Self {
        let is_cancelled = Arc::default();
        let token = match given {
            Some(token) => Some(token),
            None => created(session, &is_cancelled).await,
        };
        let progress = Self { session: Arc::clone(session), token, is_cancelled };
        progress
            .send(WorkDoneProgress::Begin(WorkDoneProgressBegin {
                title: title.to_owned(),
                cancellable: Some(true),
                percentage: Some(0),
                ..WorkDoneProgressBegin::default()
            }))
            .await;
        progress
    }

    /// `done` of `all` articles are checked.
    pub async fn report(&self, done: usize, all: usize) {
        self.send(WorkDoneProgress::Report(WorkDoneProgressReport {
            cancellable: Some(true),
            message: Some(format!("{done} of {all} articles")),
            percentage: u32::try_from(100 * done / all.max(1)).ok(),
        }))
        .await;
    }

    /// Whether the user wants no more of it.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Acquire)
    }

    async fn send(&self, value: WorkDoneProgress) {
        if let Some(token) = self.token.clone() {
            show(&self.session.client, token, value).await;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let Some(token) = self.token.take() else { return };
        self.session.cancellable.lock().remove(&token);
        let client = self.session.client.clone();
        let end = WorkDoneProgress::End(WorkDoneProgressEnd { message: None });
        task::spawn(async move { show(&client, token, end).await });
    }
}

/// A token that the client shows progress under; none where it shows none.
async fn created(session: &Session, is_cancelled: &Arc<AtomicBool>) -> Option<ProgressToken> {
    if !session.abilities().progress {
        return None;
    }
    let token = session.cancellable.token(is_cancelled);
    let params = WorkDoneProgressCreateParams { token: token.clone() };
    let answer = session.client.send_request::<WorkDoneProgressCreate>(params);
    match time::timeout(PATIENCE, answer).await {
        Ok(Ok(())) => Some(token),
        _ => {
            session.cancellable.lock().remove(&token);
            None
        }
    }
}

async fn show(client: &Client, token: ProgressToken, value: WorkDoneProgress) {
    let value = ProgressParamsValue::WorkDone(value);
    client.send_notification::<ProgressNotification>(ProgressParams { token, value }).await;
}

//! What the handlers share: the client, its documents, the engine.

use std::collections::HashSet;
use std::mem;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::sync::{Notify, Semaphore};
use tokio::{task, time};
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{MessageType, Registration, ShowDocumentParams, Url};

use crate::workspace::Workspace;

use super::abilities::ClientAbilities;
use super::documents::Documents;
use super::parent;
use super::snapshot::{Reviewed, Snapshot};

/// How long the client may take to answer a request.
const PATIENCE: Duration = Duration::from_secs(10);

/// The state of one client's connection.
#[derive(Debug)]
pub struct Session {
    /// The way to the client. Only a task of its own may wait for it, never a handler.
    pub client: Client,
    /// The documents that the client has opened.
    pub documents: Documents,
    /// Whoever publishes findings holds this, so that a document's last word comes last.
    pub publishing: tokio::sync::Mutex<()>,
    folders: Mutex<Vec<PathBuf>>,
    /// The articles that the last check of the workspace found on disk.
    checked: Mutex<HashSet<Url>>,
    workspace: Arc<Workspace>,
    abilities: OnceLock<ClientAbilities>,
    workers: Arc<Semaphore>,
    told: Mutex<HashSet<String>>,
    is_shut_down: AtomicBool,
    abandoned: Notify,
}

impl Session {
    /// A session with `client`, of which nothing is known yet.
    pub fn new(client: Client) -> Self {
        // One more than strictly needed, so that a hover does not wait for a long review.
        let workers = 1 + thread::available_parallelism().map_or(1, usize::from);
        Self {
            client,
            documents: Documents::default(),
            publishing: tokio::sync::Mutex::default(),
            folders: Mutex::default(),
            checked: Mutex::default(),
            workspace: Arc::default(),
            abilities: OnceLock::new(),
            workers: Arc::new(Semaphore::new(workers)),
            told: Mutex::default(),
            is_shut_down: AtomicBool::new(false),
            abandoned: Notify::new(),
        }
    }

    /// What the client can do: as it said in `initialize`, and little before that.
    pub fn abilities(&self) -> &ClientAbilities {
        self.abilities.get_or_init(ClientAbilities::default)
    }

    /// Remembers what the client can do.
    pub fn set_abilities(&self, abilities: ClientAbilities) -> &ClientAbilities {
        self.abilities.get_or_init(|| abilities)
    }

    /// Does `work` on the review of `snapshot`, on a blocking thread.
    ///
    /// # Errors
    ///
    /// The engine panicked.
    pub async fn compute<T: Send + 'static>(
        self: &Arc<Self>,
        snapshot: &Arc<Snapshot>,
        work: impl FnOnce(&Snapshot, &Reviewed, &ClientAbilities) -> T + Send + 'static,
    ) -> Result<T> {
        let (session, snapshot) = (Arc::clone(self), Arc::clone(snapshot));
        self.work(move || work(&snapshot, session.review(&snapshot), session.abilities())).await
    }

    /// Does `work` on a blocking thread.
    ///
    /// # Errors
    ///
    /// The engine panicked.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        // A request that is cancelled while it waits here costs nothing.
        let permit = Arc::clone(&self.workers).acquire_owned().await;
        let computation = task::spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        computation.await.map_err(|error| {
            let mut answer = Error::internal_error();
            answer.message = format!("Standfirst failed on this document: {error}").into();
            answer
        })
    }

    /// The review of `snapshot`. Takes its time: not to be called from a task.
    pub fn review<'a>(&self, snapshot: &'a Snapshot) -> &'a Reviewed {
        snapshot.reviewed(&self.workspace)
    }

    /// The folders that the client has opened.
    pub fn folders(&self) -> Vec<PathBuf> {
        lock(&self.folders).clone()
    }

    /// Remembers that the client has opened `added` and closed `removed`.
    pub fn change_folders(&self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        let mut folders = lock(&self.folders);
        folders.retain(|folder| !removed.contains(folder));
        folders.extend(added);
    }

    /// Whether the last check of the workspace found `uri` on disk.
    pub fn is_checked(&self, uri: &Url) -> bool {
        lock(&self.checked).contains(uri)
    }

    /// Remembers what a check of the workspace found on disk, and returns what the last one did.
    pub fn set_checked(&self, checked: HashSet<Url>) -> HashSet<Url> {
        mem::replace(&mut lock(&self.checked), checked)
    }

    /// Has the client show a document.
    pub fn show(&self, document: ShowDocumentParams) {
        let client = self.client.clone();
        task::spawn(async move { time::timeout(PATIENCE, client.show_document(document)).await });
    }

    /// Shows `message` to the user, the first time that it is told.
    pub fn tell_once(&self, kind: MessageType, message: String) {
        if lock(&self.told).insert(message.clone()) {
            let client = self.client.clone();
            task::spawn(async move { client.show_message(kind, message).await });
        }
    }

    /// Asks the client for `registrations`, and does without them if it refuses.
    pub fn register(&self, registrations: Vec<Registration>) {
        let client = self.client.clone();
        task::spawn(async move {
            time::timeout(PATIENCE, client.register_capability(registrations)).await
        });
    }

    /// Reviews all documents anew, because configuration or sources may have changed on disk.
    pub fn reread_files(&self) {
        self.workspace.forget_configurations();
        self.documents.renew();
    }

    /// Remembers that the client said `shutdown`.
    pub fn shut_down(&self) {
        self.is_shut_down.store(true, Ordering::Release);
    }

    /// Whether the client said `shutdown`.
    pub fn is_shut_down(&self) -> bool {
        self.is_shut_down.load(Ordering::Acquire)
    }

    /// Ends the session when process `id` dies.
    pub fn watch_parent(self: &Arc<Self>, id: u32) {
        let session = Arc::clone(self);
        task::spawn(async move {
            parent::gone(id).await;
            session.abandoned.notify_one();
        });
    }

    /// Returns when the process that started the server has died.
    pub async fn abandoned(&self) {
        self.abandoned.notified().await;
    }
}

/// What a panicking thread left behind is still whole: nothing here is changed in two steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! What the handlers share: the client, its documents, the engine.

use std::collections::HashSet;
use std::env;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

use futures::channel::mpsc::Sender;
use futures::sink::SinkExt;
use serde_json::Value;
use serde_json::value::RawValue;
use tokio::sync::{Notify, Semaphore};
use tokio::task::{JoinError, JoinSet};
use tokio::{task, time};
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{MessageType, Registration, ShowDocumentParams};

use crate::workspace::{self, Workspace};

use super::client::abilities::ClientAbilities;
use super::client::progress::Cancellable;
use super::client::settings::Settings;
use super::documents::Documents;
use super::findings::scanning::Published;
use super::findings::stored::Stored;
use super::names::index::Index;
use super::parent;
use super::snapshot::{Reviewed, Snapshot};
use super::tokens::ToldTokens;
use super::wire::output::Outgoing;

/// How long the client may take to answer a request.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The environment variable for tests of what a panic does: the engine panics on documents that
/// hold what it says.
const TEST_PANIC: &str = "STANDFIRST_TEST_PANIC";

/// The state of one client's connection.
#[derive(Debug)]
pub struct Session {
    /// The way to the client. Only a task of its own may wait for it, never a handler.
    pub client: Client,
    /// The way for what is written out already.
    outbox: Sender<Outgoing>,
    /// The documents that the client has opened.
    pub documents: Documents,
    /// What the stored articles of the workspace name.
    pub index: Index,
    /// The semantic tokens that the client knows of.
    pub tokens: ToldTokens,
    /// Whoever publishes findings holds this, so that a document's last word comes last.
    pub publishing: tokio::sync::Mutex<()>,
    /// Whoever scans the workspace holds this, so that nothing is published twice.
    pub scanning: tokio::sync::Mutex<()>,
    /// What is known of the articles that are not open.
    pub stored: Stored,
    /// What was published about them.
    pub published: Published,
    /// Says that a file may have changed.
    pub files_changed: Notify,
    /// What runs that the user can cancel.
    pub cancellable: Cancellable,
    folders: Mutex<Vec<PathBuf>>,
    workspace: Arc<Workspace>,
    abilities: OnceLock<ClientAbilities>,
    settings: Mutex<Arc<Settings>>,
    workers: Arc<Semaphore>,
    told: Mutex<HashSet<String>>,
    is_shut_down: AtomicBool,
    abandoned: Notify,
    panics_on: Option<String>,
}

impl Session {
    /// A session with `client`, of which nothing is known yet; what is written out already goes
    /// into `outbox`, and articles are those of `workspace`.
    pub fn new(client: Client, outbox: Sender<Outgoing>, workspace: Workspace) -> Self {
        // One more than strictly needed, so that a hover does not wait for a long review.
        let workers = 1 + thread::available_parallelism().map_or(1, usize::from);
        Self {
            client,
            outbox,
            documents: Documents::default(),
            index: Index::default(),
            tokens: ToldTokens::default(),
            publishing: tokio::sync::Mutex::default(),
            scanning: tokio::sync::Mutex::default(),
            stored: Stored::default(),
            published: Published::default(),
            files_changed: Notify::new(),
            cancellable: Cancellable::default(),
            folders: Mutex::default(),
            workspace: Arc::new(workspace),
            abilities: OnceLock::new(),
            settings: Mutex::default(),
            workers: Arc::new(Semaphore::new(workers)),
            told: Mutex::default(),
            is_shut_down: AtomicBool::new(false),
            abandoned: Notify::new(),
            panics_on: env::var(TEST_PANIC).ok(),
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

    /// What the user has set.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&lock(&self.settings))
    }

    /// Takes over the settings that the client has `told`, and keeps those before where these are
    /// no use.
    pub fn set_settings(&self, told: Value) {
        match Settings::read(told) {
            Ok(settings) => *lock(&self.settings) = Arc::new(settings),
            Err(fault) => self.tell_once(MessageType::WARNING, fault),
        }
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
        computation.await.map_err(failure)
    }

    /// Does `work`, which may wait for the client, in a task of its own, and gives it up with the
    /// request that it is for.
    ///
    /// # Errors
    ///
    /// The engine panicked.
    pub async fn apart<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T> {
        // A set, because it ends its tasks when it is dropped.
        let mut tasks = JoinSet::new();
        tasks.spawn(work);
        match tasks.join_next().await {
            Some(done) => done.map_err(failure),
            None => Err(Error::internal_error()),
        }
    }

    /// The review of `snapshot`. Takes its time: not to be called from a task.
    ///
    /// # Panics
    ///
    /// The engine panicked, or is told to.
    pub fn review<'a>(&self, snapshot: &'a Snapshot) -> &'a Reviewed {
        if let Some(words) = &self.panics_on {
            assert!(!snapshot.text.to_string().contains(words), "{TEST_PANIC}");
        }
        snapshot.reviewed(&self.workspace)
    }

    /// The engine, with all that outlives a review.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
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
        self.workspace.reach().open(&folders);
        drop(folders);
        // What they may read has changed for all articles.
        self.workspace.forget_configurations();
        self.stored.forget();
        self.documents.renew();
        self.files_changed.notify_one();
    }

    /// Sends the notification `method` with `params`. Only a task of its own may wait for it.
    pub async fn notify(&self, method: &'static str, params: Box<RawValue>) {
        // The way is closed only when the session is over.
        let _ = self.outbox.clone().send(Outgoing::notification(method, params)).await;
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
        self.stored.forget();
        self.reread_after_saving();
    }

    /// Follows changes of the files or folders at `paths`.
    pub fn changed_on_disk(&self, paths: &[PathBuf]) {
        let is_article = |path: &PathBuf| workspace::is_article_name(&path.to_string_lossy());
        if paths.iter().any(|path| self.workspace.uses(path)) {
            self.reread_files();
        } else if paths.iter().any(is_article) {
            self.reread_articles();
        }
    }

    /// Reviews all documents anew, and checks the stored articles again that have changed: for
    /// clients that do not say which file has.
    pub fn reread_after_saving(&self) {
        self.workspace.forget_configurations();
        self.documents.renew();
        self.reread_articles();
        if self.abilities().refreshes_diagnostics {
            let client = self.client.clone();
            task::spawn(async move {
                time::timeout(PATIENCE, client.workspace_diagnostic_refresh()).await
            });
        }
    }

    /// Checks the workspace's articles again that have changed on disk.
    pub fn reread_articles(&self) {
        self.stored.forget_articles();
        self.files_changed.notify_one();
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

fn failure(error: JoinError) -> Error {
    let mut answer = Error::internal_error();
    answer.message = format!("Standfirst failed on this document: {error}").into();
    answer
}

/// What a panicking thread left behind is still whole: nothing here is changed in two steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

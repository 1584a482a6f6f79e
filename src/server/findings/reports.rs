//! Findings as reports: each with an identifier, by which a client that has it already is spared
//! the list.

use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;
use std::io;
use std::mem;
use std::ops::Add;
use std::sync::Arc;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::notification::Notification;
use tower_lsp::lsp_types::{
    Diagnostic, ProgressToken, Url, WorkspaceDiagnosticParams, WorkspaceDocumentDiagnosticReport,
};

use crate::rules::{Finding, Severity};

use super::scanning;
use super::stored::{Check, Have};
use crate::server::client::abilities::ClientAbilities;
use crate::server::client::progress::Progress;
use crate::server::client::settings::Scope;
use crate::server::convert::{self, Converter};
use crate::server::session::Session;
use crate::server::snapshot::{Reviewed, Snapshot};

/// The protocol's error for a request that the server gave up (LSP 3.17, `ServerCancelled`).
const SERVER_CANCELLED: ErrorCode = ErrorCode::ServerError(-32802);

/// What was found in one article.
#[derive(Debug)]
pub struct Report {
    /// The article.
    pub uri: Url,
    /// The client's number for its version; none for an article that is not open.
    pub version: Option<i32>,
    /// Stands for the findings: the same where they are the same.
    pub id: String,
    /// How many findings of each severity there are.
    pub counts: Counts,
    /// The findings; none where the client has those that `id` stands for.
    pub diagnostics: Option<Vec<Diagnostic>>,
}

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// What is wrong.
    pub errors: usize,
    /// What should be mended before publication.
    pub warnings: usize,
    /// What is worth knowing.
    pub infos: usize,
    /// Suggestions.
    pub hints: usize,
}

impl Counts {
    fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            hints: count(Severity::Hint),
        }
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            infos: self.infos + other.infos,
            hints: self.hints + other.hints,
        }
    }
}

impl Report {
    /// What was found in `snapshot`, for a client that has the findings of identifier `have`.
    pub fn new(
        snapshot: &Snapshot,
        reviewed: &Reviewed,
        client: &ClientAbilities,
        have: Option<&str>,
    ) -> Self {
        let converter = Converter::new(snapshot, client);
        let findings = &reviewed.review.findings;
        let diagnostics = converter.diagnostics(findings);
        let id = identifier(&diagnostics);
        let is_new = have != Some(id.as_str());
        Self {
            uri: snapshot.uri.clone(),
            version: Some(snapshot.version),
            id,
            counts: Counts::of(findings),
            diagnostics: is_new.then_some(diagnostics),
        }
    }

    /// Nothing, about an article that is gone.
    pub fn of_nothing(uri: Url) -> Self {
        let (id, counts) = (identifier(&[]), Counts::default());
        Self { uri, version: None, id, counts, diagnostics: Some(Vec::new()) }
    }
}

/// What was found in the open document at `uri`, for a client that has the findings of identifier
/// `have`.
///
/// # Errors
///
/// The document has changed meanwhile: the client is to ask again. The engine panicked.
pub async fn of_document(session: &Arc<Session>, uri: Url, have: Option<String>) -> Result<Report> {
    let Some(snapshot) = session.documents.snapshot(&uri) else {
        return Ok(Report::of_nothing(uri));
    };
    let (asking, asked) = (Arc::clone(session), Arc::clone(&snapshot));
    let report = session.work(move || {
        // Who types on has no use for what they have typed over.
        asking.documents.is_newest(&asked).then(|| {
            Report::new(&asked, asking.review(&asked), asking.abilities(), have.as_deref())
        })
    });
    report.await?.filter(|_| session.documents.is_newest(&snapshot)).ok_or_else(overtaken)
}

/// What was found in the articles of the workspace, open or not, for a client that has the findings
/// that `params` name. Where it takes partial results, it gets them as they come, and nothing at the
/// end. Only a task of its own may wait for it.
///
/// # Errors
///
/// The engine panicked.
pub async fn of_workspace(
    session: Arc<Session>,
    params: WorkspaceDiagnosticParams,
) -> Result<Vec<WorkspaceDocumentDiagnosticReport>> {
    let have: Have =
        params.previous_result_ids.into_iter().map(|had| (had.uri, had.value)).collect();
    let shown_under = params.work_done_progress_params.work_done_token;
    let partial = params.partial_result_params.partial_result_token;
    if session.settings().diagnostics.scope == Scope::OpenFiles {
        let gone = have.into_keys().filter(|uri| !session.documents.is_open(uri));
        return Ok(gone.map(Report::of_nothing).map(convert::workspace_report).collect());
    }
    let progress = match shown_under {
        Some(token) => Progress::begin(&session, Some(token), scanning::TITLE).await,
        None => Progress::silent(&session),
    };
    let mut answer = Answer { session: &session, partial, items: Vec::new() };
    let mut check = Check::begin(&session, have, progress).await?;
    while let Some(reports) = check.next().await? {
        answer.add(reports.into_iter()).await;
    }
    answer.add(check.end().gone.into_iter().map(Report::of_nothing)).await;
    Ok(answer.items)
}

/// The answer to a request for the findings of the workspace.
struct Answer<'a> {
    session: &'a Session,
    /// What the client gets parts of it under, if it does.
    partial: Option<ProgressToken>,
    items: Vec<WorkspaceDocumentDiagnosticReport>,
}

impl Answer<'_> {
    async fn add(&mut self, reports: impl Iterator<Item = Report>) {
        self.items.extend(reports.map(convert::workspace_report));
        if let Some(token) = self.partial.as_ref().filter(|_| !self.items.is_empty()) {
            let part = json!({"token": token, "value": {"items": mem::take(&mut self.items)}});
            self.session.client.send_notification::<Part>(part).await;
        }
    }
}

/// Part of an answer.
enum Part {}

impl Notification for Part {
    type Params = Value;
    const METHOD: &'static str = "$/progress";
}

fn overtaken() -> Error {
    Error {
        code: SERVER_CANCELLED,
        message: "the document has changed meanwhile".into(),
        data: Some(json!({"retriggerRequest": true})),
    }
}

fn identifier(diagnostics: &[Diagnostic]) -> String {
    let mut written = Written::default();
    // Neither the writer nor a diagnostic can fail.
    let _ = serde_json::to_writer(&mut written, diagnostics);
    format!("{:016x}", written.0.finish())
}

/// Hashes what is written to it.
#[derive(Default)]
struct Written(DefaultHasher);

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

//! Findings as reports: each with an identifier, by which a client that has it already is spared
//! the list.

use std::hash::BuildHasher;
use std::mem;
use std::ops::Add;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;
use serde_json::json;
use serde_json::value::RawValue;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{ProgressToken, Url, WorkspaceDiagnosticParams};

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

/// The notification that brings part of an answer.
const PROGRESS: &str = "$/progress";

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
    /// The findings, written out; none where the client has those that `id` stands for.
    pub diagnostics: Option<Box<RawValue>>,
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
    /// Whether there is none.
    pub fn is_zero(self) -> bool {
        self == Self::default()
    }

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
        let diagnostics = converter.written_diagnostics(findings);
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
        let (nothing, counts) = (nothing(), Counts::default());
        Self { uri, version: None, id: identifier(&nothing), counts, diagnostics: Some(nothing) }
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
) -> Result<Vec<Report>> {
    let have: Have =
        params.previous_result_ids.into_iter().map(|had| (had.uri, had.value)).collect();
    let shown_under = params.work_done_progress_params.work_done_token;
    let partial = params.partial_result_params.partial_result_token;
    if session.settings().diagnostics.scope == Scope::OpenFiles {
        let gone = have.into_keys().filter(|uri| !session.documents.is_open(uri));
        return Ok(gone.map(Report::of_nothing).collect());
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
    items: Vec<Report>,
}

impl Answer<'_> {
    async fn add(&mut self, reports: impl Iterator<Item = Report>) {
        self.items.extend(reports);
        if let Some(token) = self.partial.as_ref().filter(|_| !self.items.is_empty()) {
            let part = convert::part_of_workspace_reports(token, mem::take(&mut self.items));
            self.session.notify(PROGRESS, part).await;
        }
    }
}

fn overtaken() -> Error {
    Error {
        code: SERVER_CANCELLED,
        message: "the document has changed meanwhile".into(),
        data: Some(json!({"retriggerRequest": true})),
    }
}

fn identifier(diagnostics: &RawValue) -> String {
    format!("{:016x}", FxBuildHasher.hash_one(diagnostics.get()))
}

/// The list of no findings.
fn nothing() -> Box<RawValue> {
    RawValue::from_string("[]".to_owned()).unwrap_or_default()
}

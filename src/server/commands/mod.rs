//! What a client can ask for beyond the protocol's own requests: one file a command, one line each
//! in [`ALL`].
//!
//! A command gets its arguments as JSON and answers in JSON. It takes its snapshots before it
//! waits for anything, as all handlers do.

mod check_articles;
mod propose_questions;
mod rule_page;
mod show_evidence;

use std::sync::Arc;

use futures::future::BoxFuture;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::ExecuteCommandParams;

use super::session::Session;

pub use show_evidence::NAME as SHOW_EVIDENCE;

/// The answer to a command, later.
type Answer = BoxFuture<'static, Result<Value>>;

/// A command.
struct Command {
    /// What clients call it.
    name: &'static str,
    run: fn(Arc<Session>, Vec<Value>) -> Answer,
}

/// All commands.
static ALL: &[&Command] = &[
    &check_articles::COMMAND,
    &propose_questions::COMMAND,
    &rule_page::COMMAND,
    &show_evidence::COMMAND,
];

/// What clients call the commands.
pub fn names() -> Vec<String> {
    ALL.iter().map(|command| command.name.to_owned()).collect()
}

/// Runs the command that `params` name.
///
/// # Errors
///
/// There is no such command, its arguments are not what it takes, or it failed.
pub fn run(session: Arc<Session>, params: ExecuteCommandParams) -> Answer {
    match ALL.iter().find(|command| command.name == params.command) {
        Some(command) => (command.run)(session, params.arguments),
        None => {
            let known = names().join(", ");
            failed(format!("there is no command `{}`, only {known}", params.command))
        }
    }
}

/// The arguments as `T`, a tuple; else what the command wants, in the words of `wanted`.
fn arguments<T: DeserializeOwned>(arguments: Vec<Value>, wanted: &str) -> Result<T> {
    serde_json::from_value(Value::Array(arguments))
        .map_err(|fault| Error::invalid_params(format!("wanted {wanted}: {fault}")))
}

/// The answer of a command that could not do its work.
fn failed(message: String) -> Answer {
    Box::pin(async { Err(Error::invalid_params(message)) })
}

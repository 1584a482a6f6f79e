//! The language server: the only room that knows LSP. Floor 7.
//!
//! | file or folder | what is there |
//! | --- | --- |
//! | `wire` | the pipes to the client, and what lies between them and the handlers |
//! | `backend` | one thin handler per method |
//! | `commands` | one file per command of ours |
//! | `session` | what the handlers share |
//! | `documents`, `snapshot` | the open documents, each version immutable |
//! | `articles` | an article of the workspace that is not open |
//! | `findings` | how findings reach the client |
//! | `names` | what the articles of the workspace name: found, listed and renamed in all of them |
//! | `client` | what the client can do and wants, and what it is offered and shown |
//! | `convert` | to and from the protocol's types, one file a kind of answer |
//! | `legend`, `tokens` | the names of semantic tokens, and which of them were told last |
//! | `verdicts` | tells a status bar how many claims got which verdict |
//! | `differential` | tests: an edited document is what a fresh one is |
//! | `parent` | notices that the editor has died |
//!
//! Documents change synchronously, in the order of the messages; everything else works on
//! snapshots. Whatever takes time runs on a blocking thread, and whatever waits for the client runs
//! in a task of its own.

mod articles;
mod backend;
mod client;
mod commands;
mod convert;
#[cfg(test)]
mod differential;
mod documents;
mod findings;
mod legend;
mod names;
mod parent;
mod session;
mod snapshot;
mod tokens;
mod verdicts;
mod wire;

use futures::channel::mpsc;
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::LspService;

use crate::workspace::Workspace;

use backend::Backend;
use wire::exchange::{Unasked, exchange};
use wire::guard::Guard;

/// Serves one client until it says `exit`, closes its end, or dies. Its articles are those of
/// `workspace`.
///
/// Returns the exit status that LSP asks for: 0 after an orderly `shutdown`, else 1.
pub async fn serve<I, O>(input: I, output: O, workspace: Workspace) -> u8
where
    I: AsyncRead + Unpin,
    O: AsyncWrite,
{
    // What is written to the client waits here only until what was written before is gone.
    let (outbox, written) = mpsc::channel(0);
    let (service, socket) = LspService::build(|client| Backend::new(client, outbox, workspace))
        .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
        .finish();
    let session = service.inner().session();
    let unasked = Unasked { socket, written };
    tokio::select! {
        () = exchange(input, output, Guard::new(service), unasked) => {}
        () = session.abandoned() => {}
    }
    u8::from(!session.is_shut_down())
}

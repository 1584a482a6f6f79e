//! The language server: the only room that knows LSP. Floor 7.
//!
//! | file or folder | what is there |
//! | --- | --- |
//! | `wire` | what comes down the pipe, before a handler sees it |
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

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::{LspService, Server};

use backend::Backend;
use wire::guard::Guard;

/// How many messages are worked on at once. Handlers mostly wait; the limit must only be so high
/// that slow requests do not hold up the cancellation that would end them.
const CONCURRENT_MESSAGES: usize = 256;

/// How many bytes are read ahead of the server.
const READ_AHEAD: usize = 64 * 1024;

/// How long answers may still be written after the last message was read.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Serves one client until it says `exit`, closes its end, or dies.
///
/// Returns the exit status that LSP asks for: 0 after an orderly `shutdown`, else 1.
pub async fn serve<I, O>(input: I, output: O) -> u8
where
    I: AsyncRead + Unpin,
    O: AsyncWrite,
{
    let (service, socket) = LspService::build(Backend::new)
        .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
        .finish();
    let session = service.inner().session();
    let (sound_messages, messages) = tokio::io::duplex(READ_AHEAD);
    let serving = Server::new(messages, output, socket)
        .concurrency_level(CONCURRENT_MESSAGES)
        .serve(Guard::new(service));
    let reading = async {
        wire::input::relay(input, sound_messages).await;
        tokio::time::sleep(LAST_WORDS).await;
    };
    tokio::select! {
        // An error here means that the output is gone, and with it the client.
        _ = AssertUnwindSafe(serving).catch_unwind() => {}
        () = reading => {}
        () = session.abandoned() => {}
    }
    u8::from(!session.is_shut_down())
}

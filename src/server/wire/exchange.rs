//! Passes the client's messages to the handlers, and to the client what they say.

use std::time::Duration;

use futures::channel::mpsc::{self, Receiver};
use futures::future::{self, FutureExt};
use futures::sink::SinkExt;
use futures::stream::{self, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time;
use tower_lsp::ClientSocket;
use tower_lsp::jsonrpc::{Id, Request, Response};
use tower_service::Service;

use super::guard::Guard;
use super::input::{Input, Message};
use super::output::{self, Outgoing};

/// How many messages are worked on at once. Handlers mostly wait; the limit must only be so high
/// that slow requests do not hold up the cancellation that would end them.
const AT_ONCE: usize = 256;

/// How many messages wait for a handler, and how many answers to be written.
const WAITING: usize = 128;

/// How long answers may still be written after the last message was read.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// The ways on which the server speaks to its client without being asked.
pub struct Unasked {
    /// That of `tower-lsp`.
    pub socket: ClientSocket,
    /// Messages that are written out already.
    pub written: Receiver<Outgoing>,
}

/// Passes the messages of `input` to `service` and what it answers to `output`, until the client
/// says `exit` or its pipes are gone, and what was begun is done.
///
/// Handlers are first polled in the order of their messages. `exit` itself is not passed on: it
/// would cancel even the `shutdown` right before it.
pub async fn exchange<S>(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite,
    mut service: Guard<S>,
    unasked: Unasked,
) where
    S: Service<Request, Response = Option<Response>>,
    S::Error: Send + 'static,
    S::Future: Send + 'static,
{
    let (requests, mut responses) = unasked.socket.split();
    let requests = requests.map(Outgoing::Request);
    let (unasked, is_over) = stream::abortable(stream::select(requests, unasked.written));
    let (mut begin, begun) = mpsc::channel(WAITING);
    let (answer, answers) = mpsc::channel(WAITING);

    let reading = async move {
        let mut input = Input::new(input);
        while let Some(message) = input.next().await {
            let task = match message {
                Ok(Message::Request(request)) if request.method() == "exit" => break,
                Ok(Message::Request(request)) => match service.ready().await {
                    Ok(()) => service.call(request),
                    Err(_) => break,
                },
                Ok(Message::Response(response)) => {
                    // An answer to nobody is no harm.
                    let _ = responses.send(response).await;
                    continue;
                }
                Err(error) => {
                    let nobody = Response::from_error(Id::Null, error);
                    future::ready(Some(Outgoing::Answer(nobody))).boxed()
                }
            };
            if begin.send(task).await.is_err() {
                break;
            }
        }
        drop(begin);
        is_over.abort();
        time::sleep(LAST_WORDS).await;
    };
    let handling = begun.buffer_unordered(AT_ONCE).filter_map(future::ready).map(Ok);
    let handling = handling.forward(answer);
    tokio::select! {
        // All is said; or nothing can be written any more, and the client is gone.
        _ = output::write(stream::select(answers, unasked), output) => {}
        _ = future::join(reading, handling) => {}
    }
}

//! Stands between the transport and the handlers, so that neither a panic nor an unreadable message
//! ends the server.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll};

use futures::future::{self, BoxFuture, FutureExt};
use serde_json::json;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

use super::dialect;

/// The method of the note that stands for an unreadable message.
const UNREADABLE: &str = "$/standfirst/unreadable";

/// A message, in JSON, that makes the guard answer `error` to nobody in particular.
pub fn note_of(error: &Error) -> Vec<u8> {
    json!({"jsonrpc": "2.0", "method": UNREADABLE, "params": error}).to_string().into_bytes()
}

/// Wraps a service whose handlers may panic.
pub struct Guard<S> {
    inner: S,
}

impl<S> Guard<S> {
    /// Guards `inner`.
    pub fn new(inner: S) -> Self {
        Self { inner }
    }
}

impl<S> Service<Request> for Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Error: Send + 'static,
    S::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Option<Response>, S::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if request.method() == UNREADABLE {
            return future::ok(Some(answer_to(&request))).boxed();
        }
        let id = request.id().cloned();
        let request = dialect::understood(request);
        let call = catch_unwind(AssertUnwindSafe(|| self.inner.call(request)));
        async move {
            let answer = match call {
                Ok(handler) => AssertUnwindSafe(handler).catch_unwind().await,
                Err(panic) => Err(panic),
            };
            answer.unwrap_or_else(|_| Ok(id.map(internal_error)))
        }
        .boxed()
    }
}

/// The answer to an unreadable message, whose sender and number are unknown.
fn answer_to(note: &Request) -> Response {
    let error = note.params().and_then(|error| serde_json::from_value(error.clone()).ok());
    Response::from_error(Id::Null, error.unwrap_or_else(Error::parse_error))
}

fn internal_error(id: Id) -> Response {
    Response::from_error(id, Error::internal_error())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Echoes the parameters, but panics when asked to: at once, or only when polled.
    struct Skittish;

    impl Service<Request> for Skittish {
        type Response = Option<Response>;
        type Error = std::convert::Infallible;
        type Future = BoxFuture<'static, Result<Option<Response>, Self::Error>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request) -> Self::Future {
            assert_ne!(request.method(), "panic/at-once");
            async move {
                assert_ne!(request.method(), "panic/later");
                let (_, id, params) = request.into_parts();
                Ok(id.map(|id| Response::from_ok(id, params.unwrap_or_default())))
            }
            .boxed()
        }
    }

    async fn ask(method: &'static str, params: Value) -> Option<Response> {
        let mut guard = Guard::new(Skittish);
        guard.call(Request::build(method).params(params).id(7).finish()).await.unwrap()
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_an_internal_error() {
        let error = Some(internal_error(Id::Number(7)));
        assert_eq!(ask("panic/at-once", json!({})).await, error);
        assert_eq!(ask("panic/later", json!({})).await, error);
    }

    #[tokio::test]
    async fn the_request_after_a_panic_works() {
        let mut guard = Guard::new(Skittish);
        let panicking = guard.call(Request::build("panic/at-once").finish()).await;
        assert_eq!(panicking, Ok(None), "a notification is never answered");
        let answer = guard.call(Request::build("echo").params(json!(1)).id(8).finish()).await;
        assert_eq!(answer, Ok(Some(Response::from_ok(Id::Number(8), json!(1)))));
    }

    #[tokio::test]
    async fn a_note_is_answered_to_nobody() {
        let note = serde_json::from_slice(&note_of(&Error::invalid_request())).unwrap();
        let answer = Guard::new(Skittish).call(note).await;
        let expected = Response::from_error(Id::Null, Error::invalid_request());
        assert_eq!(answer, Ok(Some(expected)));
    }
}

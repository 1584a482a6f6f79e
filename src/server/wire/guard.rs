//! Stands between the wire and the handlers, so that a panic does not end the server.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};

use futures::future::{BoxFuture, FutureExt};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

use super::output::Outgoing;
use super::{dialect, enclosed};

/// Wraps a service whose handlers may panic.
pub struct Guard<S> {
    inner: S,
}

impl<S> Guard<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Error: Send + 'static,
    S::Future: Send + 'static,
{
    /// Guards `inner`.
    pub fn new(inner: S) -> Self {
        Self { inner }
    }

    /// What is to be answered to `request`, if anything.
    pub fn call(&mut self, request: Request) -> BoxFuture<'static, Option<Outgoing>> {
        let id = request.id().cloned();
        let request = dialect::understood(request);
        let call = catch_unwind(AssertUnwindSafe(|| self.inner.call(request)));
        async move {
            let answered = match call {
                Ok(handler) => AssertUnwindSafe(enclosed::opened(handler)).catch_unwind().await,
                Err(panic) => Err(panic),
            };
            match answered {
                Ok((Ok(answer), enclosed)) => answer.map(|answer| match enclosed {
                    Some(result) if answer.is_ok() => {
                        Outgoing::enclosed(answer.into_parts().0, result)
                    }
                    _ => Outgoing::Answer(answer),
                }),
                // The server was told to exit: it has nothing to say any more.
                Ok((Err(_), _)) => None,
                Err(_) => id.map(|id| Outgoing::Answer(internal_error(id))),
            }
        }
        .boxed()
    }

    /// Waits until the service can take a request.
    ///
    /// # Errors
    ///
    /// It takes none any more.
    pub async fn ready(&mut self) -> Result<(), S::Error> {
        poll_fn(|context| self.inner.poll_ready(context)).await
    }
}

fn internal_error(id: Id) -> Response {
    Response::from_error(id, Error::internal_error())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::task::{Context, Poll};

    use serde_json::{Value, json};

    use super::*;

    /// Echoes the parameters, but panics when asked to: at once, or only when polled.
    struct Skittish;

    impl Service<Request> for Skittish {
        type Response = Option<Response>;
        type Error = Infallible;
        type Future = BoxFuture<'static, Result<Option<Response>, Self::Error>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request) -> Self::Future {
            assert_ne!(request.method(), "panic/at-once");
            async move {
                assert_ne!(request.method(), "panic/later");
                if request.method() == "enclose" {
                    enclosed::enclose(serde_json::value::to_raw_value(&request).unwrap());
                }
                let (_, id, params) = request.into_parts();
                Ok(id.map(|id| Response::from_ok(id, params.unwrap_or_default())))
            }
            .boxed()
        }
    }

    async fn ask(method: &'static str, params: Value) -> Value {
        let mut guard = Guard::new(Skittish);
        let answer = guard.call(Request::build(method).params(params).id(7).finish()).await;
        serde_json::to_value(answer).unwrap()
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_an_internal_error() {
        let error = json!(internal_error(Id::Number(7)));
        assert_eq!(ask("panic/at-once", json!({})).await, error);
        assert_eq!(ask("panic/later", json!({})).await, error);
    }

    #[tokio::test]
    async fn the_request_after_a_panic_works() {
        let mut guard = Guard::new(Skittish);
        let panicking = guard.call(Request::build("panic/at-once").finish()).await;
        assert!(panicking.is_none(), "a notification is never answered");
        let answer = guard.call(Request::build("echo").params(json!(1)).id(8).finish()).await;
        assert_eq!(json!(answer), json!(Response::from_ok(Id::Number(8), json!(1))));
    }

    #[tokio::test]
    async fn what_is_enclosed_is_answered() {
        let answer = ask("enclose", json!([1])).await;
        assert_eq!((&answer["id"], &answer["result"]["params"]), (&json!(7), &json!([1])));
    }
}

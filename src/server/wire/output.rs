//! Writes messages to the client.

use std::io;
use std::pin::pin;

use futures::stream::{Stream, StreamExt};
use serde::Serialize;
use serde_json::value::RawValue;
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tower_lsp::jsonrpc::{Id, Request, Response};

/// A message to the client.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Outgoing {
    /// An answer.
    Answer(Response),
    /// An answer that is written out already.
    Enclosed(Enclosed),
    /// A request or notification.
    Request(Request),
    /// A notification that is written out already.
    Notification(Notification),
}

/// The answer to a request whose result is written out already.
#[derive(Serialize)]
pub struct Enclosed {
    jsonrpc: &'static str,
    result: Box<RawValue>,
    id: Id,
}

/// A notification whose parameters are written out already.
#[derive(Serialize)]
pub struct Notification {
    jsonrpc: &'static str,
    method: &'static str,
    params: Box<RawValue>,
}

/// The version of the protocol below LSP.
const JSON_RPC: &str = "2.0";

impl Outgoing {
    /// The answer `result` to request `id`.
    pub fn enclosed(id: Id, result: Box<RawValue>) -> Self {
        Self::Enclosed(Enclosed { jsonrpc: JSON_RPC, result, id })
    }

    /// The notification `method` with `params`.
    pub fn notification(method: &'static str, params: Box<RawValue>) -> Self {
        Self::Notification(Notification { jsonrpc: JSON_RPC, method, params })
    }
}

/// Writes `messages` to `output`, each as soon as it comes.
///
/// # Errors
///
/// The output is gone, and with it the client.
pub async fn write(
    messages: impl Stream<Item = Outgoing>,
    output: impl AsyncWrite,
) -> io::Result<()> {
    let (mut messages, mut output) = (pin!(messages), pin!(output));
    while let Some(message) = messages.next().await {
        let body = serde_json::to_vec(&message)?;
        output.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
        output.write_all(&body).await?;
        output.flush().await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[tokio::test]
    async fn every_message_has_its_length_before_it() {
        let raw = |value| serde_json::value::to_raw_value(&value).unwrap();
        let messages = [
            Outgoing::Answer(Response::from_ok(Id::Number(1), json!({"é": []}))),
            Outgoing::enclosed(Id::Number(2), raw(json!(["é"]))),
            Outgoing::Request(Request::build("a").id(3).finish()),
            Outgoing::notification("b", raw(json!({}))),
        ];
        let bodies = [
            r#"{"jsonrpc":"2.0","result":{"é":[]},"id":1}"#,
            r#"{"jsonrpc":"2.0","result":["é"],"id":2}"#,
            r#"{"jsonrpc":"2.0","method":"a","id":3}"#,
            r#"{"jsonrpc":"2.0","method":"b","params":{}}"#,
        ];
        let mut written = Vec::new();
        write(futures::stream::iter(messages), &mut written).await.unwrap();
        let framed = bodies.map(|body| format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        assert_eq!(String::from_utf8(written).unwrap(), framed.concat());
    }
}

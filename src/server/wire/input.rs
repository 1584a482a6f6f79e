//! Reads the client's messages.
//!
//! What is no message ends nothing: the one behind it is read again.

use std::io;

use serde_json::error::Category;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, BufReader};
use tower_lsp::jsonrpc::{Error, Request, Response};

/// A header line that is longer than this is none.
const LONGEST_HEADER: u64 = 4096;

/// What a client may send.
#[derive(Debug, PartialEq)]
pub enum Message {
    /// An answer to the server.
    Response(Response),
    /// A request or notification.
    Request(Request),
}

/// The client's end of the pipe.
pub struct Input<R> {
    reader: BufReader<R>,
}

impl<R: AsyncRead + Unpin> Input<R> {
    /// Reads from `reader`.
    pub fn new(reader: R) -> Self {
        Self { reader: BufReader::new(reader) }
    }

    /// The next message, or what is wrong with what came instead; none at the end.
    pub async fn next(&mut self) -> Option<Result<Message, Error>> {
        let body = self.next_body().await.ok().flatten()?;
        Some(body.ok_or_else(Error::parse_error).and_then(|body| read(&body)))
    }

    /// The body of the next message; `Some(None)` for something that is no message, `None` at the
    /// end.
    async fn next_body(&mut self) -> io::Result<Option<Option<Vec<u8>>>> {
        let mut length = None;
        loop {
            let mut line = Vec::new();
            let mut reader = (&mut self.reader).take(LONGEST_HEADER);
            if reader.read_until(b'\n', &mut line).await? == 0 {
                return Ok(None);
            }
            match (header(&line), length) {
                (Header::Length(bytes), _) => length = Some(bytes),
                (Header::Other, _) | (Header::End, None) => {}
                (Header::Garbage, _) => return Ok(Some(None)),
                (Header::End, Some(bytes)) => {
                    let mut body = Vec::new();
                    let read = (&mut self.reader).take(bytes).read_to_end(&mut body).await?;
                    return Ok((read as u64 == bytes).then_some(Some(body)));
                }
            }
        }
    }
}

/// Most messages are requests, and those that open a document are long: they are read in one go.
fn read(body: &[u8]) -> Result<Message, Error> {
    match serde_json::from_slice::<Request>(body) {
        // An answer can be read as a request of nothing.
        Ok(request) if !request.method().is_empty() => return Ok(Message::Request(request)),
        _ => {}
    }
    let answer = serde_json::from_slice(body).map(Message::Response);
    answer.map_err(|error| match error.classify() {
        Category::Data => Error::invalid_request(),
        _ => Error::parse_error(),
    })
}

/// One line of a message's head.
#[derive(Debug, PartialEq, Eq)]
enum Header {
    /// How many bytes the body has.
    Length(u64),
    /// A header that says nothing of interest.
    Other,
    /// The empty line before the body.
    End,
    /// No header.
    Garbage,
}

/// What `line` says. A length is found behind garbage too, so that the message after something
/// unreadable is read again.
fn header(line: &[u8]) -> Header {
    let line = String::from_utf8_lossy(line).trim().to_ascii_lowercase();
    if line.is_empty() {
        return Header::End;
    }
    if let Some((_, length)) = line.split_once("content-length:") {
        return length.trim().parse().map_or(Header::Garbage, Header::Length);
    }
    if line.starts_with("content-type:") { Header::Other } else { Header::Garbage }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOVER: &str = r#"{"jsonrpc":"2.0","id":1,"method":"textDocument/hover"}"#;

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    async fn messages(input: &str) -> Vec<Result<Message, Error>> {
        let mut input = Input::new(input.as_bytes());
        let mut messages = Vec::new();
        while let Some(message) = input.next().await {
            messages.push(message);
        }
        messages
    }

    fn hover() -> Result<Message, Error> {
        Ok(Message::Request(serde_json::from_str(HOVER).unwrap()))
    }

    #[tokio::test]
    async fn requests_and_answers_are_told_apart() {
        let answer = r#"{"jsonrpc":"2.0","id":1,"result":null}"#;
        let read = messages(&(framed(HOVER) + &framed(answer))).await;
        assert!(matches!(&read[..], [Ok(Message::Request(_)), Ok(Message::Response(_))]));
    }

    #[tokio::test]
    async fn headers_may_be_written_in_any_case_and_order() {
        let input = format!(
            "content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: {}\r\n\r\n{HOVER}",
            HOVER.len()
        );
        assert_eq!(messages(&input).await, [hover()]);
    }

    #[tokio::test]
    async fn garbage_is_told_of_and_the_next_message_is_read() {
        let unreadable = Err(Error::parse_error());
        for garbage in ["hello\r\n\r\n", "}}", "Content-Length: many\r\n\r\n", &framed("{\"a")] {
            let read = messages(&(garbage.to_owned() + &framed(HOVER))).await;
            assert_eq!(read.last(), Some(&hover()), "{garbage:?}");
            assert!(garbage == "}}" || read[0] == unreadable, "{garbage:?}");
        }
    }

    #[tokio::test]
    async fn json_that_is_no_message_is_an_invalid_request() {
        assert_eq!(messages(&framed("[1, 2]")).await, [Err(Error::invalid_request())]);
    }

    #[tokio::test]
    async fn a_message_that_is_cut_off_is_the_end() {
        assert_eq!(messages("Content-Length: 99\r\n\r\n{\"jsonrpc\"").await, []);
    }
}

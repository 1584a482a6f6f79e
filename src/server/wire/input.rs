//! Reads the client's messages and passes on those that are sound.
//!
//! `tower-lsp` stops serving at the first message that it cannot read. So each message is checked
//! here; in place of an unreadable one goes a note that the [guard](super::guard) answers.

use std::io;

use serde::Deserialize;
use serde_json::error::Category;
use tokio::io::{
    AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader,
};
use tower_lsp::jsonrpc::{Error, Request, Response};

use super::guard;

/// A header line that is longer than this is none.
const LONGEST_HEADER: u64 = 4096;

/// What a client may send.
#[derive(Deserialize)]
#[serde(untagged)]
enum Message {
    Response(#[expect(dead_code, reason = "only whether it can be read matters")] Response),
    Request(Request),
}

/// Passes the messages of `input` on to `output`, until the client says `exit` or `input` ends.
///
/// `exit` itself is not passed on: it would cancel even the `shutdown` right before it. The end of
/// the input lets the server finish what it has begun.
pub async fn relay(input: impl AsyncRead + Unpin, mut output: impl AsyncWrite + Unpin) {
    let mut input = BufReader::new(input);
    while let Ok(Some(body)) = next_body(&mut input).await {
        let body = body.ok_or_else(Error::parse_error);
        let body = match body.and_then(|body| read(&body).map(|message| (body, message))) {
            Ok((_, Message::Request(request))) if request.method() == "exit" => return,
            Ok((body, _)) => body,
            Err(error) => guard::note_of(&error),
        };
        if write(&mut output, &body).await.is_err() {
            return;
        }
    }
}

fn read(body: &[u8]) -> Result<Message, Error> {
    serde_json::from_slice(body).map_err(|error| match error.classify() {
        Category::Data => Error::invalid_request(),
        _ => Error::parse_error(),
    })
}

async fn write(output: &mut (impl AsyncWrite + Unpin), body: &[u8]) -> io::Result<()> {
    output.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
    output.write_all(body).await
}

/// The body of the next message; `Some(None)` for something that is no message, `None` at the end.
async fn next_body(input: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Option<Vec<u8>>>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if (&mut *input).take(LONGEST_HEADER).read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        match (header(&line), length) {
            (Header::Length(bytes), _) => length = Some(bytes),
            (Header::Other, _) | (Header::End, None) => {}
            (Header::Garbage, _) => return Ok(Some(None)),
            (Header::End, Some(bytes)) => {
                let mut body = Vec::new();
                let read = input.take(bytes).read_to_end(&mut body).await?;
                return Ok((read as u64 == bytes).then_some(Some(body)));
            }
        }
    }
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
    const EXIT: &str = r#"{"jsonrpc":"2.0","method":"exit"}"#;

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    async fn relayed(input: &str) -> String {
        let mut output = Vec::new();
        relay(input.as_bytes(), &mut output).await;
        String::from_utf8(output).unwrap()
    }

    fn note(error: &Error) -> String {
        framed(&String::from_utf8(guard::note_of(error)).unwrap())
    }

    #[tokio::test]
    async fn sound_messages_pass_as_they_are() {
        let answer = r#"{"jsonrpc":"2.0","id":1,"result":null}"#;
        let input = framed(HOVER) + &framed(answer);
        assert_eq!(relayed(&input).await, input);
    }

    #[tokio::test]
    async fn exit_is_the_end() {
        let input = framed(HOVER) + &framed(EXIT) + &framed(HOVER);
        assert_eq!(relayed(&input).await, framed(HOVER));
    }

    #[tokio::test]
    async fn headers_may_be_written_in_any_case_and_order() {
        let input = format!(
            "content-type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: {}\r\n\r\n{HOVER}",
            HOVER.len()
        );
        assert_eq!(relayed(&input).await, framed(HOVER));
    }

    #[tokio::test]
    async fn garbage_becomes_a_note_and_the_next_message_is_read() {
        let unreadable = note(&Error::parse_error());
        for garbage in ["hello\r\n\r\n", "}}", "Content-Length: many\r\n\r\n", &framed("{\"a")] {
            let input = garbage.to_owned() + &framed(HOVER);
            let passed = relayed(&input).await;
            assert!(passed.ends_with(&framed(HOVER)), "{garbage:?} -> {passed}");
            assert!(garbage == "}}" || passed.starts_with(&unreadable), "{garbage:?} -> {passed}");
        }
    }

    #[tokio::test]
    async fn json_that_is_no_message_is_an_invalid_request() {
        let passed = relayed(&framed("[1, 2]")).await;
        assert_eq!(passed, note(&Error::invalid_request()));
    }

    #[tokio::test]
    async fn a_message_that_is_cut_off_is_the_end() {
        assert_eq!(relayed("Content-Length: 99\r\n\r\n{\"jsonrpc\"").await, "");
    }
}

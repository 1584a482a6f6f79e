//! Any bytes, as what a client writes to the server.
//!
//! Each request is answered, in frames of JSON with the right length, until the client is gone; and
//! then the server is.

use std::time::Duration;

use serde_json::Value;
use standfirst::workspace::Workspace;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// How long the server may take to end when its client is gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// As much is written and not read, at most.
const PIPE: usize = 1 << 20;

/// Sends `data` as it is where the first byte is even; else each of its lines in a frame.
///
/// What would have the server look for articles on the disk is not sent, nor what would have it
/// wait for a process to die.
pub fn hold(data: &[u8]) {
    let Some((way, data)) = data.split_first() else { return };
    let words = String::from_utf8_lossy(data).to_lowercase();
    let leaves = ["root", "folder", "processid", "file:", "\\u"];
    if leaves.iter().any(|word| words.contains(word)) {
        return;
    }
    let sent = if way % 2 == 0 { data.to_vec() } else { framed(data) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let read = runtime.expect("a runtime").block_on(conversation(sent));
    assert_is_framed(&read);
}

fn framed(data: &[u8]) -> Vec<u8> {
    let lines = data.split(|byte| *byte == b'\n');
    let frame =
        |line: &[u8]| [format!("Content-Length: {}\r\n\r\n", line.len()).as_bytes(), line].concat();
    lines.flat_map(frame).collect()
}

/// What the server says to a client that says `sent` and leaves.
async fn conversation(sent: Vec<u8>) -> Vec<u8> {
    let (mut to_server, input) = tokio::io::duplex(PIPE);
    let (output, mut from_server) = tokio::io::duplex(PIPE);
    let client = async {
        to_server.write_all(&sent).await.ok();
        drop(to_server);
        let mut read = Vec::new();
        from_server.read_to_end(&mut read).await.expect("a pipe");
        read
    };
    let both = async {
        tokio::join!(standfirst::server::serve(input, output, Workspace::default()), client)
    };
    let (status, read) = tokio::time::timeout(PATIENCE, both).await.expect("the server ends");
    assert!(status <= 1);
    read
}

fn assert_is_framed(mut read: &[u8]) {
    while !read.is_empty() {
        let head_end = read.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("a head");
        let head = str::from_utf8(&read[..head_end]).expect("a head of text");
        let length = head.strip_prefix("Content-Length: ").expect("a length");
        let length: usize = length.parse().expect("a length");
        let body = &read[head_end + 4..];
        let message: Value = serde_json::from_slice(&body[..length]).expect("JSON");
        assert_eq!(message["jsonrpc"], "2.0", "{message}");
        read = &body[length..];
    }
}

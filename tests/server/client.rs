//! A small LSP client that follows a script.

use std::collections::VecDeque;
use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use standfirst::workspace::Workspace;
use tempfile::TempDir;
use tokio::io::{
    AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader, DuplexStream,
};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// How long an answer may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// The document that the tests open.
pub const ARTICLE: &str = "file:///nowhere/harbour.article.md";

/// Our own article; its bullet says 40, its body 14.
pub const CONTRADICTED: &str = "\
---
date: 2026-03-18
---

# 😀 Harbour council closes the old ferry line

## Summary

- The ferry carried 40 passengers a day.

## Article

The council of Harbour Bay voted on Tuesday to close the old ferry line. \
The ferry carried 14 passengers a day, said Mara Lind, who heads the council.
";

/// One end of a conversation: `I` is written to, `O` is read from.
pub struct Client<I, O> {
    input: I,
    output: BufReader<O>,
    /// Messages that were read while another one was waited for.
    unread: VecDeque<Value>,
    last_id: i64,
}

/// A client of a server that runs in this process.
pub type InProcess = Client<DuplexStream, DuplexStream>;

/// How many bytes fit into a pipe that nobody reads.
const PIPE: usize = 64 * 1024;

/// Starts a server in this process. The handle yields its exit status.
pub fn start() -> (InProcess, JoinHandle<u8>) {
    start_over(PIPE)
}

/// Starts a server whose output holds `capacity` bytes until they are read.
pub fn start_over(capacity: usize) -> (InProcess, JoinHandle<u8>) {
    let (to_server, input) = tokio::io::duplex(PIPE);
    let (output, from_server) = tokio::io::duplex(capacity);
    let server = tokio::spawn(standfirst::server::serve(input, output, Workspace::default()));
    (Client::new(to_server, from_server), server)
}

/// Starts a server and initializes it with `capabilities`.
pub async fn start_with(capabilities: Value) -> InProcess {
    let (mut client, _) = start();
    client.initialize(capabilities).await;
    client
}

/// A folder with `articles` in it, and a client that has opened it. `hello` is what it says in
/// `initialize` beside that.
pub async fn workspace(hello: Value, articles: &[(&str, &str)]) -> (InProcess, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in articles {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let (mut client, _) = start();
    let mut hello = hello;
    hello["workspaceFolders"] = json!([{"uri": uri(folder.path()), "name": "articles"}]);
    if hello["capabilities"].is_null() {
        hello["capabilities"] = json!({});
    }
    client.request("initialize", hello).await;
    client.notify("initialized", json!({})).await;
    (client, folder)
}

/// The URI of a file or folder.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// The edit that replaces columns `start..end` of line `line`.
pub fn edit(line: u32, start: u32, end: u32, text: &str) -> Value {
    let range = json!({
        "start": {"line": line, "character": start},
        "end": {"line": line, "character": end},
    });
    json!({"range": range, "text": text})
}

impl<I: AsyncWrite + Unpin, O: AsyncRead + Unpin> Client<I, O> {
    pub fn new(input: I, output: O) -> Self {
        Self { input, output: BufReader::new(output), unread: VecDeque::new(), last_id: 0 }
    }

    /// Says hello, and returns what the server answers.
    pub async fn initialize(&mut self, capabilities: Value) -> Value {
        let hello = json!({"processId": std::process::id(), "capabilities": capabilities});
        let answer = self.request("initialize", hello).await;
        self.notify("initialized", json!({})).await;
        answer["result"].clone()
    }

    /// Sends a request and waits for its answer.
    pub async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    /// Sends a request and returns its number.
    pub async fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})).await;
        id
    }

    /// Waits for the answer to request `id`.
    pub async fn answer(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == id && message.get("method").is_none()).await
    }

    /// Answers the request `asked` of the server.
    pub async fn respond(&mut self, asked: &Value, result: Value) {
        self.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "result": result})).await;
    }

    pub async fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params})).await;
    }

    pub async fn open(&mut self, uri: &str, version: i32, text: &str) {
        let document =
            json!({"uri": uri, "languageId": "article", "version": version, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document})).await;
    }

    pub async fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.notify("textDocument/didChange", params).await;
    }

    pub async fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}})).await;
    }

    /// Waits for the diagnostics of `uri` in `version`; none after it was closed.
    pub async fn diagnostics(&mut self, uri: &str, version: Option<i32>) -> Vec<Value> {
        let published = self
            .wait(|message| {
                message["method"] == "textDocument/publishDiagnostics"
                    && message["params"]["uri"] == uri
                    && message["params"]["version"] == json!(version)
            })
            .await;
        published["params"]["diagnostics"].as_array().cloned().unwrap_or_default()
    }

    /// Waits for the message that `is_wanted`, and keeps the others for later.
    pub async fn wait(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(index) = self.unread.iter().position(&is_wanted) {
            return self.unread.remove(index).unwrap_or_default();
        }
        loop {
            let message = timeout(PATIENCE, self.read()).await.unwrap_or_else(|_| {
                panic!("the server did not say it in time; it said {:#?}", self.unread)
            });
            if is_wanted(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    /// The messages that nobody has waited for yet.
    pub fn unread(&self) -> impl Iterator<Item = &Value> {
        self.unread.iter()
    }

    pub async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.send_raw(&format!("Content-Length: {}\r\n\r\n{body}", body.len())).await;
    }

    pub async fn send_raw(&mut self, bytes: &str) {
        self.input.write_all(bytes.as_bytes()).await.expect("the server reads");
        self.input.flush().await.expect("the server reads");
    }

    async fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            let read = self.output.read_line(&mut line).await.expect("the server writes text");
            assert_ne!(read, 0, "the server closed its output; it said {:#?}", self.unread);
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(bytes) => length = bytes.parse().expect("a length"),
                None if line.trim_end().is_empty() => break,
                None => panic!("no header: {line:?}"),
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).await.expect("a whole message");
        serde_json::from_slice(&body).expect("JSON")
    }
}

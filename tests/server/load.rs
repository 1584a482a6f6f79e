//! Many documents, many requests, slow readers and clients that lie, over the real binary.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::binary;
use crate::client::{ARTICLE, CONTRADICTED, edit};

/// How long the server may take to end.
const PATIENCE: Duration = Duration::from_secs(30);

fn uri(number: usize) -> String {
    format!("file:///nowhere/{number}.article.md")
}

/// The place of the contradicted claim.
fn claim(uri: &str) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": 8, "character": 8}})
}

/// The edit that puts “24” for the “14” in the body of [`CONTRADICTED`], so that nothing is new.
fn other_figure() -> Value {
    let line = CONTRADICTED.lines().nth(12).unwrap();
    let column = u32::try_from(line.find("14").unwrap()).unwrap();
    json!([edit(12, column, column + 1, "2")])
}

#[tokio::test]
async fn a_thousand_open_articles_are_all_followed() {
    let (mut client, _server) = binary::start();
    client.initialize(json!({})).await;
    for number in 0..1_000 {
        client.open(&uri(number), 1, CONTRADICTED).await;
    }
    for number in 0..1_000 {
        client.change(&uri(number), 2, other_figure()).await;
    }
    for number in 0..1_000 {
        let found = client.diagnostics(&uri(number), Some(2)).await;
        assert_eq!(found.len(), 1, "{number}");
    }
    let answer = client.request("textDocument/hover", claim(&uri(500))).await;
    assert!(answer["result"].to_string().contains("24"), "{answer}");
    for number in 0..1_000 {
        client.close(&uri(number)).await;
    }
    for number in 0..1_000 {
        assert!(client.diagnostics(&uri(number), None).await.is_empty(), "{number}");
    }
}

#[tokio::test]
async fn a_hundred_requests_in_flight_are_each_answered_once() {
    let (mut client, _server) = binary::start();
    client.initialize(json!({})).await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let methods = ["hover", "documentSymbol", "semanticTokens/full", "codeLens", "foldingRange"];
    let mut asked = Vec::new();
    for number in 0..100 {
        let method = format!("textDocument/{}", methods[number % methods.len()]);
        asked.push(client.ask(&method, claim(ARTICLE)).await);
    }
    for id in asked.iter().skip(1).step_by(2) {
        client.notify("$/cancelRequest", json!({"id": id})).await;
    }
    for (number, id) in asked.iter().enumerate().rev() {
        let answer = client.answer(*id).await;
        let is_cancelled = number % 2 == 1 && answer["error"]["code"] == -32800;
        assert!(is_cancelled || !answer["result"].is_null(), "{answer}");
    }
    client.request("shutdown", Value::Null).await;
    let again = client.unread().filter(|message| message.get("method").is_none());
    assert_eq!(again.count(), 0, "nothing is answered twice");
}

#[tokio::test]
async fn what_a_client_says_of_versions_is_repeated_and_not_believed() {
    let (mut client, _server) = binary::start();
    client.initialize(json!({})).await;
    client.open(ARTICLE, 7, CONTRADICTED).await;
    for version in [7, 3, -1, i32::MAX, i32::MIN] {
        client.change(ARTICLE, version, json!([{"text": CONTRADICTED}])).await;
        assert_eq!(client.diagnostics(ARTICLE, Some(version)).await.len(), 1, "{version}");
    }
    // The number says that nothing is new; the text says otherwise.
    client.change(ARTICLE, 5, json!([{"text": "# Nothing\n"}])).await;
    client.diagnostics(ARTICLE, Some(5)).await;
    client.change(ARTICLE, 5, json!([{"text": CONTRADICTED}])).await;
    let answer = client.request("textDocument/hover", claim(ARTICLE)).await;
    assert!(answer["result"].is_object(), "{answer}");
}

#[tokio::test]
async fn opened_twice_is_open_and_closed_twice_is_closed() {
    let (mut client, _server) = binary::start();
    client.initialize(json!({})).await;
    client.change(ARTICLE, 1, json!([{"text": CONTRADICTED}])).await;
    client.close(ARTICLE).await;
    let answer = client.request("textDocument/hover", claim(ARTICLE)).await;
    assert!(answer["result"].is_null() && answer.get("error").is_none(), "{answer}");

    client.open(ARTICLE, 1, "# Nothing\n").await;
    client.open(ARTICLE, 1, CONTRADICTED).await;
    let answer = client.request("textDocument/hover", claim(ARTICLE)).await;
    assert!(answer["result"].is_object(), "the second text counts: {answer}");
    for _ in 0..2 {
        client.close(ARTICLE).await;
        let answer = client.request("textDocument/hover", claim(ARTICLE)).await;
        assert!(answer["result"].is_null() && answer.get("error").is_none(), "{answer}");
    }
    client.change(ARTICLE, 2, json!([edit(0, 0, 1, "x")])).await;
    client.open(ARTICLE, 3, CONTRADICTED).await;
    assert_eq!(client.diagnostics(ARTICLE, Some(3)).await.len(), 1);
}

/// The real binary, its input and its output, in a conversation about [`CONTRADICTED`] with a client
/// that goes when `parent` does.
fn start(parent: u32) -> (Child, ChildStdin, BufReader<ChildStdout>) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("standfirst"));
    let command = command.arg("server").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = command.spawn().unwrap();
    let mut input = server.stdin.take().unwrap();
    let mut output = BufReader::new(server.stdout.take().unwrap());
    let hello = json!({"processId": parent, "capabilities": {}});
    input.write_all(&request(0, "initialize", hello)).unwrap();
    read(&mut output).expect("an answer");
    let document =
        json!({"uri": ARTICLE, "languageId": "article", "version": 0, "text": CONTRADICTED});
    let open = notification("textDocument/didOpen", json!({"textDocument": document}));
    input.write_all(&[notification("initialized", json!({})), open].concat()).unwrap();
    (server, input, output)
}

fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn request(id: u32, method: &str, params: Value) -> Vec<u8> {
    framed(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))
}

fn notification(method: &str, params: Value) -> Vec<u8> {
    framed(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
}

/// The next message; none at the end.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).unwrap() == 0 {
            return None;
        }
        match line.trim_end().strip_prefix("Content-Length: ") {
            Some(bytes) => length = bytes.parse().unwrap(),
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).unwrap();
    Some(serde_json::from_slice(&body).unwrap())
}

/// Asserts that `server` ends by itself, with this status.
fn assert_ends(mut server: Child, status: i32) {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(ended) = server.try_wait().unwrap() {
            assert_eq!(ended.code(), Some(status));
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    server.kill().unwrap();
    panic!("the server did not end");
}

#[test]
fn a_slow_reader_gets_every_answer() {
    let (server, mut input, mut output) = start(std::process::id());
    let (done, is_done) = mpsc::channel();
    let writing = thread::spawn(move || {
        for id in 1..=2_000 {
            let version = json!({"uri": ARTICLE, "version": id});
            let change = json!({"textDocument": version, "contentChanges": other_figure()});
            input.write_all(&notification("textDocument/didChange", change)).unwrap();
            input.write_all(&request(id, "textDocument/hover", claim(ARTICLE))).unwrap();
        }
        input.write_all(&request(2_001, "shutdown", Value::Null)).unwrap();
        is_done.recv().unwrap();
        input.write_all(&notification("exit", Value::Null)).unwrap();
    });
    // Long enough for both pipes to be full.
    thread::sleep(Duration::from_secs(1));
    let mut answered = Vec::new();
    while answered.len() < 2_001 {
        let message = read(&mut output).expect("the server goes on");
        if let (Some(id), None) = (message["id"].as_u64(), message.get("method")) {
            assert!(message.get("error").is_none(), "{message}");
            answered.push(id);
        }
        if answered.len() % 100 == 0 {
            thread::sleep(Duration::from_millis(5));
        }
    }
    answered.sort_unstable();
    assert!(answered.into_iter().eq(1..=2_001), "each once");
    done.send(()).unwrap();
    writing.join().unwrap();
    assert_ends(server, 0);
}

#[test]
fn a_client_that_dies_in_the_middle_of_its_work_leaves_no_server_behind() {
    let requests = || (1..=100).flat_map(|id| request(id, "textDocument/hover", claim(ARTICLE)));
    let begun = || requests().collect::<Vec<u8>>();
    let start = || start(std::process::id());

    let (server, mut input, output) = start();
    input.write_all(&begun()).unwrap();
    drop((input, output));
    assert_ends(server, 1);

    let (server, mut input, output) = start();
    input.write_all(&begun()).unwrap();
    drop(output);
    // Its input stays open, but there is nobody to answer.
    assert_ends(server, 1);
    drop(input);

    let (server, mut input, output) = start();
    let message = begun();
    input.write_all(&message[..message.len() - 20]).unwrap();
    drop(input);
    assert_ends(server, 1);
    drop(output);
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_editor_whose_pipes_live_on_leaves_no_server_behind() {
    let mut editor = Command::new("sleep").arg("60").spawn().unwrap();
    let (server, input, output) = start(editor.id());
    editor.kill().unwrap();
    editor.wait().unwrap();
    assert_ends(server, 1);
    drop((input, output));
}

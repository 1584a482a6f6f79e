//! The real binary over standard input and output.

use std::fs;
#[cfg(unix)]
use std::os::fd::OwnedFd as OwnedEnd;
#[cfg(windows)]
use std::os::windows::io::OwnedHandle as OwnedEnd;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::fs::File;
use tokio::time::sleep;

use crate::client::{ARTICLE, Client};

/// How long the server may take to end.
const PATIENCE: Duration = Duration::from_secs(30);

/// A client of the real binary.
pub type Piped = Client<File, File>;

/// Starts the real binary.
pub fn start() -> (Piped, Child) {
    start_with_environment(&[])
}

/// Starts the real binary with these variables in its environment.
pub fn start_with_environment(variables: &[(&str, &str)]) -> (Piped, Child) {
    let mut server = Command::new(assert_cmd::cargo::cargo_bin!("standfirst"))
        .arg("server")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let input = server.stdin.take().map(OwnedEnd::from).expect("a pipe");
    let output = server.stdout.take().map(OwnedEnd::from).expect("a pipe");
    let file = |end: OwnedEnd| File::from_std(fs::File::from(end));
    (Client::new(file(input), file(output)), server)
}

/// The exit status of `server`, which must end in time.
async fn status(mut server: Child) -> Option<i32> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if let Some(status) = server.try_wait().expect("a child") {
            return status.code();
        }
        sleep(Duration::from_millis(10)).await;
    }
    server.kill().expect("a child");
    panic!("the server did not end");
}

#[tokio::test]
async fn an_orderly_conversation_ends_with_status_0() {
    let (mut client, server) = start();
    let welcome = client.initialize(json!({})).await;
    assert_eq!(welcome["capabilities"]["positionEncoding"], "utf-16");
    client.open(ARTICLE, 1, "# A headline\n\nA body.\n").await;
    client.diagnostics(ARTICLE, Some(1)).await;
    client.request("shutdown", Value::Null).await;
    client.notify("exit", Value::Null).await;
    // `client` lives on, and with it the server's standard input.
    assert_eq!(status(server).await, Some(0));
    drop(client);
}

#[tokio::test]
async fn exit_without_shutdown_ends_with_status_1() {
    let (mut client, server) = start();
    client.initialize(json!({})).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(status(server).await, Some(1));
    drop(client);
}

#[tokio::test]
async fn a_closed_input_ends_with_status_1() {
    let (client, server) = start();
    drop(client);
    assert_eq!(status(server).await, Some(1));
}

#[tokio::test]
async fn garbage_is_answered_and_survived() {
    let (mut client, _server) = start();
    client.send_raw("GET / HTTP/1.1\r\n\r\n").await;
    let answer = client.wait(|message| message["id"].is_null()).await;
    assert_eq!(answer["error"]["code"], -32700);
    assert!(client.initialize(json!({})).await["capabilities"].is_object());
}

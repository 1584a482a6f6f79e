//! The program speaks to nobody: a draft never leaves the machine.
//!
//! No crate that it is made of, or tested with, on any system, speaks to a network; nor does its own
//! code. `tests/dependencies/run` asks more of the crates, and needs `cargo-deny`.

use std::fs;
use std::path::Path;

use toml::Table;

/// Crates that speak to a network, or that such crates rest on. `socket2` stands for the `net`
/// feature of tokio, too.
const SPEAKERS: [&str; 30] = [
    "actix-http",
    "async-h1",
    "async-std",
    "attohttpc",
    "aws-lc-rs",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hickory-resolver",
    "http",
    "http-body",
    "hyper",
    "hyper-util",
    "isahc",
    "libgit2-sys",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "ring",
    "rustls",
    "socket2",
    "tonic",
    "tungstenite",
    "ureq",
    "webpki",
    "zmq",
];

/// What code says that speaks to a network itself, or has another program do it.
const SPEECH: [&str; 6] =
    ["std::net", "tokio::net", "TcpStream", "UdpSocket", "process::Command", "UnixStream"];

/// The one file that starts a program: `git`, to learn what has changed.
const ASKS_GIT: &str = "src/check/changes/git.rs";

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn no_crate_speaks_to_a_network() {
    let lock: Table = read("Cargo.lock").parse().unwrap();
    let packages = lock["package"].as_array().unwrap();
    assert!(packages.len() > 100, "the lock file lists all crates");
    for package in packages {
        let name = package["name"].as_str().unwrap();
        assert!(!SPEAKERS.contains(&name), "{name} speaks to a network");
        let source = package.get("source").and_then(|source| source.as_str());
        let is_released = source.is_none_or(|source| source.starts_with("registry+"));
        assert!(is_released, "{name} comes from {source:?}");
    }
}

#[test]
fn what_is_denied_here_is_denied_by_cargo_deny() {
    let rules: Table = read("deny.toml").parse().unwrap();
    let denied = rules["bans"]["deny"].as_array().unwrap();
    let denied: Vec<&str> = denied.iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(denied, SPEAKERS);
}

#[test]
fn its_own_code_speaks_to_no_network() {
    for entry in ignore::Walk::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let path = entry.unwrap().into_path();
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        if !is_code || path.ends_with(ASKS_GIT) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // Tests of a file stand at its end.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in SPEECH.iter().filter(|_| !path.ends_with("tests.rs")) {
            assert!(!code.contains(word), "{} says {word}", path.display());
        }
    }
}

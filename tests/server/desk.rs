//! A folder of articles, the real binary that has it open, and places in it by the words that stand
//! there, in whichever units the two have agreed on.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::fs::File;
use tower_lsp::lsp_types::Url;

use crate::binary;
use crate::client::Client;

/// The units in which a client can count columns.
pub const ENCODINGS: [&str; 3] = ["utf-8", "utf-16", "utf-32"];

/// A workspace and a client that works in it.
pub struct Desk {
    pub client: Client<File, File>,
    pub welcome: Value,
    folder: TempDir,
    encoding: &'static str,
    server: Child,
}

impl Desk {
    /// A desk with `files`, and a client that counts in `encoding` and can do what `capabilities`
    /// say besides.
    pub async fn new(encoding: &'static str, files: &[(&str, &str)], capabilities: Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let (mut client, server) = binary::start();
        let mut capabilities = capabilities;
        capabilities["general"] = json!({"positionEncodings": [encoding]});
        let root = json!([{"uri": uri_of(folder.path()), "name": "desk"}]);
        let hello = json!({"capabilities": capabilities, "workspaceFolders": root});
        let welcome = client.request("initialize", hello).await["result"].clone();
        assert_eq!(welcome["capabilities"]["positionEncoding"], encoding);
        client.notify("initialized", json!({})).await;
        Self { client, welcome, folder, encoding, server }
    }

    /// Opens a file as it is on disk.
    pub async fn open(&mut self, name: &str) {
        let (uri, text) = (self.uri(name), self.text(name));
        self.client.open(&uri, 1, &text).await;
    }

    pub fn uri(&self, name: &str) -> String {
        uri_of(&self.path(name))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What a file says on disk.
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The parameters of a request about the place that `marked` shows by `$0`.
    pub fn at(&self, name: &str, marked: &str) -> Value {
        let text = self.text(name);
        let words = marked.replace("$0", "");
        let start = text.find(&words).unwrap_or_else(|| panic!("{name} does not say “{words}”"));
        let offset = start + marked.find("$0").expect("a place");
        json!({"textDocument": {"uri": self.uri(name)}, "position": self.position(&text, offset)})
    }

    /// Asks about the place that `marked` shows.
    pub async fn ask(&mut self, method: &str, name: &str, marked: &str, more: Value) -> Value {
        let mut params = self.at(name, marked);
        for (key, value) in more.as_object().into_iter().flatten() {
            params[key] = value.clone();
        }
        self.client.request(method, params).await
    }

    /// The words of a file that a range covers.
    pub fn words(&self, name: &str, range: &Value) -> String {
        let text = self.text(name);
        let (start, end) = (self.offset(&text, &range["start"]), self.offset(&text, &range["end"]));
        text[start..end].to_owned()
    }

    /// A location as “file: words”.
    pub fn told(&self, location: &Value) -> String {
        let name = self.name(location["uri"].as_str().expect("a location"));
        format!("{name}: {}", self.words(&name, &location["range"]))
    }

    /// The locations of an answer, each as “file: words”.
    pub fn all_told(&self, answer: &Value) -> Vec<String> {
        answer["result"].as_array().into_iter().flatten().map(|l| self.told(l)).collect()
    }

    /// What the files say after a workspace edit, by their names.
    pub fn changed(&self, edit: &Value) -> HashMap<String, String> {
        let versioned = edit["documentChanges"].as_array().into_iter().flatten();
        let versioned =
            versioned.map(|file| (file["textDocument"]["uri"].as_str().unwrap(), &file["edits"]));
        let plain = edit["changes"].as_object().into_iter().flatten();
        let plain = plain.map(|(uri, edits)| (uri.as_str(), edits));
        let files = versioned.chain(plain);
        files.map(|(uri, edits)| (self.name(uri), self.edited(&self.name(uri), edits))).collect()
    }

    fn edited(&self, name: &str, edits: &Value) -> String {
        let mut text = self.text(name);
        let place = |position| self.offset(&self.text(name), position);
        let mut edits: Vec<_> = edits.as_array().unwrap().iter().collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(place(&edit["range"]["start"])));
        for edit in edits {
            let range = place(&edit["range"]["start"])..place(&edit["range"]["end"]);
            text.replace_range(range, edit["newText"].as_str().unwrap());
        }
        text
    }

    fn name(&self, uri: &str) -> String {
        let path = Url::parse(uri).unwrap().to_file_path().unwrap();
        let name = path.strip_prefix(self.folder.path());
        name.unwrap_or_else(|_| panic!("{uri} is not on the desk")).to_str().unwrap().to_owned()
    }

    fn position(&self, text: &str, offset: usize) -> Value {
        let before = &text[..offset];
        let line = before.rsplit('\n').next().unwrap_or_default();
        json!({"line": before.matches('\n').count(), "character": self.units(line)})
    }

    fn offset(&self, text: &str, position: &Value) -> usize {
        let line = usize::try_from(position["line"].as_u64().expect("a line")).unwrap();
        let column = usize::try_from(position["character"].as_u64().expect("a column")).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut ends = text[start..].char_indices().map(|(at, _)| at).chain([text.len() - start]);
        start + ends.find(|&at| self.units(&text[start..start + at]) == column).expect("a column")
    }

    fn units(&self, text: &str) -> usize {
        match self.encoding {
            "utf-8" => text.len(),
            "utf-16" => text.encode_utf16().count(),
            _ => text.chars().count(),
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn uri_of(path: &Path) -> String {
    Url::from_file_path(path).unwrap().into()
}

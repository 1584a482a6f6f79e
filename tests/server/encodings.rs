//! The real binary, asked in each encoding: what it answers in columns must mean the same words.

use std::process::Child;

use serde_json::{Value, json};
use tokio::fs::File;

use crate::binary;
use crate::client::{ARTICLE, Client};

/// The unit of a client's columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

impl Encoding {
    pub const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Utf32 => "utf-32",
        }
    }

    /// The length of `text` in this unit.
    pub fn length(self, text: &str) -> u64 {
        let length = match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.encode_utf16().count(),
            Encoding::Utf32 => text.chars().count(),
        };
        length as u64
    }

    /// Byte of `line` at column `column`, which must lie between two characters.
    pub fn byte(self, line: &str, column: u64) -> usize {
        let mut starts = line.char_indices().map(|(at, _)| at).chain([line.len()]);
        let is_there = |at: &usize| self.length(&line[..*at]) == column;
        starts.find(is_there).unwrap_or_else(|| panic!("no column {column} in {line:?}"))
    }
}

/// A client of the real binary that has opened one document.
pub struct Reader {
    pub client: Client<File, File>,
    pub welcome: Value,
    pub encoding: Encoding,
    pub text: String,
    uri: String,
    _server: Child,
}

impl Reader {
    /// Opens `text` as a client that says `abilities` of what it does with documents.
    pub async fn open(text: &str, encoding: Encoding, abilities: Value) -> Self {
        Self::open_at(ARTICLE, text, encoding, abilities).await
    }

    /// The same for a document at `uri`.
    pub async fn open_at(uri: &str, text: &str, encoding: Encoding, abilities: Value) -> Self {
        let (mut client, server) = binary::start();
        let general = json!({"positionEncodings": [encoding.name()]});
        let told = json!({"general": general, "textDocument": abilities});
        let welcome = client.initialize(told).await;
        client.open(uri, 1, text).await;
        let (uri, text) = (uri.to_owned(), text.to_owned());
        Self { client, welcome, encoding, text, uri, _server: server }
    }

    /// Asks `method` about the document, and returns the result.
    pub async fn ask(&mut self, method: &str, mut params: Value) -> Value {
        params["textDocument"] = json!({"uri": self.uri});
        let answer = self.client.request(&format!("textDocument/{method}"), params).await;
        assert!(answer.get("error").is_none(), "{answer}");
        answer["result"].clone()
    }

    /// Replaces the whole text.
    pub async fn change(&mut self, version: i32, text: &str) {
        self.text = text.to_owned();
        self.client.change(&self.uri, version, json!([{"text": text}])).await;
    }

    /// The lines of the text, without their ends.
    pub fn lines(&self) -> Vec<&str> {
        self.text.split('\n').map(|line| line.trim_end_matches('\r')).collect()
    }

    /// The position of byte `offset` of the text.
    pub fn position(&self, offset: usize) -> Value {
        let before = &self.text[..offset];
        let column = self.encoding.length(before.rsplit('\n').next().unwrap_or_default());
        json!({"line": before.matches('\n').count(), "character": column})
    }

    /// Byte of the text at `position`.
    pub fn offset(&self, position: &Value) -> usize {
        let line = position["line"].as_u64().expect("a line") as usize;
        let start: usize = self.text.split_inclusive('\n').take(line).map(str::len).sum();
        let column = position["character"].as_u64().expect("a column");
        start + self.encoding.byte(self.lines()[line], column)
    }

    /// The words in `range`.
    pub fn words(&self, range: &Value) -> &str {
        &self.text[self.offset(&range["start"])..self.offset(&range["end"])]
    }
}

//! Texts as the words that a quotation must keep: without typography, capitals and markup.
//!
//! "Don’t" is "don't", "follow-up" is "follow up", "Zoë" is "Zoe", "1,000" is "1000", "5%" is "5 per
//! cent". Signs of currency are words, as another one is another sum.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;
use unicode_normalization::UnicodeNormalization;

use crate::text::TextRange;

/// An HTML tag is no longer, in bytes.
const LONGEST_TAG: usize = 200;
/// The address of a link is no longer, in bytes.
const LONGEST_ADDRESS: usize = 2_000;

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// What must be the same.
    pub key: SmolStr,
    /// Bytes of the text.
    pub range: TextRange,
}

/// A text in which quotations are looked up.
#[derive(Debug, Default)]
pub struct Words {
    pub(super) list: Vec<Word>,
    positions: HashMap<SmolStr, Vec<usize>, FxBuildHasher>,
}

impl Words {
    /// The words of a Markdown text; links and tags count as what they show.
    pub fn of_markdown(text: &str) -> Self {
        let mut scan = Scan { text, at: 0 };
        let mut list = Vec::new();
        while scan.at < text.len() {
            if !scan.skip_markup()
                && let Some(word) = scan.step()
            {
                push(&mut list, word);
            }
        }
        Self::from(list)
    }

    /// The words of several plain texts, one behind the other. `locate` tells where a range of the
    /// text with the given index lies in the file that the ranges of the words shall count in.
    pub fn of_texts<'t>(
        texts: impl IntoIterator<Item = &'t str>,
        locate: impl Fn(usize, TextRange) -> TextRange,
    ) -> Self {
        let mut list = Vec::new();
        for (index, text) in texts.into_iter().enumerate() {
            let words = words(text).into_iter();
            list.extend(words.map(|word| Word { range: locate(index, word.range), ..word }));
        }
        Self::from(list)
    }

    fn from(list: Vec<Word>) -> Self {
        let mut positions: HashMap<SmolStr, Vec<usize>, FxBuildHasher> = HashMap::default();
        for (index, word) in list.iter().enumerate() {
            positions.entry(word.key.clone()).or_default().push(index);
        }
        Self { list, positions }
    }

    /// Where the word `key` stands, as indices into the list, in order.
    pub(super) fn positions(&self, key: &SmolStr) -> &[usize] {
        self.positions.get(key).map_or(&[], Vec::as_slice)
    }
}

/// The words of a plain text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut scan = Scan { text, at: 0 };
    let mut list = Vec::new();
    while scan.at < text.len() {
        if let Some(word) = scan.step() {
            push(&mut list, word);
        }
    }
    list
}

/// Adds a word; "per cent" becomes one.
pub(super) fn push(list: &mut Vec<Word>, word: Word) {
    match list.last_mut() {
        Some(last) if word.key == "cent" && last.key == "per" => {
            *last = Word { key: "percent".into(), range: last.range.join(word.range) };
        }
        _ => list.push(word),
    }
}

/// A walk through a text, word by word.
pub(super) struct Scan<'a> {
    pub text: &'a str,
    /// The byte at which it stands, always at the start of a character.
    pub at: usize,
}

impl<'a> Scan<'a> {
    /// What is still ahead.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The word that starts here, or nothing where another character does; passes either.
    pub fn step(&mut self) -> Option<Word> {
        let start = self.at;
        let first = self.rest().chars().next()?;
        if let Some(sign) = sign(first) {
            self.at += first.len_utf8();
            return Some(Word { key: sign.into(), range: TextRange::new(start, self.at) });
        }
        let length = word_length(self.rest());
        self.at += length.max(first.len_utf8());
        let range = TextRange::new(start, start + length);
        (length > 0).then(|| Word { key: key(range.of(self.text)), range })
    }

    /// Passes what Markdown and HTML do not show, if it starts here: a tag, the address of a link.
    fn skip_markup(&mut self) -> bool {
        let rest = self.rest();
        let is_tag = rest.starts_with('<')
            && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let close = if is_tag {
            find_near(rest, '>', LONGEST_TAG)
        } else if rest.starts_with("](") {
            find_near(rest, ')', LONGEST_ADDRESS)
        } else {
            None
        };
        self.at += close.map_or(0, |at| at + 1);
        close.is_some()
    }
}

/// The first `wanted` in the first `most` bytes of `text`.
fn find_near(text: &str, wanted: char, most: usize) -> Option<usize> {
    text.char_indices()
        .take_while(|(at, _)| *at < most)
        .find(|(_, c)| *c == wanted)
        .map(|(at, _)| at)
}

/// A sign that is spoken as a word.
fn sign(c: char) -> Option<&'static str> {
    match c {
        '%' => Some("percent"),
        '€' => Some("€"),
        '£' => Some("£"),
        '$' => Some("$"),
        '¥' => Some("¥"),
        _ => None,
    }
}

/// How many bytes of `text` make the word with which it starts; none where it starts otherwise.
fn word_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut previous = None;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        if !is_in_word(previous, c, next) {
            return at;
        }
        previous = Some(c);
    }
    text.len()
}

fn is_in_word(previous: Option<char>, c: char, next: Option<char>) -> bool {
    let between = |is: fn(char) -> bool| previous.is_some_and(is) && next.is_some_and(is);
    match c {
        '\'' | '’' | 'ʼ' => between(char::is_alphanumeric),
        '.' | ',' => between(|c| c.is_ascii_digit()),
        '\u{300}'..='\u{36f}' | '\u{ad}' => previous.is_some(),
        _ => c.is_alphanumeric(),
    }
}

/// A word without its accents, apostrophes and capitals.
pub(super) fn key(word: &str) -> SmolStr {
    if word.is_ascii() {
        let kept = word.bytes().filter(|byte| byte.is_ascii_alphanumeric() || *byte == b'.');
        return kept.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    let kept = word.nfkd().filter(|c| c.is_alphanumeric() || *c == '.');
    kept.flat_map(char::to_lowercase).collect()
}

//! The word lists of the language room, one text file each, compiled in.
//!
//! A list has one entry a line; `#` starts a comment; a tab parts an entry from what is said of
//! it. Entries are facts of the language or of the world, written down for this project.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

/// A set of words or phrases, in lower case unless the file says otherwise, each with its note.
pub type WordList = HashMap<&'static str, &'static str, FxBuildHasher>;

/// Reads a list: entry, tab, note; the note is empty where a line has none.
pub fn parse(file: &'static str) -> WordList {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim_end())
        .filter(|line| !line.is_empty())
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
        .map(|(entry, note)| (entry.trim(), note.trim()))
        .collect()
}

/// Words that carry no content of their own: articles, pronouns, prepositions, auxiliaries.
pub static FUNCTION_WORDS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("function_words.txt")));

/// Abbreviations that end in a full stop; the note says when the stop ends a sentence.
pub static ABBREVIATIONS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("abbreviations.txt")));

/// Words that mostly start a sentence where they have a capital.
pub static SENTENCE_STARTERS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("sentence_starters.txt")));

/// Verbs by which someone is quoted.
pub static REPORTING_VERBS: LazyLock<WordList> =
    LazyLock::new(|| parse(include_str!("reporting_verbs.txt")));

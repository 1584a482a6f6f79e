//! The archived texts of the sources that an article cites.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::{self, Analysis, Cache};
use crate::article::{self, SectionLabels};
use crate::language::{Reading, lexicon};

use super::quotation::Words;
use super::source::Source;

/// At least this share of an English text's words are function words.
const ENGLISH: f32 = 0.2;

/// The archived text of a source as it stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivedText {
    /// The file.
    pub path: PathBuf,
    /// What the file says.
    pub text: String,
}

/// The archived text of a source, read: Markdown or plain text.
#[derive(Debug)]
pub struct Archive {
    /// The file and what it says; the ranges of `analysis` lead into that.
    pub written: Arc<ArchivedText>,
    /// The text, analysed like an article.
    pub analysis: Analysis,
    /// Whether it is in English. Nothing can be said about a text in another language.
    pub is_english: bool,
    /// The text as words, for quotations; their ranges are bytes of it.
    pub words: Words,
    /// The text as evidence.
    pub(super) source: Source,
}

impl Archive {
    /// Reads `text`, which the file at `path` holds.
    pub fn new(path: PathBuf, text: String) -> Self {
        let article = Arc::new(article::read(&text, &SectionLabels::default()));
        let analysis = analysis::analyse(article, &Cache::default());
        // The day of the source is not the day of the article, and a claim is dated by the latter.
        let date = None;
        let source = Source::new(analysis.readings.iter().cloned().enumerate(), date);
        let is_english = is_english(&analysis.readings);
        let words = Words::of_markdown(&text);
        let written = Arc::new(ArchivedText { path, text });
        Self { written, analysis, is_english, words, source }
    }
}

impl PartialEq for Archive {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Archive {}

fn is_english(readings: &[Arc<Reading>]) -> bool {
    let words = readings.iter().flat_map(|r| &r.tokens).filter(|token| token.is_wordlike());
    let (mut all, mut english) = (0_usize, 0_usize);
    for word in words {
        all += 1;
        english += usize::from(lexicon::FUNCTION_WORDS.contains_key(word.lower.as_str()));
    }
    english as f32 >= ENGLISH * all as f32
}

/// An archived text that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Where it was looked for.
    pub path: PathBuf,
    /// What the source calls it.
    pub name: String,
    /// Why it cannot be read, in words that go on from the path.
    pub reason: String,
}

/// The archives of the sources that an article cites, by the key of the citation. Sources that
/// name no archive are not among them.
#[derive(Debug, Clone, Default)]
pub struct Archives {
    by_key: HashMap<String, Result<Arc<Archive>, Unreadable>>,
}

impl Archives {
    /// What became of the archive of `key`; none where its source names none.
    pub fn get(&self, key: &str) -> Option<&Result<Arc<Archive>, Unreadable>> {
        self.by_key.get(key)
    }

    /// Where they were looked for, whether they could be read or not; in no order.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.by_key.values().map(|outcome| match outcome {
            Ok(archive) => archive.written.path.as_path(),
            Err(unreadable) => &unreadable.path,
        })
    }

    /// Whether one of them could not be read.
    pub fn is_incomplete(&self) -> bool {
        self.by_key.values().any(Result::is_err)
    }

    /// The archive of `key`, where it could be read.
    pub fn readable(&self, key: &str) -> Option<&Arc<Archive>> {
        self.get(key)?.as_ref().ok()
    }
}

impl FromIterator<(String, Result<Arc<Archive>, Unreadable>)> for Archives {
    fn from_iter<T: IntoIterator<Item = (String, Result<Arc<Archive>, Unreadable>)>>(
        archives: T,
    ) -> Self {
        Self { by_key: archives.into_iter().collect() }
    }
}

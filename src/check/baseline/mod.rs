//! A baseline: findings that are known, and let be until somebody has time for them.
//!
//! An entry names the article, the rule and the words that were found, never a line: text that is
//! added above changes nothing. It stands for as many findings as it counts.

mod name;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::rules::{self, Finding};
use crate::workspace::{FileFault, limits, text_of_file, write_file};

use super::CheckedFile;
use name::{Encoding, Name};

/// The version of the file's shape.
const VERSION: u32 = 1;

/// Known findings.
#[derive(Debug, Default)]
pub struct Baseline {
    /// Where it is kept.
    path: PathBuf,
    /// The folder of the file itself, wherever a link to it lies: the articles are named from there.
    folder: PathBuf,
    entries: BTreeMap<Name, Known>,
    /// The articles that were held against it: they are there, if only on standard input.
    seen: Mutex<BTreeSet<Name>>,
}

/// The known findings of an article: how many there are of each.
type Known = BTreeMap<Entry, usize>;

/// What tells a known finding from others of the article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The rule.
    pub rule: String,
    /// The words that it found, with single spaces.
    pub text: String,
}

/// A line of the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    encoding: Option<Encoding>,
    rule: String,
    text: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Line>,
}

/// Why a baseline could not be used.
#[derive(Debug)]
pub struct BaselineError {
    path: PathBuf,
    message: String,
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl Baseline {
    /// A baseline at `path` that knows nothing.
    pub fn empty(path: &Path) -> Self {
        let file = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        Self { path: path.to_owned(), folder: real(folder_of(&file)), ..Self::default() }
    }

    /// Reads the baseline at `path`.
    ///
    /// # Errors
    ///
    /// It cannot be read, or is no baseline.
    pub fn read(path: &Path) -> Result<Self, BaselineError> {
        let failed = |message| BaselineError { path: path.to_owned(), message };
        let opened = fs::File::open(path).map_err(FileFault::from);
        let text =
            opened.and_then(|file| text_of_file(file, limits::BASELINE)).map_err(|fault| {
                let advice = match fault {
                    FileFault::Missing => ": --write-baseline writes one",
                    _ => "",
                };
                failed(format!("the baseline cannot be read: it {fault}{advice}"))
            })?;
        let file: File = serde_json::from_str(&text)
            .map_err(|fault| failed(format!("is no baseline: {fault}")))?;
        if file.version != VERSION {
            let written = file.version;
            return Err(failed(format!("is a baseline of version {written}, not {VERSION}")));
        }
        let mut baseline = Self::empty(path);
        for Line { path, encoding, rule, text, count } in file.findings {
            let known = baseline.entries.entry(Name { path, encoding }).or_default();
            *known.entry(Entry { rule, text }).or_default() += count;
        }
        Ok(baseline)
    }

    /// Takes the known findings out of `file`. What is left of its entries is known no more:
    /// entries that match nothing.
    pub fn let_be(&self, file: &mut CheckedFile) -> Vec<Entry> {
        let name = self.name_of(&file.path);
        let Some(known) = self.entries.get(&name) else { return Vec::new() };
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
        let mut left = known.clone();
        let text = std::mem::take(&mut file.text);
        file.findings.retain(|finding| match left.get_mut(&Entry::of(finding, &text)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        if !file.findings.is_empty() {
            file.text = text;
        }
        left.into_iter().filter(|(_, count)| *count > 0).map(|(entry, _)| entry).collect()
    }

    /// Puts what was found in `file` in the place of what was known of it.
    pub fn learn(&mut self, file: &CheckedFile) {
        let mut known = Known::new();
        for finding in &file.findings {
            *known.entry(Entry::of(finding, &file.text)).or_default() += 1;
        }
        let name = self.name_of(&file.path);
        if known.is_empty() {
            self.entries.remove(&name);
        } else {
            self.entries.insert(name, known);
        }
    }

    /// The articles that entries are about and that are gone.
    pub fn missing(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let names = self.entries.keys().filter(|name| !self.is_there(name) && !seen.contains(name));
        names.map(ToString::to_string).collect()
    }

    /// Forgets the articles that are gone. What is learnt afterwards of one that is on no disk is
    /// kept.
    pub fn forget_missing(&mut self) {
        let mut entries = std::mem::take(&mut self.entries);
        entries.retain(|name, _| self.is_there(name));
        self.entries = entries;
    }

    fn is_there(&self, name: &Name) -> bool {
        self.folder.join(name.way()).exists()
    }

    /// How many findings are known.
    pub fn len(&self) -> usize {
        self.entries.values().flat_map(BTreeMap::values).sum()
    }

    /// Whether no finding is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes it to its file, as a whole or not at all: sorted, one entry a line.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn write(&self) -> Result<(), BaselineError> {
        let mut content = Vec::new();
        let written = self.print(&mut content).and_then(|()| write_file(&self.path, &content));
        written.map_err(|reason| BaselineError {
            path: self.path.clone(),
            message: format!("the baseline cannot be written: {reason}"),
        })
    }

    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let lines = self.entries.iter().flat_map(|(name, known)| {
            known.iter().map(|(entry, count)| Line {
                path: name.path.clone(),
                encoding: name.encoding,
                rule: entry.rule.clone(),
                text: entry.text.clone(),
                count: *count,
            })
        });
        write!(out, "{{\n\"version\": {VERSION},\n\"findings\": [")?;
        for (at, line) in lines.enumerate() {
            out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *out, &line)?;
        }
        out.write_all(b"\n]\n}\n")
    }

    /// What the baseline calls the article at `path`.
    fn name_of(&self, path: &Path) -> Name {
        let (folder, name) = (folder_of(path), path.file_name().unwrap_or_default());
        let way = pathdiff::diff_paths(real(folder).join(name), &self.folder);
        Name::of(&way.unwrap_or_else(|| path.to_owned()))
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// The folder without links and dots, where there is such a folder.
fn real(folder: &Path) -> PathBuf {
    let real = folder.canonicalize().or_else(|_| std::path::absolute(folder));
    real.unwrap_or_else(|_| folder.to_owned())
}

impl Entry {
    /// What tells `finding`, which was found in `text`, from others.
    pub fn of(finding: &Finding, text: &str) -> Self {
        let words = finding.range.of(text).split_whitespace();
        Self { rule: finding.rule.to_owned(), text: words.collect::<Vec<_>>().join(" ") }
    }
}

impl fmt::Display for Entry {
    /// "overstated-claim: “is preparing”"
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unknown =
            if rules::find(&self.rule).is_none() { " (there is no such rule)" } else { "" };
        write!(f, "{}{unknown}: “{}”", self.rule, self.text)
    }
}

fn one() -> usize {
    1
}

fn is_one(count: &usize) -> bool {
    *count == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::text::TextRange;

    /// An article of which `rule` has found each `word`.
    fn file(text: &str, found: &[(&'static str, &str)]) -> CheckedFile {
        let mut from = 0;
        let mut finding = |rule, words: &str| {
            let start = from + text[from..].find(words).unwrap();
            from = start + words.len();
            let range = TextRange::new(start, from);
            let (message, related, fixes) = (String::new(), vec![], vec![]);
            let (severity, data) = (Severity::Warning, serde_json::Value::Null);
            Finding { rule, severity, message, range, related, fixes, data }
        };
        let findings = found.iter().map(|(rule, words)| finding(rule, words)).collect();
        CheckedFile::new("desk/a.article.md".into(), text.to_owned(), findings)
    }

    fn baseline_of(files: &[CheckedFile]) -> Baseline {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("known.json");
        let mut baseline = Baseline::empty(&path);
        files.iter().for_each(|file| baseline.learn(file));
        baseline.write().unwrap();
        Baseline::read(&path).unwrap()
    }

    #[test]
    fn known_findings_are_let_be_wherever_they_have_moved() {
        let known = file("It hums.\nIt\n hums.\n", &[("misquotation", "It hums")]);
        let baseline = baseline_of(&[known]);
        let mut moved = file(
            "Added.\n\nIt  hums. It hums.\n",
            &[("misquotation", "It  hums"), ("misquotation", "It hums")],
        );
        assert_eq!(baseline.let_be(&mut moved), []);
        assert_eq!(moved.findings.len(), 1, "one is known, the second is new");
        assert!(!moved.text.is_empty());
    }

    #[test]
    fn another_rule_or_other_words_are_new_and_leave_a_stale_entry() {
        let baseline = baseline_of(&[file("It hums.\n", &[("misquotation", "hums")])]);
        for found in [("misquotation", "It"), ("unsourced-claim", "hums")] {
            let mut file = file("It hums.\n", &[found]);
            let stale = baseline.let_be(&mut file);
            assert_eq!(file.findings.len(), 1);
            assert_eq!(stale[0].to_string(), "misquotation: “hums”");
        }
        let mut mended = file("It hums.\n", &[]);
        assert_eq!(baseline.let_be(&mut mended).len(), 1);
    }

    #[test]
    fn what_is_learnt_takes_the_place_of_what_was_known_of_the_article() {
        let mut baseline = baseline_of(&[file("It hums.\n", &[("misquotation", "hums")])]);
        baseline.learn(&file("It hums.\n", &[("misquotation", "It"), ("misquotation", "hums")]));
        assert_eq!(baseline.len(), 2);
        baseline.learn(&file("It hums.\n", &[]));
        assert!(baseline.is_empty());
    }

    #[test]
    fn an_article_that_is_on_no_disk_is_there_as_long_as_it_is_checked() {
        let draft = || file("It hums.\n", &[("misquotation", "hums")]);
        let mut baseline = baseline_of(&[draft()]);
        assert_eq!(baseline.missing().len(), 1);
        baseline.let_be(&mut draft());
        assert!(baseline.missing().is_empty());
        baseline.forget_missing();
        baseline.learn(&draft());
        assert_eq!(baseline.len(), 1);
    }

    #[test]
    fn articles_that_are_gone_are_forgotten() {
        let mut baseline = baseline_of(&[file("It hums.\n", &[("misquotation", "hums")])]);
        assert_eq!(baseline.missing().len(), 1);
        baseline.forget_missing();
        assert!(baseline.is_empty());
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("known.json");
        let fault = |content: &str| {
            fs::write(&path, content).unwrap();
            Baseline::read(&path).unwrap_err().to_string()
        };
        assert!(fault("{\"version\": 1,\n \"findings\": 3}").contains("line 2"));
        assert!(fault("{\"version\": 9, \"findings\": []}").contains("version 9, not 1"));
        fs::remove_file(&path).unwrap();
        let missing = Baseline::read(&path).unwrap_err().to_string();
        assert!(missing.contains("--write-baseline writes one"), "{missing}");
    }
}

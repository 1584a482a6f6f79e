//! The bibliographies that an article names: read from disk, kept until they change.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use hayagriva::{Entry, Library, types::Person};
use serde_json::Value;

use crate::article::{
    self, Article, Bibliography, BibliographyEntry, Reference, SectionLabels, Spanned,
};
use crate::text::TextRange;

use super::asked::AskedFiles;

/// What a file defines; `None` where it could not be read.
type Entries = Option<Arc<Vec<BibliographyEntry>>>;

/// The bibliography files that were asked for, each as it was at its last change.
#[derive(Debug, Default)]
pub struct Bibliographies {
    by_path: Mutex<HashMap<PathBuf, (SystemTime, Entries)>>,
    asked: AskedFiles,
}

impl Bibliographies {
    /// All entries that `article`, which stands at `path`, can cite: its own first, then those of
    /// the files that its front matter names.
    pub fn of_article(&self, path: &Path, article: &Article) -> Bibliography {
        let front_matter = &article.front_matter;
        let own = front_matter.references.iter().cloned();
        let mut bibliography = Bibliography {
            entries: own.map(|reference| BibliographyEntry { reference, file: None }).collect(),
            is_incomplete: false,
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        for name in &front_matter.bibliography {
            match self.of_file(&folder.join(&name.value)) {
                Some(entries) => bibliography.entries.extend(entries.iter().cloned()),
                None => bibliography.is_incomplete = true,
            }
        }
        bibliography
    }

    /// Whether the file or folder at `path` is a bibliography that was asked for, or holds one.
    pub fn uses(&self, path: &Path) -> bool {
        self.asked.contains(path)
    }

    fn of_file(&self, path: &Path) -> Entries {
        self.asked.add(path);
        let changed = std::fs::metadata(path).and_then(|about| about.modified()).ok()?;
        if let Some((known_change, entries)) = self.lock().get(path)
            && *known_change == changed
        {
            return entries.clone();
        }
        let entries = read(path).map(Arc::new);
        self.lock().insert(path.to_owned(), (changed, entries.clone()));
        entries
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, (SystemTime, Entries)>> {
        // A panic elsewhere leaves whole entries behind, so the map is sound all the same.
        self.by_path.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn read(path: &Path) -> Option<Vec<BibliographyEntry>> {
    let text = std::fs::read_to_string(path).ok()?;
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let references = match extension.as_str() {
        "bib" | "biblatex" | "bibtex" => from_biblatex(&text),
        "json" => from_csl_json(&text),
        "yaml" | "yml" => from_csl_yaml(&text).or_else(|| from_hayagriva(&text)),
        _ => None,
    }?;
    let file = Some(path.to_owned());
    let entry = |reference| BibliographyEntry { reference, file: file.clone() };
    Some(references.into_iter().map(entry).collect())
}

fn from_biblatex(text: &str) -> Option<Vec<Reference>> {
    let library = hayagriva::io::from_biblatex_str(text).ok()?;
    Some(from_library(&library, text))
}

fn from_hayagriva(text: &str) -> Option<Vec<Reference>> {
    let library = hayagriva::io::from_yaml_str(text).ok()?;
    Some(from_library(&library, text))
}

/// CSL-YAML is what a front matter says under `references`, so it is read as one.
fn from_csl_yaml(text: &str) -> Option<Vec<Reference>> {
    let is_bare_list = text.trim_start().starts_with("- ");
    let before = match text {
        _ if text.starts_with("---") => "",
        _ if is_bare_list => "---\nreferences:\n",
        _ => "---\n",
    };
    let article = article::read(&format!("{before}{text}\n---\n"), &SectionLabels::default());
    let mut references = article.front_matter.references;
    for reference in &mut references {
        reference.id.range = reference.id.range.relative_to(before.len());
        reference.range = reference.range.relative_to(before.len());
        if let Some(archive) = &mut reference.archive {
            archive.range = archive.range.relative_to(before.len());
        }
    }
    (!references.is_empty()).then_some(references)
}

fn from_csl_json(text: &str) -> Option<Vec<Reference>> {
    let Value::Array(items) = serde_json::from_str(text).ok()? else { return None };
    let mut keys = KeySearch::new(text);
    let reference = |item: &Value| {
        let key = scalar(item.get("id")?)?;
        let id = keys.find(&key);
        Some(Reference {
            range: id.range,
            id,
            title: item.get("title").and_then(scalar),
            authors: item.get("author").map(csl_names).unwrap_or_default(),
            container: item.get("container-title").and_then(scalar),
            issued: item.get("issued").and_then(csl_date),
            url: item.get("URL").and_then(scalar),
            archive: item.get("archive_location").and_then(scalar).map(|path| keys.find(&path)),
        })
    };
    Some(items.iter().filter_map(reference).collect())
}

/// A string, or a number as it is written.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn csl_names(value: &Value) -> Vec<String> {
    let part = |name: &Value, key| name.get(key).and_then(scalar);
    let full = |name: &Value| {
        let parts = [part(name, "given"), part(name, "family")];
        part(name, "literal")
            .unwrap_or_else(|| parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    value.as_array().map(|names| names.iter().map(full).collect()).unwrap_or_default()
}

/// A CSL date: `{"date-parts": [[2026, 3, 17]]}`, or words under `raw` or `literal`.
fn csl_date(value: &Value) -> Option<String> {
    if let Some(words) = value.get("raw").or(value.get("literal")) {
        return scalar(words);
    }
    let parts = value.get("date-parts")?.get(0)?.as_array()?;
    let padded = parts.iter().filter_map(scalar).map(|part| format!("{part:0>2}"));
    Some(padded.collect::<Vec<_>>().join("-"))
}

fn from_library(library: &Library, text: &str) -> Vec<Reference> {
    let mut keys = KeySearch::new(text);
    let reference = |entry: &Entry| {
        let id = keys.find(entry.key());
        let container = entry.parents().iter().find_map(Entry::title);
        Reference {
            range: id.range,
            id,
            title: entry.title().map(ToString::to_string),
            authors: entry.authors().unwrap_or_default().iter().map(full_name).collect(),
            container: container.map(ToString::to_string),
            issued: entry.date_any().map(ToString::to_string),
            url: entry.url_any().map(ToString::to_string),
            archive: None,
        }
    };
    library.iter().map(reference).collect()
}

fn full_name(person: &Person) -> String {
    let parts = [person.given_name.as_deref(), person.prefix.as_deref(), Some(&person.name)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Finds keys in the text that defines them. Entries come in the order of the text, so each search
/// goes on where the last one ended: linear in all.
struct KeySearch<'a> {
    text: &'a str,
    from: usize,
}

impl<'a> KeySearch<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, from: 0 }
    }

    /// `key` with its place; with the empty range at the start where it is written in another way.
    fn find(&mut self, key: &str) -> Spanned<String> {
        let rest = self.text.get(self.from..).unwrap_or_default();
        let range = rest
            .match_indices(key)
            .find(|(at, _)| is_whole_word(rest, *at, key.len()))
            .map(|(at, _)| TextRange::new(at, at + key.len()).shift(self.from));
        if let Some(found) = range {
            self.from = found.end;
        }
        Spanned { value: key.to_owned(), range: range.unwrap_or_default() }
    }
}

/// Whether no letter or digit adjoins the `len` bytes at `at`.
fn is_whole_word(text: &str, at: usize, len: usize) -> bool {
    let (before, rest) = text.split_at(at);
    let after = rest.get(len..).unwrap_or_default();
    !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An article beside one bibliography file, which its front matter names.
    fn read_beside(name: &str, content: &str) -> (Bibliography, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), content).unwrap();
        let mut article = Article::default();
        let name = Spanned { value: name.to_owned(), range: TextRange::default() };
        article.front_matter.bibliography.push(name);
        let path = folder.path().join("a.article.md");
        (Bibliographies::default().of_article(&path, &article), folder)
    }

    #[test]
    fn each_format_yields_its_entries() {
        let table = [
            (
                "a.bib",
                "@article{courier,\n title={Watchdog},\n author={Lind, Mara},\n journaltitle={Harbour Courier},\n date={2026-03-17}}\n",
            ),
            (
                "a.json",
                r#"[{"title":"Watchdog","id":"courier","author":[{"given":"Mara","family":"Lind"}],
                "container-title":"Harbour Courier","issued":{"date-parts":[[2026,3,17]]}}]"#,
            ),
            (
                "a.yaml",
                "courier:\n  type: article\n  title: Watchdog\n  author: Lind, Mara\n  date: 2026-03-17\n  parent:\n    type: newspaper\n    title: Harbour Courier\n",
            ),
            (
                "references.yaml",
                "references:\n- id: courier\n  title: Watchdog\n  author:\n  - {given: Mara, family: Lind}\n  container-title: Harbour Courier\n  issued: 2026-03-17\n",
            ),
            (
                "list.yml",
                "- id: courier\n  title: Watchdog\n  author:\n  - {given: Mara, family: Lind}\n  container-title: Harbour Courier\n  issued: 2026-03-17\n",
            ),
        ];
        for (name, content) in table {
            let (bibliography, _folder) = read_beside(name, content);
            assert!(!bibliography.is_incomplete, "{name}");
            let entry = bibliography.get("courier").unwrap_or_else(|| panic!("{name}"));
            let reference = &entry.reference;
            assert_eq!(reference.id.range.of(content), "courier", "{name}");
            assert_eq!(reference.title.as_deref(), Some("Watchdog"), "{name}");
            assert_eq!(reference.authors, ["Mara Lind"], "{name}");
            assert_eq!(reference.container.as_deref(), Some("Harbour Courier"), "{name}");
            assert_eq!(reference.issued.as_deref(), Some("2026-03-17"), "{name}");
            assert!(entry.file.as_ref().is_some_and(|file| file.ends_with(name)), "{name}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_makes_the_bibliography_incomplete() {
        for (name, content) in [("a.bib", "@article{"), ("a.json", "{"), ("a.txt", "")] {
            let (bibliography, _folder) = read_beside(name, content);
            assert!(bibliography.is_incomplete, "{name}");
        }
    }

    #[test]
    fn a_changed_file_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        let bibliographies = Bibliographies::default();
        let count = || bibliographies.of_file(&path).map(|entries| entries.len());
        assert_eq!(count(), None);
        std::fs::write(&path, r#"[{"id":"one"}]"#).unwrap();
        assert_eq!(count(), Some(1));
        std::fs::write(&path, r#"[{"id":"one"},{"id":"two"}]"#).unwrap();
        let later = SystemTime::now() + std::time::Duration::from_secs(5);
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(later).unwrap();
        assert_eq!(count(), Some(2));
    }

    #[test]
    fn a_key_is_found_as_a_whole_word() {
        let mut keys = KeySearch::new("one-more, one, two");
        assert_eq!(keys.find("more").range, TextRange::new(4, 8));
        assert_eq!(keys.find("one").range, TextRange::new(10, 13));
        assert_eq!(keys.find("tw").range, TextRange::default());
    }
}

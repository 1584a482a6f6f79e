//! The bibliographies that an article names: read from disk, kept until they change.
//!
//! One file a format. Each says exactly where a key stands in its file, because a key can be
//! renamed.

mod biblatex;
mod csl;
mod hayagriva;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::article::{Article, Bibliography, BibliographyEntry, FrontMatter};

use super::asked::AskedFiles;
use super::path::resolve;

/// How many files are kept read before all are forgotten.
const KEPT: usize = 1_024;

/// What a file defines; `None` where it could not be read.
pub type Entries = Option<Arc<Vec<BibliographyEntry>>>;

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
        for file in files_of(path, front_matter) {
            match self.of_file(&file) {
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

    /// The bibliographies that were asked for.
    pub fn asked(&self) -> Vec<PathBuf> {
        self.asked.all()
    }

    /// What the file at `path` defines.
    pub fn of_file(&self, path: &Path) -> Entries {
        self.asked.add(path);
        let changed = std::fs::metadata(path).and_then(|about| about.modified()).ok()?;
        if let Some((known_change, entries)) = self.lock().get(path)
            && *known_change == changed
        {
            return entries.clone();
        }
        let entries = read(path).map(Arc::new);
        let mut kept = self.lock();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(path.to_owned(), (changed, entries.clone()));
        entries
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, (SystemTime, Entries)>> {
        // A panic elsewhere leaves whole entries behind, so the map is sound all the same.
        self.by_path.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The bibliography files that the front matter of the article at `path` names, in its order.
pub fn files_of(path: &Path, front_matter: &FrontMatter) -> Vec<PathBuf> {
    let names = front_matter.bibliography.iter();
    names.map(|name| resolve(path, &name.value)).collect()
}

fn read(path: &Path) -> Option<Vec<BibliographyEntry>> {
    let text = std::fs::read_to_string(path).ok()?;
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let references = match extension.as_str() {
        "bib" | "biblatex" | "bibtex" => biblatex::read(&text),
        "json" => csl::read_json(&text),
        "yaml" | "yml" => csl::read_yaml(&text).or_else(|| hayagriva::read(&text)),
        _ => None,
    }?;
    let file = Some(path.to_owned());
    let entry = |reference| BibliographyEntry { reference, file: file.clone() };
    Some(references.into_iter().map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Spanned;
    use crate::text::TextRange;

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
        let nested = format!("a:\n  title: {}", "[".repeat(60_000));
        for (name, content) in
            [("a.bib", "@article{"), ("a.json", "{"), ("a.txt", ""), ("a.yaml", &nested)]
        {
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
}

//! The bibliographies that an article names: read from disk, kept until they change.
//!
//! One file a format. Each says exactly where a key stands in its file, because a key can be
//! renamed.

mod biblatex;
mod csl;
mod entangled;
mod hayagriva;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{
    Article, Bibliography, BibliographyEntry, FrontMatter, Reference, UnreadableBibliography,
    is_too_deep,
};

use super::gate::{Bounds, FileFault, limits};
use super::path::resolve;
use super::source_files::{Asker, SourceFiles};
use super::stamp::{Footing, SourceKind};

/// How many bytes of bibliographies are kept read before all are forgotten.
const KEPT: u64 = 64 * 1024 * 1024;

/// What a file defines; none where it makes no sense.
pub type Entries = Option<Arc<Vec<BibliographyEntry>>>;

/// The bibliography files that were asked for.
pub type Bibliographies = SourceFiles<Entries>;

impl Default for Bibliographies {
    fn default() -> Self {
        Self::new(SourceKind::Bibliography, KEPT)
    }
}

impl Bibliographies {
    /// All entries that `article` can cite, its own first, then those of the files that its front
    /// matter names; and these files. It stands at `path`, absolute, and may read what lies in
    /// `bounds()`.
    pub fn of_article(
        &self,
        path: &Path,
        article: &Article,
        bounds: impl FnOnce() -> Bounds,
    ) -> (Bibliography, Vec<Footing>) {
        let front_matter = &article.front_matter;
        let own = front_matter.references.iter().cloned();
        let mut bibliography = Bibliography {
            entries: own.map(|reference| BibliographyEntry { reference, file: None }).collect(),
            ..Bibliography::default()
        };
        if front_matter.bibliography.is_empty() {
            return (bibliography, Vec::new());
        }
        let mut asker = self.asker(bounds(), limits::BIBLIOGRAPHIES);
        for name in &front_matter.bibliography {
            match ask(&mut asker, &resolve(path, &name.value)) {
                Ok(Some(entries)) => bibliography.entries.extend(entries.iter().cloned()),
                // Pandoc finds it from another folder, if that is where it is run.
                Ok(None) | Err(FileFault::Missing) => bibliography.is_incomplete = true,
                Err(fault) => {
                    bibliography.is_incomplete = true;
                    let reason = fault.to_string();
                    let unreadable = UnreadableBibliography { name: name.clone(), reason };
                    bibliography.unreadable.push(unreadable);
                }
            }
        }
        (bibliography, asker.rests_on)
    }

    /// What the file at `path`, which is absolute, defines; none where it cannot be read.
    pub fn of_file(&self, path: &Path, bounds: Bounds) -> Entries {
        ask(&mut self.asker(bounds, limits::BIBLIOGRAPHY), path).ok().flatten()
    }
}

/// The bibliography files that the front matter of the article at `path` names, in its order.
pub fn files_of(path: &Path, front_matter: &FrontMatter) -> Vec<PathBuf> {
    let names = front_matter.bibliography.iter();
    names.map(|name| resolve(path, &name.value)).collect()
}

/// What the file at `path` defines. One whose name says that it is no bibliography is not opened.
fn ask(asker: &mut Asker<'_, Entries>, path: &Path) -> Result<Entries, FileFault> {
    let Some(read) = reader(path) else { return Ok(None) };
    asker.ask(path, |text| {
        let file = Some(path.to_owned());
        let entry = |reference| BibliographyEntry { reference, file: file.clone() };
        let entries = read(&text)?.map(|all| all.into_iter().map(entry).collect());
        Ok(entries.map(Arc::new))
    })
}

/// Reads the entries of a format; none where it makes no sense.
type Reader = fn(&str) -> Result<Option<Vec<Reference>>, FileFault>;

/// How files with the extension of `path` are read.
fn reader(path: &Path) -> Option<Reader> {
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    match extension.as_str() {
        "bib" | "biblatex" | "bibtex" => Some(biblatex::read),
        "json" => Some(|text| Ok(csl::read_json(text))),
        "yaml" | "yml" => Some(read_yaml),
        _ => None,
    }
}

/// YAML is nested deep only by those who want it to take forever.
fn read_yaml(text: &str) -> Result<Option<Vec<Reference>>, FileFault> {
    if is_too_deep(text) {
        return Err(FileFault::TooDeep(limits::NESTING));
    }
    Ok(csl::read_yaml(text).or_else(|| hayagriva::read(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Spanned;
    use crate::text::TextRange;
    use crate::workspace::Reach;

    /// An article beside one bibliography file, which its front matter names.
    fn read_beside(name: &str, content: &str) -> (Bibliography, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), content).unwrap();
        let mut article = Article::default();
        let name = Spanned { value: name.to_owned(), range: TextRange::default() };
        article.front_matter.bibliography.push(name);
        let path = folder.path().join("a.article.md");
        let bounds = || Reach::default().of(&path);
        (Bibliographies::default().of_article(&path, &article, bounds).0, folder)
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
        let bounds = || Reach::default().of(&path);
        let count = || bibliographies.of_file(&path, bounds()).map(|entries| entries.len());
        assert_eq!(count(), None);
        std::fs::write(&path, r#"[{"id":"one"}]"#).unwrap();
        let before = std::fs::metadata(&path).unwrap().modified().unwrap();
        assert_eq!(count(), Some(1));
        std::fs::write(&path, r#"[{"id":"one"},{"id":"two"}]"#).unwrap();
        // Two writes may fall into one tick of the clock.
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(before).unwrap();
        assert_eq!(count(), Some(2));
    }
}

//! The archived texts that an article's sources name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{Article, Bibliography, BibliographyEntry};
use crate::evidence::{Archive, Archives, Unreadable};

use super::gate::{Bounds, limits};
use super::path;
use super::source_files::SourceFiles;
use super::stamp::{Footing, SourceKind};

/// The archive files that were asked for.
pub type ArchiveFiles = SourceFiles<Arc<Archive>>;

/// How many bytes of archives are kept read before all are forgotten, unless it is said otherwise:
/// what is known of a text takes some thirty times as much.
const KEPT: u64 = 16 * 1024 * 1024;

impl Default for ArchiveFiles {
    fn default() -> Self {
        Self::with_capacity(KEPT)
    }
}

impl ArchiveFiles {
    /// Archives of which so many bytes are kept read, at most.
    pub fn with_capacity(capacity: u64) -> Self {
        Self::new(SourceKind::Archive, capacity)
    }

    /// The archives of all sources that `article` cites, which stands at `path`, absolute, and may
    /// read what lies in `bounds()`; and the files that they were looked for in.
    pub fn of_article(
        &self,
        path: &Path,
        article: &Article,
        known: &Bibliography,
        bounds: impl FnOnce() -> Bounds,
    ) -> (Archives, Vec<Footing>) {
        let citations = article.blocks.iter().flat_map(|block| &block.text.citations);
        let keys: BTreeSet<&String> = citations.map(|citation| &citation.key.value).collect();
        let files =
            keys.into_iter().filter_map(|key| Some((key, location(path, known.get(key)?)?)));
        let files: Vec<_> = files.collect();
        if files.is_empty() {
            return Default::default();
        }
        let mut asker = self.asker(bounds(), limits::ARCHIVES);
        let mut archive = |(name, file): (&str, PathBuf)| {
            let read = |text| Ok(Arc::new(Archive::new(file.clone(), text)));
            let outcome = asker.ask(&file, read).map_err(|fault| fault.to_string());
            outcome.map_err(|reason| Unreadable { path: file.clone(), name: name.into(), reason })
        };
        let archives = files.into_iter().map(|(key, file)| (key.clone(), archive(file))).collect();
        (archives, asker.rests_on)
    }
}

/// Where the archive of `entry` is kept, as seen from the file that defines the entry: a
/// bibliography, or the article at `article`; before it, what the entry calls it. None where the
/// entry names a shelf or a web page.
fn location<'a>(article: &Path, entry: &'a BibliographyEntry) -> Option<(&'a str, PathBuf)> {
    let named = entry.reference.archive.as_ref().map(|archive| archive.value.trim())?;
    let defined_in = entry.file.as_deref().unwrap_or(article);
    path::names_file(named).then(|| (named, path::resolve(defined_in, named)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::article::{Reference, SectionLabels, Spanned, read};
    use crate::workspace::{FILE_NAME, Reach};

    /// A workspace whose article cites the source `a`.
    struct Desk {
        folder: tempfile::TempDir,
        files: ArchiveFiles,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join("desk")).unwrap();
            Self { folder, files: ArchiveFiles::default() }
        }

        fn write(&self, name: &str, content: impl AsRef<[u8]>) {
            fs::write(self.folder.path().join(name), content).unwrap();
        }

        /// What becomes of `archive_location`; none where it names no file.
        fn look_up(&self, archive_location: &str) -> Option<Result<Arc<Archive>, Unreadable>> {
            let archive = Spanned { value: archive_location.to_owned(), range: Default::default() };
            let id = Spanned { value: "a".to_owned(), range: Default::default() };
            let reference = Reference { id, archive: Some(archive), ..Reference::default() };
            let entries = vec![BibliographyEntry { reference, file: None }];
            let bibliography = Bibliography { entries, ..Bibliography::default() };
            let article = read("It hums [@a].\n", &SectionLabels::default());
            let path = self.folder.path().join("desk/a.article.md");
            let bounds = || Reach::default().of(&path);
            let (archives, _) = self.files.of_article(&path, &article, &bibliography, bounds);
            archives.get("a").cloned()
        }

        fn text(&self, archive_location: &str) -> Option<String> {
            Some(self.look_up(archive_location)?.unwrap().written.text.clone())
        }

        fn fault(&self, archive_location: &str) -> String {
            self.look_up(archive_location).unwrap().unwrap_err().reason
        }
    }

    #[test]
    fn archives_are_read_beside_the_article_and_again_when_they_change() {
        let desk = Desk::new();
        desk.write("desk/a.txt", "The grid hums.");
        assert_eq!(desk.text("./a.txt").as_deref(), Some("The grid hums."));
        desk.write("desk/a.txt", "The grid hums and hums.");
        assert_eq!(desk.text("a.txt").as_deref(), Some("The grid hums and hums."));
    }

    #[test]
    fn nothing_outside_the_workspace_is_read() {
        let desk = Desk::new();
        desk.write("a.txt", "The grid hums.");
        let absolute = desk.folder.path().join("a.txt");
        for outside in ["../a.txt", "../desk/../a.txt", absolute.to_str().unwrap()] {
            assert!(desk.fault(outside).starts_with("lies outside"), "{outside}");
        }
        desk.write(FILE_NAME, "");
        assert!(desk.text("../a.txt").is_some());
    }

    #[test]
    fn what_is_no_short_text_is_refused() {
        let desk = Desk::new();
        fs::create_dir(desk.folder.path().join("desk/folder.md")).unwrap();
        desk.write("desk/long.txt", vec![b'a'; limits::ARCHIVE.most as usize + 1]);
        desk.write("desk/scan.pdf", [0xff, 0xfe]);
        assert_eq!(desk.fault("none.txt"), "does not exist");
        assert_eq!(desk.fault("folder.md"), "is no plain file");
        assert_eq!(desk.fault("long.txt"), "is longer than 2 MiB, the limit of an archive");
        assert!(desk.fault("scan.pdf").starts_with("is not valid UTF-8"));
    }

    #[test]
    fn a_file_with_two_names_is_told_of_by_the_name_that_was_asked_for() {
        let desk = Desk::new();
        desk.write("desk/a.txt", "The grid hums.");
        #[cfg(unix)]
        std::os::unix::fs::symlink("a.txt", desk.folder.path().join("desk/b.txt")).unwrap();
        #[cfg(not(unix))]
        desk.write("desk/b.txt", "The grid hums.");
        for name in ["a.txt", "b.txt", "a.txt"] {
            let archive = desk.look_up(name).unwrap().unwrap();
            assert!(archive.written.path.ends_with(name), "{name}: {:?}", archive.written.path);
        }
    }

    #[test]
    fn shelves_and_web_pages_are_no_files() {
        let desk = Desk::new();
        for shelf in ["Box 12, folder 3", "https://example.org/copy.html", "MS. 14", ""] {
            assert!(desk.look_up(shelf).is_none(), "{shelf}");
        }
    }
}

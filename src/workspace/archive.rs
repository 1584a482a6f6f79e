//! The archived texts that an article's sources name: read from disk, kept until they change.
//!
//! An article can name any path, and an editor opens articles that strangers wrote. So nothing
//! outside the workspace is read, nothing that is no plain file, and nothing that is too long.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use crate::article::{Article, Bibliography, BibliographyEntry};
use crate::evidence::{Archive, Archives, Unreadable};

use super::asked::AskedFiles;
use super::{FILE_NAME, decode, path};

/// No archive is longer, in bytes: a long report has one million.
const LONGEST: u64 = 2 * 1024 * 1024;

/// What a folder holds that is the top of a workspace.
const TOPS: [&str; 2] = [FILE_NAME, ".git"];

/// An archive, or why it cannot be read, in words that go on from its name.
type Outcome = Result<Arc<Archive>, String>;

/// How many bytes of archives are kept read before all are forgotten, unless it is said otherwise:
/// what is known of a text takes some thirty times as much.
const KEPT: u64 = 16 * 1024 * 1024;

/// The archive files that were asked for, each as it was at its last change.
#[derive(Debug)]
pub struct ArchiveFiles {
    /// How many bytes of them are kept read, at most.
    capacity: u64,
    by_path: Mutex<HashMap<PathBuf, (Version, Outcome)>>,
    asked: AskedFiles,
}

impl Default for ArchiveFiles {
    fn default() -> Self {
        Self::with_capacity(KEPT)
    }
}

/// By what a change of a file is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Version {
    modified: SystemTime,
    bytes: u64,
}

impl ArchiveFiles {
    /// Archives of which so many bytes are kept read, at most.
    pub fn with_capacity(capacity: u64) -> Self {
        Self { capacity, by_path: Mutex::default(), asked: AskedFiles::default() }
    }

    /// The archives of all sources that `article`, which stands at `path`, cites.
    pub fn of_article(&self, path: &Path, article: &Article, known: &Bibliography) -> Archives {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let citations = article.blocks.iter().flat_map(|block| &block.text.citations);
        let keys: BTreeSet<&String> = citations.map(|citation| &citation.key.value).collect();
        let files =
            keys.into_iter().filter_map(|key| Some((key, location(&path, known.get(key)?)?)));
        let files: Vec<_> = files.collect();
        if files.is_empty() {
            return Archives::default();
        }
        let top = top_of(&path);
        let archive = |(name, file): (&str, PathBuf)| {
            let unreadable = |reason| Unreadable { path: file.clone(), name: name.into(), reason };
            self.of_file(&file, &top).map_err(unreadable)
        };
        files.into_iter().map(|(key, file)| (key.clone(), archive(file))).collect()
    }

    /// Whether the file or folder at `path` is an archive that was asked for, or holds one.
    pub fn uses(&self, path: &Path) -> bool {
        self.asked.contains(path)
    }

    /// The archives that were asked for.
    pub fn asked(&self) -> Vec<PathBuf> {
        self.asked.all()
    }

    /// The archive at `path`, which must lie in the folder `top`, or why it cannot be read.
    fn of_file(&self, path: &Path, top: &Path) -> Outcome {
        self.asked.add(path);
        let real = fs::canonicalize(path).map_err(|fault| explain(&fault))?;
        if !fs::canonicalize(top).is_ok_and(|top| real.starts_with(top)) {
            return Err(format!(
                "lies outside of the workspace; the folder of a {FILE_NAME} is the top of what is read"
            ));
        }
        let version = version(&real)?;
        if let Some((known, outcome)) = self.lock().get(&real)
            && *known == version
        {
            return outcome.clone();
        }
        let text = fs::read(&real).map_err(|fault| explain(&fault)).and_then(decode);
        let outcome = text.map(|text| Arc::new(Archive::new(path.to_owned(), text)));
        let outcome = outcome.map_err(|reason| format!("is {reason}"));
        self.keep(real, version, &outcome);
        outcome
    }

    fn keep(&self, real: PathBuf, version: Version, outcome: &Outcome) {
        let mut kept = self.lock();
        let bytes: u64 = kept.values().map(|(version, _)| version.bytes).sum();
        if bytes + version.bytes > self.capacity {
            kept.clear();
        }
        kept.insert(real, (version, outcome.clone()));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PathBuf, (Version, Outcome)>> {
        // A panic elsewhere leaves whole entries behind, so the map is sound all the same.
        self.by_path.lock().unwrap_or_else(PoisonError::into_inner)
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

/// The top of the workspace in which the article at `path` stands: the nearest folder upwards with
/// a configuration or a repository, else the article's own folder.
pub fn top_of(path: &Path) -> PathBuf {
    let is_top = |folder: &&Path| TOPS.iter().any(|name| folder.join(name).exists());
    let own = path.parent().unwrap_or(Path::new(""));
    own.ancestors().find(is_top).unwrap_or(own).to_owned()
}

fn version(path: &Path) -> Result<Version, String> {
    let about = fs::metadata(path).map_err(|fault| explain(&fault))?;
    if !about.is_file() {
        return Err("is no file".to_owned());
    }
    if about.len() > LONGEST {
        return Err(format!("is longer than {LONGEST} bytes"));
    }
    let modified = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    Ok(Version { modified, bytes: about.len() })
}

fn explain(fault: &std::io::Error) -> String {
    match fault.kind() {
        std::io::ErrorKind::NotFound => "does not exist".to_owned(),
        _ => format!("cannot be read: {fault}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Reference, SectionLabels, Spanned, read};

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
            let bibliography = Bibliography { entries, is_incomplete: false };
            let article = read("It hums [@a].\n", &SectionLabels::default());
            let path = self.folder.path().join("desk/a.article.md");
            self.files.of_article(&path, &article, &bibliography).get("a").cloned()
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

    #[cfg(unix)]
    #[test]
    fn a_link_leads_nowhere_else() {
        let desk = Desk::new();
        desk.write("a.txt", "The grid hums.");
        let link = desk.folder.path().join("desk/link.txt");
        std::os::unix::fs::symlink(desk.folder.path().join("a.txt"), link).unwrap();
        assert!(desk.fault("link.txt").starts_with("lies outside"));
    }

    #[test]
    fn what_is_no_short_text_is_refused() {
        let desk = Desk::new();
        fs::create_dir(desk.folder.path().join("desk/folder.md")).unwrap();
        desk.write("desk/long.txt", vec![b'a'; LONGEST as usize + 1]);
        desk.write("desk/scan.pdf", [0xff, 0xfe]);
        assert_eq!(desk.fault("none.txt"), "does not exist");
        assert_eq!(desk.fault("folder.md"), "is no file");
        assert_eq!(desk.fault("long.txt"), "is longer than 2097152 bytes");
        assert!(desk.fault("scan.pdf").starts_with("is not valid UTF-8"));
    }

    #[test]
    fn shelves_and_web_pages_are_no_files() {
        let desk = Desk::new();
        for shelf in ["Box 12, folder 3", "https://example.org/copy.html", "MS. 14", ""] {
            assert!(desk.look_up(shelf).is_none(), "{shelf}");
        }
    }
}

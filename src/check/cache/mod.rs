//! What was found, remembered on disk from run to run.
//!
//! An article has one entry. It is good for the very same text, path, configuration, selection of
//! rules and `standfirst`, and as long as the bibliographies and archives that the findings rest on
//! hold what they held. An entry is written beside its place and then moved there, so runs at the
//! same time do each other no harm; one that cannot be read, or is damaged, counts as missing.

mod entry;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::Xxh3;

use crate::rules::{Finding, Review};
use crate::workspace::{Bounds, Footing, Stamps, limits, replace_file};

use entry::Entry;

/// Where the cache is kept unless it is said otherwise, in the current folder.
pub const FOLDER: &str = ".standfirst_cache";

/// Marks a folder that backups leave out (Cache Directory Tagging Specification,
/// <https://bford.info/cachedir/>).
const TAG: (&str, &str) =
    ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n# Kept by standfirst.\n");

/// Which `standfirst` this is: another one may find something else. `build.rs` makes it of the sources
/// and the versions of the libraries.
const BUILD: &str = env!("STANDFIRST_BUILD");

/// Keeps the cache out of git.
const IGNORED: (&str, &str) = (".gitignore", "*\n");

/// A folder of remembered findings.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    stamps: Stamps,
}

/// What a check of an article depends on, but for the files that it rests on.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The article, absolute.
    pub path: &'a Path,
    /// Its text.
    pub text: &'a str,
    /// Its configuration and the selection of rules, as a number.
    pub settings: u128,
    /// What it may read.
    pub bounds: &'a Bounds,
}

impl Cache {
    /// The cache in `folder`, which is made where there is none.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or written to, or holds something that is none of ours.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        claim(folder)?;
        let ignored = folder.join(IGNORED.0);
        if !ignored.exists() {
            replace_file(&ignored, IGNORED.1.as_bytes())?;
        }
        Ok(Self { folder: folder.to_owned(), stamps: Stamps::default() })
    }

    /// What was found when the same was asked before.
    pub fn recall(&self, question: Question<'_>) -> Option<Vec<Finding>> {
        let bytes = read(&self.place(question), limits::ENTRY.most)?;
        let entry = Entry::read(&bytes).filter(|entry| entry.answers == Self::key(question))?;
        let is_same = |footing: &Footing| self.stamps.hold(footing, question.bounds);
        let is_good = entry.rests_on.iter().all(is_same);
        is_good.then(|| entry.findings(question.text, question.bounds)).flatten()
    }

    /// Remembers what `review`, which `rests_on` these files, found.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn remember(
        &self,
        question: Question<'_>,
        rests_on: Vec<Footing>,
        review: &Review,
    ) -> io::Result<()> {
        // JSON cannot hold such a path: the article is checked anew each time.
        if rests_on.iter().any(|footing| footing.path.to_str().is_none()) {
            return Ok(());
        }
        let entry = Entry::new(Self::key(question), rests_on, &review.findings);
        let place = self.place(question);
        place.parent().map_or(Ok(()), fs::create_dir_all)?;
        // Through no link: the folder may be a stranger's.
        replace_file(&place, &entry.written()?)
    }

    /// The files that recalled or remembered findings rest on.
    pub fn asked(&self) -> Vec<PathBuf> {
        self.stamps.asked()
    }

    /// The file of the article's entry: one for each way to check it, so that it is overwritten
    /// rather than heaped up.
    fn place(&self, question: Question<'_>) -> PathBuf {
        let mut hash = Xxh3::new();
        hash.update(question.path.as_os_str().as_encoded_bytes());
        hash.update(&question.settings.to_le_bytes());
        let name = format!("{:016x}", hash.digest());
        let (shelf, name) = name.split_at(2);
        self.folder.join(shelf).join(name)
    }

    fn key(question: Question<'_>) -> u128 {
        let mut hash = Xxh3::new();
        for part in [
            BUILD.as_bytes(),
            &question.settings.to_le_bytes(),
            question.path.as_os_str().as_encoded_bytes(),
            question.text.as_bytes(),
        ] {
            hash.update(&part.len().to_le_bytes());
            hash.update(part);
        }
        question.bounds.hash_into(&mut hash);
        hash.digest128()
    }
}

/// Makes `folder` a cache, if it is empty or one already: what git is told to ignore, and what is
/// written over, must be ours.
fn claim(folder: &Path) -> io::Result<()> {
    let is_empty = fs::read_dir(folder)?.next().is_none();
    if is_tagged(folder) {
        return Ok(());
    }
    if !is_empty {
        let why = "it is not empty, and no cache of standfirst: name an empty folder, or a new one";
        return Err(io::Error::other(why));
    }
    match File::create_new(folder.join(TAG.0)) {
        Ok(mut tag) => tag.write_all(TAG.1.as_bytes()),
        // Another run was faster.
        Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(reason) => Err(reason),
    }
}

/// Whether `folder` has our tag, or the part of it that another run has written so far.
fn is_tagged(folder: &Path) -> bool {
    let tag = read(&folder.join(TAG.0), TAG.1.len() as u64);
    tag.is_some_and(|tag| TAG.1.as_bytes().starts_with(&tag))
}

/// What stands in the file at `path`; none where it is a link or the like, which we never write, or
/// has more bytes than `most`.
fn read(path: &Path, most: u64) -> Option<Vec<u8>> {
    let about = fs::symlink_metadata(path).ok()?;
    let is_ours = about.is_file() && about.len() <= most;
    is_ours.then(|| fs::read(path).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::workspace::{Configuration, Reach, Workspace};

    /// An article that cites a source, and the source's archive.
    struct Desk {
        folder: tempfile::TempDir,
        text: String,
    }

    impl Desk {
        fn new() -> Self {
            let text = "---\nreferences:\n- {id: a, archive_location: a.txt}\n---\n\n\
                        The bridge opened in 1932, the council said [@a].\n";
            let desk = Self { folder: tempfile::tempdir().unwrap(), text: text.to_owned() };
            desk.archive("The bridge opened in 1934, the council said.\n");
            desk
        }

        fn archive(&self, text: &str) {
            fs::write(self.folder.path().join("a.txt"), text).unwrap();
        }

        fn cache(&self) -> Cache {
            Cache::open(&self.folder.path().join(FOLDER)).unwrap()
        }

        fn ask<T>(&self, settings: u128, answer: impl FnOnce(Question<'_>) -> T) -> T {
            let path = self.folder.path().join("a.article.md");
            let bounds = Reach::default().of(&path);
            answer(Question { path: &path, text: &self.text, settings, bounds: &bounds })
        }

        /// Checks the article and remembers what was found.
        fn check(&self) -> Vec<Finding> {
            self.check_while(|| ())
        }

        /// The same, while something else happens between the two.
        fn check_while(&self, meanwhile: impl FnOnce()) -> Vec<Finding> {
            self.ask(0, |question| {
                let configuration = Configuration::default();
                let (review, rests_on) = Workspace::default().review_with_footing(
                    question.path,
                    &self.text,
                    &configuration,
                );
                meanwhile();
                self.cache().remember(question, rests_on, &review).unwrap();
                review.findings
            })
        }

        fn recall(&self) -> Option<Vec<Finding>> {
            self.ask(0, |question| self.cache().recall(question))
        }

        fn entry(&self) -> PathBuf {
            self.ask(0, |question| self.cache().place(question))
        }
    }

    #[test]
    fn what_was_found_is_recalled_with_its_evidence() {
        let desk = Desk::new();
        assert_eq!(desk.recall(), None);
        let found = desk.check();
        assert!(found.iter().any(|finding| finding.severity >= Severity::Warning
            && finding.related.iter().any(|related| related.archive.is_some())));
        assert_eq!(desk.recall(), Some(found));
    }

    #[test]
    fn whatever_the_findings_rest_on_makes_an_entry_stale() {
        let mut desk = Desk::new();
        desk.check();
        desk.archive("The bridge opened in 1932, the council said.\n");
        assert_eq!(desk.recall(), None, "another archive");
        desk.check();
        assert!(desk.recall().is_some());
        assert!(desk.ask(1, |question| desk.cache().recall(question)).is_none(), "other settings");
        fs::create_dir(desk.folder.path().join(".git")).unwrap();
        assert!(desk.recall().is_some(), "the top of the workspace is where it was");
        desk.text.push_str("It hums.\n");
        assert_eq!(desk.recall(), None, "another text");
    }

    #[test]
    fn an_archive_that_changes_while_the_article_is_checked_makes_the_entry_stale() {
        let desk = Desk::new();
        desk.check_while(|| desk.archive("The bridge opened in 1932, the council said.\n"));
        assert_eq!(desk.recall(), None);
    }

    #[test]
    fn an_article_that_may_read_something_else_is_checked_anew() {
        let desk = Desk::new();
        desk.check();
        fs::create_dir(desk.folder.path().join("elsewhere")).unwrap();
        let found = desk.ask(0, |question| {
            let bounds = Reach::allowing(&[desk.folder.path().join("elsewhere")]).of(question.path);
            desk.cache().recall(Question { bounds: &bounds, ..question })
        });
        assert_eq!(found, None);
    }

    #[test]
    fn a_damaged_entry_counts_as_missing_and_is_renewed() {
        let desk = Desk::new();
        let found = desk.check();
        let sound = fs::read(desk.entry()).unwrap();
        let mut flipped = sound.clone();
        flipped[sound.len() / 2] ^= 1;
        for damaged in [&flipped[..], &sound[..sound.len() / 2], b"", b"\xff\xfe other"] {
            fs::write(desk.entry(), damaged).unwrap();
            assert_eq!(desk.recall(), None);
        }
        desk.check();
        assert_eq!(desk.recall(), Some(found));
    }

    #[test]
    fn a_folder_that_holds_something_else_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.article.md"), "").unwrap();
        fs::create_dir(folder.path().join("other")).unwrap();
        fs::write(folder.path().join("other").join(TAG.0), "Signature: another").unwrap();
        for taken in [folder.path().to_owned(), folder.path().join("other")] {
            let before = fs::read_dir(&taken).unwrap().count();
            let fault = Cache::open(&taken).unwrap_err().to_string();
            assert!(fault.contains("no cache of standfirst"), "{fault}");
            assert_eq!(fs::read_dir(&taken).unwrap().count(), before);
        }
    }

    #[test]
    fn the_folder_keeps_itself_out_of_git() {
        let desk = Desk::new();
        let _cache = desk.cache();
        let ignored = fs::read_to_string(desk.folder.path().join(FOLDER).join(".gitignore"));
        assert_eq!(ignored.unwrap(), "*\n");
    }
}

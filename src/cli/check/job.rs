//! What is done with one article: checked, freed of what is not of interest, mended.

use std::path::{Path, PathBuf};

use crate::check::{
    Baseline, BaselineEntry, Cache, Changes, CheckedFile, Checker, Complaint, GitError, Mended,
    mend,
};
use crate::cli::input::{self, STDIN};
use crate::cli::output::Failure;
use crate::workspace::Reach;

use super::Arguments;

/// How articles are checked; from as many threads as there are.
pub struct Job<'a> {
    arguments: &'a Arguments,
    checker: Checker,
    baseline: Option<Baseline>,
    changes: Option<Changes>,
}

/// An article that is done.
pub struct Done {
    /// What is left of the findings.
    pub file: CheckedFile,
    /// How many findings the baseline knows.
    pub known: usize,
    /// Entries of the baseline that match nothing.
    pub stale: Vec<BaselineEntry>,
    /// What was mended, or would be.
    pub mended: Option<Mended>,
    /// Why it could not be mended.
    pub complaint: Option<Complaint>,
}

impl<'a> Job<'a> {
    /// Prepares what the arguments ask for.
    ///
    /// # Errors
    ///
    /// The cache or the baseline do not do.
    pub fn new(arguments: &'a Arguments) -> Result<Self, Failure> {
        let cache = arguments.cache.as_deref().map(|folder| {
            Cache::open(folder).map_err(|reason| {
                let folder = folder.display();
                Failure::Because(format!("{folder}: no cache can be kept there: {reason}"))
            })
        });
        let baseline = arguments.baseline.as_deref().filter(|_| !arguments.write_baseline);
        let baseline = baseline.map(Baseline::read).transpose().map_err(Failure::because)?;
        let reach = arguments.reading.here()?;
        Ok(Self {
            arguments,
            checker: Checker::new(&arguments.select, &arguments.ignore, cache.transpose()?, reach),
            baseline,
            changes: arguments.changed.as_deref().map(Changes::since),
        })
    }

    /// How far the files reach that articles name.
    pub fn reach(&self) -> &Reach {
        self.checker.reach()
    }

    /// Whether the article at `path` is to be checked: standard input always is.
    ///
    /// # Errors
    ///
    /// It is not known whether the article has changed.
    pub fn is_wanted(&self, path: &Path) -> Result<bool, GitError> {
        match &self.changes {
            Some(changes) if !input::is_stdin(path) => changes.has(path),
            _ => Ok(true),
        }
    }

    /// Checks one article, or says why it cannot be checked.
    pub fn check(&self, path: &Path) -> Result<Done, Complaint> {
        let (path, text) = self.read(path)?;
        let mut done = self.check_text(&path, text)?;
        if self.arguments.fix || self.arguments.diff {
            done.mended = self.mend(&mut done)?;
        }
        if let Some(mended) = done.mended.as_ref().filter(|_| self.arguments.fix) {
            done.complaint = mended.write(&path).err().map(|why| Complaint::about(&path, why));
        }
        Ok(done)
    }

    /// Checks standard input: what is left of the findings, and the mended text.
    pub fn mend_stdin(&self) -> Result<(CheckedFile, String), Complaint> {
        let (path, text) = self.read(Path::new(STDIN))?;
        let mut done = self.check_text(&path, text.clone())?;
        let mended = self.mend(&mut done)?;
        Ok((done.file, mended.map_or(text, |mended| mended.after)))
    }

    /// The entries of the baseline that are about articles that are gone.
    pub fn missing(&self) -> Vec<String> {
        self.baseline.as_ref().map_or_else(Vec::new, Baseline::missing)
    }

    /// What is wrong with the job as a whole, though every article was checked.
    pub fn warning(&self) -> Option<String> {
        let fault = self.checker.cache_fault()?;
        Some(format!("the cache could not be written: {fault}"))
    }

    /// The files that were asked for so far, whether they are there or not, beside the articles.
    pub fn asked(&self) -> Vec<PathBuf> {
        self.checker.asked()
    }

    fn read(&self, path: &Path) -> Result<(PathBuf, String), Complaint> {
        let (path, text) = match &self.arguments.stdin_filename {
            Some(name) if input::is_stdin(path) => (name.as_path(), input::read_stdin(name)),
            _ => (path, input::read(path)),
        };
        Ok((path.to_owned(), text?))
    }

    fn check_text(&self, path: &Path, text: String) -> Result<Done, Complaint> {
        let mut file = self.checker.check(path, text)?;
        let found = file.findings.len();
        let stale = self.baseline.as_ref().map(|baseline| baseline.let_be(&mut file));
        let known = found - file.findings.len();
        let by_lines = self.arguments.changed_lines && !input::is_stdin(path);
        if let Some(changes) = self.changes.as_ref().filter(|_| by_lines) {
            changes.keep_changed_lines(&mut file).map_err(|why| Complaint::about(path, why))?;
        }
        let stale = stale.filter(|_| self.arguments.runs_all_rules()).unwrap_or_default();
        Ok(Done { file, known, stale, mended: None, complaint: None })
    }

    fn mend(&self, done: &mut Done) -> Result<Option<Mended>, Complaint> {
        let path = done.file.path.clone();
        mend(&mut done.file, |text| Ok(self.check_text(&path, text)?.file))
    }
}

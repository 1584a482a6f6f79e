//! An entry of the cache as it stands in its file: the number of what follows, and that as JSON.

use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use crate::evidence::ArchivedText;
use crate::rules::{self, Finding, Fix, Related, Replacement, Severity};
use crate::text::TextRange;
use crate::workspace::{Bounds, Footing};

/// How many bytes the number of an entry takes.
const SUM: usize = size_of::<u128>();

/// What was found in an article, and what it rests on.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The question, as a number.
    pub answers: u128,
    /// The files that the findings rest on.
    pub rests_on: Vec<Footing>,
    findings: Vec<Kept>,
}

/// Reads the archive at a path, if it is still what the findings rest on.
type ReadArchive<'a> = dyn Fn(&Path) -> Option<Arc<ArchivedText>> + 'a;

/// A finding.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    rule: String,
    severity: Severity,
    message: String,
    range: (usize, usize),
    related: Vec<KeptPlace>,
    fixes: Vec<KeptFix>,
    data: serde_json::Value,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptPlace {
    message: String,
    archive: Option<PathBuf>,
    range: (usize, usize),
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptFix {
    title: String,
    edits: Vec<((usize, usize), String)>,
    is_safe: bool,
}

impl Entry {
    /// An entry that answers a question with `findings`.
    pub fn new(answers: u128, rests_on: Vec<Footing>, findings: &[Finding]) -> Self {
        Self { answers, rests_on, findings: findings.iter().map(Kept::of).collect() }
    }

    /// Reads a file; none if it is damaged, or no entry.
    pub fn read(file: &[u8]) -> Option<Self> {
        let (sum, content) = file.split_first_chunk::<SUM>()?;
        let is_sound = xxh3_128(content) == u128::from_le_bytes(*sum);
        is_sound.then(|| serde_json::from_slice(content).ok()).flatten()
    }

    /// What stands in the file.
    ///
    /// # Errors
    ///
    /// A path is not UTF-8.
    pub fn written(&self) -> io::Result<Vec<u8>> {
        let content = serde_json::to_vec(self)?;
        let sum = xxh3_128(&content).to_le_bytes();
        Ok([sum.as_slice(), &content].concat())
    }

    /// The findings in the article whose text is `text`, and which may read what lies in `bounds`;
    /// none if they do not fit it, or what they rest on.
    pub fn findings(self, text: &str, bounds: &Bounds) -> Option<Vec<Finding>> {
        let archive = |path: &Path| {
            let footing = self.rests_on.iter().find(|footing| footing.path == path)?;
            let (path, text) = (path.to_owned(), footing.text(bounds)?);
            Some(Arc::new(ArchivedText { path, text }))
        };
        self.findings.into_iter().map(|kept| kept.finding(text, &archive)).collect()
    }
}

impl Kept {
    fn of(finding: &Finding) -> Self {
        let place = |related: &Related| KeptPlace {
            message: related.message.clone(),
            archive: related.archive.as_ref().map(|archive| archive.path.clone()),
            range: ends(related.range),
        };
        let edit = |edit: &Replacement| (ends(edit.range), edit.new_text.clone());
        let fix = |fix: &Fix| KeptFix {
            title: fix.title.clone(),
            edits: fix.edits.iter().map(edit).collect(),
            is_safe: fix.is_safe,
        };
        Self {
            rule: finding.rule.to_owned(),
            severity: finding.severity,
            message: finding.message.clone(),
            range: ends(finding.range),
            related: finding.related.iter().map(place).collect(),
            fixes: finding.fixes.iter().map(fix).collect(),
            data: finding.data.clone(),
        }
    }

    fn finding(self, text: &str, archive: &ReadArchive<'_>) -> Option<Finding> {
        let related = self.related.into_iter().map(|place| place.related(text, archive));
        Some(Finding {
            rule: rules::find(&self.rule)?.name,
            severity: self.severity,
            message: self.message,
            range: within(text, self.range)?,
            related: related.collect::<Option<_>>()?,
            fixes: self.fixes.into_iter().map(|fix| fix.fix(text)).collect::<Option<_>>()?,
            data: self.data,
        })
    }
}

impl KeptPlace {
    fn related(self, text: &str, read: &ReadArchive<'_>) -> Option<Related> {
        let Self { message, archive, range } = self;
        let archive = match archive {
            Some(path) => Some(read(&path)?),
            None => None,
        };
        let range = within(archive.as_ref().map_or(text, |archive| &archive.text), range)?;
        Some(Related { message, archive, range })
    }
}

impl KeptFix {
    fn fix(self, text: &str) -> Option<Fix> {
        let edit = |(range, new_text)| Some(Replacement { range: within(text, range)?, new_text });
        let edits = self.edits.into_iter().map(edit).collect::<Option<_>>()?;
        Some(Fix { title: self.title, edits, is_safe: self.is_safe })
    }
}

fn ends(range: TextRange) -> (usize, usize) {
    (range.start, range.end)
}

/// The range, if `text` has it.
fn within(text: &str, (start, end): (usize, usize)) -> Option<TextRange> {
    text.get(start..end).map(|_| TextRange::new(start, end))
}

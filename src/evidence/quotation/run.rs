//! What of a quotation must stand in its source without a break.

use crate::text::TextRange;

use super::words::{Scan, Word, key, push};

/// A run that is longer, in words, ends with its sentence.
const LONG: usize = 40;
/// Brackets hold no more, in bytes.
const LONGEST_BRACKETS: usize = 120;

/// Words that stand in the source one behind the other, but for brackets: from one ellipsis of the
/// quotation to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Ranges are bytes of the quotation.
    pub words: Vec<Word>,
    /// Before which words brackets stand, for whose content the source may have others.
    pub gaps: Vec<usize>,
}

impl Run {
    /// From the first word to the last.
    pub fn range(&self) -> TextRange {
        let ranges = self.words.iter().map(|word| word.range);
        ranges.reduce(TextRange::join).unwrap_or_default()
    }

    /// The words between the gaps.
    pub fn segments(&self) -> impl Iterator<Item = &[Word]> {
        let starts = std::iter::once(0).chain(self.gaps.iter().copied());
        let ends = self.gaps.iter().copied().chain([self.words.len()]);
        let segments = starts.zip(ends).filter_map(|(start, end)| self.words.get(start..end));
        segments.filter(|segment| !segment.is_empty())
    }
}

/// The runs of a quotation.
pub(super) fn runs(quotation: &str) -> Vec<Run> {
    let mut reader = Reader { scan: Scan { text: quotation, at: 0 }, runs: vec![Run::default()] };
    while reader.scan.at < quotation.len() {
        reader.step();
    }
    reader.runs.retain(|run| !run.words.is_empty());
    reader.runs
}

struct Reader<'a> {
    scan: Scan<'a>,
    /// Never empty.
    runs: Vec<Run>,
}

impl Reader<'_> {
    fn step(&mut self) {
        let rest = self.scan.rest();
        if let Some(length) = ellipsis(rest) {
            self.scan.at += length;
            self.runs.push(Run::default());
        } else if let Some(inside) = brackets(rest) {
            self.brackets(inside);
        } else if let Some(word) = self.scan.step() {
            push(&mut self.run().words, word);
        } else if rest.starts_with(['.', '!', '?']) && self.run().words.len() >= LONG {
            self.runs.push(Run::default());
        }
    }

    fn run(&mut self) -> &mut Run {
        if self.runs.is_empty() {
            self.runs.push(Run::default());
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last]
    }

    /// `[t]he` is a word with another first letter, `[…]` an ellipsis; all other brackets hold what
    /// the quotation adds or puts for other words.
    fn brackets(&mut self, inside: &str) {
        let start = self.scan.at;
        self.scan.at += inside.len() + "[]".len();
        let is_dots = inside.chars().all(|c| matches!(c, '.' | '…' | ' '));
        if is_dots {
            self.runs.push(Run::default());
        } else if inside.chars().count() == 1
            && let Some(rest) = self.adjoining()
        {
            let range = TextRange::new(start, rest.range.end);
            let word = Word { key: key(&format!("{inside}{}", rest.key)), range };
            self.run().words.push(word);
        } else {
            self.gap(start);
        }
    }

    /// The word that adjoins the closing bracket.
    fn adjoining(&mut self) -> Option<Word> {
        let adjoins = self.scan.rest().starts_with(char::is_alphanumeric);
        adjoins.then(|| self.scan.step()).flatten()
    }

    /// Leaves a gap, in which the words go that the brackets at `start` are a part of.
    fn gap(&mut self, start: usize) {
        self.adjoining();
        let run = self.run();
        run.words.pop_if(|word| word.range.end == start);
        run.gaps.push(run.words.len());
    }
}

/// The length of the ellipsis with which `text` starts.
fn ellipsis(text: &str) -> Option<usize> {
    ["…", "....", "...", ". . ."].into_iter().find(|dots| text.starts_with(dots)).map(str::len)
}

/// What stands in the brackets with which `text` starts.
fn brackets(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[')?;
    let close = inside.find(']').filter(|close| *close <= LONGEST_BRACKETS)?;
    inside.get(..close)
}

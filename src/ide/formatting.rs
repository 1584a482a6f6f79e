//! The source of an article, tidied, without changing what it says:
//!
//! - bullets: one mark in the whole file, the one that most items have (`-` where two are level);
//!   one space behind it where the item is one line. Typed bullets of raw captures (`•`) are text;
//! - blank lines: one between two blocks, no more in a run, none at the end;
//! - the ends of lines: no white space, but for hard breaks;
//! - attributes: `{#id .class key="value"}`;
//! - one line end at the end of the file, in the file's own style.
//!
//! Front matter, code, tables, HTML and comments are left as they are. Edits after which the article
//! would be read otherwise are not made.

use std::cmp::Reverse;

use crate::article::{self, Braces, Bullet, Layout, read_alike};
use crate::rules::Replacement;
use crate::text::TextRange;

use super::edit::edited;
use super::parts::line_start;

/// How often what was tidied is looked at again.
const MOST_ROUNDS: usize = 4;

/// What an editor asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tidying {
    /// No white space at the ends of lines.
    pub trims_lines: bool,
    /// A line end at the end of the file.
    pub ends_last_line: bool,
    /// No blank lines at the end of the file.
    pub trims_end: bool,
}

impl Default for Tidying {
    fn default() -> Self {
        Self { trims_lines: true, ends_last_line: true, trims_end: true }
    }
}

/// The edits that tidy the lines of `source` that `range` (bytes of it) touches, in order, without
/// overlap. A tidy source has none.
pub fn tidied(source: &str, range: TextRange, wanted: Tidying) -> Vec<Replacement> {
    let edits = tidied_once(source, range, wanted);
    let is_whole = range.covers(TextRange::new(0, source.len()));
    if !is_whole || edits.is_empty() {
        return edits;
    }
    // In odd markup, what is tidied shows what else there is to tidy.
    let first = edited(source, &edits);
    let mut last = first.clone();
    for _ in 0..MOST_ROUNDS {
        let more = tidied_once(&last, TextRange::new(0, last.len()), wanted);
        if more.is_empty() {
            break;
        }
        last = edited(&last, &more);
    }
    if last == first { edits } else { vec![difference(source, &last)] }
}

fn tidied_once(source: &str, range: TextRange, wanted: Tidying) -> Vec<Replacement> {
    let lines = TextRange::new(line_start(source, range.start), line_end(source, range.end));
    let kinds = by_kind(source, wanted).into_iter().map(|mut edits| {
        edits.retain(|edit| lines.covers(edit.range));
        edits
    });
    let kinds: Vec<_> = kinds.filter(|edits| !edits.is_empty()).collect();
    let all = in_order(kinds.concat());
    if all.is_empty() || read_alike(source, &edited(source, &all)) {
        return all;
    }
    one_by_one(source, kinds)
}

/// In odd markup, those of the `kinds` of edits after which nothing is read otherwise; some only go
/// with others.
fn one_by_one(source: &str, mut kinds: Vec<Vec<Replacement>>) -> Vec<Replacement> {
    let mut kept = Vec::new();
    loop {
        let waiting = kinds.len();
        kinds.retain(|edits| {
            let more = in_order([kept.as_slice(), edits.as_slice()].concat());
            let is_harmless = read_alike(source, &edited(source, &more));
            if is_harmless {
                kept = more;
            }
            !is_harmless
        });
        if kinds.len() == waiting {
            return kept;
        }
    }
}

/// The edits, each kind by itself.
fn by_kind(source: &str, wanted: Tidying) -> [Vec<Replacement>; 6] {
    let layout = article::layout(source);
    let braces = article::markup(source).braces;
    let end = source.trim_end_matches(['\n', '\r', ' ', '\t']).len();
    [
        trailing(&layout, wanted),
        blank_lines(&layout, end),
        crowded(&layout, source),
        bullets(&layout.bullets, source),
        braces.iter().filter_map(|braces| attributes(braces, source)).collect(),
        end_of_file(&layout, source, end, wanted),
    ]
}

fn trailing(layout: &Layout, wanted: Tidying) -> Vec<Replacement> {
    let trailing = layout.trailing.iter().filter(|_| wanted.trims_lines);
    trailing.map(|range| replaced(*range, "")).collect()
}

/// All blank lines of a run but the first. Those at the end of the file, behind byte `end`, are
/// another matter.
fn blank_lines(layout: &Layout, end: usize) -> Vec<Replacement> {
    let is_more = |pair: &&[TextRange]| matches!(pair, [first, next] if first.end == next.start && next.start < end);
    let more = layout.blank.windows(2).filter(is_more);
    more.filter_map(|pair| pair.last()).map(|line| replaced(*line, "")).collect()
}

fn crowded(layout: &Layout, source: &str) -> Vec<Replacement> {
    let line_end = own_line_end(source);
    layout.crowded.iter().map(|start| replaced(TextRange::empty(*start), line_end)).collect()
}

fn bullets(bullets: &[Bullet], source: &str) -> Vec<Replacement> {
    let count = |mark: &str| bullets.iter().filter(|b| b.mark.of(source) == mark).count();
    // The last of those that are level is taken.
    let mark = ["+", "*", "-"].into_iter().max_by_key(|mark| count(mark)).unwrap_or("-");
    let marks = bullets.iter().map(|bullet| (bullet.mark, mark));
    let spaces = bullets.iter().filter_map(|bullet| Some((bullet.space?, " ")));
    let all = marks.chain(spaces).filter(|(range, wanted)| range.of(source) != *wanted);
    all.map(|(range, wanted)| replaced(range, wanted)).collect()
}

/// The attributes in their order: identifier, classes, pairs with their values in quotation marks.
fn attributes(braces: &Braces, source: &str) -> Option<Replacement> {
    if !braces.is_plain {
        return None;
    }
    let id = braces.attributes.id.iter().map(|id| format!("#{}", id.value));
    let classes = braces.attributes.classes.iter().map(|class| format!(".{}", class.value));
    let pairs = braces.attributes.pairs.iter().map(|(key, value)| {
        let in_quotes = !value.value.contains(['"', '\\']);
        if in_quotes {
            return format!("{}=\"{}\"", key.value, value.value);
        }
        let quote = usize::from(source[value.range.end..].starts_with(['"', '\'']));
        let written = TextRange::new(value.range.start - quote, value.range.end + quote);
        format!("{}={}", key.value, written.of(source))
    });
    let all: Vec<_> = id.chain(classes).chain(pairs).collect();
    let wanted = format!("{{{}}}", all.join(" "));
    (braces.range.of(source) != wanted).then(|| replaced(braces.range, &wanted))
}

/// The last line of text, which ends at byte `end`, gets its line end and loses what is behind it.
fn end_of_file(layout: &Layout, source: &str, end: usize, wanted: Tidying) -> Vec<Replacement> {
    let rest = TextRange::new(end, source.len());
    let is_empty = source[..end].trim_start_matches('\u{feff}').is_empty();
    if is_empty {
        return Vec::new();
    }
    if !rest.of(source).contains(['\n', '\r']) {
        let replaced_from = if wanted.trims_lines { rest.start } else { rest.end };
        let end_of_line = TextRange::new(replaced_from, rest.end);
        let added = wanted.ends_last_line.then(|| replaced(end_of_line, own_line_end(source)));
        return added.into_iter().collect();
    }
    let blank = layout.blank.iter().filter(|line| line.start >= end && wanted.trims_end);
    blank.map(|line| replaced(*line, "")).collect()
}

fn replaced(range: TextRange, new_text: &str) -> Replacement {
    Replacement { range, new_text: new_text.to_owned() }
}

/// How lines end in `source`.
fn own_line_end(source: &str) -> &'static str {
    let first = source.split_inclusive('\n').next().unwrap_or_default();
    if first.ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// Where the line of byte `at` ends, its line end included.
fn line_end(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    rest.find('\n').map_or(source.len(), |end| at + end + 1)
}

/// `edits` in the order of the text; of those that overlap, the one that covers more.
fn in_order(mut edits: Vec<Replacement>) -> Vec<Replacement> {
    edits.sort_by_key(|edit| (edit.range.start, !edit.range.is_empty(), Reverse(edit.range.end)));
    edits.dedup_by(|next, before| next.range.start < before.range.end);
    edits
}

/// The one edit that makes `other` of `source`.
fn difference(source: &str, other: &str) -> Replacement {
    let same = source.char_indices().zip(other.chars()).find(|((_, a), b)| a != b);
    let start = same.map_or(source.len().min(other.len()), |((at, _), _)| at);
    let (old, new) = (&source[start..], &other[start..]);
    let same = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b);
    let length: usize = same.map(|(c, _)| c.len_utf8()).sum();
    replaced(TextRange::new(start, source.len() - length), &new[..new.len() - length])
}

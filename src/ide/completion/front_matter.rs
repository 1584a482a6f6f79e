//! The keys of the front matter, and the values of which there are only a few.
//!
//! What is being typed is seldom YAML yet, hence this reads lines and their indentation.

use crate::article::Article;
use crate::article::vocabulary::{
    AUTHOR_KEYS, CLASSES, ENTITIES, ENTITY_KEYS, FRONT_MATTER, REFERENCE_KEYS, REFERENCE_TYPES,
    REFERENCES,
};
use crate::ide::place;
use crate::ide::snippet::Snippet;
use crate::language::EntityType;
use crate::text::TextRange;

use super::{Completion, CompletionKind, CursorLine, word_len};

/// A word and what it means.
type Word = (&'static str, &'static str);

/// The front matter that byte `offset` is in, fences included. What has no key and value yet is no
/// front matter to the parser, but soon will be.
pub(super) fn around(article: &Article, source: &str, offset: usize) -> Option<TextRange> {
    let range = article.front_matter.range.or_else(|| begun(source))?;
    range.contains(offset).then_some(range)
}

/// Lines at the start of the text that stand between fences, and can all be keys or values.
fn begun(source: &str) -> Option<TextRange> {
    let start = place::text_start(source);
    let mut lines = source.get(start..)?.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut end = start + first.len();
    for line in lines {
        end += line.len();
        if is_fence(line) {
            return Some(TextRange::new(start, end));
        }
        let can_be_yaml = line.starts_with([' ', '-', '#'])
            || line.contains(':')
            || !line.trim_end().contains(char::is_whitespace);
        if !can_be_yaml {
            break;
        }
    }
    None
}

fn is_fence(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}

/// What can stand at the cursor, in the front matter at `range` of `source`.
pub(super) fn complete(source: &str, range: TextRange, line: &CursorLine<'_>) -> Vec<Completion> {
    let text = range.of(source);
    let Some(at) = line.start.checked_sub(range.start) else { return Vec::new() };
    let (Some(above), Some(below)) = (text.get(..at), text.get(at..)) else { return Vec::new() };
    if above.is_empty() || below.lines().next().is_none_or(is_fence) {
        return Vec::new();
    }
    let below = below.lines().skip(1).take_while(|line| !is_fence(line));
    let above = above.lines().skip(1).collect();
    Place::at(line, above, below.collect()).complete()
}

/// The place of the cursor among the keys.
struct Place<'a> {
    line: CursorLine<'a>,
    /// The map in braces that the cursor is in, up to the cursor, without the opening brace.
    braces: Option<&'a str>,
    above: Vec<&'a str>,
    below: Vec<&'a str>,
}

impl<'a> Place<'a> {
    fn at(line: &CursorLine<'a>, above: Vec<&'a str>, below: Vec<&'a str>) -> Self {
        let open = line.before.rfind('{').map(|at| &line.before[at + 1..]);
        let braces = open.filter(|inside| !inside.contains('}'));
        Self { line: *line, braces, above, below }
    }

    fn complete(&self) -> Vec<Completion> {
        let field = self.field();
        match field.split_once(':') {
            Some((key, value)) if value.starts_with(' ') => {
                self.values(key.trim(), value.trim_start())
            }
            Some(_) => Vec::new(),
            None if field.contains('#') => Vec::new(),
            None => self.keys(field),
        }
    }

    /// What stands before the cursor of the key and value that it is in.
    fn field(&self) -> &'a str {
        match self.braces {
            Some(inside) => inside.rsplit(',').next().unwrap_or_default().trim_start(),
            None => &self.line.before[column(self.line.before)..],
        }
    }

    fn keys(&self, typed: &'a str) -> Vec<Completion> {
        let known: &[Word] = match self.path().as_slice() {
            [] => FRONT_MATTER,
            [REFERENCES] => REFERENCE_KEYS,
            [REFERENCES, "author"] => AUTHOR_KEYS,
            [ENTITIES] => ENTITY_KEYS,
            _ => return Vec::new(),
        };
        let written = self.written();
        let is_new = |name: &str| name.starts_with(typed) && !written.contains(&name);
        let range = self.range(typed);
        let fitting = known.iter().filter(|(name, _)| is_new(name));
        fitting.map(|(name, meaning)| self.key(name, meaning, range)).collect()
    }

    fn key(&self, name: &str, meaning: &str, range: TextRange) -> Completion {
        let behind = &self.line.after[word_len(self.line.after)..];
        let is_followed = behind.trim_start().starts_with(':');
        let plain = if is_followed { name.to_owned() } else { format!("{name}: ") };
        let list = matches!(name, REFERENCES | ENTITIES) && !is_followed;
        Completion {
            detail: Some(meaning.to_owned()),
            snippet: list.then(|| Snippet::without_choices(format!("{name}:\n  - id: $0"))),
            plain,
            ..Completion::new(CompletionKind::Key, name, range)
        }
    }

    fn values(&self, key: &str, typed: &str) -> Vec<Completion> {
        let is_entity_type = |(name, _): &&Word| EntityType::parse(name).is_some();
        let known: Vec<&Word> = match (self.path().as_slice(), key) {
            ([ENTITIES], "type") => CLASSES.iter().filter(is_entity_type).collect(),
            ([REFERENCES], "type") => REFERENCE_TYPES.iter().collect(),
            _ => return Vec::new(),
        };
        let range = self.range(typed);
        let fitting = known.into_iter().filter(|(name, _)| name.starts_with(typed));
        fitting
            .map(|(name, meaning)| Completion {
                detail: Some((*meaning).to_owned()),
                ..Completion::new(CompletionKind::Value, *name, range)
            })
            .collect()
    }

    fn range(&self, typed: &str) -> TextRange {
        self.line.range(self.line.before.len() - typed.len(), word_len(self.line.after))
    }

    /// The keys around the cursor's, outermost first.
    fn path(&self) -> Vec<&'a str> {
        let mut path = Vec::new();
        let own = &self.line.before[column(self.line.before)..];
        let mut within = column(self.line.before);
        if self.braces.is_some() {
            // A map in braces belongs to the key on its line, or else to those above.
            path.extend(key(own).filter(|_| !own.starts_with('{')));
        }
        for line in self.above.iter().rev().filter(|line| is_content(line)) {
            if within == 0 {
                break;
            }
            let column = column(line);
            if column < within {
                within = column;
                path.extend(key(&line[column..]));
            }
        }
        path.reverse();
        path
    }

    /// The keys that stand beside the cursor's already.
    fn written(&self) -> Vec<&'a str> {
        if let Some(inside) = self.braces {
            let after = self.line.after.split('}').next().unwrap_or_default();
            return inside.split(',').chain(after.split(',')).filter_map(key).collect();
        }
        let own = column(self.line.before);
        let is_inside = |line: &&&str| !is_content(line) || column(line) >= own;
        // An item of a list begins and ends with a dash.
        let starts_item = |line: &str| own > 0 && is_item(line) && column(line) == own;
        let mut written = Vec::new();
        if !starts_item(self.line.before) {
            for line in self.above.iter().rev().take_while(is_inside) {
                written.push(*line);
                if starts_item(line) {
                    break;
                }
            }
        }
        let below = self.below.iter().take_while(is_inside);
        written.extend(below.take_while(|line| !starts_item(line)));
        let beside = written.into_iter().filter(|line| is_content(line) && column(line) == own);
        beside.filter_map(|line| key(&line[own..])).collect()
    }
}

/// Bytes before the key of a line: indentation and the dash of an item.
fn column(line: &str) -> usize {
    let text = line.trim_start_matches(' ');
    match text.strip_prefix('-') {
        Some(item) if item.is_empty() || item.starts_with(' ') => {
            line.len() - item.trim_start_matches(' ').len()
        }
        _ => line.len() - text.len(),
    }
}

fn is_item(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('-')
}

fn is_content(line: &str) -> bool {
    let text = line.trim();
    !text.is_empty() && !text.starts_with('#')
}

/// The key that `field` starts with.
fn key(field: &str) -> Option<&str> {
    Some(field.split_once(':')?.0.trim())
}

//! Classes, attributes and entity identifiers, in the braces of a span `[text]{…}`.

use crate::analysis::Entity;
use crate::article::EntityDeclaration;
use crate::article::vocabulary::{ATTRIBUTES, CLASSES};
use crate::ide::snippet::Snippet;
use crate::language::EntityType;
use crate::rules::Review;
use crate::text::TextRange;

use super::rule::Names;
use super::{Completion, CompletionKind, CursorLine, word_len};

/// The open braces that the cursor is in.
pub(super) struct Braces<'a> {
    /// Byte of the source at which the brackets before them open.
    span: usize,
    /// What stands in them before the cursor.
    inside: &'a str,
    /// What stands in them before the word at the cursor.
    written: &'a str,
    /// The word up to the cursor.
    word: &'a str,
    /// Where the word stands, in the source.
    range: TextRange,
    /// What stands behind the cursor.
    after: &'a str,
}

impl<'a> Braces<'a> {
    /// The braces around the cursor; none unless they stand right behind a `]`.
    pub(super) fn around(line: &CursorLine<'a>) -> Option<Self> {
        let open = line.before.rfind("]{")? + "]{".len();
        let inside = &line.before[open..];
        if is_closed(inside) {
            return None;
        }
        let word = match inside.rfind(char::is_whitespace) {
            Some(space) => inside[space..].trim_start(),
            None => inside,
        };
        let written = &inside[..inside.len() - word.len()];
        let range = line.range(line.before.len() - word.len(), 0);
        let span = line.start + line.before[..open].rfind('[').unwrap_or(0);
        Some(Self { span, inside, written, word, range, after: line.after })
    }

    /// What can stand where the word does.
    pub(super) fn complete(&self, review: &Review) -> Vec<Completion> {
        if let Some((key, value)) = self.open_value() {
            return match key {
                "by" => self.speakers(review, value),
                "allow" => self.rules(review, value),
                "entity" => self.entities(review, value),
                _ => Vec::new(),
            };
        }
        match self.word.split_once('=') {
            Some(("entity", value)) => self.entities(review, value),
            Some(_) => Vec::new(),
            None => {
                let classes = CLASSES.iter().map(|(name, meaning)| self.class(name, meaning));
                let attributes =
                    ATTRIBUTES.iter().map(|(name, meaning)| self.attribute(name, meaning));
                let all = classes.chain(attributes);
                all.filter(|item| self.fits(item)).collect()
            }
        }
    }

    /// The attribute whose value is being written in quotation marks, and what there is of it.
    fn open_value(&self) -> Option<(&'a str, &'a str)> {
        let (before, value) = self.inside.rsplit_once('"').filter(|_| is_in_quotes(self.inside))?;
        let key = before.strip_suffix('=')?.rsplit(char::is_whitespace).next()?;
        Some((key, value))
    }

    /// The persons and organisations of the article, whose names or aliases go on from `value`.
    fn speakers(&self, review: &Review, value: &str) -> Vec<Completion> {
        let can_speak = |entity: &&Entity| {
            matches!(entity.kind, EntityType::Person | EntityType::Org)
                && !entity.name.contains('"')
                // What is typed here names somebody already.
                && entity.name != value
        };
        let typed = value.to_lowercase();
        let fits = |entity: &&Entity| {
            let mut words = entity.name.split_whitespace();
            entity.name.to_lowercase().starts_with(&typed)
                || words.any(|word| word.to_lowercase().starts_with(&typed))
        };
        // The name goes on to the closing quotation mark.
        let beyond = self.after.find('"').filter(|end| !self.after[..*end].contains('}'));
        let range = self.value_range(value, beyond.unwrap_or(0));
        let named = review.analysis.entities.iter().filter(can_speak).filter(fits);
        named
            .map(|entity| Completion {
                detail: Some(entity.kind.as_str().to_owned()),
                ..Completion::new(CompletionKind::Speaker, &entity.name, range)
            })
            .collect()
    }

    /// The rules that can be silent about the words in the brackets.
    fn rules(&self, review: &Review, value: &str) -> Vec<Completion> {
        let Some(names) = Names::read(value, self.after) else { return Vec::new() };
        let span = TextRange::new(self.span, self.range.end);
        names.silenced(review, span, self.range.end, false)
    }

    /// From the start of `value` to the cursor and `beyond` bytes further.
    fn value_range(&self, value: &str, beyond: usize) -> TextRange {
        TextRange::new(self.range.end - value.len(), self.range.end + beyond)
    }

    /// Whether `item` goes on from the word, and does not stand in the braces already.
    fn fits(&self, item: &Completion) -> bool {
        let is_written = self.written.split_whitespace().any(|word| match item.kind {
            CompletionKind::Attribute => word.starts_with(&item.label),
            _ => word == item.label,
        });
        item.label.starts_with(self.word) && !is_written
    }

    fn class(&self, name: &str, meaning: &str) -> Completion {
        self.item(CompletionKind::Class, format!(".{name}"), meaning)
    }

    fn attribute(&self, name: &str, meaning: &str) -> Completion {
        let item = self.item(CompletionKind::Attribute, format!("{name}="), meaning);
        match name {
            // Identifiers need no quotes, and are proposed next.
            "entity" => item,
            _ => Completion {
                plain: format!("{name}=\"\""),
                snippet: Some(Snippet::without_choices(format!("{name}=\"$1\"$0"))),
                ..item
            },
        }
    }

    /// The declared entities whose identifier goes on from `value`.
    fn entities(&self, review: &Review, value: &str) -> Vec<Completion> {
        let value = value.strip_prefix('"').unwrap_or(value);
        let range = self.value_range(value, word_len(self.after));
        let declared = review.analysis.article.front_matter.entities.iter();
        declared
            .filter(|entity| entity.id.value.starts_with(value))
            .map(|entity| Completion {
                range,
                ..self.item(CompletionKind::Entity, entity.id.value.clone(), &described(entity))
            })
            .collect()
    }

    fn item(&self, kind: CompletionKind, text: String, meaning: &str) -> Completion {
        Completion { detail: Some(meaning.to_owned()), ..Completion::new(kind, text, self.range) }
    }
}

/// "org · Aurora Grid"
fn described(entity: &EntityDeclaration) -> String {
    match &entity.kind {
        Some(kind) => format!("{} · {}", kind.value, entity.name.value),
        None => entity.name.value.clone(),
    }
}

/// Whether a `}` outside quotation marks closes the braces.
fn is_closed(inside: &str) -> bool {
    inside.split('"').step_by(2).any(|outside| outside.contains('}'))
}

fn is_in_quotes(text: &str) -> bool {
    text.matches('"').count() % 2 == 1
}

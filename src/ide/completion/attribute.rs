//! Classes, attributes and entity identifiers, in the braces of a span `[text]{…}`.

use crate::article::vocabulary::{ATTRIBUTES, CLASSES};
use crate::ide::snippet::Snippet;
use crate::rules::Review;
use crate::text::TextRange;

use super::{Completion, CompletionKind, CursorLine};

/// The open braces that the cursor is in.
pub(super) struct Braces<'a> {
    /// What stands in them before the word at the cursor.
    written: &'a str,
    /// The word up to the cursor.
    word: &'a str,
    /// Where the word stands, in the source.
    range: TextRange,
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
        Some(Self { written, word, range })
    }

    /// What can stand where the word does.
    pub(super) fn complete(&self, review: &Review) -> Vec<Completion> {
        if is_in_quotes(self.written) {
            return Vec::new();
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
        let range = TextRange::new(self.range.end - value.len(), self.range.end);
        let declared = review.analysis.article.front_matter.entities.iter();
        declared
            .filter(|entity| entity.id.value.starts_with(value))
            .map(|entity| Completion {
                range,
                ..self.item(CompletionKind::Entity, entity.id.value.clone(), &entity.name)
            })
            .collect()
    }

    fn item(&self, kind: CompletionKind, text: String, meaning: &str) -> Completion {
        Completion {
            label: text.clone(),
            kind,
            detail: Some(meaning.to_owned()),
            documentation: None,
            range: self.range,
            filter: text.clone(),
            plain: text,
            snippet: None,
            replaced: None,
            origin: None,
        }
    }
}

/// Whether a `}` outside quotation marks closes the braces.
fn is_closed(inside: &str) -> bool {
    inside.split('"').step_by(2).any(|outside| outside.contains('}'))
}

fn is_in_quotes(text: &str) -> bool {
    text.matches('"').count() % 2 == 1
}

//! How a name is written where it stands: in prose, in the braces of an annotation, in YAML.

use crate::article::{is_plain, quote_before, written_scalar};
use crate::text::TextRange;

/// A place for a name: bytes of the source.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// Prose.
    Text,
    /// The value of an attribute, without its quotes.
    Attribute(TextRange),
    /// All of a YAML value, without its quotes.
    Value(TextRange),
    /// A part of the YAML value at this range.
    PartOfValue(TextRange),
}

/// Whether `name` can stand in all of these places.
pub(super) fn name_is_possible(name: &str) -> Result<(), String> {
    /// They would be read as markup.
    const MARKS: [char; 12] = ['[', ']', '{', '}', '<', '>', '*', '_', '`', '\\', '"', '@'];
    if name.is_empty() {
        return Err("A name cannot be empty.".to_owned());
    }
    match name.chars().find(|c| MARKS.contains(c) || c.is_control()) {
        Some(mark) if mark.is_control() => Err("A name stands on one line.".to_owned()),
        Some(mark) => Err(format!("“{name}” can be no name: “{mark}” would be read as markup.")),
        None => Ok(()),
    }
}

/// `name` as it is written at `place` of `source`.
pub(super) fn written(source: &str, place: Place, name: &str) -> Result<String, String> {
    match place {
        Place::Text => Ok(name.to_owned()),
        Place::Attribute(range) => {
            let is_quoted = quote_before(source, range).is_some();
            let is_word = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
            match quote_before(source, range) {
                Some('\'') if name.contains('\'') => {
                    Err(format!("“{name}” cannot stand between the quotes of a `by`."))
                }
                _ if is_quoted || is_word => Ok(name.to_owned()),
                _ => Ok(format!("\"{name}\"")),
            }
        }
        Place::Value(range) => Ok(written_scalar(source, range, name)),
        Place::PartOfValue(value) => match quote_before(source, value) {
            Some('\'') => Ok(name.replace('\'', "''")),
            None if !is_plain(name) => {
                Err(format!("“{name}” can stand in the title only if that is put in quotes."))
            }
            _ => Ok(name.to_owned()),
        },
    }
}

/// `text` with single spaces for the white space in it, such as line ends.
pub(super) fn normalised(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_is_no_name() {
        for name in ["", "a*b", "[Lind]", "Lind\nOrr", "a\\b", "@lind"] {
            assert!(name_is_possible(name).is_err(), "{name:?}");
        }
        for name in ["Yahoo!", "AT&T", "O'Hara", "Café 3", "Łódź"] {
            assert_eq!(name_is_possible(name), Ok(()), "{name:?}");
        }
    }
}

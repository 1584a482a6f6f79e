//! Citation keys, after `@`.

use crate::article::Reference;
use crate::rules::Review;

use super::{Completion, CompletionKind, CursorLine, Origin};

pub(super) fn complete(review: &Review, line: &CursorLine<'_>) -> Vec<Completion> {
    let Some(typed) = typed_key(line.before) else { return Vec::new() };
    let beyond = line.after.find(|c| !is_key_character(c)).unwrap_or(line.after.len());
    let range = line.range(line.before.len() - typed.len(), beyond);
    let typed = typed.to_lowercase();
    let entries = review.bibliography.entries.iter().map(|entry| &entry.reference);
    let fitting = entries.filter(|entry| entry.id.value.to_lowercase().starts_with(&typed));
    fitting
        .map(|entry| Completion {
            detail: detail(entry),
            origin: Some(Origin::Source(entry.id.value.clone())),
            ..Completion::new(CompletionKind::Citation, entry.id.value.clone(), range)
        })
        .collect()
}

/// The key that is being typed at the end of `before`: what stands behind an `@` that starts a
/// word, so that an e-mail address is none.
fn typed_key(before: &str) -> Option<&str> {
    let (rest, key) = before.rsplit_once('@')?;
    let starts_word = !rest.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_'));
    (starts_word && key.chars().all(is_key_character)).then_some(key)
}

fn is_key_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | '/' | '+' | '#')
}

/// Title, container and year, as far as they are given.
fn detail(entry: &Reference) -> Option<String> {
    let parts = [entry.title.as_deref(), entry.container.as_deref(), year(entry)];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

fn year(entry: &Reference) -> Option<&str> {
    let digits = |part: &&str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    entry.issued.as_deref()?.split(|c: char| !c.is_ascii_alphanumeric()).find(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_starts_with_an_at_sign_that_starts_a_word() {
        let cases = [
            ("as told [@cou", Some("cou")),
            ("as told [@", Some("")),
            ("as told [@courier; @gaz", Some("gaz")),
            ("as @courier-2:a", Some("courier-2:a")),
            ("as told [@courier, p", None),
            ("write to lind@courier", None),
            ("as told", None),
        ];
        for (before, key) in cases {
            assert_eq!(typed_key(before), key, "{before}");
        }
    }

    #[test]
    fn the_detail_has_what_the_entry_gives() {
        let mut entry = Reference { title: Some("The cap".to_owned()), ..Reference::default() };
        assert_eq!(detail(&entry).as_deref(), Some("The cap"));
        entry.container = Some("Harbour Courier".to_owned());
        entry.issued = Some("17 March 2026".to_owned());
        assert_eq!(detail(&entry).as_deref(), Some("The cap · Harbour Courier · 2026"));
        assert_eq!(detail(&Reference::default()), None);
    }
}

//! The YAML of Hayagriva, and what its entries say, whatever format they came from.

use ::hayagriva::{Entry, types::Person};

use crate::article::{Reference, Spanned};
use crate::text::TextRange;

/// Brackets in brackets, at most: the reader takes a quarter of a minute for 64 KB of them.
const MOST_NESTED: usize = 64;

/// The entries of a file in Hayagriva's own format: a map from keys to entries.
pub(super) fn read(text: &str) -> Option<Vec<Reference>> {
    if is_nested_too_deep(text) {
        return None;
    }
    let library = ::hayagriva::io::from_yaml_str(text).ok()?;
    let place = |entry: &Entry| {
        let key = key_place(text, entry.key()).unwrap_or_default();
        (key, key)
    };
    Some(library.iter().map(|entry| reference(entry, place(entry))).collect())
}

fn is_nested_too_deep(text: &str) -> bool {
    let mut open = 0_usize;
    text.bytes().any(|byte| {
        open = match byte {
            b'[' | b'{' => open + 1,
            b']' | b'}' => open.saturating_sub(1),
            _ => open,
        };
        open > MOST_NESTED
    })
}

/// An entry whose key stands at the first of the `places`, and all of which at the second.
pub(super) fn reference(entry: &Entry, places: (TextRange, TextRange)) -> Reference {
    let (key, whole) = places;
    let container = entry.parents().iter().find_map(Entry::title);
    Reference {
        id: Spanned { value: entry.key().to_owned(), range: key },
        range: whole,
        title: entry.title().map(ToString::to_string),
        authors: entry.authors().unwrap_or_default().iter().map(full_name).collect(),
        container: container.map(ToString::to_string),
        issued: entry.date_any().map(ToString::to_string),
        url: entry.url_any().map(ToString::to_string),
        archive: None,
    }
}

fn full_name(person: &Person) -> String {
    let parts = [person.given_name.as_deref(), person.prefix.as_deref(), Some(&person.name)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Where `key` starts a line at the margin as a key of the map, quoted or not.
fn key_place(text: &str, key: &str) -> Option<TextRange> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let quote = usize::from(line.starts_with(['"', '\'']));
        let rest = line.get(quote..).and_then(|line| line.strip_prefix(key));
        let rest = rest.map(|rest| rest.trim_start_matches(['"', '\'']).trim_start());
        if rest.is_some_and(|rest| rest.starts_with(':')) {
            return Some(TextRange::new(start + quote, start + quote + key.len()));
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_where_it_names_an_entry() {
        let text = "wire: # of lind\n  title: lind\nlind-2:\n  title: a\n\"lind\":\n  title: b\n";
        let found = key_place(text, "lind").unwrap();
        assert_eq!((found.of(text), found.start), ("lind", text.find("\"lind").unwrap() + 1));
        assert_eq!(key_place(text, "title"), None);
    }
}

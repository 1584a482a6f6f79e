//! CSL, as JSON and as YAML.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::article::{self, Reference, SectionLabels, Spanned};
use crate::text::TextRange;

/// CSL-YAML is what a front matter says under `references`, so it is read as one.
pub(super) fn read_yaml(text: &str) -> Option<Vec<Reference>> {
    let is_bare_list = text.trim_start().starts_with("- ");
    let before = match text {
        _ if text.starts_with("---") => "",
        _ if is_bare_list => "---\nreferences:\n",
        _ => "---\n",
    };
    let article = article::read(&format!("{before}{text}\n---\n"), &SectionLabels::default());
    let mut references = article.front_matter.references;
    for reference in &mut references {
        reference.id.range = reference.id.range.relative_to(before.len());
        reference.range = reference.range.relative_to(before.len());
        if let Some(archive) = &mut reference.archive {
            archive.range = archive.range.relative_to(before.len());
        }
    }
    (!references.is_empty()).then_some(references)
}

/// The entries of a CSL-JSON file, with places.
pub(super) fn read_json(text: &str) -> Option<Vec<Reference>> {
    let items: Vec<&RawValue> = serde_json::from_str(text).ok()?;
    Some(items.into_iter().filter_map(|item| json_entry(text, item)).collect())
}

/// The values of an entry whose places matter.
#[derive(Deserialize)]
struct Placed<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    #[serde(borrow)]
    archive_location: Option<&'a RawValue>,
}

fn json_entry(text: &str, item: &RawValue) -> Option<Reference> {
    let placed: Placed<'_> = serde_json::from_str(item.get()).ok()?;
    let fields: Value = serde_json::from_str(item.get()).ok()?;
    Some(Reference {
        id: spanned(text, placed.id)?,
        range: place(text, item.get()),
        title: fields.get("title").and_then(scalar),
        authors: fields.get("author").map(names).unwrap_or_default(),
        container: fields.get("container-title").and_then(scalar),
        issued: fields.get("issued").and_then(date),
        url: fields.get("URL").and_then(scalar),
        archive: placed.archive_location.and_then(|value| spanned(text, value)),
    })
}

/// A string or number with its place, without the quotes.
fn spanned(text: &str, value: &RawValue) -> Option<Spanned<String>> {
    let written = value.get();
    let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let range = place(text, inner.unwrap_or(written));
    let value = scalar(&serde_json::from_str(written).ok()?)?;
    Some(Spanned { value, range })
}

/// Where `part`, which is borrowed from `text`, stands in it.
fn place(text: &str, part: &str) -> TextRange {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    TextRange::new(start, start + part.len())
}

/// A string, or a number as it is written.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn names(value: &Value) -> Vec<String> {
    let part = |name: &Value, key| name.get(key).and_then(scalar);
    let full = |name: &Value| {
        let parts = [part(name, "given"), part(name, "family")];
        part(name, "literal")
            .unwrap_or_else(|| parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    value.as_array().map(|names| names.iter().map(full).collect()).unwrap_or_default()
}

/// A CSL date: `{"date-parts": [[2026, 3, 17]]}`, or words under `raw` or `literal`.
fn date(value: &Value) -> Option<String> {
    if let Some(words) = value.get("raw").or(value.get("literal")) {
        return scalar(words);
    }
    let parts = value.get("date-parts")?.get(0)?.as_array()?;
    let padded = parts.iter().filter_map(scalar).map(|part| format!("{part:0>2}"));
    Some(padded.collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_json_are_those_of_the_values_and_not_of_the_same_words_before() {
        let text = r#"[{"title":"b","archive_location":"a b.txt","id":"a"},{"id":"b"},{"id":7}]"#;
        let entries = read_json(text).unwrap();
        let ids = entries.iter().map(|entry| (entry.id.range.start, entry.id.range.of(text)));
        assert_eq!(ids.collect::<Vec<_>>(), [(49, "a"), (60, "b"), (70, "7")]);
        let archive = entries[0].archive.as_ref().unwrap();
        assert_eq!(archive.range.of(text), "a b.txt");
        assert_eq!(entries[1].range.of(text), r#"{"id":"b"}"#);
    }
}

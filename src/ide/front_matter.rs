//! Where something goes in the front matter, so that all that stands there stays as it is.

use crate::article::{Article, EntityDeclaration};
use crate::rules::Replacement;
use crate::text::TextRange;

use super::place;

/// The key of the list of entities.
const ENTITIES: &str = "entities:";

/// The edit that puts `entry`, a flow map, into the list of entities; it makes the list, and the
/// front matter, where there is none.
pub(super) fn with_entity(article: &Article, source: &str, entry: &str) -> Replacement {
    let edit = match (article.front_matter.entities.last(), article.front_matter.range) {
        (Some(last), _) => behind_entry(source, last, entry),
        (None, Some(range)) => into_front_matter(source, range, entry),
        (None, None) => {
            let new_text = format!("---\n{ENTITIES}\n  - {entry}\n---\n\n");
            Replacement { range: TextRange::empty(place::text_start(source)), new_text }
        }
    };
    let is_crlf = source.contains("\r\n");
    let new_text = if is_crlf { edit.new_text.replace('\n', "\r\n") } else { edit.new_text };
    Replacement { new_text, ..edit }
}

/// Behind the last entry: on a line of its own with the same dash, or behind a comma.
fn behind_entry(source: &str, last: &EntityDeclaration, entry: &str) -> Replacement {
    let line = place::line_at(source, last.range.start);
    let before = TextRange::new(line.start, last.range.start).of(source);
    if before.trim() == "-" {
        let end = place::line_at(source, last.range.end).end;
        let new_text = format!("\n{before}{entry}");
        return Replacement { range: TextRange::empty(end), new_text };
    }
    Replacement { range: TextRange::empty(last.range.end), new_text: format!(", {entry}") }
}

/// Behind the key of a list without entries; where there is no such key, at the end.
fn into_front_matter(source: &str, range: TextRange, entry: &str) -> Replacement {
    let lines = || {
        let lines = range.of(source).split_inclusive('\n');
        lines.scan(range.start, |start, line| {
            let at = *start;
            *start += line.len();
            Some((at, line.trim_end()))
        })
    };
    if let Some((start, line)) = lines().find(|(_, line)| line.starts_with(ENTITIES)) {
        let value = line[ENTITIES.len()..].split('#').next().unwrap_or_default().trim_end();
        let key = start + ENTITIES.len();
        let new_text = format!("\n  - {entry}");
        return match value.trim() {
            // A list in brackets that holds nothing.
            value if value.starts_with('[') || value == "null" || value == "~" => {
                Replacement { range: TextRange::new(key, start + line.len()), new_text }
            }
            _ => Replacement { range: TextRange::empty(start + line.len()), new_text },
        };
    }
    let fence = lines().filter(|(_, line)| matches!(*line, "---" | "...")).last();
    let end = fence.map_or(range.end, |(start, _)| start);
    let new_text = format!("{ENTITIES}\n  - {entry}\n");
    Replacement { range: TextRange::empty(end), new_text }
}

/// `text` as a YAML value in a flow map: in quotation marks where it could be read otherwise.
pub(super) fn scalar(text: &str) -> String {
    const WORDS: [&str; 7] = ["true", "false", "yes", "no", "on", "off", "null"];
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '’' | '_' | '&');
    let starts_plain = text.starts_with(char::is_alphabetic);
    let is_word = WORDS.contains(&text.to_lowercase().as_str());
    if starts_plain && !is_word && text.chars().all(is_plain) && !text.ends_with(' ') {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn names_that_yaml_could_read_otherwise_are_quoted() {
        let plain = ["Aurora Grid", "St. John’s", "Marks & Spencer", "aurora-2"];
        assert!(plain.iter().all(|name| scalar(name) == *name));
        assert_eq!(scalar("Fox: the show"), "\"Fox: the show\"");
        assert_eq!(scalar("\"Ace\" Lind"), r#""\"Ace\" Lind""#);
        assert_eq!(scalar("No"), "\"No\"");
        assert_eq!(scalar("3M"), "\"3M\"");
    }
}

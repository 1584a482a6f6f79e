//! How a value is written in YAML, or between the quotes of JSON.

use crate::text::TextRange;

/// `value` in the place of all of the scalar at `range` of `source`, whose quotes are no part of
/// the range. Brings quotes of its own where there are none and YAML needs them.
pub fn written_scalar(source: &str, range: TextRange, value: &str) -> String {
    let escaped = || value.replace('\\', "\\\\").replace('"', "\\\"");
    match quote_before(source, range) {
        Some('\'') => value.replace('\'', "''"),
        Some(_) => escaped(),
        None if is_plain(value) && starts_plainly(value) => value.to_owned(),
        None => format!("\"{}\"", escaped()),
    }
}

/// The quote that opens right before `range` of `source`.
pub fn quote_before(source: &str, range: TextRange) -> Option<char> {
    let before = source.get(..range.start)?.chars().next_back()?;
    matches!(before, '"' | '\'').then_some(before)
}

/// Whether `value` needs no quotes in YAML, whatever it starts with.
pub fn is_plain(value: &str) -> bool {
    !value.contains([',', '#', '[', ']', '{', '}', '"', '\\'])
        && !value.contains(": ")
        && !value.ends_with(':')
        && value.trim() == value
}

fn starts_plainly(value: &str) -> bool {
    value.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `source` with `value` in the place of `old`.
    fn with(source: &str, old: &str, value: &str) -> String {
        let start = source.find(old).unwrap();
        let range = TextRange::new(start, start + old.len());
        source.replace(old, &written_scalar(source, range, value))
    }

    #[test]
    fn a_value_gets_quotes_where_yaml_needs_them() {
        assert_eq!(with("name: Lind", "Lind", "Tidal Works"), "name: Tidal Works");
        assert_eq!(with("{name: Lind}", "Lind", "Lind, Orr"), "{name: \"Lind, Orr\"}");
        assert_eq!(with("name: Lind", "Lind", "Note: a"), "name: \"Note: a\"");
        assert_eq!(with("name: 'Lind'", "Lind", "O'Hara"), "name: 'O''Hara'");
        assert_eq!(with("name: \"Lind\"", "Lind", "Orr, \"A\""), "name: \"Orr, \\\"A\\\"\"");
        assert_eq!(with("name: Lind", "Lind", "’s Hage"), "name: \"’s Hage\"");
        assert_eq!(with("at: a.md", "a.md", "../b c.md"), "at: ../b c.md");
    }
}

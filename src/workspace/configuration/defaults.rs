//! The defaults as a `standfirst.toml` would say them, and the commented file to start from.

use std::fmt::Write;

use crate::rules;

/// Every key that has a default, with that. The severities are the rules' own: see [`text`].
const DEFAULTS: &str = include_str!("defaults.toml");
/// The lists of tables, which are empty unless something is put in.
const EXAMPLES: &str = include_str!("examples.toml");
/// Behind this line of [`DEFAULTS`] the severities belong.
const SEVERITIES: &str = "[rules.severity]\n";

/// A configuration file that says nothing but the defaults.
pub fn text() -> String {
    let (before, after) = DEFAULTS.split_once(SEVERITIES).unwrap_or((DEFAULTS, ""));
    let mut text = format!("{before}{SEVERITIES}");
    for rule in rules::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} = \"{}\"", rule.name, rule.severity.as_str());
    }
    text + after
}

/// A `standfirst.toml` to start from: every key with its default, commented out, and an example of
/// each list.
pub fn starter() -> String {
    let mut text =
        "# How Standfirst checks the articles in this folder and below it: every key with \
                    its default.\n# Take away the `#` before what you want to change.\n\n"
            .to_owned();
    for line in self::text().lines() {
        let is_said = !line.is_empty() && !line.starts_with(['#', '[']);
        let _ = writeln!(text, "{}{line}", if is_said { "#" } else { "" });
    }
    text.push('\n');
    for line in EXAMPLES.lines() {
        let is_said = !line.is_empty() && !line.starts_with('#');
        let _ = writeln!(text, "{}{line}", if is_said { "#" } else { "" });
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::workspace::{Configuration, schema};

    fn parse(text: &str) -> Configuration {
        let parsed = Configuration::parse(Path::new("standfirst.toml"), text).unwrap();
        Configuration { fingerprint: 0, ..parsed }
    }

    #[test]
    fn the_defaults_say_what_is_so_without_them() {
        let mut said = parse(&text());
        for rule in rules::ALL {
            assert!(said.selection.severities.contains(&(rule.name.to_owned(), rule.severity)));
        }
        said.selection.severities.clear();
        assert_eq!(said, Configuration::default());
    }

    #[test]
    fn the_starter_changes_nothing_until_a_comment_is_taken_away() {
        assert_eq!(parse(&starter()), Configuration::default());
        let bare = |line: &str| match line.strip_prefix('#') {
            Some(said) if !said.starts_with(' ') => said.to_owned(),
            _ => line.to_owned(),
        };
        let lines: Vec<_> = starter().lines().map(bare).collect();
        let said = parse(&lines.join("\n"));
        assert_eq!(said.entities[0].name.value, "Aurora Grid");
        assert_eq!(said.library.templates[0].kind, "fares");
    }

    #[test]
    fn the_starter_names_every_key() {
        let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
        let tables = schema["definitions"].as_object().unwrap().values().chain([&schema]);
        let properties = tables.filter_map(|table| table["properties"].as_object());
        let severities = rules::ALL.iter().map(|rule| rule.name);
        let starter = starter();
        for key in properties.flat_map(|table| table.keys().map(String::as_str)).chain(severities) {
            let said = [format!("#{key} = "), format!("{key}]")];
            assert!(said.iter().any(|said| starter.contains(said.as_str())), "{key}");
        }
    }
}

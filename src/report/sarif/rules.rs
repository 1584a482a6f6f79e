//! The program and all its rules, as a run of SARIF describes them.

use serde::Serialize;

use crate::rules::{self, Rule, Severity};

use super::Message;

/// `tool.driver`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    version: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    information_uri: &'static str,
    rules: Vec<Descriptor>,
}

/// A rule.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: DefaultConfiguration,
    properties: Properties,
}

/// The page of a rule, as plain text and as Markdown: its Markdown reads well as it is.
#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct DefaultConfiguration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    group: &'static str,
    tags: [&'static str; 1],
    /// By which GitHub sorts.
    #[serde(rename = "problem.severity")]
    problem_severity: &'static str,
}

impl Driver {
    /// This program.
    pub fn new() -> Self {
        Self {
            name: env!("CARGO_PKG_NAME"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            version: env!("CARGO_PKG_VERSION"),
            information_uri: env!("CARGO_PKG_HOMEPAGE"),
            rules: rules::ALL.iter().map(|rule| descriptor(rule)).collect(),
        }
    }
}

/// Where the rule called `name` stands among the rules of the driver.
pub fn index(name: &str) -> Option<usize> {
    rules::ALL.iter().position(|rule| rule.name == name)
}

/// The word for `severity` that SARIF has.
pub fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.name,
        name: readable(rule.name),
        short_description: Message { text: rule.summary.to_owned() },
        full_description: Message { text: opening(rule.page) },
        help: Help { text: rule.page, markdown: rule.page },
        default_configuration: DefaultConfiguration { level: level(rule.severity) },
        properties: Properties {
            group: rule.group.as_str(),
            tags: [rule.group.as_str()],
            problem_severity: match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "recommendation",
            },
        },
    }
}

/// `overstated-claim` as `OverstatedClaim`; none for a name of one word, as SARIF wants none that is
/// the same but for its capitals.
fn readable(name: &str) -> Option<String> {
    let capitalised = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    };
    name.contains('-').then(|| name.split('-').map(capitalised).collect())
}

/// The sentences of the first paragraph of a rule's page, on one line; a list that follows them is
/// left out with the words that introduce it.
fn opening(page: &str) -> String {
    let lines = page.lines().skip_while(|line| line.is_empty() || line.starts_with('#'));
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let paragraph = lines.join(" ");
    match paragraph.strip_suffix(':').and_then(|introduced| introduced.rsplit_once(". ")) {
        Some((sentences, _)) => format!("{sentences}."),
        None => paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_described() {
        let rules = Driver::new().rules;
        assert_eq!(rules.len(), rules::ALL.len());
        for rule in rules {
            assert!(rules::find(rule.id).is_some_and(|known| known.page == rule.help.text));
            for text in [&rule.short_description.text, &rule.full_description.text] {
                // GitHub refuses what is longer.
                assert!((1..=1024).contains(&text.chars().count()), "{}: {text:?}", rule.id);
            }
        }
    }

    #[test]
    fn names_are_written_as_the_format_wants_them() {
        assert_eq!(readable("overstated-claim").as_deref(), Some("OverstatedClaim"));
        assert_eq!(readable("misquotation"), None);
    }

    #[test]
    fn a_page_opens_with_a_paragraph() {
        assert_eq!(opening("# rule\n\nIt finds\nthings.\n\nMore.\n"), "It finds things.");
        assert_eq!(opening("# rule\n\nIt finds. Of these:\n\n- two"), "It finds.");
    }
}

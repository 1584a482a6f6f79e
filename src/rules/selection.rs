//! Which rules run, and how severe their findings are.

use super::suggestion::closest;
use super::{ALL, Group, Rule, Severity};

/// The rules that run, with their severities: all of them, unless told otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// If not empty, only these rules or groups run.
    pub select: Vec<String>,
    /// These rules or groups do not run.
    pub ignore: Vec<String>,
    /// Severities that differ from the rules' own.
    pub severities: Vec<(String, Severity)>,
}

impl Selection {
    /// The selected rules with their severities, in the order of the registry.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        ALL.iter()
            .copied()
            .filter(|rule| self.select.is_empty() || names(&self.select, rule))
            .filter(|rule| !names(&self.ignore, rule))
            .map(|rule| (rule, self.severity_of(rule)))
    }

    /// This selection as a command line narrows it: its `select`, where it has one, replaces what
    /// was chosen here; its `ignore` takes away more.
    #[must_use]
    pub fn narrowed(mut self, select: &[String], ignore: &[String]) -> Self {
        if !select.is_empty() {
            self.select = select.to_vec();
            self.ignore.clear();
        }
        self.ignore.extend_from_slice(ignore);
        self
    }

    fn severity_of(&self, rule: &Rule) -> Severity {
        let configured = self.severities.iter().rev().find(|(name, _)| name == rule.name);
        configured.map_or(rule.severity, |(_, severity)| *severity)
    }
}

/// Whether `list` names `rule` or its group.
fn names(list: &[String], rule: &Rule) -> bool {
    list.iter().any(|name| name == rule.name || name == rule.group.as_str())
}

/// Checks that `name` is a rule.
///
/// # Errors
///
/// It is none; the message suggests the rule that was probably meant.
pub fn check_rule(name: &str) -> Result<(), String> {
    check(name, "rule", ALL.iter().map(|rule| rule.name))
}

/// Checks that `name` is a rule or a group of rules.
///
/// # Errors
///
/// It is neither; the message suggests the one that was probably meant.
pub fn check_rule_or_group(name: &str) -> Result<(), String> {
    let rules = ALL.iter().map(|rule| rule.name);
    check(name, "rule or group", rules.chain(Group::ALL.iter().map(|group| group.as_str())))
}

fn check<'a>(
    name: &str,
    kind: &str,
    mut known: impl Iterator<Item = &'a str> + Clone,
) -> Result<(), String> {
    let candidates = known.clone();
    if known.any(|k| k == name) {
        return Ok(());
    }
    Err(match closest(name, candidates) {
        Some(meant) => format!("there is no {kind} `{name}`: did you mean `{meant}`?"),
        None => format!("there is no {kind} `{name}`: `standfirst rules` lists them"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|w| (*w).to_owned()).collect()
    }

    fn runs(selection: &Selection, name: &str) -> bool {
        selection.rules().any(|(rule, _)| rule.name == name)
    }

    #[test]
    fn all_rules_run_unless_told_otherwise() {
        assert_eq!(Selection::default().rules().count(), ALL.len());
    }

    #[test]
    fn a_rule_is_selected_and_ignored_by_name_and_by_group() {
        for name in ["undefined-source", "sourcing"] {
            let only = Selection { select: words(&[name]), ..Selection::default() };
            assert!(runs(&only, "undefined-source"), "select {name}");
            let without = Selection { ignore: words(&[name]), ..Selection::default() };
            assert!(!runs(&without, "undefined-source"), "ignore {name}");
        }
    }

    #[test]
    fn the_last_severity_wins() {
        let name = || "undefined-source".to_owned();
        let severities = vec![(name(), Severity::Hint), (name(), Severity::Info)];
        let selection = Selection { severities, ..Selection::default() };
        let found = selection.rules().find(|(rule, _)| rule.name == "undefined-source");
        assert_eq!(found.map(|(_, severity)| severity), Some(Severity::Info));
    }

    #[test]
    fn the_command_line_narrows_the_configuration() {
        let configured = Selection { ignore: words(&["undefined-source"]), ..Selection::default() };
        assert!(!runs(&configured.clone().narrowed(&[], &[]), "undefined-source"));
        assert!(runs(&configured.narrowed(&words(&["sourcing"]), &[]), "undefined-source"));
        let selection = Selection::default().narrowed(&[], &words(&["sourcing"]));
        assert!(!runs(&selection, "undefined-source"));
    }

    #[test]
    fn an_unknown_name_gets_a_suggestion_where_one_is_close() {
        assert_eq!(check_rule("undefined-source"), Ok(()));
        assert_eq!(check_rule_or_group("sourcing"), Ok(()));
        assert!(check_rule("sourcing").is_err());
        let message = check_rule("undefined-sorce").unwrap_err();
        assert!(message.contains("did you mean `undefined-source`?"), "{message}");
        let message = check_rule("xyz").unwrap_err();
        assert!(message.contains("`standfirst rules` lists them"), "{message}");
    }
}

//! Which rules run, and how severe their findings are.

use super::{ALL, Rule, Severity};

/// The rules that run, with their severities: all of them, unless told otherwise.
#[derive(Debug, Clone, Default)]
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

    fn severity_of(&self, rule: &Rule) -> Severity {
        let configured = self.severities.iter().rev().find(|(name, _)| name == rule.name);
        configured.map_or(rule.severity, |(_, severity)| *severity)
    }
}

/// Whether `list` names `rule` or its group.
fn names(list: &[String], rule: &Rule) -> bool {
    list.iter().any(|name| name == rule.name || name == rule.group.as_str())
}

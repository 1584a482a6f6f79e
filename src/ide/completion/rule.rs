//! The names of rules, in a suppression.

use crate::ide::snippet::Snippet;
use crate::rules::{self, Finding, Review, Rule};
use crate::text::TextRange;

use super::{Completion, CompletionKind, Origin};

/// What is being written of a suppression behind its directive: `rule, other-ru`.
pub(super) struct Names<'a> {
    written: Vec<&'a str>,
    typed: &'a str,
    /// Bytes of the name behind the cursor.
    beyond: usize,
}

impl<'a> Names<'a> {
    /// Reads what stands before and `after` the cursor; none once the reason has begun.
    pub fn read(text: &'a str, after: &str) -> Option<Self> {
        if text.contains(':') {
            return None;
        }
        let beyond = super::word_len(after);
        let is_between = |c: char| c == ',' || c.is_whitespace();
        let start = text.rfind(is_between).map_or(0, |at| at + 1);
        let (before, typed) = text.split_at(start);
        let written = before.split(is_between).filter(|name| !name.is_empty()).collect();
        Some(Self { written, typed, beyond })
    }

    /// The rules that can be named, those first that are `likely`.
    fn fitting(&self, likely: impl Fn(&Rule) -> bool) -> Vec<&'static Rule> {
        let fitting = rules::ALL
            .iter()
            .copied()
            .filter(|rule| rule.name.starts_with(self.typed) && !self.written.contains(&rule.name));
        let mut fitting: Vec<_> = fitting.collect();
        // The sort is stable, so that the others stay in the order of the registry.
        fitting.sort_by_key(|rule| !likely(rule));
        fitting
    }

    /// The rules to silence, those first that have something to say in `scope`. `cursor` is the
    /// byte of the source behind what was typed; a reason follows where none is there.
    pub fn silenced(
        &self,
        review: &Review,
        scope: TextRange,
        cursor: usize,
        has_reason: bool,
    ) -> Vec<Completion> {
        let is_here = |rule: &Rule, finding: &Finding| {
            finding.rule == rule.name && finding.range.overlaps(scope)
        };
        let findings = || review.findings.iter().chain(&review.silenced);
        let rules = self.fitting(|rule| findings().any(|finding| is_here(rule, finding)));
        let with_reason = |item: Completion| Completion {
            snippet: (!has_reason)
                .then(|| Snippet::without_choices(format!("{}: ${{1:explain why}}$0", item.plain))),
            ..item
        };
        rules.into_iter().map(|rule| with_reason(self.item(rule, cursor))).collect()
    }

    /// The rules to switch on again, those first that are off where the `comment` starts.
    pub fn enabled(&self, review: &Review, comment: usize, cursor: usize) -> Vec<Completion> {
        let suppressions = &review.analysis.article.suppressions;
        let off = || suppressions.iter().filter(|s| s.scope.touches(comment));
        let is_off = |rule: &Rule| off().any(|s| s.rules.iter().any(|r| r.value == rule.name));
        self.fitting(is_off).into_iter().map(|rule| self.item(rule, cursor)).collect()
    }

    fn item(&self, rule: &Rule, cursor: usize) -> Completion {
        let range = TextRange::new(cursor - self.typed.len(), cursor + self.beyond);
        Completion {
            detail: Some(rule.summary.to_owned()),
            origin: Some(Origin::Rule(rule.name.to_owned())),
            ..Completion::new(CompletionKind::Rule, rule.name, range)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_read_up_to_the_reason() {
        let read = |text| Names::read(text, "").map(|names| (names.written, names.typed));
        assert_eq!(read(""), Some((vec![], "")));
        assert_eq!(read("misq"), Some((vec![], "misq")));
        assert_eq!(read("misquotation, unk"), Some((vec!["misquotation"], "unk")));
        assert_eq!(read("misquotation: it"), None);
    }
}

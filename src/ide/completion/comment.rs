//! Suppressions, in a comment: the directive, then the rules.

use crate::article::vocabulary::{DIRECTIVES, DISABLE_NEXT_LINE, ENABLE};
use crate::ide::snippet::Snippet;
use crate::rules::Review;
use crate::text::TextRange;

use super::rule::Names;
use super::{Completion, CompletionKind, CursorLine};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// The open comment that the cursor is in.
pub(super) struct Comment<'a> {
    line: CursorLine<'a>,
    /// What stands in it before the cursor.
    inner: &'a str,
}

impl<'a> Comment<'a> {
    /// The comment around the cursor, if it starts in the same line.
    pub fn around(line: &CursorLine<'a>) -> Option<Self> {
        let (_, inner) = line.before.rsplit_once(OPEN)?;
        (!inner.contains(CLOSE)).then_some(Self { line: *line, inner })
    }

    /// What can stand in it.
    pub fn complete(&self, review: &Review, source: &str) -> Vec<Completion> {
        let text = self.inner.trim_start();
        let Some((directive, names)) = text.split_once(char::is_whitespace) else {
            return self.directives(text);
        };
        let cursor = self.line.cursor();
        let is_known = DIRECTIVES.iter().any(|(known, _)| *known == directive);
        // The end of the comment is no part of a name.
        let (behind, _) = self.line.after.split_once(CLOSE).unwrap_or((self.line.after, ""));
        let names = Names::read(names, behind).filter(|_| is_known);
        let Some(names) = names else { return Vec::new() };
        if directive == ENABLE {
            let comment = cursor - self.inner.len() - OPEN.len();
            return names.enabled(review, comment, cursor);
        }
        let scope = match directive {
            DISABLE_NEXT_LINE => self.next_line(source),
            _ => TextRange::new(cursor, source.len()),
        };
        names.silenced(review, scope, cursor, behind.contains(':'))
    }

    /// The directives that go on from `typed`.
    fn directives(&self, typed: &str) -> Vec<Completion> {
        let known = DIRECTIVES.iter().filter(|(name, _)| name.starts_with(typed));
        let is_closed = self.line.after.contains(CLOSE);
        let space = if self.inner.is_empty() { " " } else { "" };
        let range = self.line.range(self.line.before.len() - typed.len(), 0);
        let item = |(name, meaning): &(&str, &str)| {
            let reason = if *name == ENABLE { "" } else { ": ${2:explain why}" };
            let rest = if is_closed { " $0".to_owned() } else { format!(" $1{reason} {CLOSE}$0") };
            Completion {
                detail: Some((*meaning).to_owned()),
                plain: format!("{space}{name} "),
                snippet: Some(Snippet::without_choices(format!("{space}{name}{rest}"))),
                ..Completion::new(CompletionKind::Directive, *name, range)
            }
        };
        known.map(item).collect()
    }

    /// The next line that is not blank.
    fn next_line(&self, source: &str) -> TextRange {
        let end = self.line.cursor() + self.line.after.len();
        let rest = source.get(end..).unwrap_or_default();
        let text = rest.trim_start();
        let start = source.len() - text.len();
        TextRange::new(start, start + text.find('\n').unwrap_or(text.len()))
    }
}

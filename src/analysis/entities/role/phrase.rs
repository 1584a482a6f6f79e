//! How far a description reaches behind its first word.

use std::ops::Range;

use super::Beside;
use super::words::{is_abstract, is_plural_role, is_role, modifies, opens_detail, tells};

/// Tokens of the longest description.
const LONGEST: usize = 18;

impl<'a> Beside<'a> {
    /// The description that starts at token `from`: up to a mark, or to where it only goes into
    /// detail. None where it turns out to tell a clause, or has no end.
    pub(super) fn description(self, from: usize) -> Option<Range<usize>> {
        let last = self.limit.min(from + LONGEST);
        let mut at = from;
        while at < last && !self.ends(at) && !opens_detail(self.word(at)) {
            if tells(self.token(at)?) && !self.is_attribute(at) || self.is_own_name(at) {
                return None;
            }
            at += 1;
        }
        let is_cut = at == last && at < self.limit;
        let at = self.without_small_words(self.with_country(at), from);
        let is_told = is_abstract(self.noun_of(from..at));
        (!is_cut && !is_told && at > from + 1).then_some(from..at)
    }

    /// "the most cited scholar", "the newly formed group": a participle that describes.
    fn is_attribute(self, at: usize) -> bool {
        let before = self.word_before(at);
        let opens = matches!(before, "most" | "least" | "best" | "the" | "a" | "an" | "'s");
        self.word(at).ends_with("ed") && (opens || before.ends_with("ly"))
    }

    /// Whether the mention's last word comes again: a name does not describe itself.
    fn is_own_name(self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_capitalised())
            && self.word(at) == self.word_before(self.end)
    }

    /// Whether the description ends before token `at`.
    pub(super) fn ends(self, at: usize) -> bool {
        matches!(
            self.word(at),
            "," | "." | ";" | ":" | ")" | "(" | "[" | "?" | "!" | "—" | "–" | "" | "\"" | "”"
        )
    }

    /// Before the small words at the end, which a mark or a detail has cut off.
    fn without_small_words(self, end: usize, from: usize) -> usize {
        const DANGLING: [&str; 14] = [
            "a", "an", "the", "of", "in", "on", "at", "for", "to", "from", "with", "by", "about",
            "and",
        ];
        let is_dangling = |at: &usize| DANGLING.contains(&self.word(*at)) || self.is_date(*at);
        end - (from..end).rev().take_while(is_dangling).count()
    }

    /// "a boy from Irving, Texas,": the comma inside a place's name ends nothing.
    fn with_country(self, at: usize) -> usize {
        let behind = at + 1;
        let is_place = self.word(at) == "," && at > 0 && self.name_around(at - 1).is_some();
        let Some(next) = self.name_around(behind).filter(|name| is_place && name.start == behind)
        else {
            return at;
        };
        if matches!(self.word(next.end), "," | ".") { next.end } else { at }
    }

    /// The noun that the phrase is headed by: the last word before its first preposition.
    fn noun_of(self, phrase: Range<usize>) -> &'a str {
        const LINKS: [&str; 11] =
            ["of", "in", "for", "at", "to", "from", "with", "on", "between", "after", "by"];
        let end = phrase.clone().skip(1).find(|at| LINKS.contains(&self.word(*at)));
        self.word_before(end.unwrap_or(phrase.end))
    }

    /// Whether a role's noun opens the description at `from` without an article: "secretary of
    /// state", "Panama coach".
    pub(super) fn is_bare_role(self, from: usize) -> bool {
        const MOST_MODIFIERS: usize = 5;
        let is_modifier = |at: &usize| {
            let token = self.token(*at);
            token.is_some_and(|t| modifies(t) || is_role(t)) || self.name_around(*at).is_some()
        };
        let is_head = |at: usize| {
            let next = self.word(at + 1);
            self.token(at).is_some_and(|t| is_role(t) && !is_plural_role(t))
                && (self.ends(at + 1) || matches!(next, "of" | "for" | "at" | "to" | "and"))
        };
        let words = (from..self.limit).take(MOST_MODIFIERS);
        words.take_while(is_modifier).any(is_head)
    }
}

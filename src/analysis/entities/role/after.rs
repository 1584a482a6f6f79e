//! Roles behind the name.

use std::ops::Range;

use crate::language::EntityType;
use crate::language::token::Case;

use super::Beside;
use super::words::{is_office, is_role, is_small};

/// Words before a name at a sentence's start that make it an adverbial: "In Orlo, …".
const LONGEST_FRONT: usize = 3;

impl Beside<'_> {
    /// ", the chief executive,", ", OpenAI's new platform", ", secretary of state,".
    pub(super) fn apposition_after(self) -> Option<Range<usize>> {
        if matches!(self.word_before(self.start), "and" | "or") && !self.is_person() {
            return None; // What follows a list may speak of all its members.
        }
        let from = self.behind_comma()?;
        let phrase = self.apposition_at(from)?;
        let is_closed = self.word(phrase.end) == ",";
        (is_closed || !self.is_adverbial()).then_some(phrase)
    }

    pub(super) fn is_person(self) -> bool {
        self.kind == EntityType::Person
    }

    /// The token behind the comma behind the name; closing marks may stand between.
    fn behind_comma(self) -> Option<usize> {
        let mut at = self.end;
        let mut has_comma = false;
        while matches!(self.word(at), "," | "\"" | "”" | "’" | "'" | ")") {
            has_comma |= self.word(at) == ",";
            at += 1;
        }
        has_comma.then_some(at)
    }

    fn apposition_at(self, from: usize) -> Option<Range<usize>> {
        let phrase = self.description(from);
        let is_bare = self.is_bare_role(from) && (self.is_person() || self.kind == EntityType::Org);
        if self.opens_phrase(from) {
            return phrase;
        }
        let is_owned = self.name_around(from).is_some_and(|name| self.owns_noun(name.end));
        if is_owned || is_bare { phrase.or_else(|| self.short_role(from)) } else { None }
    }

    /// Whether an "'s" at token `at` has a common noun behind it: not in "Tern's Mara Lind".
    fn owns_noun(self, at: usize) -> bool {
        let noun = self.token(at + 1);
        self.word(at) == "'s" && noun.is_some_and(|t| t.case == Case::Lower || is_role(t))
    }

    /// "coach" alone between two commas.
    fn short_role(self, from: usize) -> Option<Range<usize>> {
        let is_noun = self.token(from).is_some_and(is_role) && self.ends(from + 1);
        is_noun.then_some(from..from + 1)
    }

    /// Whether an article or the like opens a common noun at `at`: not "the Netherlands".
    fn opens_phrase(self, at: usize) -> bool {
        let opens =
            matches!(self.word(at), "a" | "an" | "the" | "its" | "their" | "his" | "her" | "our");
        let Some(next) = self.token(at + 1) else { return false };
        let is_owner = self.name_around(at + 1).is_some_and(|n| self.word(n.end) == "'s");
        let is_noun = matches!(next.case, Case::Lower) || next.lower.starts_with(char::is_numeric);
        let is_title = is_role(next) || self.heads_role(at + 1);
        opens && (is_noun || is_owner || is_title || self.names_people(at + 1))
    }

    /// "the State Department Spokesperson": a name that goes on to a role.
    fn heads_role(self, at: usize) -> bool {
        const LONGEST_NAME: usize = 5;
        (at + 1..at + LONGEST_NAME)
            .take_while(|at| self.token(*at).is_some_and(|t| !is_small(t)) && !self.ends(*at))
            .any(|at| self.token(at).is_some_and(is_role))
    }

    /// "the Norwegian firm"
    fn names_people(self, at: usize) -> bool {
        let is_demonym = crate::language::lexicon::DEMONYMS.contains_key(self.word(at));
        is_demonym && self.token(at + 1).is_some_and(|t| t.case == Case::Lower)
    }

    /// Whether the name belongs to an adverbial at the sentence's start: "In Orlo, the talks …".
    fn is_adverbial(self) -> bool {
        const OPENERS: [&str; 10] =
            ["in", "at", "for", "on", "from", "under", "with", "after", "near", "like"];
        let front = self.start.saturating_sub(self.first);
        (1..=LONGEST_FRONT).contains(&front) && OPENERS.contains(&self.word(self.first))
    }

    /// "Orlo is a port in the north": what the name is said to be, if it is the subject.
    pub(super) fn predicate(self) -> Option<Range<usize>> {
        if !matches!(self.word(self.end), "is" | "was") || !self.is_subject() {
            return None;
        }
        let from = (self.end + 1..self.end + 3)
            .find(|at| !matches!(self.word(*at), "now" | "also" | "currently" | "still"))?;
        let opens = match self.word(from) {
            "a" | "an" => true,
            "the" => self.word(from + 1) != "first",
            "one" => self.word(from + 1) == "of" && self.word(from + 2) == "the",
            _ => false,
        };
        if !opens {
            return None;
        }
        let whole = self.description(from);
        let end = self.clause_end(from);
        let cut = || self.ends_description(from..end);
        whole.filter(|phrase| phrase.end <= end).or_else(cut)
    }

    /// The description `phrase`, cut where a clause goes on.
    fn ends_description(self, phrase: Range<usize>) -> Option<Range<usize>> {
        let inner = Self { limit: phrase.end, ..self };
        inner.description(phrase.start)
    }

    /// Where the predicate that starts at `from` ends before time, manner or another clause.
    fn clause_end(self, from: usize) -> usize {
        let goes_on = |at: usize| {
            let ends = matches!(
                self.word(at),
                "this"
                    | "last"
                    | "next"
                    | "as"
                    | "because"
                    | "after"
                    | "before"
                    | "when"
                    | "while"
                    | "but"
                    | "though"
                    | "although"
                    | "since"
                    | "if"
            );
            let and =
                self.word(at) == "and" && matches!(self.word(at + 1), "is" | "was" | "has" | "had");
            !ends && !and && !self.is_date(at)
        };
        let behind = (from..self.limit).find(|at| !goes_on(*at) || self.ends(*at));
        behind.unwrap_or(self.limit)
    }

    /// Whether the name can be the subject of the verb behind it: no preposition stands before it.
    fn is_subject(self) -> bool {
        let before = self.word_before(self.start);
        const OPENERS: [&str; 8] = ["", ",", "\"", "“", "but", "and", "that", "while"];
        let is_titled = self
            .start
            .checked_sub(1)
            .and_then(|at| self.token(at))
            .is_some_and(|t| is_role(t) || t.lower == "'s" || t.lower == "the");
        OPENERS.contains(&before) || is_titled || self.start == self.first
    }

    /// ", who heads the council": what someone does for a living.
    pub(super) fn relative(self) -> Option<Range<usize>> {
        let from = self.end + 1;
        let has_comma = self.word(self.end) == ",";
        let opens = has_comma
            && matches!(self.word(from), "who" | "which")
            && is_office(self.word(from + 1));
        if !opens {
            return None;
        }
        let phrase = self.description(from + 2)?;
        Some(from + 1..phrase.end)
    }
}

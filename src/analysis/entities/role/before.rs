//! Roles in front of the name.

use std::ops::Range;

use crate::language::EntityType;
use crate::language::lexicon;
use crate::language::token::Token;

use super::Beside;
use super::words::{
    is_day, is_kin, is_place_kind, is_plural_role, is_role, is_small, may_be_verb, modifies,
    modifies_at_start,
};

/// Words that are taken along before a role's noun.
const LONGEST_MODIFIERS: usize = 6;
/// Words between a role's noun and the name: "president of the … of … Mara Lind".
const LONGEST_COMPLEMENT: usize = 14;

impl Beside<'_> {
    /// "its long-term partner Orlo", "Chief Executive of Tern Mara Lind", "the town of Orlo".
    pub(super) fn title(self) -> Option<Range<usize>> {
        let end = self.before_quote(self.start);
        let last = self.token(end.checked_sub(1)?)?;
        if self.is_noun(end - 1) {
            return Some(self.with_relation(self.phrase_start(end - 1), last)..end);
        }
        let kind =
            end.checked_sub(2).filter(|at| last.lower == "of" && is_place_kind(self.word(*at)));
        if let Some(kind) = kind {
            return Some(self.phrase_start(kind)..kind + 1);
        }
        // "editor at the Norwegian" is no role of "Gazette": the adjective is part of the name.
        let is_named = last.is_capitalised()
            && !is_small(last)
            && !is_day(last)
            && !lexicon::DEMONYMS.contains_key(last.lower.as_str());
        let head = is_named.then(|| self.head_with_complement(end)).flatten()?;
        Some(self.phrase_start(head)..end)
    }

    /// "the team's coach, Mara Lind,", "Co-founder of Tern, Mara Lind, …": only where a mark closes
    /// the name, since a comma alone may part anything.
    pub(super) fn apposition_before(self) -> Option<Range<usize>> {
        let start = self.before_quote(self.start);
        let end = start.checked_sub(1).filter(|at| self.word(*at) == ",")?;
        let last = end.checked_sub(1)?;
        let is_noun = self.is_noun(last);
        let head = if is_noun { Some(last) } else { self.head_with_complement(end) }?;
        let start = self.phrase_start(head);
        let owns = (start..head).any(|at| self.word(at) == "'s");
        let is_opening = start == self.first && !is_noun;
        let is_subject = owns && matches!(self.word_before(start), "" | ",");
        if !self.is_closed() && !is_subject {
            return None;
        }
        let determiner = start.checked_sub(1).filter(|at| {
            matches!(self.word(*at), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our")
        });
        match determiner {
            Some(determiner) => Some(determiner..end),
            None => (owns || is_opening).then_some(start..end),
        }
    }

    /// Whether a mark ends the name.
    fn is_closed(self) -> bool {
        matches!(self.word(self.end), "" | "," | "." | ")" | "”" | "\"")
    }

    /// Whether token `at` is the noun of a role: no verb ("to host Tern"), no part of another name
    /// ("the Orlo Party"), nor, for a person, several ("councillors Mara Lind and …").
    fn is_noun(self, at: usize) -> bool {
        const BEFORE_VERBS: [&str; 9] =
            ["to", "will", "would", "can", "could", "may", "must", "should", "not"];
        let Some(token) = self.token(at).filter(|t| is_role(t)) else { return false };
        let is_verb = may_be_verb(&token.lower) && BEFORE_VERBS.contains(&self.word_before(at));
        let is_named =
            token.is_capitalised() && self.name_around(at).is_some_and(|name| name.start < at);
        let has_wrong_number = self.is_person() && is_plural_role(token);
        let is_body = lexicon::NAME_CUES.get(token.lower.as_str()) == Some(&"org");
        let is_part = token.is_capitalised() && (is_body || self.kind == EntityType::Place);
        !is_verb && !is_named && !has_wrong_number && !is_part
    }

    /// "his father": whose, where the noun alone would tell nothing.
    fn with_relation(self, start: usize, noun: &Token) -> usize {
        let is_pronoun = matches!(self.word_before(start), "his" | "her" | "their");
        start - usize::from(is_pronoun && is_kin(&noun.lower))
    }

    fn before_quote(self, at: usize) -> usize {
        let is_quote = matches!(self.word_before(at), "\"" | "“" | "‘" | "'");
        at - usize::from(is_quote)
    }

    /// The role's noun that words up to token `end` go on: "head" of "the head of Tern".
    fn head_with_complement(self, end: usize) -> Option<usize> {
        let from = self.first.max(end.saturating_sub(LONGEST_COMPLEMENT));
        for at in (from + 1..end).rev() {
            let token = self.token(at)?;
            let links = matches!(token.lower.as_str(), "of" | "at" | "to" | "for");
            if links && self.is_noun(at - 1) {
                return Some(at - 1);
            }
            let goes_on = links
                || matches!(token.lower.as_str(), "the" | "and" | "on" | "in" | "'s" | "-")
                || token.is_capitalised() && !is_day(token)
                || modifies(token);
            if !goes_on {
                return None;
            }
        }
        None
    }

    /// Where the phrase starts whose noun is token `head`, its article left out.
    fn phrase_start(self, head: usize) -> usize {
        let floor = self.first.max(head.saturating_sub(LONGEST_MODIFIERS));
        let mut start = head;
        while start > floor {
            match self.step_back(start, head) {
                0 => break,
                step => start = start.saturating_sub(step).max(self.first),
            }
        }
        start
    }

    /// How many tokens before `start` belong to the phrase.
    fn step_back(self, start: usize, head: usize) -> usize {
        let at = start - 1;
        let Some(token) = self.token(at) else { return 0 };
        if token.lower == "'s" {
            return self.owner_before(at).map_or(0, |owner| start - owner);
        }
        if token.lower == "and" {
            return if self.joins_modifiers(at, head) { 2 } else { 0 };
        }
        if let Some(name) = self.name_around(at).filter(|name| name.end == start && !is_role(token))
        {
            return if is_day(token) { 0 } else { start - name.start.max(self.first) };
        }
        let is_start = at == self.first && modifies_at_start(token);
        usize::from((modifies(token) || is_start) && !is_day(token))
    }

    /// The first token of who owns what follows the "'s" at `at`: a name, or a noun.
    fn owner_before(self, at: usize) -> Option<usize> {
        let last = at.checked_sub(1)?;
        let named = self.name_around(last).map(|name| name.start.max(self.first));
        named.or_else(|| self.token(last).filter(|t| modifies(t)).map(|_| last))
    }

    /// "activist and philosopher", "interior and overseas minister"; not "Tern and rival Orlo".
    fn joins_modifiers(self, at: usize, head: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.token(at)) else { return false };
        let is_noun_pair = self.is_noun(at - 1) && !is_plural_role(before);
        let is_modifier_pair = at + 1 < head && modifies(before) && !before.is_capitalised();
        is_noun_pair || is_modifier_pair
    }
}

//! Who stands beside a reporting word: "[Mara Lind], the chief executive, said".

use std::ops::Range;

use crate::text::TextRange;

use super::clause::range_of;
use super::lexicon::{ABBREVIATIONS, NAME_CUES, REPORTING_VERBS, ROLES, SOURCE_NOUNS};
use super::name::{EntityType, Name};
use super::token::{Token, TokenKind};

/// How many tokens a noun phrase has at most.
const LONGEST_PHRASE: usize = 14;

/// How many tokens may stand between two commas behind a subject.
const LONGEST_APPOSITION: usize = 16;

/// The subject of a reporting verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// The noun phrase, by its tokens.
    pub tokens: Range<usize>,
    /// The name in it, or else all of it.
    pub speaker: TextRange,
}

/// The words and names in which speakers are looked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speakers<'a> {
    pub tokens: &'a [Token],
    pub names: &'a [Name],
}

impl Speakers<'_> {
    /// Whether the word at `at` is a finite form, or participle, of a verb that reports.
    pub fn is_cue(&self, at: usize) -> bool {
        let Some(note) = self.cue_note(at) else { return false };
        let previous = at.checked_sub(1).map(|i| &self.tokens[i]);
        let next = self.tokens.get(at + 1);
        if self.tokens[at].lower == "said" && next.is_some_and(|t| t.lower == "to") {
            return false; // "said to be ill"
        }
        match note {
            "noun" => {
                let subject = previous.is_some_and(|t| t.is_capitalised() || is_pronoun(t));
                let clause = next.is_some_and(|t| t.lower == "that");
                clause || (subject && !next.is_some_and(is_preposition))
            }
            "person" => previous.is_some_and(|t| t.is_capitalised() || is_person_pronoun(t)),
            "clause" => next.is_some_and(|t| t.lower == "that"),
            "quote" => false,
            "out" => next.is_some_and(|t| t.lower == "out"),
            "source" => self.is_found_by_source(at),
            _ => true,
        }
    }

    /// "the report found …", "polls showed that …"; not so in "the report found in a drawer".
    fn is_found_by_source(&self, at: usize) -> bool {
        let subject = self.before(at, at.saturating_sub(LONGEST_PHRASE));
        let is_source = |t: &Token| SOURCE_NOUNS.contains_key(t.lower.as_str());
        let by_source = subject.is_some_and(|s| self.tokens[s.tokens].iter().any(is_source));
        let next = self.tokens.get(at + 1);
        by_source && next.is_some_and(|t| t.is_wordlike() && !is_preposition(t))
    }

    /// Whether the word at `at` reports, given that it stands beside a quotation.
    pub fn is_quote_cue(&self, at: usize) -> bool {
        let Some(note) = self.cue_note(at) else { return false };
        let behind_subject = at > 0 && self.tokens[at - 1].is_capitalised();
        match note {
            "source" | "out" => self.is_cue(at),
            "noun" => behind_subject || self.is_cue(at),
            _ => true,
        }
    }

    fn cue_note(&self, at: usize) -> Option<&'static str> {
        let token = self.tokens.get(at)?;
        let note = REPORTING_VERBS.get(token.lower.as_str())?;
        let participle = self.tokens.get(at + 1).is_some_and(|t| t.lower == "by");
        if participle || (*note == "noun" && token.is_capitalised()) {
            return None; // "reported by"; "the United States"
        }
        let previous = at.checked_sub(1).map(|i| &self.tokens[i]);
        let bound = previous.is_some_and(|t| {
            is_determiner(t) || is_infinitive_marker(t) || (is_be(t) && !is_ing(token))
        });
        (!bound).then_some(note)
    }

    /// The subject before token `cue`, not reaching before token `from`.
    pub fn before(&self, cue: usize, from: usize) -> Option<Subject> {
        let end = self.skip_adverbs_back(cue, from);
        let outer = self.skip_apposition_back(end, from)?;
        let start = self.phrase_start(outer, from);
        let is_predicate = start > from && is_be(&self.tokens[start - 1]);
        if is_predicate && self.tokens.get(start).is_some_and(is_participle) {
            return None; // "the homes that were raided at night have …"
        }
        let subject = self.subject(start, outer)?;
        let name = (outer < end).then(|| self.name_behind_role(&subject, end)).flatten();
        Some(Subject { speaker: name.unwrap_or(subject.speaker), ..subject })
    }

    /// The name behind the comma of "the director, Mara Lind,": the person whose role the subject
    /// is. Nothing but a mark, or the end at `to`, may follow it.
    fn name_behind_role(&self, subject: &Subject, to: usize) -> Option<TextRange> {
        let is_role = |t: &Token| {
            let lower = t.lower.as_str();
            NAME_CUES.get(lower) == Some(&"title") || ROLES.contains_key(lower)
        };
        let head = self.head_end(subject.tokens.start, subject.tokens.end).checked_sub(1)?;
        let role = self.tokens.get(head).is_some_and(is_role);
        let comma = self.tokens.get(subject.tokens.end).is_some_and(|t| t.is_mark(','));
        let name = self.name_at(subject.tokens.end + 1).filter(|_| role && comma)?;
        let behind = self.tokens.partition_point(|t| t.range.start < name.range.end);
        let alone = behind >= to || self.tokens.get(behind).is_none_or(|t| !t.is_wordlike());
        let possessive = self.tokens.get(behind).is_some_and(is_possessive);
        (name.kind == EntityType::Person && alone && !possessive).then_some(name.range)
    }

    /// The subject behind token `cue`, as in "said Mara Lind", not reaching to token `to`.
    pub fn after(&self, cue: usize, to: usize) -> Option<Subject> {
        self.at(cue + 1, to)
    }

    /// The noun phrase that starts at token `start`, not reaching to token `to`.
    pub fn at(&self, start: usize, to: usize) -> Option<Subject> {
        let end = self.phrase_end(start, to);
        if let Some(name) = self.name_at(start).filter(|name| name.range.end > self.end_of(end)) {
            let behind = self.tokens.partition_point(|t| t.range.start < name.range.end);
            return Some(Subject { tokens: start..behind.min(to), speaker: name.range });
        }
        let subject = self.subject(start, end)?;
        let name = self.name_behind_role(&subject, to);
        Some(Subject { speaker: name.unwrap_or(subject.speaker), ..subject })
    }

    fn subject(&self, start: usize, end: usize) -> Option<Subject> {
        let tokens = self.tokens.get(start..end)?;
        let is_noun = |t: &Token| is_noun_like(t) && t.kind != TokenKind::Number;
        let named = tokens.iter().any(|t| is_noun(t) || is_pronoun(t));
        named.then(|| Subject { tokens: start..end, speaker: self.speaker_in(start, end) })
    }

    fn skip_adverbs_back(&self, cue: usize, from: usize) -> usize {
        let leading = self.tokens[from..cue].iter().rev();
        cue - leading.take(4).take_while(|t| is_verb_companion(t)).count()
    }

    /// Before the apposition or relative word that ends at token `end`, if there is one.
    fn skip_apposition_back(&self, end: usize, from: usize) -> Option<usize> {
        let last = self.tokens.get(from..end)?.last()?;
        if matches!(last.lower.as_str(), "who") {
            let comma = end >= from + 2 && self.tokens[end - 2].is_mark(',');
            return Some(end - 1 - usize::from(comma));
        }
        let opening = match last.lower.as_str() {
            "," => ',',
            ")" => '(',
            _ => return Some(end),
        };
        let inside = self.tokens[from..end - 1].iter().rev().take(LONGEST_APPOSITION);
        let back = inside.into_iter().position(|t| t.is_mark(opening))?;
        Some(end - 2 - back)
    }

    /// Where the noun phrase starts that ends at token `end`.
    fn phrase_start(&self, end: usize, from: usize) -> usize {
        let mut start = end;
        let first = from.max(end.saturating_sub(LONGEST_PHRASE));
        while start > first {
            let token = &self.tokens[start - 1];
            let object = start > first + 1 && is_linking(&self.tokens[start - 2]);
            if is_pronoun(token) && !object {
                start -= usize::from(start == end);
                break;
            }
            let modifier = self.agent_phrase(start - 1, first);
            if start < end && modifier > 0 {
                start -= modifier;
                continue;
            }
            let abbreviated = self.abbreviation(start - 1, first);
            if start < end && abbreviated {
                start -= 1;
                continue;
            }
            let goes_on = is_pronoun(token)
                || is_noun_like(token)
                || is_possessive(token)
                || is_determiner(token)
                || (start < end && (is_linking(token) || self.joins_names(start - 1)));
            if !goes_on {
                break;
            }
            start -= 1;
            let leads = start > first
                && (is_linking(&self.tokens[start - 1]) || self.agent_phrase(start - 1, first) > 0);
            if is_determiner(token) && !is_possessive(token) && !leads {
                break;
            }
        }
        let dangling = |t: &&Token| is_linking(t) || is_possessive(t);
        start + self.tokens[start..end].iter().take_while(dangling).count()
    }

    /// How many tokens lead back from the "by" at token `at` to the noun that it belongs to: two in
    /// "a letter seen by Sky News", one in "a study by Tern"; none where there is no such noun.
    fn agent_phrase(&self, at: usize, first: usize) -> usize {
        if self.tokens[at].lower != "by" || at < first + 2 {
            return 0;
        }
        let [noun, word] = [&self.tokens[at - 2], &self.tokens[at - 1]];
        let is_source = SOURCE_NOUNS.contains_key(word.lower.as_str());
        match (is_source, is_participle(word) && is_noun_like(noun)) {
            (true, _) => 1,
            (_, true) => 2,
            _ => 0,
        }
    }

    /// Where the noun phrase ends that starts at token `start`.
    fn phrase_end(&self, start: usize, to: usize) -> usize {
        if self.tokens.get(start).is_some_and(is_pronoun) {
            return start + 1;
        }
        let last = to.min(start.saturating_add(LONGEST_PHRASE)).min(self.tokens.len());
        let mut end = start;
        while end < last {
            let token = &self.tokens[end];
            let linking = end > start && is_linking_forward(token);
            let noun_before = end > start && !is_linking_forward(&self.tokens[end - 1]);
            if noun_before && is_determiner(token) && !is_possessive(token) {
                break; // "the plan suits | the town": another phrase
            }
            let goes_on = is_noun_like(token)
                || is_possessive(token)
                || is_determiner(token)
                || linking
                || (end > start && (self.joins_names(end) || self.abbreviation(end, start)));
            if !goes_on {
                break;
            }
            end += 1;
        }
        let dangling = |t: &&Token| is_linking(t) || is_determiner(t);
        let phrase = self.tokens.get(start..end).unwrap_or_default();
        end - phrase.iter().rev().take_while(dangling).count()
    }

    /// Whether the mark at `at` is inside a name: the stop of "Dr. Lind", the stroke of "Tern/Rook".
    fn abbreviation(&self, at: usize, first: usize) -> bool {
        let token = &self.tokens[at];
        let inside = at > first && self.tokens.get(at + 1).is_some_and(Token::is_capitalised);
        inside && self.tokens[at - 1].is_capitalised() && {
            let word = self.tokens[at - 1].lower.as_str();
            let short = ABBREVIATIONS.contains_key(word) || word.chars().count() == 1;
            token.is_mark('.') && short || token.is_mark('/') && !token.spaced
        }
    }

    /// "Lind and Marsh": the "and" between two capitals.
    fn joins_names(&self, at: usize) -> bool {
        let capital = |i: usize| self.tokens.get(i).is_some_and(Token::is_capitalised);
        self.tokens[at].lower == "and" && at > 0 && capital(at - 1) && capital(at + 1)
    }

    /// The name that the phrase is headed by, or all of the phrase.
    fn speaker_in(&self, start: usize, end: usize) -> TextRange {
        let head = self.head_end(start, end);
        let all = range_of(self.tokens, start, end);
        if let Some(name) = self.name_ending(head).filter(|n| n.range.start >= all.start) {
            return name.range;
        }
        let named = |at: &usize| {
            let token = &self.tokens[*at];
            (is_noun_like(token) && token.is_capitalised())
                || (*at > start && at + 1 < head && self.joins_names(*at))
        };
        let run = (start..head).rev().take_while(named).count();
        let alone = run == 1 && head - run == start && head < end;
        if run == 0 || alone { all } else { range_of(self.tokens, head - run, head) }
    }

    /// Where the phrase's head ends: before "of the council", "familiar with the matter".
    fn head_end(&self, start: usize, end: usize) -> usize {
        let inside_name = |at: usize| {
            let offset = self.tokens[at].range.start;
            let capital = |i: usize| self.tokens.get(i).is_some_and(Token::is_capitalised);
            self.name_around(offset).is_some()
                || (self.tokens[at].lower == "of"
                    && capital(at - 1)
                    && capital(at + 1)
                    && self.tokens[at + 1].lower != "the"
                    && self.name_ending(at).is_none_or(|n| n.kind != EntityType::Person))
        };
        let modifies = |at: usize| {
            is_linking(&self.tokens[at])
                || self.agent_phrase(at, start) == 1
                || at + 1 < end && self.agent_phrase(at + 1, start) == 2
        };
        (start + 1..end).find(|&at| modifies(at) && !inside_name(at)).unwrap_or(end)
    }

    fn end_of(&self, end: usize) -> usize {
        end.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(0, |t| t.range.end)
    }

    fn name_at(&self, token: usize) -> Option<&Name> {
        let offset = self.tokens.get(token)?.range.start;
        self.name_around(offset).filter(|name| name.range.start == offset)
    }

    fn name_ending(&self, end: usize) -> Option<&Name> {
        let offset = self.end_of(end);
        self.name_around(offset.checked_sub(1)?).filter(|name| name.range.end == offset)
    }

    fn name_around(&self, offset: usize) -> Option<&Name> {
        let next = self.names.partition_point(|name| name.range.end <= offset);
        self.names.get(next).filter(|name| name.range.contains(offset))
    }
}

/// Whether the word can be part of a noun phrase.
fn is_noun_like(token: &Token) -> bool {
    const COUNTS: [&str; 9] =
        ["other", "others", "many", "some", "several", "both", "most", "all", "own"];
    let lower = token.lower.as_str();
    if lower == "i" {
        return !token.is_capitalised(); // the newspaper of that name
    }
    let verb = REPORTING_VERBS.get(lower).is_some_and(|note| *note != "noun");
    token.is_wordlike() && !verb && (!token.is_function || COUNTS.contains(&lower))
}

pub(super) fn is_pronoun(token: &Token) -> bool {
    is_person_pronoun(token) || token.lower == "it"
}

fn is_person_pronoun(token: &Token) -> bool {
    const PRONOUNS: [&str; 4] = ["he", "she", "they", "we"];
    let first = token.lower == "i" && token.is_capitalised(); // "the i" is a newspaper.
    first || PRONOUNS.contains(&token.lower.as_str())
}

fn is_determiner(token: &Token) -> bool {
    const DETERMINERS: [&str; 17] = [
        "a", "an", "the", "one", "no", "any", "another", "each", "this", "these", "those", "its",
        "his", "her", "their", "our", "my",
    ];
    is_possessive(token) || DETERMINERS.contains(&token.lower.as_str())
}

fn is_possessive(token: &Token) -> bool {
    token.kind == TokenKind::Mark && token.lower == "'s"
}

/// Prepositions that tie a noun to the noun before it.
pub(super) fn is_linking(token: &Token) -> bool {
    const LINKING: [&str; 11] =
        ["of", "for", "with", "in", "at", "from", "to", "on", "near", "inside", "within"];
    TokenKind::Word == token.kind && LINKING.contains(&token.lower.as_str())
}

/// Those of them that go on behind "said an analyst …"; "said Lind in a letter" does not.
fn is_linking_forward(token: &Token) -> bool {
    matches!(token.lower.as_str(), "of" | "for" | "with" | "at" | "from" | "close" | "familiar")
}

/// Past participles, by their endings or from the list of those that modify documents and people.
fn is_participle(token: &Token) -> bool {
    const IRREGULAR: [&str; 10] =
        ["seen", "held", "led", "run", "sent", "written", "given", "shown", "made", "told"];
    let lower = token.lower.as_str();
    !token.is_capitalised() && (lower.ends_with("ed") || IRREGULAR.contains(&lower))
}

pub(super) fn is_preposition(token: &Token) -> bool {
    is_linking(token) || matches!(token.lower.as_str(), "by" | "about" | "against" | "over")
}

/// "to say", "would say": no statement yet.
fn is_infinitive_marker(token: &Token) -> bool {
    const MARKERS: [&str; 10] =
        ["to", "will", "would", "can", "could", "may", "might", "should", "must", "not"];
    MARKERS.contains(&token.lower.as_str()) || token.lower.ends_with("n't")
}

fn is_be(token: &Token) -> bool {
    const BE: [&str; 7] = ["is", "are", "was", "were", "be", "been", "being"];
    BE.contains(&token.lower.as_str())
}

fn is_ing(token: &Token) -> bool {
    token.lower.ends_with("ing")
}

/// Auxiliaries and adverbs between a subject and its verb.
pub(super) fn is_verb_companion(token: &Token) -> bool {
    const COMPANIONS: [&str; 14] = [
        "has", "have", "had", "is", "are", "was", "were", "also", "later", "then", "once",
        "already", "now", "still",
    ];
    let lower = token.lower.as_str();
    COMPANIONS.contains(&lower)
        || (!token.is_capitalised() && lower.len() > 5 && lower.ends_with("ly"))
}

//! How surely something is said: "is weighing" < "is preparing" < "will"; "could" < "is expected
//! to" < "does".
//!
//! The words stand in `lexicon/hedges.txt`, each with the [`Strength`] that it leaves and where it
//! counts; the head of that file explains the notes.

use serde::Serialize;

use crate::text::TextRange;

use super::clause::{range_of, rest_of_clause};
use super::lexicon::HEDGES;
use super::sentence::Sentence;
use super::token::{Case, Token, TokenKind};

/// Words that weaken a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hedge {
    /// The words themselves, auxiliaries included: "is weighing", "could".
    pub range: TextRange,
    /// What they leave of the statement.
    pub strength: Strength,
    /// The words whose certainty they set: the rest of the clause.
    pub scope: TextRange,
}

/// How strongly a statement commits itself, weakest first. A statement without a hedge is
/// [`Strength::Fact`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// "could", "may", "might", "is weighing", "is considering": one of several outcomes.
    Possible,
    /// "is preparing", "plans to", "seeks to", "is likely to", "appears to", "should", "would": the
    /// way things lean.
    Probable,
    /// "is expected to", "is set to", "is about to": what is reckoned with.
    Expected,
    /// "will", "has agreed to", "threatens to": announced, not yet done.
    Announced,
    /// "does", "did": no hedge at all.
    Fact,
}

/// Finds the hedges of a block.
///
/// Hedges that stand side by side count as one, of the weaker strength: "could possibly", "is
/// reportedly considering".
pub fn hedges(_text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Hedge> {
    sentences.iter().flat_map(|sentence| in_sentence(tokens, sentence)).collect()
}

/// A hedge by its tokens.
struct Found {
    start: usize,
    end: usize,
    strength: Strength,
}

fn in_sentence(tokens: &[Token], sentence: &Sentence) -> Vec<Hedge> {
    let limit = sentence.tokens.end;
    let headline = is_title_case(&tokens[sentence.tokens.clone()]);
    let mut all: Vec<Found> = Vec::new();
    let mut at = sentence.tokens.start;
    while at < limit {
        let Some((length, note)) = HEDGES.longest_at(&tokens[..limit], at) else {
            at += 1;
            continue;
        };
        let end = at + length;
        let here = Place { tokens, first: sentence.tokens.start, start: at, end, headline };
        if let Some(strength) = strength(note)
            && here.allows(note)
        {
            push(&mut all, Found { start: here.verb_start(), end, strength });
        }
        at = end;
    }
    all.into_iter().map(|found| hedge(tokens, &found, limit)).collect()
}

/// Adds `next` to the hedges, as part of the last one where they touch.
fn push(all: &mut Vec<Found>, next: Found) {
    match all.last_mut() {
        Some(last) if next.start <= last.end => {
            last.start = last.start.min(next.start);
            last.end = next.end;
            last.strength = last.strength.min(next.strength);
        }
        _ => all.push(next),
    }
}

fn hedge(tokens: &[Token], found: &Found, limit: usize) -> Hedge {
    Hedge {
        range: range_of(tokens, found.start, found.end),
        strength: found.strength,
        scope: rest_of_clause(tokens, found.end, limit),
    }
}

fn strength(note: &str) -> Option<Strength> {
    match note.split(' ').next() {
        Some("possible") => Some(Strength::Possible),
        Some("probable") => Some(Strength::Probable),
        Some("expected") => Some(Strength::Expected),
        Some("announced") => Some(Strength::Announced),
        _ => None,
    }
}

/// Where a phrase of the list stands.
struct Place<'a> {
    tokens: &'a [Token],
    /// The first token of the sentence.
    first: usize,
    start: usize,
    end: usize,
    /// Whether the sentence is written in title case.
    headline: bool,
}

impl Place<'_> {
    /// Whether the phrase is a hedge here, by what its note demands.
    fn allows(&self, note: &str) -> bool {
        let needs = |word| note.split(' ').any(|part| part == word);
        !(self.is_name_or_noun()
            || self.is_noun_with_infinitive()
            || needs("adjective") && !self.is_before_noun()
            || needs("object") && self.next().is_some_and(|t| t.kind == TokenKind::Number)
            || needs("auxiliary") && !self.headline && self.verb_start() == self.start)
    }

    /// The month May, a man named Will, someone's last will.
    fn is_name_or_noun(&self) -> bool {
        let word = &self.tokens[self.start];
        if self.end - self.start > 1 || !matches!(word.lower.as_str(), "may" | "will") {
            return false;
        }
        let capital = word.case == Case::Capital;
        let next_capital = self.next().is_some_and(Token::is_capitalised);
        let next_number = self.next().is_some_and(|t| t.kind == TokenKind::Number);
        let dated = next_number || self.previous().is_some_and(leads_to_month);
        let named = capital && (word.lower == "may" || next_capital || self.start > self.first);
        (capital && dated)
            || (named && !self.headline)
            || self.previous().is_some_and(is_determiner)
    }

    /// "its attempts to …", "Lind's plan to …"
    fn is_noun_with_infinitive(&self) -> bool {
        let infinitive = self.tokens[self.start..self.end].last().is_some_and(|t| t.lower == "to");
        infinitive && self.previous().is_some_and(is_determiner)
    }

    /// Whether an article or possessive stands before the phrase and a content word behind it.
    fn is_before_noun(&self) -> bool {
        let content = |t: &Token| t.kind == TokenKind::Word && !t.is_function;
        self.previous().is_some_and(is_determiner) && self.next().is_some_and(content)
    }

    /// The first auxiliary that leads up to the phrase, or the phrase itself.
    fn verb_start(&self) -> usize {
        const MOST_AUXILIARIES: usize = 4;
        let word = &self.tokens[self.start];
        if is_adverb(word) && !word.lower.ends_with("likely") {
            return self.start;
        }
        let mut start = self.start;
        let leading = self.tokens[self.first..self.start].iter().enumerate().rev();
        for (back, token) in leading.take(MOST_AUXILIARIES) {
            if is_auxiliary(token) {
                start = self.first + back;
            } else if !is_adverb(token) {
                break;
            }
        }
        start
    }

    fn previous(&self) -> Option<&Token> {
        self.tokens[self.first..self.start].last()
    }

    fn next(&self) -> Option<&Token> {
        self.tokens.get(self.end)
    }
}

/// Whether nearly all content words have a capital, as in a headline.
fn is_title_case(tokens: &[Token]) -> bool {
    const FEWEST_WORDS: usize = 3;
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
    // Most sentences have too few capitals to be looked at any closer.
    if words.clone().filter(|t| t.is_capitalised()).count() < FEWEST_WORDS {
        return false;
    }
    let content = words.filter(|t| !t.is_function);
    let capitals = content.clone().filter(|t| t.is_capitalised()).count();
    capitals >= FEWEST_WORDS && capitals * 5 >= content.count() * 4
}

fn is_auxiliary(token: &Token) -> bool {
    const AUXILIARIES: [&str; 12] =
        ["am", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having"];
    AUXILIARIES.contains(&token.lower.as_str())
}

fn is_adverb(token: &Token) -> bool {
    const ADVERBS: [&str; 10] =
        ["also", "now", "still", "already", "just", "even", "then", "again", "only", "widely"];
    let lower = token.lower.as_str();
    ADVERBS.contains(&lower) || (lower.len() > 4 && lower.ends_with("ly"))
}

fn is_determiner(token: &Token) -> bool {
    const DETERMINERS: [&str; 14] = [
        "a", "an", "the", "any", "every", "another", "its", "his", "her", "their", "our", "my",
        "your", "'s",
    ];
    DETERMINERS.contains(&token.lower.as_str())
}

/// Whether the word leads up to the name of a month.
fn leads_to_month(token: &Token) -> bool {
    const PREPOSITIONS: [&str; 12] =
        ["in", "of", "on", "since", "until", "by", "from", "last", "next", "early", "late", "mid"];
    PREPOSITIONS.contains(&token.lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{sentence::sentences, token::tokens};

    fn read(text: &str) -> Vec<Hedge> {
        let read = tokens(text);
        hedges(text, &read, &sentences(text, &read))
    }

    /// `marked` shows each hedge in brackets.
    fn check(marked: &str, strengths: &[Strength]) {
        let text = marked.replace(['[', ']'], "");
        let found = read(&text);
        let mut shown = text.clone();
        for hedge in found.iter().rev() {
            shown.insert(hedge.range.end, ']');
            shown.insert(hedge.range.start, '[');
        }
        assert_eq!(shown, marked);
        assert_eq!(found.iter().map(|h| h.strength).collect::<Vec<_>>(), strengths, "{text}");
    }

    use Strength::*;

    #[test]
    fn the_ladder() {
        check("The regulator [could] fine Tern.", &[Possible]);
        check("The regulator [is weighing] a fine.", &[Possible]);
        check("The regulator [has been considering] it.", &[Possible]);
        check("The two [are in talks to] merge.", &[Possible]);
        check("The regulator [is preparing] a fine.", &[Probable]);
        check("Tern [plans to] appeal.", &[Probable]);
        check("Tern [is expected to] appeal.", &[Expected]);
        check("Tern [is due to open] a mill.", &[Expected]);
        check("Tern [will] appeal.", &[Announced]);
        check("Tern [has agreed to] pay.", &[Announced]);
        check("Tern appealed.", &[]);
    }

    #[test]
    fn neighbours_count_as_one_hedge_of_the_weaker_strength() {
        check("Tern [could possibly] appeal.", &[Possible]);
        check("Tern [will likely] appeal.", &[Probable]);
        check("Tern [is reportedly considering] an appeal.", &[Possible]);
        check("It was [reportedly] sold.", &[Probable]);
        check("Tern [is currently weighing] an appeal.", &[Possible]);
    }

    #[test]
    fn headlines_hedge_too() {
        check("Regulator [Weighs] Fine for Tern", &[Possible]);
        check("Regulator [May] Fine Tern Bank", &[Possible]);
        check("Regulator [Will] Fine Tern Bank", &[Announced]);
        check("Tern [Set to] Appeal Record Fine", &[Expected]);
    }

    #[test]
    fn the_same_words_in_other_senses_do_not() {
        check("It happened in May and on May 5.", &[]);
        check("Will Marsh read the will of his aunt.", &[]);
        check("The fish weighs 40 kg.", &[]);
        check("The delay was due to rain.", &[]);
        check("She could not be reached.", &[]);
        check("He sold a chess set to Rook.", &[]);
        check("It is considered a gem.", &[]);
        check("Its attempts to merge failed.", &[]);
    }

    #[test]
    fn adjectives_hedge_before_a_noun() {
        check("They fear a [possible] fine.", &[Possible]);
        check("Go if possible.", &[]);
        check("The council proposed cuts.", &[]);
    }

    #[test]
    fn the_scope_is_the_rest_of_the_clause() {
        for (text, scope) in [
            ("Tern could pay, lose or win, but Rook won.", "pay, lose or win"),
            ("Perhaps, it rained.", "it rained"),
            ("Tern is weighing an appeal; Rook is not.", "an appeal"),
        ] {
            assert_eq!(read(text)[0].scope.of(text), scope);
        }
    }
}

//! What the claim adds: several words in a row, nothing like which is in the evidence, in a claim
//! that is the evidence's otherwise.

use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::vocabulary::Relation;
use crate::language::lexicon::REPORTING_VERBS;
use crate::language::thesaurus;
use crate::language::{Token, TokenKind};
use crate::text::TextRange;

/// How strange the words of a run must be together to tell something of their own, and the share
/// of the claim's other words that must stand in the evidence: the more of it is said in other
/// words, the less a run of new ones tells.
const STRANGE: [(usize, f32); 2] = [(8, 0.6), (6, 0.8)];
/// The same where the run is all that a preposition or a conjunction adds: "near a quarry".
const STRANGE_ADJUNCT: [(usize, f32); 2] = [(6, 0.8), (5, 0.9)];
/// The same where the evidence has all the other words of the claim, and they are so many.
const STRANGE_TO_ALL: usize = 4;
const ALL_OTHERS: usize = 7;
/// So many words of the claim must stand in the evidence.
const SHARED: usize = 2;
/// Words that can open what is added.
const OPENERS: [&str; 22] = [
    "and", "or", "but", "with", "near", "at", "in", "on", "from", "after", "before", "during",
    "amid", "for", "by", "into", "behind", "beside", "under", "over", "through", "without",
];

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    if alignment.source.is_excerpt() {
        return Vec::new();
    }
    let claim = &alignment.claim;
    let runs = runs(alignment);
    let known = claim.content().filter(|(_, token)| alignment.source_has(token)).count();
    let words = claim.content().count();
    if known < SHARED {
        return Vec::new();
    }
    let is_added = |run: &Run| {
        let anchored = known as f32 / words.saturating_sub(run.words).max(1) as f32;
        let is_enough =
            |(strange, share): &(usize, f32)| run.strangeness >= *strange && anchored >= *share;
        let adjunct = STRANGE_ADJUNCT.iter().filter(|_| run.is_adjunct);
        let is_all_else_told = known + run.words == words && known >= ALL_OTHERS;
        STRANGE.iter().chain(adjunct).any(is_enough)
            || run.is_adjunct && is_all_else_told && run.strangeness >= STRANGE_TO_ALL
    };
    let added = runs.into_iter().filter(is_added);
    added.map(|run| Reason::absent(ReasonKind::Content, claim, run.range)).collect()
}

/// Words in a row that the evidence has not.
struct Run {
    range: TextRange,
    words: usize,
    /// The sum of what [`strangeness`] says of its words.
    strangeness: usize,
    /// Whether it begins behind a preposition or a conjunction.
    is_adjunct: bool,
}

fn runs(alignment: &Alignment<'_>) -> Vec<Run> {
    let claim = &alignment.claim;
    let is_figure = |token: &Token| {
        claim.quantities().any(|quantity| quantity.range.covers(token.range))
            || claim.dates().any(|date| date.range.covers(token.range))
    };
    let telling = claim.content().filter(|(_, token)| !is_neutral(token) && !is_figure(token));
    let mut runs: Vec<Run> = Vec::new();
    let mut is_open = false;
    for (at, token) in telling {
        let strangeness = strangeness(alignment, token);
        match (strangeness, runs.last_mut()) {
            (Some(more), Some(run)) if is_open => {
                run.range = run.range.join(token.range);
                run.words += 1;
                run.strangeness += more;
            }
            (Some(strangeness), _) => {
                let is_adjunct = is_opened(&claim.tokens()[..at]);
                runs.push(Run { range: token.range, words: 1, strangeness, is_adjunct });
            }
            (None, _) => {}
        }
        is_open = strangeness.is_some();
    }
    runs
}

/// Words that say who says so tell nothing by themselves.
fn is_neutral(token: &Token) -> bool {
    token.lower == "according" || REPORTING_VERBS.contains_key(token.lower.as_str())
}

/// Whether the last of the words before a run, its article left out, is one that opens something
/// new.
fn is_opened(before: &[Token]) -> bool {
    let is_determiner = |token: &&Token| {
        matches!(token.lower.as_str(), "a" | "an" | "the" | "its" | "his" | "her" | "their" | "all")
    };
    let opener = before.iter().rev().find(|token| !is_determiner(token));
    opener.is_some_and(|token| token.is_mark(',') || OPENERS.contains(&token.lower.as_str()))
}

/// How strange a word is to the evidence: 2 where it has nothing like it, 1 where something that it
/// has is akin in one of its senses, or where the word is a name, which may be another for somebody
/// in it; none where it has the word, or another for it.
fn strangeness(alignment: &Alignment<'_>, token: &Token) -> Option<usize> {
    let wording = &alignment.source.wording;
    let is_known = alignment.source_has(token) || wording.has_country_of(token);
    if token.kind != TokenKind::Word || is_known {
        return None;
    }
    match wording.relation(&thesaurus::senses(&token.lower)) {
        Relation::Opposite | Relation::Synonym => None,
        Relation::Related | Relation::Narrower | Relation::Wider => Some(1),
        _ if token.is_capitalised() => Some(1),
        Relation::Unknown | Relation::Sister | Relation::Strange => Some(2),
    }
}

/// Whether the evidence has the word, or one that is akin to it.
pub(super) fn is_akin(alignment: &Alignment<'_>, token: &Token) -> bool {
    strangeness(alignment, token).is_none_or(|strangeness| strangeness < 2)
}

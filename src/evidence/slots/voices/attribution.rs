//! In whose words: a claim must not tell as fact what its evidence tells as somebody's view.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::opposites::{Stems, stems_of};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::{Strength, Token};

use super::{accusation, dispute};

/// Stems of words that charge somebody with something.
static CHARGES: LazyLock<Stems> = LazyLock::new(|| stems_of(include_str!("charges.txt")));

/// Stems of what is broken when somebody breaks a rule or a promise.
static BREAKABLE: LazyLock<Stems> = LazyLock::new(|| stems_of(include_str!("breakable.txt")));

/// Stems of the verb that is a charge only with one of [`BREAKABLE`] as its object.
const BREAKING: [&str; 3] = ["break", "broke", "broken"];
/// The object of a verb stands among so many tokens from it on.
const BREAKING_REACH: usize = 6;

/// Stems of words by which a charge is laid, tried or answered: whoever writes "charged with murder"
/// or "a murder inquiry" makes no charge.
static LAID: LazyLock<Stems> = LazyLock::new(|| stems_of(include_str!("laid.txt")));
/// A charge stands at most so many tokens behind the word by which it is laid.
const LAID_BEFORE: usize = 16;
/// "murder inquiry": the word stands at most so many tokens behind the charge.
const LAID_BEHIND: usize = 2;

/// Words by which the writer judges in their own voice, and stems of words by which somebody else does.
static JUDGEMENTS: LazyLock<HashSet<SmolStr, FxBuildHasher>> = LazyLock::new(|| {
    let words = include_str!("judgements.txt").lines().filter(|line| !line.starts_with('#'));
    words.flat_map(str::split_whitespace).map(SmolStr::new).collect()
});
static STANCES: LazyLock<Stems> = LazyLock::new(|| stems_of(include_str!("stances.txt")));
/// Stems of verbs that give a thing its name, and how far before the name they stand.
const NAMING: [&str; 8] =
    ["call", "brand", "describ", "label", "dub", "regard", "condemn", "denounc"];
const NAMED: usize = 8;
/// Participles that report behind a comma: "sued the firm, saying that it had cheated".
const REPORTING: [&str; 8] = [
    "saying",
    "claiming",
    "alleging",
    "arguing",
    "insisting",
    "asserting",
    "complaining",
    "charging",
];

/// Words that open a clause of its own inside a headline.
const CLAUSE_WORDS: [&str; 5] = ["as", "after", "because", "since", "while"];

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    charge(alignment)
        .or_else(|| accusation::told_as_fact(alignment))
        .or_else(|| dispute::told_as_fact(alignment))
        .into_iter()
        .collect()
}

/// The claim makes a charge in its own voice that nobody in the evidence makes but in theirs.
fn charge(alignment: &Alignment<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let mut charges =
        claim.content().filter(|(at, _)| is_charge(claim, *at) || is_judgement(claim, *at));
    charges.find_map(|(at, token)| {
        let is_own = !claim.is_attributed(token.range)
            && !claim.is_conditional()
            && !is_hedged(claim, token);
        if !is_own {
            return None;
        }
        let (statement, said) = only_as_a_view(alignment, at)?;
        Some(Reason {
            kind: ReasonKind::Attribution,
            claim: token.range,
            evidence: Some(statement.at(statement.sentence.range)),
            detail: format!(
                "“{}” as fact, where the evidence has “{}” in somebody’s words only",
                claim.slice(token.range),
                statement.slice(said.range),
            ),
            replacement: None,
        })
    })
}

/// Whether the word at `at` charges somebody with something. To break is a charge only where a
/// rule or a promise is broken, to lie only where it is done to somebody or about something.
fn is_charge(claim: &Statement<'_>, at: usize) -> bool {
    let tokens = claim.tokens();
    let token = &tokens[at];
    let breaks_a_rule = || {
        let near = tokens[at..].iter().take(BREAKING_REACH);
        near.into_iter().any(|token| BREAKABLE.contains(&token.stem))
    };
    let tells_lies = || {
        let next = tokens.get(at + 1);
        token.lower == "lied" || next.is_some_and(|t| matches!(t.lower.as_str(), "to" | "about"))
    };
    CHARGES.contains(&token.stem)
        && !is_laid(tokens, at)
        && match token.stem.as_str() {
            "lie" => tells_lies(),
            stem => !BREAKING.contains(&stem) || breaks_a_rule(),
        }
}

/// Whether the claim only tells of a charge: "charged with murder", "a murder inquiry".
fn is_laid(tokens: &[Token], at: usize) -> bool {
    let before = tokens[..at].iter().rev().take(LAID_BEFORE);
    let behind = tokens[at + 1..].iter().take(LAID_BEHIND);
    before.chain(behind).any(|token| LAID.contains(&token.stem))
}

/// Whether the writer judges with the word at `at`: "a disgrace", "too small".
fn is_judgement(claim: &Statement<'_>, at: usize) -> bool {
    let (before, rest) = claim.tokens().split_at(at);
    let is_too = before.last().is_some_and(|token| token.lower == "too");
    let opens = |token: &Token| {
        let mut marks = ['"', '“', '‘', '\'', '`'].iter();
        token.lower != "'s" && marks.any(|mark| token.is_mark(*mark))
    };
    if before.iter().any(opens) {
        return false; // a title, or somebody's own words
    }
    let is_judging = is_too || rest.first().is_some_and(|t| JUDGEMENTS.contains(&t.lower));
    is_judging && !takes_stance(claim)
}

/// Whether the sentence has somebody judge: "regards it as", "called it".
pub(in crate::evidence::slots) fn takes_stance(statement: &Statement<'_>) -> bool {
    statement.tokens().iter().any(|token| STANCES.contains(&token.stem))
}

/// Whether a hedge of the claim reaches the word. It does not reach into the next clause:
/// "threatens action as the rival breaks its word".
fn is_hedged(claim: &Statement<'_>, token: &Token) -> bool {
    claim.hedges().filter(|hedge| hedge.scope.covers(token.range)).any(|hedge| {
        let between = claim
            .tokens()
            .iter()
            .filter(|t| t.range.start >= hedge.range.end && t.range.end <= token.range.start);
        hedge.strength < Strength::Fact
            && !between.into_iter().any(|t| CLAUSE_WORDS.contains(&t.lower.as_str()))
    })
}

/// The first place where the evidence makes the same charge, if all such places are somebody's
/// words, or conditional.
fn only_as_a_view<'a>(
    alignment: &'a Alignment<'_>,
    charge: usize,
) -> Option<(Statement<'a>, &'a Token)> {
    let wanted = alignment.claim.tokens()[charge].concept();
    let is_judgement = is_judgement(&alignment.claim, charge);
    let mut first = None;
    for id in alignment.source.sentences_with(wanted) {
        let statement = alignment.source.statement(*id);
        for (_, token) in statement.content().filter(|(_, token)| token.concept() == wanted) {
            let is_somebodys = statement.is_attributed(token.range)
                || is_reported(&statement, token)
                || is_judgement && is_named_so(&statement, token);
            let is_view = is_somebodys
                || statement.is_conditional()
                || statement.strength_at(token.range) < Strength::Fact;
            if !is_view {
                return None;
            }
            if is_somebodys {
                first.get_or_insert((statement, token));
            }
        }
    }
    first.filter(|(statement, _)| is_on_topic(alignment, statement))
}

/// Whether somebody calls it by that word: "called the affair a farce".
fn is_named_so(statement: &Statement<'_>, word: &Token) -> bool {
    let before = statement.tokens().iter().rev().skip_while(|t| t.range.end > word.range.start);
    before.take(NAMED).any(|token| NAMING.contains(&token.stem.as_str()))
}

/// Whether "saying that" or the like stands before the word.
fn is_reported(statement: &Statement<'_>, word: &Token) -> bool {
    let before = statement.tokens().iter().take_while(|t| t.range.end <= word.range.start);
    let before: Vec<&Token> = before.collect();
    before
        .windows(2)
        .any(|pair| REPORTING.contains(&pair[0].lower.as_str()) && pair[1].lower == "that")
}

/// Whether the sentence speaks of somebody whom the claim speaks of, too.
fn is_on_topic(alignment: &Alignment<'_>, statement: &Statement<'_>) -> bool {
    let is_passage = |aligned: &Aligned<'_>| aligned.passage.place() == statement.place();
    let shares_name = || {
        let names = alignment.claim.tokens().iter().filter(|token| token.is_capitalised());
        names.into_iter().any(|name| {
            statement.tokens().iter().any(|token| token.is_capitalised() && token.stem == name.stem)
        })
    };
    alignment.passages.iter().any(is_passage) || shares_name()
}

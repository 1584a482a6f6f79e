//! How surely: a claim must not say as settled what its evidence only weighs.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};
use crate::language::{Hedge, Strength, Token};

use crate::evidence::slots::verb::{is_irregular_past, is_noun, is_past};

/// What a hedge is about stands among so many content words behind it.
const GOVERNED: usize = 4;
/// Two statements that share so many governed words speak of the same thing.
const TELLING: usize = 2;
/// A passage must cover this much of a claim before its open verb means the claim's.
const CLOSE: f32 = 0.45;
/// The same where the evidence has the verb only once.
const CLOSE_IF_SINGLE: f32 = 0.25;
/// Verbs that make a deed of the noun behind them: "went on strike".
const LIGHT: [&str; 6] = ["went", "made", "took", "held", "gave", "staged"];
/// A passage that has this part of what the best one has tells of the same.
const NEARLY: f32 = 0.4;
/// So many small words may stand between a hedge and its verb ("might soon be").
const GAP: usize = 2;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let hedged = || {
        let passages = alignment.passages.iter();
        let all = passages.flat_map(|aligned| aligned.passage.hedges().map(move |h| (aligned, h)));
        all.filter(|(aligned, hedge)| !is_proposal(&aligned.passage, hedge))
    };
    let stronger = hedged().filter_map(|(aligned, hedge)| judge(alignment, aligned, hedge));
    let done = hedged().filter_map(|(aligned, hedge)| told_as_done(alignment, aligned, hedge));
    stronger.chain(done).take(1).collect()
}

/// Holds what `hedge` governs in the passage against the words of the claim that say the same.
fn judge(alignment: &Alignment<'_>, aligned: &Aligned<'_>, hedge: &Hedge) -> Option<Reason> {
    let claim = &alignment.claim;
    if is_future_in_the_past(&aligned.passage, hedge) {
        return None;
    }
    let open = governed(&aligned.passage, hedge);
    let pairs: Vec<(usize, usize)> = aligned.paired().filter(|(_, j)| open.contains(j)).collect();
    // A passage that has little of the claim, and one word of what it leaves open, tells something
    // else.
    let is_beside = pairs.len() < TELLING && !is_about_claim(alignment, aligned);
    if is_beside || is_permission(claim, &aligned.passage, hedge) {
        return None;
    }
    let strength = |i: usize| claim.strength_at(claim.tokens()[i].range);
    if pairs.iter().any(|(i, _)| strength(*i) <= hedge.strength) {
        return None;
    }
    // Without a verb of its own to compare, the claim may speak of the thing in another light.
    let is_about_it = |own: &Hedge| {
        let mine = governed(claim, own);
        let is_first_pair = pairs.first().is_some_and(|(first, _)| mine.contains(first));
        is_first_pair || pairs.iter().any(|(at, _)| mine.first() == Some(at))
    };
    let is_stronger = |own: &Hedge| {
        let is_much_the_same =
            (hedge.strength, own.strength) == (Strength::Probable, Strength::Expected);
        own.strength > hedge.strength && !is_much_the_same
    };
    let own = claim.hedges().find(|own| is_stronger(own) && is_about_it(own))?;
    if is_said_as_surely(alignment, own) {
        return None;
    }
    let written = (&aligned.passage, hedge.range);
    Some(Reason::differs(ReasonKind::Modality, (claim, own.range), written))
}

/// Whether a passage is the best, or tells nearly as much of the claim.
fn is_about_claim(alignment: &Alignment<'_>, aligned: &Aligned<'_>) -> bool {
    let best = alignment.passages.first();
    best.is_none_or(|best| aligned.score >= NEARLY * best.score)
}

/// "may use their phones" said as "will be allowed to use their phones"
fn is_permission(claim: &Statement<'_>, passage: &Statement<'_>, hedge: &Hedge) -> bool {
    const PERMITTED: [&str; 4] = ["allowed", "permitted", "able", "free"];
    let may = passage.slice(hedge.range).to_lowercase();
    matches!(may.as_str(), "may" | "can" | "could")
        && claim.tokens().iter().any(|token| PERMITTED.contains(&token.lower.as_str()))
}

/// Whether those who talk with one another ask or propose something: "Could you bring a cake?", "we
/// could meet at six". What they settle on then is told as settled.
fn is_proposal(statement: &Statement<'_>, hedge: &Hedge) -> bool {
    let tokens = statement.tokens();
    let span = statement.token_span(hedge.range);
    let before = span.start.checked_sub(1).and_then(|at| tokens.get(at));
    let beside = before.into_iter().chain(tokens.get(span.end));
    let is_ours = |token: &Token| matches!(token.lower.as_str(), "i" | "we" | "you");
    let is_question = || tokens.iter().rev().take(2).any(|token| token.is_mark('?'));
    !statement.is_attributed(hedge.range) && (is_question() || beside.into_iter().any(is_ours))
}

/// "They said that they would": what somebody else's "will" becomes when it is reported.
fn is_future_in_the_past(statement: &Statement<'_>, hedge: &Hedge) -> bool {
    statement.is_attributed(hedge.range)
        && statement.slice(hedge.range).eq_ignore_ascii_case("would")
}

/// The indices of the content words that a hedge is about.
fn governed(statement: &Statement<'_>, hedge: &Hedge) -> Vec<usize> {
    let is_about =
        |token: &Token| token.range.start >= hedge.range.end && hedge.scope.covers(token.range);
    statement
        .content()
        .filter(|(_, token)| is_about(token))
        .map(|(index, _)| index)
        .take(GOVERNED)
        .collect()
}

/// Whether a sentence of the evidence says the same thing as surely as `own` does: with words of
/// its own that are as strong, about as many of the same things as tell one statement from another.
fn is_said_as_surely(alignment: &Alignment<'_>, own: &Hedge) -> bool {
    let claim = &alignment.claim;
    let things: Vec<_> =
        governed(claim, own).into_iter().map(|index| claim.tokens()[index].concept()).collect();
    let needed = things.len().min(TELLING);
    let mut statements = things.iter().flat_map(|thing| alignment.source.sentences_with(thing));
    statements.any(|id| {
        let statement = alignment.source.statement(*id);
        let is_as_sure = |hedge: &&Hedge| hedge.strength >= own.strength;
        !statement.is_conditional()
            && statement.hedges().filter(is_as_sure).any(|hedge| {
                let same = governed(&statement, hedge)
                    .into_iter()
                    .filter(|index| things.contains(&statement.tokens()[*index].concept()));
                same.count() >= needed
            })
    })
}

/// The claim tells as done ("has appealed", "was signed") what `hedge` leaves open in the passage.
fn told_as_done(alignment: &Alignment<'_>, aligned: &Aligned<'_>, hedge: &Hedge) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &aligned.passage;
    let verb = *governed(passage, hedge).first()?;
    let behind = passage.token_span(hedge.range).end;
    let (at, _) = aligned.paired().find(|(_, j)| *j == verb)?;
    // What the evidence speaks of only once is the same thing.
    let is_single = alignment.source.sentences_with(claim.tokens()[at].concept()).len() == 1
        && (aligned.paired().count() > 1 || auxiliary_start(claim, at) < at);
    let is_close = aligned.score >= if is_single { CLOSE_IF_SINGLE } else { CLOSE };
    if verb > behind + GAP || !is_close || is_future_in_the_past(passage, hedge) {
        return None;
    }
    let is_open = claim.strength_at(claim.tokens()[at].range) < Strength::Fact
        || claim.is_conditional()
        || claim.is_attributed(claim.tokens()[at].range) && !passage.is_attributed(hedge.range);
    let is_adverb = passage.slice(hedge.range).ends_with("ly");
    let is_told = is_finite(claim, at, &passage.tokens()[verb], (hedge.strength, is_adverb));
    if is_open || !is_told || is_fact_elsewhere(alignment, at) {
        return None;
    }
    let start = auxiliary_start(claim, at);
    let said = claim.tokens()[start].range.join(claim.tokens()[at].range);
    let written = hedge.range.join(passage.tokens()[verb].range);
    let reason = Reason::differs(ReasonKind::Modality, (claim, said), (passage, written));
    Some(reason.replaced_by(None))
}

/// Whether the claim has the verb in a form that tells of a fact: the past, the present with its
/// ending, or behind "has" or "was". What was announced is a fact to most writers; only "has" and
/// the past say that it is done.
/// `is_adverb`: whether the hedge is an adverb ("probably"), which leaves the verb its form.
fn is_finite(
    claim: &Statement<'_>,
    at: usize,
    base: &Token,
    (strength, is_adverb): (Strength, bool),
) -> bool {
    let tokens = claim.tokens();
    let verb = &tokens[at];
    let before = at.checked_sub(1).and_then(|index| tokens.get(index));
    let is_one_of =
        |words: &[&str]| before.is_some_and(|token| words.contains(&token.lower.as_str()));
    let has_auxiliary = is_one_of(&["has", "have", "had", "was", "were"]);
    let is_other_form =
        verb.lower != base.lower && verb.stem == base.stem || is_irregular_past(verb);
    let follows_subject = before.is_some_and(|token| {
        is_content(token) || matches!(token.lower.as_str(), "he" | "she" | "it" | "they" | "who")
    });
    let is_phrase = tokens.get(at + 1).is_some_and(|t| matches!(t.lower.as_str(), "by" | "from"));
    let is_ing = verb.lower.ends_with("ing");
    match strength {
        Strength::Announced => {
            is_one_of(&["has", "have", "had"]) && !is_ing
                || is_past(verb) && verb.lower != base.lower && follows_subject && !is_phrase
                || is_light(tokens, at)
        }
        _ if is_adverb => verb.lower == base.lower,
        _ => !is_ing && (has_auxiliary || is_other_form && follows_subject && !is_phrase),
    }
}

/// Whether the word at `at` is what somebody went on, made, held: "went on strike".
fn is_light(tokens: &[Token], at: usize) -> bool {
    let before = tokens[..at].iter().rev().take(GAP);
    before.into_iter().any(|token| LIGHT.contains(&token.lower.as_str()))
}

/// The first auxiliary before the verb at `at`, or the verb itself.
fn auxiliary_start(claim: &Statement<'_>, at: usize) -> usize {
    let is_auxiliary = |index: &usize| {
        let lower = claim.tokens()[*index].lower.as_str();
        matches!(lower, "has" | "have" | "had" | "was" | "were" | "been")
    };
    (0..at).rev().take_while(is_auxiliary).last().unwrap_or(at)
}

/// Whether the evidence tells the same verb as a fact anywhere.
fn is_fact_elsewhere(alignment: &Alignment<'_>, at: usize) -> bool {
    let wanted = alignment.claim.tokens()[at].concept();
    alignment.source.sentences_with(wanted).iter().any(|id| {
        let statement = alignment.source.statement(*id);
        let mut same = statement.content().filter(|(_, token)| token.concept() == wanted);
        same.any(|(at, token)| {
            statement.strength_at(token.range) == Strength::Fact && !is_noun(&statement, at)
        })
    })
}

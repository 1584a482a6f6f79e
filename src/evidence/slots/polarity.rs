//! Yes or no, up or down: a claim must not say the opposite of its evidence.

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::opposites::{are_opposite, are_opposite_directions, has_opposite};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::{Statement, is_content};

use super::verb::{is_be, is_noun};
use super::{Slot, deeds};
use crate::language::lexicon;
use crate::language::{Negation, Token, TokenKind};

/// A passage must cover this much of a claim before "not" on one side alone means anything.
const CLOSE: f32 = 0.6;
/// A passage must cover this much of a claim before an opposite means anything.
const NEAR: f32 = 0.35;
/// The same where the two verbs have the same object.
const FAINT: f32 = 0.1;
/// So many words of a claim must stand in a passage before it can be close.
const ENOUGH: usize = 3;
/// Stems of verbs by which somebody answers a charge, and what they answer.
const STANCES: [&str; 8] =
    ["admit", "confess", "acknowledg", "deni", "accept", "reject", "confirm", "disput"];
const MATTERS: [&str; 12] = [
    "this",
    "charge",
    "charges",
    "claim",
    "claims",
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "blame",
    "wrongdoing",
    "responsibility",
];
/// A negation and the word that it turns stand at most so many tokens apart.
const REACH: usize = 3;
/// So many words around two opposites must be the same.
const CONTEXT_NEEDED: usize = 2;
/// Words next to one another stand at most so many tokens apart.
const NEXT: usize = 3;
/// Stems of verbs by which a thing is turned away.
const REFUSALS: [&str; 4] = ["reject", "deni", "refut", "refus"];
/// Prepositions before what is not itself said or denied.
const PREPOSITIONS: [&str; 12] =
    ["of", "in", "on", "at", "for", "from", "by", "with", "between", "about", "as", "among"];
/// A preposition stands at most so many tokens before the last word of its phrase.
const PHRASE: usize = 4;
/// Stems of verbs that leave open whether something is so.
const DOUBTS: [&str; 5] = ["doubt", "disput", "question", "contest", "exclud"];

pub(super) const SLOTS: &[Slot] = &[compare];

fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let passages = || alignment.passages.iter();
    let opposites = passages().filter(|aligned| aligned.score >= FAINT);
    let best = passages().filter(|best| is_close(alignment, best));
    opposites
        .filter_map(|aligned| opposite(alignment, aligned))
        .chain(best.filter_map(|best| negated(alignment, best)))
        .chain(other_stance(alignment))
        .take(1)
        .collect()
}

/// Whether the passage speaks of most of what the claim does, apart from the word that denies it; a
/// people's name counts for their country.
fn is_close(alignment: &Alignment<'_>, best: &Aligned<'_>) -> bool {
    let claim = &alignment.claim;
    let is_denial = |range| negations(claim).any(|negation| negation.range.covers(range));
    let own: Vec<_> = claim.content().filter(|(_, token)| !is_denial(token.range)).collect();
    let is_there = |at: usize, token: &Token| {
        best.pairs[at].is_some()
            || token.is_capitalised() && alignment.source.wording.has_country_of(token)
    };
    let has_most = || {
        let there = own.iter().filter(|(at, token)| is_there(*at, token)).count();
        there as f32 >= CLOSE * own.len() as f32 && there >= ENOUGH
    };
    best.score >= CLOSE || has_most()
}

/// "admits that it did" for "denies the charge": the claim's verb stands nowhere in the evidence,
/// its opposite with the same subject does, and means what was told before.
fn other_stance(alignment: &Alignment<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let (i, mine) = words(claim).find(|(i, mine)| {
        STANCES.contains(&mine.stem.as_str())
            && !is_negated(claim, *i)
            && !alignment.source_has(mine)
    })?;
    let subject = claim.tokens()[..i].last().filter(|token| is_content(token))?;
    alignment.source.sentences_with(subject.concept()).iter().find_map(|id| {
        let statement = alignment.source.statement(*id);
        let tokens = statement.tokens();
        let j = (1..tokens.len()).find(|j| {
            are_opposite(mine, &tokens[*j]) && tokens[j - 1].concept() == subject.concept()
        })?;
        let points_back =
            tokens[j + 1..].iter().take(NEXT).any(|token| MATTERS.contains(&token.lower.as_str()));
        let written = (&statement, tokens[j].range);
        let reason = Reason::differs(ReasonKind::Polarity, (claim, mine.range), written);
        (points_back && !is_negated(&statement, j)).then_some(reason)
    })
}

/// One side is negated where the other is not. Where both have as many negations, they may well say
/// the same in other words ("denied that it would", "will not"); two in a row say yes ("did not rule
/// out").
fn negated(alignment: &Alignment<'_>, best: &Aligned<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &best.passage;
    if is_odd(claim) == is_odd(passage) || doubts(passage) || doubts(claim) {
        return None;
    }
    let (i, j) = best.paired().find(|(i, j)| {
        is_negated(claim, *i) != is_negated(passage, *j)
            && is_aside(claim, *i) == is_aside(passage, *j)
            && is_what_is_denied(alignment, *i)
            && !both_ways(alignment, best, *i)
    })?;
    if is_denied_elsewhere(alignment, i) {
        return None;
    }
    let said = (claim, with_negation(claim, i));
    let written = (passage, with_negation(passage, j));
    if said.0.slice(said.1).eq_ignore_ascii_case(written.0.slice(written.1)) {
        return None; // "it's not, it's not expensive"
    }
    Some(Reason::differs(ReasonKind::Polarity, said, written).replaced_by(None))
}

/// Whether it is the word at `at` that a "not" denies: of "not overrule the board", it is the
/// overruling, of which the evidence tells elsewhere.
fn is_what_is_denied(alignment: &Alignment<'_>, at: usize) -> bool {
    let claim = &alignment.claim;
    let Some(from) = negation_before(claim, at) else { return true };
    let is_not = matches!(claim.tokens()[from].lower.as_str(), "not" | "n't" | "never");
    let between = &claim.tokens()[from + 1..at];
    let is_told = |word: &Token| is_content(word) && alignment.source_has(word);
    !(is_not && is_noun(claim, at) && between.iter().any(is_told))
}

/// The words of a sentence that say that something is not so. To reject a thing is no such word:
/// its opposite is to accept the thing. Of "neither … nor", one counts.
fn negations<'a>(statement: &Statement<'a>) -> impl Iterator<Item = &'a Negation> + use<'a> {
    let statement = *statement;
    statement.negations().filter(move |negation| {
        let span = statement.token_span(negation.range);
        let (first, next) = (&statement.tokens()[span.start], statement.tokens().get(span.end));
        let is_about_a_thing = REFUSALS.contains(&first.stem.as_str())
            && span.len() == 1
            && next.is_none_or(|token| token.lower != "that" && !token.lower.ends_with("ing"));
        !is_about_a_thing && first.lower != "nor"
    })
}

/// Whether the negations of a sentence leave one over.
fn is_odd(statement: &Statement<'_>) -> bool {
    negations(statement).count() % 2 == 1
}

/// Whether the word at `at` stands in a phrase behind a preposition: there another word is what is
/// said or denied.
fn is_aside(statement: &Statement<'_>, at: usize) -> bool {
    let start = negation_before(statement, at).map_or(0, |start| start + 1);
    let phrase = &statement.tokens()[start.max(at.saturating_sub(PHRASE))..at];
    let is_verb =
        |token: &Token| is_be(token) || matches!(token.lower.as_str(), "has" | "have" | "had");
    let mut phrase =
        phrase.iter().rev().take_while(|token| token.kind != TokenKind::Mark && !is_verb(token));
    phrase.any(|token| PREPOSITIONS.contains(&token.lower.as_str()))
}

/// Whether somebody doubts something in the sentence: nearly a negation.
fn doubts(statement: &Statement<'_>) -> bool {
    statement.tokens().iter().any(|token| DOUBTS.contains(&token.stem.as_str()))
}

/// Whether the claim negates the word at `at` with a word ("denies") that stands in the evidence,
/// too: then the denial is told there, in another sentence than the thing denied.
fn is_denied_elsewhere(alignment: &Alignment<'_>, at: usize) -> bool {
    let claim = &alignment.claim;
    let denial = negation_before(claim, at).map(|index| &claim.tokens()[index]);
    denial
        .filter(|token| is_content(token))
        .is_some_and(|token| !alignment.source.sentences_with(token.concept()).is_empty())
}

/// Whether the word at `at` is turned into its opposite: by one negation, or three.
fn is_negated(statement: &Statement<'_>, at: usize) -> bool {
    let word = statement.tokens()[at].range;
    let all = negations(statement).filter(|n| n.scope.covers(word) && n.range.end <= word.start);
    negation_before(statement, at).is_some() && all.count() % 2 == 1
}

/// The token index of a negation that stands shortly before token `at` and reaches it.
fn negation_before(statement: &Statement<'_>, at: usize) -> Option<usize> {
    let word = statement.tokens()[at].range;
    let negation = negations(statement).find(|negation| {
        let span = statement.token_span(negation.range);
        negation.scope.covers(word) && span.end <= at && at - span.end < REACH
    })?;
    Some(statement.token_span(negation.range).start)
}

fn with_negation(statement: &Statement<'_>, at: usize) -> crate::text::TextRange {
    let word = statement.tokens()[at].range;
    match negation_before(statement, at) {
        Some(from) => statement.tokens()[from].range.join(word),
        None => word,
    }
}

/// Whether some other sentence of the evidence says the word as the claim does, of some of the same
/// things.
fn both_ways(alignment: &Alignment<'_>, best: &Aligned<'_>, at: usize) -> bool {
    let claim = &alignment.claim;
    let wanted = claim.tokens()[at].concept();
    let negated = is_negated(claim, at);
    let needed = (best.paired().count() / 3).max(1);
    // Of a verb like "said", it depends on what was said.
    let is_report = lexicon::REPORTING_VERBS.contains_key(claim.tokens()[at].lower.as_str());
    let complement = best.paired().find(|(i, _)| is_report && *i > at).map(|(i, _)| i);
    let has_complement =
        |statement: &Statement<'_>| complement.is_none_or(|i| has(statement, &claim.tokens()[i]));
    alignment.source.sentences_with(wanted).iter().any(|id| {
        let statement = alignment.source.statement(*id);
        let others = claim.content().filter(|(i, _)| *i != at);
        let shared = others.filter(|(_, token)| has(&statement, token)).count();
        let mut places = statement.content().filter(|(_, token)| token.concept() == wanted);
        let is_same =
            has_complement(&statement) && places.any(|(j, _)| is_negated(&statement, j) == negated);
        is_same && (shared >= needed || statement.place() == best.passage.place())
    })
}

/// The claim has a word whose opposite stands in its place in the evidence ("rose", "fell").
fn opposite(alignment: &Alignment<'_>, best: &Aligned<'_>) -> Option<Reason> {
    let claim = &alignment.claim;
    let passage = &best.passage;
    // "The only woman among those arrested was released": the passage's word is the claim's, too.
    let is_told = |j: usize| best.paired().any(|(_, other)| other == j);
    let (i, j) = words(claim)
        .filter(|(_, mine)| !has(passage, mine) && !is_said_elsewhere(alignment, best, mine))
        .find_map(|(i, mine)| {
            let mut theirs = words(passage).filter(|(_, theirs)| {
                are_opposite(mine, theirs) && !has_opposite_of(passage, theirs)
            });
            let (j, _) = theirs.find(|(j, _)| {
                let is_near = best.score >= NEAR || is_same_deed(best, claim, (i, *j));
                is_near
                    && !(is_aside(claim, i) && is_told(*j))
                    && stands_in_its_place(best, claim, i, *j)
                    && is_negated(claim, i) == is_negated(passage, *j)
            })?;
            Some((i, j))
        })?;
    if deeds::are_reversed(best, claim, i, j) {
        return None;
    }
    let (mine, theirs) = (&claim.tokens()[i], &passage.tokens()[j]);
    let kind = match are_opposite_directions(mine, theirs) {
        true => ReasonKind::Direction,
        false => ReasonKind::Polarity,
    };
    Some(Reason::differs(kind, (claim, mine.range), (passage, theirs.range)))
}

/// The words of a sentence that have an opposite, names apart.
fn words<'a>(statement: &Statement<'a>) -> impl Iterator<Item = (usize, &'a Token)> + use<'a> {
    let tokens = statement.tokens().iter().enumerate();
    tokens.filter(|(_, token)| has_opposite(token) && !token.is_capitalised())
}

/// Whether a sentence says both ("up from May, down from last year"): then it depends on which.
fn has_opposite_of(statement: &Statement<'_>, word: &Token) -> bool {
    statement.tokens().iter().any(|token| are_opposite(token, word))
}

fn has(statement: &Statement<'_>, word: &Token) -> bool {
    statement.tokens().iter().any(|token| token.concept() == word.concept())
}

/// Whether another sentence of the evidence has the word, and as much else of the claim as the
/// best passage.
fn is_said_elsewhere(alignment: &Alignment<'_>, best: &Aligned<'_>, word: &Token) -> bool {
    let with = alignment.source.sentences_with(word.concept());
    with.iter().any(|id| {
        let statement = alignment.source.statement(*id);
        let others =
            alignment.claim.content().filter(|(_, token)| token.concept() != word.concept());
        let shared = others.filter(|(_, token)| has(&statement, token)).count();
        2 * shared > best.paired().count()
    })
}

/// Whether two verbs have the same object right behind them ("all charges"), and the passage's a
/// pronoun for a subject.
fn is_same_deed(best: &Aligned<'_>, claim: &Statement<'_>, (i, j): (usize, usize)) -> bool {
    let passage = best.passage.tokens();
    let is_pronoun =
        |token: &Token| matches!(token.lower.as_str(), "he" | "she" | "it" | "they" | "both");
    let objects = claim.content().find(|(at, _)| *at > i).map(|(at, _)| at);
    let is_object = |at: usize| best.pairs[at].is_some_and(|b| b > j && b - j == at - i);
    objects.is_some_and(|at| at - i <= NEXT && is_object(at))
        && passage[..j].last().is_some_and(is_pronoun)
}

/// Whether the same figure stands next to both words, on the same side: "fell 18%", "up 18%".
fn has_same_figure(best: &Aligned<'_>, claim: &Statement<'_>, (i, j): (usize, usize)) -> bool {
    let is_figure = |at: usize| claim.tokens()[at].kind == TokenKind::Number;
    best.paired().any(|(a, b)| {
        let near = |x: usize, y: usize| x != y && x.abs_diff(y) < NEXT;
        is_figure(a) && near(a, i) && near(b, j) && (a > i) == (b > j)
    })
}

/// Whether two words stand in the same place: much around them is the same, or, for a word that
/// says nothing by itself ("after"), the words next to it.
fn stands_in_its_place(best: &Aligned<'_>, claim: &Statement<'_>, i: usize, j: usize) -> bool {
    let is_next = || {
        best.paired().any(|(a, b)| {
            let near = |x: usize, y: usize| x != y && x.abs_diff(y) <= NEXT;
            near(a, i) && near(b, j) && (a > i) == (b > j)
        })
    };
    let context = best.shared_context(i..i + 1, j..j + 1);
    match (is_content(&claim.tokens()[i]), is_next()) {
        (true, true) => {
            context >= CONTEXT_NEEDED
                || best.score >= CLOSE
                || has_same_figure(best, claim, (i, j))
                || is_same_deed(best, claim, (i, j))
        }
        (true, false) => context >= CONTEXT_NEEDED || context > 0 && best.score >= CLOSE,
        (false, is_next) => is_next && context >= CONTEXT_NEEDED,
    }
}

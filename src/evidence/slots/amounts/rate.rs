//! How often: "three times a month" must not stand where the evidence has "three times a week".

use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::{Quantity, Token};

/// What a figure is counted by stands at most so many tokens behind it: "three times a week".
const REACH: usize = 3;
/// The spans of time by which one counts.
const SPANS: [&str; 9] =
    ["second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year"];

/// What is wrong with the span by which a figure is counted that the evidence has.
pub(super) fn judge(alignment: &Alignment<'_>, quantity: &Quantity) -> Option<Reason> {
    let claim = &alignment.claim;
    let mine = span(claim, quantity)?;
    let figure = quantity.clone();
    let span = mine.stem.clone();
    let is_told =
        move |other: &Statement<'_>| spans(other, &figure).iter().any(|theirs| theirs.stem == span);
    let is_known = alignment.source.any_passing(alignment.source.counting(), is_told);
    if is_known {
        return None;
    }
    alignment.passages.iter().find_map(|aligned| {
        let theirs = *spans(&aligned.passage, quantity).first()?;
        let written = (&aligned.passage, theirs.range);
        Some(Reason::differs(ReasonKind::Number, (claim, mine.range), written))
    })
}

/// What the statement counts the same figure by.
fn spans<'a>(statement: &Statement<'a>, quantity: &Quantity) -> Vec<&'a Token> {
    let others = statement.quantities();
    let agreeing = others.filter(|other| quantity.agrees_with(other) == Some(true));
    agreeing.filter_map(|other| span(statement, other)).collect()
}

/// "week" of "three times a week"
fn span<'a>(statement: &Statement<'a>, quantity: &Quantity) -> Option<&'a Token> {
    let behind = statement.token_span(quantity.core).end;
    let tokens = statement.tokens().get(behind..)?;
    let by = tokens.iter().take(REACH).position(|token| {
        matches!(token.lower.as_str(), "a" | "an" | "per" | "each" | "every" | "/")
    })?;
    let between = &tokens[..by];
    let span = tokens.get(by + 1)?;
    (between.iter().all(Token::is_wordlike) && SPANS.contains(&span.lower.as_str())).then_some(span)
}

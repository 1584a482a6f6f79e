//! Words of the calendar that are no dates by themselves: "on Sundays", "Easter 2028".

use crate::evidence::alignment::Alignment;
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::statement::Statement;
use crate::language::{Token, TokenKind};

/// A passage must cover this much of a claim before it tells when.
const CLOSE: f32 = 0.4;
/// The years of which news tells.
const YEARS: std::ops::Range<u32> = 1500..2200;

#[derive(Clone, Copy, PartialEq)]
enum Word {
    Weekday,
    Year,
}

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    let claim = &alignment.claim;
    words(claim).into_iter().filter_map(|(word, token)| judge(alignment, word, token)).collect()
}

fn judge(alignment: &Alignment<'_>, word: Word, token: &Token) -> Option<Reason> {
    if alignment.source_has(token) {
        return None;
    }
    alignment.passages.iter().filter(|aligned| aligned.score >= CLOSE).find_map(|aligned| {
        let mut theirs = words(&aligned.passage).into_iter().filter(|(other, _)| *other == word);
        let (_, only) = theirs.next()?;
        let (said, written) = ((&alignment.claim, token.range), (&aligned.passage, only.range));
        theirs.next().is_none().then(|| Reason::differs(ReasonKind::Date, said, written))
    })
}

/// The weekdays in the plural and the years of a statement that stand in no date.
fn words<'a>(statement: &Statement<'a>) -> Vec<(Word, &'a Token)> {
    let is_free = |token: &Token| {
        !statement.dates().any(|date| date.range.overlaps(token.range))
            && !statement.quantities().any(|quantity| quantity.range.overlaps(token.range))
    };
    let read = |token: &'a Token| {
        let word = if is_weekdays(token) { Word::Weekday } else { Word::Year };
        (word == Word::Weekday || is_year(token)).then_some((word, token))
    };
    statement.tokens().iter().filter(|token| is_free(token)).filter_map(read).collect()
}

/// "Mondays"
fn is_weekdays(token: &Token) -> bool {
    token.is_capitalised() && token.lower.ends_with("days") && {
        let day = token.lower.trim_end_matches("days");
        matches!(day, "mon" | "tues" | "wednes" | "thurs" | "fri" | "satur" | "sun")
    }
}

fn is_year(token: &Token) -> bool {
    let year = (token.kind == TokenKind::Number).then(|| token.lower.parse().ok()).flatten();
    year.is_some_and(|year: u32| YEARS.contains(&year))
}

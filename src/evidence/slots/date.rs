//! When: every date of a claim should stand in the evidence.

use jiff::civil::Date;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::language::{DateExpression, DateMention, Interval};

/// Two words around the dates must be the same for one to be put for the other.
const CONTEXT_NEEDED: usize = 2;
/// In a passage that covers this much of the claim, the only date of its kind answers to the
/// claim's.
const CLOSE: f32 = 0.4;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    alignment.claim.dates().filter_map(|date| judge(alignment, date)).collect()
}

fn judge(alignment: &Alignment<'_>, date: &DateMention) -> Option<Reason> {
    let anchor = alignment.source.date;
    let mut theirs = alignment.source.statements().flat_map(|s| s.dates());
    if theirs.any(|other| agrees(date, other, anchor))
        || is_publication_day(date, anchor)
        || has_year(alignment, date)
    {
        return None;
    }
    let (aligned, rival) = rival(alignment, date)?;
    let said = (&alignment.claim, date.range);
    Some(Reason::differs(ReasonKind::Date, said, (&aligned.passage, rival.range)))
}

/// Whether the evidence has the digits of a bare year anywhere, as in "1987/88".
fn has_year(alignment: &Alignment<'_>, date: &DateMention) -> bool {
    let year = alignment.claim.slice(date.range);
    let is_bare = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_bare && alignment.source.statements().any(|s| s.slice(s.sentence.range).contains(year))
}

/// Whether two dates can be the same: their days overlap, or, where no days are known, both are
/// said in the same way and nothing that both say differs. A weekday and a day of the month tell
/// nothing about one another.
fn agrees(one: &DateMention, other: &DateMention, anchor: Option<Date>) -> bool {
    match (one.expression.resolve(anchor), other.expression.resolve(anchor)) {
        (Some(a), Some(b)) => overlap(a, b),
        _ => parts_agree(whole(&one.expression), whole(&other.expression)),
    }
}

/// The period of which a date names a part: "June" for "the start of June".
fn whole(expression: &DateExpression) -> &DateExpression {
    match expression {
        DateExpression::Part(_, period) => period,
        other => other,
    }
}

fn overlap(a: Interval, b: Interval) -> bool {
    a.first <= b.last && b.first <= a.last
}

fn parts_agree(one: &DateExpression, other: &DateExpression) -> bool {
    use DateExpression::{Calendar, Relative, Season, Weekday};
    match (one, other) {
        (
            Calendar { year: y1, month: m1, day: d1, .. },
            Calendar { year: y2, month: m2, day: d2, .. },
        ) => {
            let is_comparable = m1.is_some() == m2.is_some() || y1.is_some() && y2.is_some();
            is_comparable && may_equal(*y1, *y2) && may_equal(*m1, *m2) && may_equal(*d1, *d2)
        }
        (Season { season: s1, year: y1, .. }, Season { season: s2, year: y2, .. }) => {
            s1 == s2 && may_equal(*y1, *y2)
        }
        (Weekday(a, _), Weekday(b, _)) => a == b,
        (Relative(a, _), Relative(b, _)) if a != b => true,
        (a, b) => a == b,
    }
}

fn may_equal<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    match (one, other) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

fn is_publication_day(date: &DateMention, anchor: Option<Date>) -> bool {
    let Some(day) = anchor else { return false };
    let today = Interval { first: day, last: day };
    date.expression.resolve(anchor).is_some_and(|interval| overlap(interval, today))
}

/// The date of a passage that stands where the claim has its own, said in the same way.
fn rival<'a>(
    alignment: &'a Alignment<'_>,
    date: &DateMention,
) -> Option<(&'a Aligned<'a>, &'a DateMention)> {
    let at = alignment.claim.token_span(date.range);
    let is_rival = |other: &&DateMention| is_same_kind(&date.expression, &other.expression);
    alignment.passages.iter().find_map(|aligned| {
        let stands_there = |other: &&DateMention| {
            aligned.shared_context(at.clone(), aligned.passage.token_span(other.range))
                >= CONTEXT_NEEDED
        };
        let rivals = || aligned.passage.dates().filter(is_rival);
        let only = || {
            let is_alone = alignment.claim.dates().filter(is_rival).count() == 1
                && rivals().count() == 1
                && aligned.score >= CLOSE;
            rivals().next().filter(|_| is_alone)
        };
        Some((aligned, rivals().find(stands_there).or_else(only)?))
    })
}

fn is_same_kind(one: &DateExpression, other: &DateExpression) -> bool {
    use DateExpression::{Calendar, Relative};
    match (whole(one), whole(other)) {
        (
            Calendar { year: y1, month: m1, day: d1, .. },
            Calendar { year: y2, month: m2, day: d2, .. },
        ) => {
            (y1.is_some(), m1.is_some(), d1.is_some()) == (y2.is_some(), m2.is_some(), d2.is_some())
        }
        (Relative(a, _), Relative(b, _)) => a == b,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

//! When: every date of a claim should stand in the evidence.

use jiff::civil::Date;

use crate::evidence::alignment::{Aligned, Alignment};
use crate::evidence::reason::{Reason, ReasonKind};
use crate::evidence::slots::beside::{is_told_elsewhere, share};
use crate::evidence::statement::Statement;
use crate::language::{DateExpression, DateMention, Interval};

/// Two words around the dates must be the same for one to be put for the other.
const CONTEXT_NEEDED: usize = 2;
/// In a passage that covers this much of the claim, the only date of its kind answers to the
/// claim's.
const CLOSE: f32 = 0.4;
/// The same where the evidence has no other date of the kind.
const CLOSE_ENOUGH: f32 = 0.25;
/// A passage that covers this much of a claim tells what the claim tells.
const TOLD: f32 = 0.5;
/// The same where the evidence has the claim's date elsewhere.
const SURELY: f32 = 0.6;

pub(super) fn compare(alignment: &Alignment<'_>) -> Vec<Reason> {
    alignment.claim.dates().filter_map(|date| judge(alignment, date)).collect()
}

fn judge(alignment: &Alignment<'_>, date: &DateMention) -> Option<Reason> {
    let anchor = alignment.source.date;
    if is_publication_day(date, anchor) {
        return None;
    }
    let mine = date.clone();
    let tells = move |other: &Statement<'_>| other.dates().any(|d| agrees(&mine, d, anchor));
    let is_known =
        alignment.source.any_passing(alignment.source.dated(), tells) || has_year(alignment, date);
    let found = if is_known { misplaced(alignment, date) } else { rival(alignment, date) };
    let (passage, rival) = found?;
    let claim = &alignment.claim;
    let reason = Reason::differs(ReasonKind::Date, (claim, date.range), (passage, rival.range));
    let is_between = |statement: &Statement<'_>, date: &DateMention| {
        let words = &statement.tokens()[statement.token_span(date.range)];
        words.iter().any(|word| word.lower == "and")
    };
    // "From May and August" would be no English.
    let fits = is_between(claim, date) == is_between(passage, rival);
    let new = reason.replacement.clone().filter(|_| fits);
    Some(reason.replaced_by(new))
}

/// The only date of its kind in a passage that tells all the claim tells but its date, which
/// belongs to something else in the evidence.
fn misplaced<'a>(
    alignment: &'a Alignment<'_>,
    date: &DateMention,
) -> Option<(&'a Statement<'a>, &'a DateMention)> {
    use DateExpression::{Calendar, Weekday};
    if !matches!(whole(&date.expression), Calendar { .. } | Weekday(..)) {
        return None;
    }
    let anchor = alignment.source.date;
    let best = alignment.passages.first().filter(|best| told(alignment, best, date) >= SURELY)?;
    let is_open = |mine: &&DateMention| {
        is_same_kind(&date.expression, &mine.expression)
            && !best.passage.dates().any(|other| is_same(mine, other, anchor))
    };
    let is_alone = alignment.claim.dates().filter(is_open).count() == 1;
    let only = the_only_rival(alignment, best, date).filter(|_| is_alone)?;
    if agrees(date, only, anchor) {
        return None;
    }
    let (mine, written) = (date.clone(), alignment.claim.slice(date.range).to_owned());
    let has_it = move |statement: &Statement<'_>| {
        statement.dates().any(|other| is_same(&mine, other, anchor))
            || statement.slice(statement.sentence.range).contains(&written)
    };
    let at = alignment.claim.token_span(date.range);
    let words = &alignment.claim.tokens()[at.clone()];
    let with_words = alignment.source.sentences_with_any(words);
    let is_named_beside =
        has_it(&best.passage) || is_told_elsewhere(alignment, best, &at, with_words, has_it);
    (!is_named_beside).then_some((&best.passage, only))
}

fn told(alignment: &Alignment<'_>, aligned: &Aligned<'_>, date: &DateMention) -> f32 {
    share(alignment, aligned, &alignment.claim.token_span(date.range))
}

/// Whether two dates agree and are told with the same parts: no mere year for one of its days.
fn is_same(one: &DateMention, other: &DateMention, anchor: Option<Date>) -> bool {
    is_same_kind(&one.expression, &other.expression) && agrees(one, other, anchor)
}

/// Whether the evidence has the digits of a bare year anywhere, as in "1987/88".
fn has_year(alignment: &Alignment<'_>, date: &DateMention) -> bool {
    let year = alignment.claim.slice(date.range);
    let is_bare = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    is_bare && alignment.source.has_year(year)
}

/// Whether two dates can be the same: their days overlap, or, where no days are known, both are
/// said in the same way and nothing that both say differs. A weekday and a day of the month tell
/// nothing about one another.
fn agrees(one: &DateMention, other: &DateMention, anchor: Option<Date>) -> bool {
    may_be_one(&one.expression, &other.expression, anchor)
        && ends_agree(&one.expression, &other.expression, anchor)
}

fn may_be_one(one: &DateExpression, other: &DateExpression, anchor: Option<Date>) -> bool {
    match (one.resolve(anchor), other.resolve(anchor)) {
        (Some(a), Some(b)) => overlap(a, b),
        _ => parts_agree(whole(one), whole(other)),
    }
}

/// The period of which a date names a part: "June" for "the start of June".
fn whole(expression: &DateExpression) -> &DateExpression {
    match expression {
        DateExpression::Part(_, period) => period,
        other => other,
    }
}

/// Whether two spans begin and end alike: "May to October" is not "May to August", though most of it
/// is the same time.
fn ends_agree(one: &DateExpression, other: &DateExpression, anchor: Option<Date>) -> bool {
    use DateExpression::Span;
    let (Span(from, to), Span(begin, end)) = (one, other) else { return true };
    [(from, begin), (to, end)]
        .into_iter()
        .all(|(a, b)| !is_same_kind(a, b) || may_be_one(a, b, anchor))
}

fn overlap(a: Interval, b: Interval) -> bool {
    a.first <= b.last && b.first <= a.last
}

fn parts_agree(one: &DateExpression, other: &DateExpression) -> bool {
    use DateExpression::{Calendar, Relative, Season, Span, Weekday, Weekend};
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
        (Weekend(_), Weekend(_)) => true,
        (Span(from, to), Span(begin, end)) => parts_agree(from, begin) && parts_agree(to, end),
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

/// The date of a passage that stands where the claim has its own, said in the same way, or the only
/// one of its kind in all the evidence.
fn rival<'a>(
    alignment: &'a Alignment<'_>,
    date: &DateMention,
) -> Option<(&'a Statement<'a>, &'a DateMention)> {
    let at = alignment.claim.token_span(date.range);
    alignment.passages.iter().find_map(|aligned| {
        let stands_there = |other: &&DateMention| {
            aligned.shared_context(at.clone(), aligned.passage.token_span(other.range))
                >= CONTEXT_NEEDED
        };
        let near = rivals(alignment, aligned, date).into_iter().find(stands_there);
        let needed = if is_only_in_evidence(alignment, date) { CLOSE_ENOUGH } else { CLOSE };
        let is_close = aligned.score >= needed || told(alignment, aligned, date) >= TOLD;
        let is_kind = |mine: &&DateMention| is_same_kind(&date.expression, &mine.expression);
        let is_alone = alignment.claim.dates().filter(is_kind).count() == 1;
        let only = || the_only_rival(alignment, aligned, date).filter(|_| is_close && is_alone);
        Some((&aligned.passage, near.or_else(only)?))
    })
}

/// Whether all the evidence has one date of this kind.
fn is_only_in_evidence(alignment: &Alignment<'_>, date: &DateMention) -> bool {
    let mine = date.expression.clone();
    let is_kind = move |other: &DateMention| is_same_kind(&mine, &other.expression);
    let is_other = is_kind.clone();
    let has_kind = move |other: &Statement<'_>| other.dates().any(&is_kind);
    let with = alignment.source.passing(alignment.source.dated(), has_kind);
    with.flat_map(|other| other.dates()).filter(|date| is_other(date)).take(2).count() == 1
}

/// The dates of a passage that are told like the claim's, without those that the claim has, too.
fn rivals<'a>(
    alignment: &Alignment<'_>,
    aligned: &'a Aligned<'_>,
    date: &DateMention,
) -> Vec<&'a DateMention> {
    let anchor = alignment.source.date;
    let is_taken = |other: &DateMention| {
        alignment.claim.dates().any(|mine| mine != date && is_same(mine, other, anchor))
    };
    let theirs = aligned.passage.dates();
    theirs.filter(|o| is_same_kind(&date.expression, &o.expression) && !is_taken(o)).collect()
}

fn the_only_rival<'a>(
    alignment: &Alignment<'_>,
    aligned: &'a Aligned<'_>,
    date: &DateMention,
) -> Option<&'a DateMention> {
    match rivals(alignment, aligned, date)[..] {
        [only] => Some(only),
        _ => None,
    }
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

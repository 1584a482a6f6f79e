//! Sentences with their dates marked, and what they mean.

use jiff::civil::{Date, Weekday, date};

use super::{DateExpression, Direction, Interval, dateline, dates, parse_day};
use crate::language::token::tokens;

/// `text` with every date in brackets.
fn marked(text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mention in dates(text, &tokens(text)) {
        out.push_str(&text[at..mention.range.start]);
        out.push_str(&format!("[{}]", mention.range.of(text)));
        at = mention.range.end;
    }
    out + &text[at..]
}

#[test]
fn dates_are_found_and_nothing_else_is() {
    for expected in [
        "It met on [18 March 2026] and on [March 19].",
        "Signed [Feb. 6], in force since [2019].",
        "By [2026-03-18] it was [Tuesday, September 22, 2015].",
        "In [May] she may march; in [March 2024] they did.",
        "May told the House that March wind is cold.",
        "The [1930s] and the [1930's] were hard.",
        "[Last month] it fell; [this week] it rose, [yesterday]'s price held.",
        "It began [two years ago], earlier [this month] it ended.",
        "Done by [year end], said early in [2016].",
        "The [2018] season had 1900 fans and 2000 flags.",
        "[Next Friday], not [last Friday]; on [Friday] too.",
        "the [3rd of May] and a second march",
    ] {
        let plain = expected.replace(['[', ']'], "");
        assert_eq!(marked(&plain), expected);
    }
}

#[test]
fn a_date_means_days() {
    use DateExpression as E;
    // A Wednesday.
    let anchor = date(2026, 3, 18);
    let cases: &[(DateExpression, Date, Date)] = &[
        (calendar(None, Some(3), Some(2)), date(2026, 3, 2), date(2026, 3, 2)),
        (calendar(None, Some(12), None), date(2025, 12, 1), date(2025, 12, 31)),
        (calendar(Some(2019), None, None), date(2019, 1, 1), date(2019, 12, 31)),
        (E::Decade(1990), date(1990, 1, 1), date(1999, 12, 31)),
        (E::Weekday(Weekday::Tuesday, Direction::Nearest), date(2026, 3, 17), date(2026, 3, 17)),
        (E::Weekday(Weekday::Wednesday, Direction::Nearest), anchor, anchor),
        (E::Weekday(Weekday::Wednesday, Direction::Before), date(2026, 3, 11), date(2026, 3, 11)),
        (E::Weekday(Weekday::Friday, Direction::After), date(2026, 3, 20), date(2026, 3, 20)),
        (E::Day(-1), date(2026, 3, 17), date(2026, 3, 17)),
        (E::Week(-1), date(2026, 3, 9), date(2026, 3, 15)),
        (E::Month(-1), date(2026, 2, 1), date(2026, 2, 28)),
        (E::Quarter(-1), date(2025, 10, 1), date(2025, 12, 31)),
        (E::Year(-2), date(2024, 1, 1), date(2024, 12, 31)),
    ];
    for (expression, first, last) in cases {
        let expected = Interval { first: *first, last: *last };
        assert_eq!(expression.resolve(Some(anchor)), Some(expected), "{expression:?}");
    }
}

#[test]
fn without_an_anchor_only_a_year_helps() {
    assert_eq!(DateExpression::Month(-1).resolve(None), None);
    assert_eq!(calendar(None, Some(3), Some(2)).resolve(None), None);
    assert!(calendar(Some(2019), Some(3), None).resolve(None).is_some());
    assert_eq!(calendar(Some(2019), Some(2), Some(30)).resolve(None), None);
    assert_eq!(DateExpression::Year(i16::MAX).resolve(Some(date(2026, 1, 1))), None);
}

#[test]
fn front_matter_dates() {
    for text in ["2026-03-18", "18 March 2026", "March 18, 2026", "2026-03-18T09:30:00Z"] {
        assert_eq!(parse_day(text), Some(date(2026, 3, 18)), "{text}");
    }
    assert_eq!(parse_day("soon"), None);
    assert_eq!(parse_day("2026-13-40"), None);
}

#[test]
fn datelines_stand_at_the_very_start() {
    let day = Some(date(2026, 3, 3));
    assert_eq!(dateline("Tuesday, March 3, 2026 The council met."), day);
    assert_eq!(dateline("LONDON, March 3, 2026 — The council met."), day);
    assert_eq!(dateline("The council met on March 3, 2026."), None);
    assert_eq!(dateline("Tuesday The council met."), None);
}

fn calendar(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> DateExpression {
    DateExpression::Calendar { year, month, day }
}

//! Sentences with their dates marked, and what they mean.

use jiff::civil::{Date, date};

use super::absolute::calendar;
use super::{DateExpression, Interval, TimeUnit, dateline, dates, parse_day};
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
        "It began [two years ago], [earlier this month] it ended.",
        "Done by [year end], said [early in 2016].",
        "The [2018] season had 1900 fans and 2000 flags.",
        "[Next Friday], not [last Friday]; on [Friday] too.",
        "the [3rd of May] and a second march",
    ] {
        let plain = expected.replace(['[', ']'], "");
        assert_eq!(marked(&plain), expected);
    }
}

#[test]
fn parts_of_periods_are_found_whole() {
    for expected in [
        "It opened in [early March], or [mid-2024], or [late last year].",
        "Sales fell [early in 2016], [earlier this year] and [later this month].",
        "The [end of 2023] was wet.",
        "By [year's end] or by the [end of the month], at the end of the day of battle.",
        "in the [first half of 2024] and the first half of the match",
        "in the [summer of 2024], [last winter], [spring 2025]; summer is late this fall in prices",
        "in the [third quarter of 2024], in [Q2] and [Q3 2023]; the third quarter of the game",
        "in the [19th century], a [nineteenth-century] mill, the second century BC",
        "the [1990s], the ['80s] and the [early 1970s], in his 80s",
        "in [fiscal 2024], [FY25] and [fiscal year 2023]",
    ] {
        let plain = expected.replace(['[', ']'], "");
        assert_eq!(marked(&plain), expected);
    }
}

#[test]
fn spans_are_one_date() {
    for expected in [
        "from [12–14 March], on [March 3-5, 2026], from [12 to 14 May 2025]",
        "from [2019 to 2021], in [2019–2021], in [2019-20], the [2023/24] season",
        "between [3 and 5 March], between [May and July], between [May and August], from [November 20 to December 11]",
        "open [Monday to Friday], moved from [Friday] to [Monday]",
        "grew from 40% in [2019] to 50% in [2021]",
    ] {
        let plain = expected.replace(['[', ']'], "");
        assert_eq!(marked(&plain), expected);
    }
}

#[test]
fn runs_up_to_the_articles_day() {
    for expected in [
        "over the [past 30 days], the [past decade], its [last three weeks]",
        "in the [next two years], [two weeks from now], in [two days' time]",
        "the last day of the [past week], the last week of it",
        "at the [weekend], [last weekend], a weekend in spring",
        "[a decade ago], [Seventeen years ago]; a week earlier, the next day",
        "on [Thursday afternoon], [yesterday evening]",
    ] {
        let plain = expected.replace(['[', ']'], "");
        assert_eq!(marked(&plain), expected);
    }
}

#[test]
fn what_is_no_date_stays_out() {
    for text in [
        "She read \u{201c}1984\u{201d} to 2000 people and 2,000 more.",
        "A crowd of 2000 fans saw the 1500 metre race.",
        "May told April that March wind is cold, led by Mr May.",
        "Flight 2019 left 24/7 on Black Friday with a Boeing 737.",
        "Call 555-12-34, page 5 of 12; Sheffield Wednesday won 3–1.",
        "He is in his 80s, in the second half of the match.",
    ] {
        assert_eq!(marked(text), text);
    }
}

/// The days that the only date of `text` means in an article of Wednesday, 18 March 2026.
fn days_of(text: &str) -> (Date, Date) {
    let found = dates(text, &tokens(text));
    let [mention] = found.as_slice() else { panic!("{text}: {found:?}") };
    let days = mention.expression.resolve(Some(date(2026, 3, 18)));
    let Interval { first, last } = days.unwrap_or_else(|| panic!("{text}: {mention:?}"));
    (first, last)
}

#[test]
fn a_date_means_days() {
    for (text, first, last) in [
        ("on March 2", date(2026, 3, 2), date(2026, 3, 2)),
        ("in December", date(2025, 12, 1), date(2025, 12, 31)),
        ("in 2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("in the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("in the 19th century", date(1801, 1, 1), date(1900, 12, 31)),
        ("on Tuesday", date(2026, 3, 17), date(2026, 3, 17)),
        ("It rained on Wednesday.", date(2026, 3, 18), date(2026, 3, 18)),
        ("last Wednesday", date(2026, 3, 11), date(2026, 3, 11)),
        ("next Friday", date(2026, 3, 20), date(2026, 3, 20)),
        ("It will meet on Friday.", date(2026, 3, 20), date(2026, 3, 20)),
        ("On Friday, she and Mohamed are to travel.", date(2026, 3, 20), date(2026, 3, 20)),
        ("It said on Friday it will close.", date(2026, 3, 13), date(2026, 3, 13)),
        ("The vote will be held on Monday.", date(2026, 3, 23), date(2026, 3, 23)),
        ("The vote, held on Monday, will count.", date(2026, 3, 16), date(2026, 3, 16)),
        ("The term ended on Sept. 30.", date(2025, 9, 30), date(2025, 9, 30)),
        ("It will open in January.", date(2027, 1, 1), date(2027, 1, 31)),
        ("It opened last May.", date(2025, 5, 1), date(2025, 5, 31)),
        ("yesterday", date(2026, 3, 17), date(2026, 3, 17)),
        ("last week", date(2026, 3, 9), date(2026, 3, 15)),
        ("at the weekend", date(2026, 3, 14), date(2026, 3, 15)),
        ("They will meet at the weekend.", date(2026, 3, 21), date(2026, 3, 22)),
        ("last month", date(2026, 2, 1), date(2026, 2, 28)),
        ("last quarter", date(2025, 10, 1), date(2025, 12, 31)),
        ("two years ago", date(2024, 1, 1), date(2024, 12, 31)),
        ("this decade", date(2020, 1, 1), date(2029, 12, 31)),
        ("this century", date(2001, 1, 1), date(2100, 12, 31)),
        ("over the past 30 days", date(2026, 2, 16), date(2026, 3, 18)),
        ("over the past decade", date(2016, 3, 18), date(2026, 3, 18)),
        ("in the next two weeks", date(2026, 3, 18), date(2026, 4, 1)),
        ("last summer", date(2025, 6, 1), date(2025, 8, 31)),
        ("this winter", date(2025, 12, 1), date(2026, 2, 28)),
        ("this summer", date(2026, 6, 1), date(2026, 8, 31)),
        ("in the winter of 2020", date(2020, 12, 1), date(2021, 2, 28)),
        ("in the second quarter of 2024", date(2024, 4, 1), date(2024, 6, 30)),
        ("in Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("in early March", date(2026, 3, 1), date(2026, 3, 10)),
        ("early in 2016", date(2016, 1, 1), date(2016, 4, 30)),
        ("in mid-2016", date(2016, 5, 1), date(2016, 8, 31)),
        ("in the late 1990s", date(1996, 1, 1), date(1999, 12, 31)),
        ("in the first half of 2024", date(2024, 1, 1), date(2024, 6, 30)),
        ("by year's end", date(2026, 12, 1), date(2026, 12, 31)),
        ("at the end of last month", date(2026, 2, 22), date(2026, 2, 28)),
        ("earlier this year", date(2026, 1, 1), date(2026, 3, 18)),
        ("later this month", date(2026, 3, 18), date(2026, 3, 31)),
        ("on 12–14 March", date(2026, 3, 12), date(2026, 3, 14)),
        ("from 2019 to 2021", date(2019, 1, 1), date(2021, 12, 31)),
        ("from November to February 2024", date(2023, 11, 1), date(2024, 2, 29)),
        ("from November 20 to January 5", date(2025, 11, 20), date(2026, 1, 5)),
        ("from Monday to Friday", date(2026, 3, 16), date(2026, 3, 20)),
        ("in fiscal 2024", date(2023, 2, 1), date(2024, 12, 31)),
    ] {
        assert_eq!(days_of(text), (first, last), "{text}");
    }
}

#[test]
fn without_an_anchor_only_a_year_helps() {
    use DateExpression as E;
    let month = E::Relative(TimeUnit::Month, -1);
    assert_eq!(month.resolve(None), None);
    assert!(!month.has_year());
    assert_eq!(calendar(None, Some(3), Some(2)).resolve(None), None);
    assert!(calendar(Some(2019), Some(3), None).resolve(None).is_some());
    assert!(calendar(Some(2019), Some(3), None).has_year());
    assert_eq!(calendar(Some(2019), Some(2), Some(30)).resolve(None), None);
}

#[test]
fn no_number_of_units_is_too_large() {
    use TimeUnit::*;
    let anchor = Some(date(9999, 12, 31));
    for unit in [Day, Week, Month, Quarter, Year, Decade, Century] {
        for steps in [i16::MIN, -1, 1, i16::MAX] {
            for expression in [
                DateExpression::Relative(unit, steps),
                DateExpression::Past(unit, steps),
                DateExpression::Coming(unit, steps),
            ] {
                let _ = expression.resolve(anchor);
            }
        }
    }
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

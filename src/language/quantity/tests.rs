//! Sentences with their quantities marked, and pairs that agree or do not.

use super::{Bound, Quantity, Unit, quantities};
use crate::language::token::tokens;

fn read(text: &str) -> Vec<Quantity> {
    quantities(text, &tokens(text))
}

/// `text` with every quantity in brackets, followed by what it was read as.
fn marked(text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for q in read(text) {
        out.push_str(&text[at..q.range.start]);
        out.push_str(&format!("[{}|{}]", q.range.of(text), told(&q)));
        at = q.range.end;
    }
    out + &text[at..]
}

fn told(q: &Quantity) -> String {
    let bound = match q.bound {
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
        Bound::About => "~",
        Bound::Exact | Bound::Range => "",
    };
    let upper = if q.upper == q.value { String::new() } else { format!("..{}", q.upper) };
    let unit = match &q.unit {
        Unit::Money(code) => code.to_string(),
        Unit::Percent => "%".into(),
        Unit::Share => "share".into(),
        Unit::Duration(unit) | Unit::Measure(unit) => unit.to_string(),
        Unit::Count(noun) => format!("× {noun}"),
        Unit::Ordinal(noun) => format!("th {noun}"),
        Unit::Score => "score".into(),
    };
    format!("{bound}{}{upper} {unit}", q.value).trim_end().to_owned()
}

/// Each expected text is the sentence with its quantities marked.
fn check(expected: &[&str]) {
    for expected in expected {
        let mut plain = String::new();
        for part in expected.split('[') {
            let (inside, rest) = part.split_once(']').unwrap_or(("", part));
            plain.push_str(inside.split('|').next().unwrap_or_default());
            plain.push_str(rest);
        }
        assert_eq!(marked(&plain), *expected);
    }
}

#[test]
fn money_in_signs_and_words() {
    check(&[
        "a [$50 billion|50000000000 USD] order",
        "It cost [US$40|40 USD], [A$3m|3000000 AUD] or [NZ $ 26 million|26000000 NZD].",
        "paid [€2.1bn|2100000000 EUR] for it",
        "between [£1.2m–£1.5m|1200000..1500000 GBP] a year",
        "a fine of [13 billion dollars|13000000000 USD]",
        "a loan of [2.1 billion euros|2100000000 EUR]",
        "[more than $13 billion|≥13000000000 USD] so far",
        "raised [$1.2–1.5 million|1200000..1500000 USD] in May",
        "a [$2-billion|2000000000 USD] plant",
    ]);
}

#[test]
fn money_of_other_countries_and_small_change() {
    check(&[
        "[EUR2bn|2000000000 EUR], [USD 40m|40000000 USD] and [R$5m|5000000 BRL]",
        "[50kr|50 krone], [200 crowns|200 crown] or [300 Swedish crowns|300 SEK]",
        "[Rs. 500|500 INR], [Rs 2 crore|20000000 INR], [₹1,20,000|120000 INR] or [3 lakh rupees|300000 INR]",
        "[40 million kronor|40000000 SEK], [50m pesos|50000000 peso], [3 New Zealand dollars|3 NZD]",
        "it fell by [50p|0.5 GBP], then [20 pence|0.2 GBP] or [30 US cents|0.3 USD]",
        "a loss of [-$5m|-5000000 USD] or [−€2bn|-2000000000 EUR]",
        "[50 pounds|50 lb] of flour won [two|2 × jewel] crown jewels",
    ]);
}

#[test]
fn spellings_of_one_value_read_alike() {
    check(&[
        "[12\u{202f}000|12000 × home] homes and [1\u{a0}234\u{2009}567|1234567 × tree] trees",
        "up [25 basis points|0.25 %], [50bp|0.5 %], [5 per-cent|5 %] or [5pc|5 %]",
        "[−5°C|-5 °C], [minus 3 degrees|-3 degree], [40C|40 °C] and [104 degrees Fahrenheit|104 °F]",
        "a [5,000-strong|5000 ×] crowd, [half a million|500000 ×] in all, [a dozen|12 × flag] flags",
        "[several hundred|200..999 × bird] birds and [a few thousand|2000..999999 × egg] eggs",
        "[1000 +|≥1000 ×] on it, [60-odd|~60 × guest] guests, [20-plus years|≥20 year] and [300+|≥300 × fan] fans",
        "[5M|5000000 × user] users on 5G, [10m|10000000 × rider] riders, [1.2m|1.2 m] ahead",
        "[a quarter of a million|250000 × bird] birds",
    ]);
}

#[test]
fn two_numbers_make_one_range_or_two_values() {
    check(&[
        "[two or three|2..3 × goal] goals in [two- to three-year|2..3 year] terms",
        "with [40 to 50|40..50 × lamp] lamps for [5 to 10 years|5..10 year]",
        "It rose from [9|9 ×] to [10|10 ×]; sales grew from [40%|40 %] to [50%|50 %].",
        "It grew [4% to 7%|4..7 %], a growth of [5 to 8 percent|5..8 %].",
        "They paid [$5|5 USD] or [£4|4 GBP].",
        "The bill passed by [52 to 48|52..48 score], a [5–4|5..4 score] ruling.",
        "It voted [52–48|52..48 score].",
    ]);
}

#[test]
fn ages_are_years() {
    check(&[
        "At the age of [40|40 year] she left; he died at age [80|80 year].",
        "Children aged [34 months|34 month], or aged [5 to 12|5..12 year].",
        "people aged [18–34|18..34 year]",
        "people aged [between 18 and 24|18..24 year], or aged [over 65|≥65 year]",
    ]);
}

#[test]
fn parts_are_told_from_places_in_an_order() {
    check(&[
        "a minority [larger than a third|≥33.333333333333336 share] to veto it",
        "It shrank by [a quarter|25 share]. A fifth column lost the First World War.",
        "[Two thirds|66.66666666666667 share] agreed; [a third|33.333333333333336 share] were away.",
        "In the 21st century the [third|3 th bridg] bridge fell.",
    ]);
}

#[test]
fn parts_of_a_whole() {
    check(&[
        "[up to 40%|≤40 %] of it",
        "rose [40 percent|40 %] or [7.5 per cent|7.5 %]",
        "fell by [three percentage points|3 %]",
        "[a third|33.333333333333336 share] of voters",
        "rose by [a third|33.333333333333336 share] last year",
        "[Nearly half|~50 share] were open and [two-thirds|66.66666666666667 share] shut",
        "[one in three|33.333333333333336 share] children",
        "[Nine out of ten|90 share] agreed.",
        "between [10% and 12%|10..12 %]".replace("between [", "[between ").as_str(),
        "in the [second|2 th half] half of the game",
    ]);
}

#[test]
fn counts_and_their_nouns() {
    check(&[
        "[two|2 × offici] officials resigned",
        "[over 700|≥700 × seeker] asylum seekers whose boat sank",
        "[163|163 × team] teams compete",
        "visited [over one million|≥1000000 × time] times",
        "about the [12,000|12000 × home] homes",
        "[dozens|24..99 × shop] of shops and [hundreds|200..999 × hous] of houses",
        "[Two hundred and five|205 × ship] ships",
        "grew [from 10|10] pages".replace("[from 10|10]", "from [10|10 × page]").as_str(),
        "from [10 to 32|10..32 × page] pages",
        "[between 3 and 5|3..5 × judg] judges",
        "[One|1 × man] man was hurt, [more than 40|≥40 × injur] injured between 3 and 5 March.",
    ]);
}

#[test]
fn spans_measures_places_and_scores() {
    check(&[
        "within [twenty working days|20 day]",
        "a [14-year-old|14 year] girl and a [five-day|5 day] strike",
        "for [3–5 years|3..5 year]",
        "[half an hour|0.5 hour] later, [two and a half years|2.5 year] ago",
        "[80 km|80 km] away on [3 square miles|3 mile²]",
        "in the [50th|50 th minut] minute of the [third|3 th round] round",
        "Wenda beat Orlo [2-1|2..1 score], then [1 – 0|1..0 score].",
        "Lind, [34|34 year], runs it.",
    ]);
}

#[test]
fn numbers_that_count_nothing() {
    for text in [
        "In 2019 the firm moved; since 2021 it grew.",
        "on March 18, 2026 and 6 May",
        "They fought COVID-19 with Windows 7 and IE9.",
        "One of the clerks said no one knew one another.",
        "Version 2.10.3 came at 10:30 and at 5 p.m.",
        "Read page 12 on day five.",
        "The 1930s began 9/11 talks in room 4.",
        "1. Open the box.",
        "A third party sold it second-hand, at first.",
        "The Big Four flew the 737 Max while iPhone 15 and 24/7 lines rang.",
        "They shelled posts 542 and 543 around 2019.",
        "You can either 1) wait or 2) pay [3].",
        "Each took a 7-Eleven and called 555-12-34 or 0800 123 456.",
        "This one follows one held there.",
    ] {
        assert_eq!(marked(text), text);
    }
}

#[test]
fn an_editors_brackets_are_read_over() {
    let text = "[Ten] years passed.";
    let found: Vec<_> = read(text).iter().map(told).collect();
    assert_eq!(found, ["10 year"]);
}

#[test]
fn the_core_leaves_the_bound_out() {
    let text = "They lost more than $13 billion, 500 or more jobs.";
    let cores: Vec<_> = read(text).iter().map(|q| q.core.of(text).to_owned()).collect();
    assert_eq!(cores, ["$13 billion", "500"]);
}

#[test]
fn agreement_allows_for_rounding_and_bounds() {
    let cases: &[(&str, &str, Option<bool>)] = &[
        ("$2.1bn", "2.08 billion dollars", Some(true)),
        ("$2.1bn", "$2.4bn", Some(false)),
        ("$50 billion", "$52 billion", Some(true)),
        ("$50 billion", "$60 billion", Some(false)),
        ("$5m", "A$5m", Some(true)),
        ("$5m", "€5m", None),
        ("nearly half", "48%", Some(true)),
        ("a third of it", "40%", Some(false)),
        ("40%", "41%", Some(false)),
        ("more than $13 billion", "$13 billion", Some(true)),
        ("up to 40%", "40%", Some(true)),
        ("over 700 people", "900 people", Some(false)),
        ("dozens of people", "60 people", Some(true)),
        ("two officials", "three officials", Some(false)),
        ("two officials", "three clerks", None),
        ("12 months", "one year", Some(true)),
        ("three months", "five years", None),
        ("five years", "six years", Some(false)),
        ("3–5 years", "4 years", Some(true)),
        ("3–5 years", "3–6 years", Some(false)),
        ("won 2-1", "lost 1-2", Some(true)),
        ("won 2-1", "won 3-1", Some(false)),
        ("40 percent", "40 people", None),
        ("50 basis points", "0.5 percentage points", Some(true)),
        ("50 crowns", "50 Swedish kronor", Some(true)),
        ("50 crowns", "50 Danish kroner", Some(true)),
        ("50 Swedish kronor", "50 Danish kroner", None),
        ("40°C", "40 degrees", Some(true)),
        ("1,000+ people", "1,000 people", Some(true)),
    ];
    for (a, b, expected) in cases {
        let (first, second) = (read(a), read(b));
        let [a_read] = first.as_slice() else { panic!("{a}: {first:?}") };
        let [b_read] = second.as_slice() else { panic!("{b}: {second:?}") };
        assert_eq!(a_read.agrees_with(b_read), *expected, "{a} / {b}");
        assert_eq!(b_read.agrees_with(a_read), *expected, "{b} / {a}");
    }
}

//! Tests of quotations against texts.

use super::{Deviation, Words, deviations, stands_in};

const SOURCE: &str = "He called the [toll](https://example.org/a-large-toll) “a heavy fine on people \
    who go to work”. We don’t know – and nobody has told us – why 1,000 men (about 5 per cent) were \
    sent home in May. Zoë said the *follow-up* was cancelled.";

/// What differs: "said / written", with the words around it; "-" for words that are not there.
fn told(quotation: &str) -> Vec<String> {
    let words = Words::of_markdown(SOURCE);
    let tell = |deviation: Deviation| match deviation {
        Deviation::Near(near) => {
            format!("{} / {}", near.said_around.of(quotation), near.written_around.of(SOURCE))
        }
        Deviation::Absent(range) => format!("{} / -", range.of(quotation)),
    };
    deviations(quotation, &words).into_iter().map(tell).collect()
}

#[test]
fn typography_is_no_difference() {
    for quotation in [
        "a heavy fine on people who go to work",
        "A heavy fine on people who go to work!",
        "We don't know -- and nobody has told us -- why 1000 men",
        "1000 men (about 5%) were sent home",
        "Zoe said the follow up was cancelled",
        "the toll a heavy fine",
        "",
    ] {
        assert!(told(quotation).is_empty(), "{quotation}: {:?}", told(quotation));
        assert!(stands_in(quotation, &Words::of_markdown(SOURCE)), "{quotation}");
    }
}

#[test]
fn ellipses_and_brackets_stand_for_what_is_left_out_or_put_in() {
    for quotation in [
        "We don't know … why 1,000 men were sent home … in May".replace("men were", "men … were"),
        "a heavy fine on people [...] were sent home".to_owned(),
        "We don't know why [the company] 1,000 men".replace("know why", "know … why"),
        "[T]he toll".to_owned(),
        "nobody has told [them] why 1,000 men".to_owned(),
        "1,000 [workers] were sent home".to_owned(),
        "a heavy fine on people who [commute] to work".to_owned(),
        "a heavy fine[s] on people".to_owned(),
    ] {
        assert!(told(&quotation).is_empty(), "{quotation}: {:?}", told(&quotation));
    }
}

#[test]
fn a_near_miss_shows_the_words_that_differ() {
    for (quotation, expected) in [
        ("a large fine on people who go to work", "a large fine / a heavy fine"),
        ("a heavy fine on people who work", "people who work / people who go to work"),
        ("a heavy fine on the people who go", "fine on the people / fine on people"),
        (
            "a light fine on men who go to work",
            "a light fine on men who / a heavy fine on people who",
        ),
        (
            "why 2,000 men were sent home",
            "why 2,000 men were / why 1,000 men (about 5 per cent) were",
        ),
        ("nobody has ever told us", "nobody has ever told / nobody has told"),
        ("on people who go to sleep", "to sleep / to work"),
    ] {
        assert_eq!(told(quotation), [expected], "{quotation}");
    }
}

#[test]
fn words_of_which_there_is_nothing_are_absent() {
    let quotation = "the harbour belongs to those who row";
    assert_eq!(told(quotation), [format!("{quotation} / -")]);
    let half = "a heavy fine on people … nobody should ever pay it twice";
    assert_eq!(told(half), ["nobody should ever pay it twice / -"]);
}

#[test]
fn any_text_is_compared_without_fault() {
    let words = Words::of_markdown(SOURCE);
    for quotation in ["[", "[]", "…", "[…]x[y]", "a [b]c[d] e", "’’", "é]́[", "[a]", "5%[%]"]
    {
        let _ = deviations(quotation, &words);
        assert!(deviations(quotation, &Words::default()).len() <= 2);
    }
}

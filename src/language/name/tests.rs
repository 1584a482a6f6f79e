//! Sentences with their names marked.

use super::{CONFIRMED, names};
use crate::language::{sentence::sentences, token::tokens};

/// `text` with every name in brackets, followed by its type.
fn marked(text: &str) -> String {
    let tokens = tokens(text);
    let mut out = String::new();
    let mut at = 0;
    for name in names(text, &tokens, &sentences(text, &tokens)) {
        if name.confidence < CONFIRMED {
            continue;
        }
        out.push_str(&text[at..name.range.start]);
        out.push_str(&format!("[{}|{}]", name.range.of(text), name.kind.as_str()));
        at = name.range.end;
    }
    out + &text[at..]
}

fn check(expected: &[&str]) {
    for expected in expected {
        let parts = expected.split('[').map(|part| match part.split_once(']') {
            Some((name, rest)) => name.split('|').next().unwrap_or_default().to_owned() + rest,
            None => part.to_owned(),
        });
        assert_eq!(marked(&parts.collect::<String>()), *expected);
    }
}

#[test]
fn people() {
    check(&[
        "The plan came from Ms [Lind|person] and Dr. [J. R. Oku|person].",
        "[Mara Lind|person] told reporters that [Lind|person]'s firm grew.",
        "Talks with [Pieter van der Berg|person] and Prime Minister [Halloran|person] failed.",
        "Then [Tovik Aran|person], 34, left.",
    ]);
}

#[test]
fn organisations_and_places() {
    check(&[
        "The [Bank of England|org] and the [University of Porto|org] met in [London|place].",
        "It bought [Harrow & Pike|org] from [Aurora Grid Inc|org].",
        "[OpenAI|org] rents servers from [Amazon Web Services|org] ([AWS|org]).",
        "[U.S.|place] President [Adler|person] flew to [New Zealand|place].",
        "The [Norwegian Harbour News Agency|org] ([NHNA|org]) reported it.",
        "A ferry crossed [Lake Orlo|place] near [Wenda|place].",
    ]);
}

#[test]
fn other_things() {
    check(&[
        "They will sign the [Treaty of Wenda|law] after the [World Cup|event].",
        "It runs \"[Frontier|product],\" the company's new enterprise platform.",
        "The [Data Act|law] bans [Windows 7|product].",
    ]);
}

#[test]
fn capitals_that_are_no_names() {
    for text in [
        "However, the Norwegian player rested on Tuesday in March.",
        "Critics say so. Officials disagree.",
        "I think Germans vote in May.",
        "Nice work by all of them.",
        "Who pays for the NICE view?",
    ] {
        assert_eq!(marked(text), text);
    }
}

#[test]
fn in_a_headline_only_known_names_stand_alone() {
    let text = "Council Weighs Large Fine As Google Leaves France";
    assert_eq!(marked(text), "Council Weighs Large Fine As [Google|org] Leaves [France|place]");
}

//! Small articles, what they quote, and who speaks.

use std::sync::Arc;

use crate::analysis::{Analysis, Cache, analyse};
use crate::article;

fn read(body: &str) -> Analysis {
    let source = format!("# Tern closes its mill\n\n## Article\n\n{body}\n");
    analyse(Arc::new(article::read(&source, &article::SectionLabels::default())), &Cache::default())
}

/// Each quotation with its parts parted by `|`, and its speaker behind `=`; `-` for none.
fn quotes(body: &str) -> Vec<String> {
    let analysis = read(body);
    let spoken = analysis.quotes.iter().zip(analysis.speakers());
    let shown = spoken.map(|(quote, speaker)| {
        let parts: Vec<_> = quote.parts.iter().map(|part| analysis.slice(*part)).collect();
        let speaker = speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
        format!("{} = {speaker}", parts.join("|"))
    });
    shown.collect()
}

#[test]
fn a_mark_repeated_at_each_paragraph_goes_on_with_the_speech() {
    let body = "Mara Lind said: “We were told.\n\n“Nobody asked us.\n\n“We stay.” It rained.";
    assert_eq!(quotes(body), ["“We were told.|“Nobody asked us.|“We stay.” = Mara Lind"]);
}

#[test]
fn a_speech_without_marks_in_between_ends_where_it_is_closed() {
    let body = "Mara Lind said, \"We were told.\n\nNobody asked us.\n\nWe stay.\" It rained.";
    assert_eq!(quotes(body), ["\"We were told.|Nobody asked us.|We stay.\" = Mara Lind"]);
    let body = "\"We were told.\n\nWe stay,\" Mara Lind said. It rained.";
    assert_eq!(quotes(body), ["\"We were told.|We stay,\" = Mara Lind"]);
}

#[test]
fn pronouns_lead_to_who_was_named() {
    for (body, speaker) in [
        ("Mara Lind runs the mill. \"We stay,\" she said.", "Mara Lind"),
        ("Anna Lind met Peter Marsh. He said: \"We stay.\"", "Peter Marsh"),
        ("Mara Lind said she had a \"strong case\".", "Mara Lind"),
        ("Peter Marsh's plan failed.\n\n\"We stay,\" he said.", "Peter Marsh"),
        ("\"We stay,\" she said.", "she"),
    ] {
        let found = quotes(body);
        let last = found.last().and_then(|quote| quote.split_once(" = "));
        assert_eq!(last.map(|(_, speaker)| speaker), Some(speaker), "{body}");
    }
}

#[test]
fn short_names_are_the_entity_and_descriptions_stay() {
    for (body, speaker) in [
        ("Mara Lind runs the mill. \"We stay,\" Lind said.", "Mara Lind"),
        (
            "Mara Lind left. \"We stay,\" a spokesman for Mara Lind said.",
            "a spokesman for Mara Lind",
        ),
        ("\"We stay,\" said two officials.", "two officials"),
        ("\"We stay,\" said the mill's director, Mara Lind.", "Mara Lind"),
        ("The prime minister, Mara Lind, said: \"We stay.\"", "Mara Lind"),
    ] {
        let found = quotes(body);
        assert!(found[0].ends_with(&format!("= {speaker}")), "{found:?}");
    }
}

#[test]
fn a_paragraph_of_its_own_goes_on() {
    let body = "\"We stay,\" said Mara Lind.\n\n\"Nobody has asked us.\"";
    assert_eq!(quotes(body)[1], "\"Nobody has asked us.\" = Mara Lind");
}

#[test]
fn markup_says_who_speaks() {
    let body = "[“We stay.”]{.quote by=\"Mara Lind\"} [No more boats]{.quote by=\"the crew\"}";
    assert_eq!(quotes(body), ["“We stay.” = Mara Lind", "No more boats = the crew"]);
}

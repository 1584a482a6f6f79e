//! News about nobody, of any length; the same for the same length.

use std::fmt::Write;

/// A name that every article has.
pub const NAME: &str = "Mara Lind";

const WHO: [&str; 9] = [
    "the Orlo City Council",
    "Tern Marine",
    NAME,
    "Harrow & Pike",
    "Karl Osei",
    "the Harbour Office",
    "Ferry captain Ines Abiola",
    "the Saltmarket Traders' Association",
    "Wren Abiola",
];
const DID: [&str; 8] = [
    "has approved",
    "is weighing",
    "may delay",
    "rejected",
    "said it would pay for",
    "will not support",
    "signed",
    "was criticised over",
];
const WHAT: [&str; 8] = [
    "the new tram line",
    "a bridge over the Arle",
    "an agreement with the port",
    "two large ferries",
    "the price cap on electricity",
    "a museum of ships",
    "plans for a wind farm",
    "the sale of the old mill",
];
const MUCH: [&str; 6] = [
    "which costs €2.1 billion",
    "which employs 4,200 people",
    "with a share of 12 per cent",
    "after a loss of $35 million",
    "up to three times a week",
    "in four and a half years",
];
const WHEN: [&str; 6] =
    ["on Tuesday", "in May 2031", "on 6 April", "last month", "by the end of 2032", "since 2019"];

/// An article of about so many words.
pub fn article(words: usize) -> String {
    article_from(words, 0)
}

/// An article of about so many words that begins with the sentence of this number.
pub fn article_from(words: usize, first: usize) -> String {
    let mut text = String::from("# Orlo weighs a new tram line\n\n## Summary\n\n");
    for number in 0..6 {
        let _ = writeln!(text, "- {}", sentence(first + number * 7));
    }
    text.push_str("\n## Article\n\n");
    let (mut count, mut number) = (0, first);
    while count < words {
        let sentence = sentence(number);
        count += sentence.split(' ').count();
        text.push_str(&sentence);
        number += 1;
        text.push_str(if number % 5 == 0 { "\n\n" } else { " " });
    }
    text.push_str("\n\n## Insights\n\n- How does the tram line compare with the bridge?\n");
    text
}

fn sentence(number: usize) -> String {
    let pick = |list: &[&'static str], step: usize| list[(number * step + number / 5) % list.len()];
    let [who, did, what] = [pick(&WHO, 4), pick(&DID, 3), pick(&WHAT, 5)];
    let [much, when] = [pick(&MUCH, 5), pick(&WHEN, 1)];
    let start = who.chars().next().map(char::to_uppercase).into_iter().flatten();
    let start: String = start.chain(who.chars().skip(1)).collect();
    match number % 4 {
        0 => format!("{start} {did} {what}, {much}, {when}."),
        1 => format!("“We were told of {what} {when},” said {who}, {much}."),
        2 => format!("{start} {did} {what} {when}; {} parts of it are not clear yet.", number % 97),
        _ => format!("According to {who}, {what} comes {when}, {much}."),
    }
}

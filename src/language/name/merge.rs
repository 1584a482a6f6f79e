//! What the tagger found, and what lists and cues are surer of.

use crate::language::lexicon;
use crate::language::tagger::Tagged;
use crate::language::token::{Case, Token};

use super::candidate::cue;
use super::{CONFIRMED, EntityType, Name, is_initials_of};

/// How sure a name is that the tagger found.
const TAGGED: u8 = 70;

/// How sure a name is that the tagger and a cue find alike.
const AGREED: u8 = 85;

/// From here on a rule has more to go by than capitals.
const CUED: u8 = 50;

/// From here on a rule knows that a name is one: by its own words, an apposition, a list.
const TOLD: u8 = 80;

/// From here on a list or a title says so, which the tagger does not overrule.
const LISTED: u8 = 90;

/// The names that the tagger found at one place: one, two people in "Joan & Kit Oku", or none
/// where it cannot be one.
pub(super) fn names(tokens: &[Token], tagged: &Tagged) -> Vec<Name> {
    let is_joint = |word: &Token| tagged.kind == EntityType::Person && word.lower == "&";
    let words = tokens.get(tagged.tokens.clone()).unwrap_or_default();
    words.split(is_joint).filter_map(|words| name(words, tagged.kind)).collect()
}

/// The name that `words` are, without the titles before it; none where they cannot be one.
fn name(words: &[Token], kind: EntityType) -> Option<Name> {
    let words = without_possessive(words);
    let words = if kind == EntityType::Person { person(words) } else { words };
    let has_capital = words.iter().any(Token::is_capitalised);
    if !has_capital || is_no_name(words) {
        return None;
    }
    let range = words.first()?.range.join(words.last()?.range);
    Some(Name { range, kind, confidence: TAGGED })
}

/// "Lind" of "Lind's".
fn without_possessive(words: &[Token]) -> &[Token] {
    match words {
        [name @ .., ending] if !name.is_empty() && ending.lower.starts_with(['\'', '’']) => name,
        _ => words,
    }
}

/// The name of a person, without what they are before it and where they work behind it.
fn person(words: &[Token]) -> &[Token] {
    without_titles(without_description(without_employer(without_office(words))))
}

/// "Tovik Aran" of "CEO of the Harbour Trust Tovik Aran".
fn without_office(words: &[Token]) -> &[Token] {
    /// A role, "of", its place, and a full name of two words.
    const SHORTEST: usize = 5;
    match words {
        [role, of, ..] if words.len() >= SHORTEST && cue(role) == "title" && of.lower == "of" => {
            &words[words.len() - 2..]
        }
        _ => words,
    }
}

/// "Aaron Tveit" of "Aaron Tveit of Harbour Radio"; "Anne of Cleves" stays.
fn without_employer(words: &[Token]) -> &[Token] {
    /// A full name has so many words.
    const FULL: usize = 2;
    let of = words.iter().position(|word| word.lower == "of").filter(|of| *of >= FULL);
    of.map_or(words, |of| &words[..of])
}

/// "John Walker" of "Harbour police John Walker"; "Ursula von der Leyen" stays.
fn without_description(words: &[Token]) -> &[Token] {
    let is_joint = |word: &Token| {
        cue(word) == "particle" || lexicon::FUNCTION_WORDS.contains_key(word.lower.as_str())
    };
    let is_plain = |word: &Token| word.case == Case::Lower && !is_joint(word);
    match words.iter().rposition(is_plain) {
        Some(last) if last + 1 < words.len() => &words[last + 1..],
        _ => words,
    }
}

/// "Adler" of "U.S. President Adler", "J. R. Oku" of "Dr. J. R. Oku".
fn without_titles(words: &[Token]) -> &[Token] {
    let title = words.iter().rposition(|word| cue(word) == "title");
    let behind = title.map_or(words, |title| &words[title + 1..]);
    let stop = behind.iter().take_while(|word| !word.is_wordlike()).count();
    if stop < behind.len() { &behind[stop..] } else { words }
}

/// "I", "Who": a capital because of where it stands; "Germans": people of a place, not one;
/// "Beyooond": a word drawn out.
fn is_no_name(words: &[Token]) -> bool {
    let [word] = words else { return false };
    let lower = word.lower.as_str();
    let is_function_word =
        word.case == Case::Capital && lexicon::FUNCTION_WORDS.contains_key(lower);
    let are_people = lower.strip_suffix('s').is_some_and(|one| lexicon::DEMONYMS.contains_key(one));
    is_function_word || are_people || is_drawn_out(lower)
}

fn is_drawn_out(word: &str) -> bool {
    let mut letters = word.chars().zip(word.chars().skip(1)).zip(word.chars().skip(2));
    letters.any(|((a, b), c)| a == b && b == c && a.is_alphabetic() && !"ivx".contains(a))
}

/// Joins both, in order and without overlap.
pub(super) fn merge(text: &str, tagged: Vec<Name>, by_rule: Vec<Name>) -> Vec<Name> {
    let mut names = tagged;
    for rule in by_rule {
        let first = names.partition_point(|name| name.range.end <= rule.range.start);
        let last = names.partition_point(|name| name.range.start < rule.range.end);
        match &mut names[first..last] {
            [] => {
                let before = first.checked_sub(1).and_then(|before| names.get(before));
                let initials = before.filter(|before| are_its_initials(text, before, &rule));
                names.insert(
                    first,
                    initials.map_or_else(
                        || doubted(&rule),
                        |full| Name { range: rule.range, ..full.clone() },
                    ),
                );
            }
            [same] if same.range == rule.range => {
                if rule.confidence >= LISTED || rule.kind == EntityType::Law {
                    *same = rule;
                } else if rule.kind == same.kind && rule.confidence >= CUED {
                    same.confidence = AGREED;
                }
            }
            _ if rule.kind == EntityType::Law => drop(names.splice(first..last, [rule])),
            _ => {}
        }
    }
    names
}

/// Whether `short` stands in brackets behind `full` and is made of its initials: "Amazon Web
/// Services (AWS)".
fn are_its_initials(text: &str, full: &Name, short: &Name) -> bool {
    text.get(full.range.end..short.range.start) == Some(" (")
        && is_initials_of(short.range.of(text), full.range.of(text))
}

/// Gives a name the word before it where the initials in brackets behind it count that word:
/// "Korean Central News Agency (KCNA)".
pub(super) fn reach_back(text: &str, tokens: &[Token], names: &mut [Name]) {
    for at in 1..names.len() {
        let (long, short) = (names[at - 1].range, names[at].range);
        if text.get(long.end..short.start) != Some(" (") {
            continue;
        }
        let first = tokens.partition_point(|token| token.range.end <= long.start);
        let before = first.checked_sub(1).and_then(|before| tokens.get(before));
        let is_free = |word: &&Token| {
            word.is_capitalised() && (at < 2 || names[at - 2].range.end <= word.range.start)
        };
        let Some(before) = before.filter(is_free) else { continue };
        let longer = before.range.join(long);
        let short = short.of(text);
        if !is_initials_of(short, long.of(text)) && is_initials_of(short, longer.of(text)) {
            names[at - 1].range = longer;
        }
    }
}

/// A name that the tagger did not find. Unless its words or a list say that it is one, it waits
/// for the rest of the article to confirm it.
fn doubted(rule: &Name) -> Name {
    let is_told = rule.confidence >= TOLD || rule.kind == EntityType::Law;
    let confidence = if is_told { rule.confidence } else { rule.confidence.min(CONFIRMED / 2) };
    Name { confidence, ..rule.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokens;

    #[test]
    fn a_person_is_cut_out_of_what_is_said_of_them() {
        for (found, name) in [
            ("Aaron Tveit of Harbour Radio", "Aaron Tveit"),
            ("Anne of Cleves", "Anne of Cleves"),
            ("CEO of the Harbour Trust Tovik Aran", "Tovik Aran"),
            ("Harbour police Lt. John Walker", "John Walker"),
            ("Ursula von der Leyen", "Ursula von der Leyen"),
            ("U.S. President Adler", "Adler"),
            ("Dr. J. R. Oku", "J. R. Oku"),
        ] {
            let tokens = tokens(found);
            let words = person(&tokens);
            let range = words[0].range.join(words[words.len() - 1].range);
            assert_eq!(range.of(found), name);
        }
    }
}

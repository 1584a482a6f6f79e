//! The forms that English words take in a question and in what it takes for granted: possessive,
//! plural, with "a" or "an"; the past of a verb, and its form beside "it".

use crate::language::thesaurus::{self, PartOfSpeech};

/// The possessive: "Aurora Grid's", "Amazon Web Services'".
pub(super) fn possessive(text: &str) -> String {
    let ending = if text.ends_with('s') { "'" } else { "'s" };
    format!("{text}{ending}")
}

/// The plural of a noun phrase, that of its last word: "price caps".
pub(super) fn plural(text: &str) -> String {
    const IRREGULAR: [(&str, &str); 6] = [
        ("person", "people"),
        ("child", "children"),
        ("woman", "women"),
        ("man", "men"),
        ("sis", "ses"),
        ("shelf", "shelves"),
    ];
    let irregular = IRREGULAR
        .iter()
        .find_map(|(one, many)| text.strip_suffix(one).map(|stem| format!("{stem}{many}")));
    irregular.unwrap_or_else(|| regular_plural(text))
}

fn regular_plural(text: &str) -> String {
    const HISSING: [&str; 5] = ["s", "x", "z", "ch", "sh"];
    let before_y = text.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel));
    match before_y {
        Some(stem) => format!("{stem}ies"),
        None if HISSING.iter().any(|ending| text.ends_with(ending)) => format!("{text}es"),
        None => format!("{text}s"),
    }
}

/// Verbs whose past is the same.
pub(super) const UNCHANGED: [&str; 14] = [
    "beat", "cut", "put", "set", "hit", "let", "shut", "cost", "hurt", "quit", "split", "spread",
    "cast", "bet",
];

/// The past of a verb, given in the form that a dictionary lists: "stopped", "left".
pub(super) fn past(verb: &str) -> String {
    // "shown" and "written" stand behind "has" only.
    let mut irregular = thesaurus::irregular_forms(verb)
        .filter(|form| !form.ends_with("wn") && !form.ends_with("ten"));
    let is_past = |form: &&str| !form.ends_with('n') && !form.ends_with("ne");
    match irregular.clone().find(is_past).or_else(|| irregular.next()) {
        Some(past) => past.to_owned(),
        None if UNCHANGED.contains(&verb) => verb.to_owned(),
        None => regular_past(verb),
    }
}

/// Whether `word` is the past of a verb, or its participle: "left", "been", "resigned".
pub(super) fn is_past(word: &str) -> bool {
    let is_verb = || thesaurus::senses(word).can_be(PartOfSpeech::Verb);
    let has_form = word.ends_with("ed") && !word.ends_with("eed")
        || thesaurus::is_irregular(word)
        || UNCHANGED.contains(&word);
    let is_present = matches!(word, "am" | "is" | "are" | "has" | "does");
    word == "had" || has_form && is_verb() && !is_present
}

fn regular_past(verb: &str) -> String {
    let before_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel));
    match (before_y, verb.chars().next_back()) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, Some('e')) => format!("{verb}d"),
        (None, Some(last)) if doubles(verb) => format!("{verb}{last}ed"),
        _ => format!("{verb}ed"),
    }
}

/// Whether a verb doubles its last letter before an ending: "stop", "plan", "admit".
fn doubles(verb: &str) -> bool {
    const STRESSED: [&str; 5] = ["mit", "fer", "cur", "pel", "gret"];
    let letters: Vec<char> = verb.chars().collect();
    let is_short = match letters.as_slice() {
        [rest @ .., before, vowel, last] => {
            let is_end = !is_vowel(*before) && is_vowel(*vowel) && !is_vowel(*last);
            is_end && !"wxy".contains(*last) && !rest.iter().any(|c| is_vowel(*c))
        }
        _ => false,
    };
    is_short || STRESSED.iter().any(|ending| verb.ends_with(ending) && verb != *ending)
}

/// The form of a verb beside "it": "passes", "tries". That is how nouns form their plural, too.
pub(super) fn third_person(verb: &str) -> String {
    match verb {
        "have" => "has".to_owned(),
        "go" | "do" => format!("{verb}es"),
        _ => regular_plural(verb),
    }
}

/// The text with "a" or "an" before it, by the sound that it begins with.
pub(super) fn with_article(text: &str) -> String {
    let article = if begins_with_vowel_sound(text) { "an" } else { "a" };
    format!("{article} {text}")
}

/// Beginnings that sound otherwise than they are spelt, and whether that sound is a vowel.
const MISSPELT: [(&str, bool); 9] = [
    ("hour", true),
    ("honest", true),
    ("honour", true),
    ("heir", true),
    ("uni", false),
    ("use", false),
    ("eu", false),
    ("one", false),
    ("once", false),
];

fn begins_with_vowel_sound(text: &str) -> bool {
    let word: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    if is_spelt_out(&word) {
        return word.starts_with(|c| "AEFHILMNORSX8".contains(c));
    }
    let lower = word.to_lowercase();
    let misspelt = MISSPELT.iter().find(|(beginning, _)| lower.starts_with(beginning));
    // "unintended" and the like are rarer than "united".
    misspelt.map_or_else(|| lower.starts_with(is_vowel), |(_, vowel)| *vowel)
}

/// Whether a word is read letter by letter: "FBI", "EU", but "NATO".
fn is_spelt_out(word: &str) -> bool {
    let is_upper = word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let has_vowel = word.to_lowercase().contains(is_vowel);
    is_upper && (word.chars().count() <= 3 || !has_vowel)
}

fn is_vowel(c: char) -> bool {
    "aeiou".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_spelt_as_in_english() {
        let cases = [
            ("price cap", "price caps"),
            ("policy", "policies"),
            ("survey", "surveys"),
            ("launch", "launches"),
            ("crisis", "crises"),
            ("spokeswoman", "spokeswomen"),
        ];
        for (one, many) in cases {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn verbs_have_a_past() {
        let cases = [
            ("leave", "left"),
            ("show", "showed"),
            ("take", "took"),
            ("begin", "began"),
            ("win", "won"),
            ("cut", "cut"),
            ("sue", "sued"),
            ("stop", "stopped"),
            ("submit", "submitted"),
            ("open", "opened"),
            ("stay", "stayed"),
            ("try", "tried"),
            ("launch", "launched"),
        ];
        for (verb, form) in cases {
            assert_eq!(past(verb), form);
        }
    }

    #[test]
    fn articles_go_by_sound() {
        let cases = [
            ("OpenAI partner", "an"),
            ("EU law", "an"),
            ("FBI agent", "an"),
            ("NATO base", "a"),
            ("European law", "a"),
            ("union", "a"),
            ("hour", "an"),
            ("price cap", "a"),
        ];
        for (text, article) in cases {
            assert_eq!(with_article(text), format!("{article} {text}"));
        }
    }
}

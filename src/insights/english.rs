//! The forms that English words take in a question: possessive, plural, with "a" or "an".

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

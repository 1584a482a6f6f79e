//! What different spellings of a name have in common, and the short forms in which it may come
//! back.

use std::cell::RefCell;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::language::{EntityType, Remembered, lexicon};

/// What a company's name may end with and mostly does not.
const COMPANY_ENDINGS: [&str; 10] =
    ["inc", "incorporated", "corp", "corporation", "ltd", "limited", "plc", "llc", "co", "gmbh"];

/// What a person's name may end with behind the last name.
const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// How a short form comes from its full name; what tells most stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The name without its middle, without the country or the maker before it, or without the
    /// common noun behind it.
    Reduced,
    /// The last name, or the end of a name.
    LastName,
    /// The first name.
    FirstName,
    /// The first letters.
    Initials,
    /// The common noun in the name, as in "the Church".
    Head,
}

/// The words that spellings of one name share: lower case, without accents, stops, possessive
/// endings, "the" and "Inc"; a few abbreviations stand for their full names.
pub(super) fn key(name: &str) -> String {
    KEYS.with_borrow_mut(|keys| keys.get(name, make_key))
}

thread_local! {
    /// An article has the same names again and again.
    static KEYS: RefCell<Remembered<String>> = RefCell::default();
}

fn make_key(name: &str) -> String {
    let key = words(name).join(" ");
    let full = |short: &str| lexicon::SHORT_NAMES.get(short).copied();
    if let Some(full) = full(&key) {
        return full.to_owned();
    }
    let opening = key.split_once(' ').and_then(|(first, rest)| Some((full(first)?, rest)));
    opening.map(|(full, rest)| format!("{full} {rest}")).unwrap_or(key)
}

/// The words of [`key`], abbreviations as they are.
pub(super) fn words(name: &str) -> Vec<String> {
    let plain: String = name.nfd().filter(|c| !is_combining_mark(*c)).collect();
    let parts = plain.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–'));
    let mut words: Vec<String> = parts.map(word).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|w| COMPANY_ENDINGS.contains(&w.as_str())) {
        words.pop();
    }
    words
}

fn word(written: &str) -> String {
    let lower = written.to_lowercase().replace('’', "'");
    let bare = lower.strip_suffix("'s").unwrap_or(&lower);
    if bare == "&" {
        return "and".to_owned();
    }
    bare.chars().filter(|c| *c != '.' && *c != ',').collect()
}

/// The short forms of the name `written`, an entity of type `kind`, as keys. `is_maker` tells
/// whether a key is the name of someone who makes things.
pub(super) fn short_forms(
    written: &str,
    kind: EntityType,
    is_maker: impl Fn(&str) -> bool,
) -> Vec<(String, Likeness)> {
    let words = words(written);
    if words.len() < 2 {
        return Vec::new();
    }
    let mut forms = match kind {
        EntityType::Person => of_person(&words),
        _ => of_thing(written, &words, is_maker),
    };
    forms.retain(|(form, _)| form.chars().count() > 1);
    forms
}

fn of_person(words: &[String]) -> Vec<(String, Likeness)> {
    let end = words.iter().rposition(|w| !GENERATIONS.contains(&w.as_str())).map_or(0, |i| i + 1);
    let words = &words[..end];
    let [first, .., last] = words else { return Vec::new() };
    let mut forms: Vec<_> =
        (1..words.len()).map(|from| (words[from..].join(" "), Likeness::LastName)).collect();
    forms.push((first.clone(), Likeness::FirstName));
    if words.len() > 2 || end < words.len() {
        forms.push((format!("{first} {last}"), Likeness::Reduced));
    }
    forms
}

fn of_thing(
    written: &str,
    words: &[String],
    is_maker: impl Fn(&str) -> bool,
) -> Vec<(String, Likeness)> {
    let mut forms: Vec<_> =
        initials(written).into_iter().map(|short| (short, Likeness::Initials)).collect();
    let reduced = |rest: &[String]| (rest.join(" "), Likeness::Reduced);
    let is_common = |word: &String| lexicon::NAME_CUES.get(word.as_str()) == Some(&"org");
    let made = (1..words.len()).filter(|n| is_maker(&words[..*n].join(" ")));
    let made = made.map(|n| &words[n..]).filter(|rest| !rest.iter().all(is_common));
    forms.extend(without_country(words).into_iter().chain(made).map(reduced));
    let of = words.iter().position(|word| word == "of");
    let distinct = words.iter().rposition(|word| !is_common(word)).map_or(0, |i| i + 1);
    if of.is_none() && distinct == 1 {
        forms.push(reduced(&words[..1]));
    }
    let head = if of == Some(1) { words.first() } else { words.last() };
    forms.extend(head.filter(|head| is_common(head)).map(|head| (head.clone(), Likeness::Head)));
    forms
}

/// The letters that may stand for the name: the first ones of its words, with and without the
/// small words; numbers whole, as in "IE9".
fn initials(written: &str) -> Vec<String> {
    let parts = || written.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let letters = |all: bool| -> String {
        let told = parts().filter(|part| all || !part.starts_with(char::is_lowercase));
        told.filter(|part| *part != "s").map(initial).collect()
    };
    let (all, capitals) = (letters(true), letters(false));
    if all == capitals { vec![all] } else { vec![capitals, all] }
}

fn initial(part: &str) -> String {
    if part.chars().all(char::is_numeric) {
        return part.to_owned();
    }
    part.chars().take(1).flat_map(char::to_lowercase).collect()
}

/// "US State Department" without its country, where enough of a name is left.
fn without_country(words: &[String]) -> Option<&[String]> {
    let is_country = |words: &[String]| {
        let name = words.join(" ");
        lexicon::DEMONYMS.contains_key(name.as_str())
            || lexicon::SHORT_NAMES.contains_key(name.as_str())
            || lexicon::PLACES.contains_key(name.as_str())
    };
    let most = words.len().saturating_sub(2).min(3);
    (1..=most).rev().find(|n| is_country(&words[..*n])).map(|n| &words[n..])
}

/// Whether `text` is written as initials are: "AWS", "BoE", "IE9", "U.N."
pub(super) fn is_shouted(text: &str) -> bool {
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let lower = text.chars().filter(|c| c.is_lowercase()).count();
    upper >= 2 && upper > lower && !text.contains(' ')
}

/// Whether `short` in brackets beside `long` can stand for it: its letters are found in this order
/// among the first letters of the words of `long`, or the other way round, where a first word was
/// left out of the name.
pub(super) fn abbreviates(short: &str, long: &str) -> bool {
    let short: Vec<char> = short.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let is_within = |inner: &[char], outer: &[char]| {
        let mut outer = outer.iter();
        inner.iter().all(|c| outer.any(|other| other == c))
    };
    let of_long = initials(long);
    let of_long: Vec<Vec<char>> = of_long.iter().map(|letters| letters.chars().collect()).collect();
    short.len() >= 2
        && of_long.iter().any(|letters| {
            letters.len() >= 2 && (is_within(letters, &short) || is_within(&short, letters))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (one, other) in [
            ("Aurora Grid", "Aurora Grid, Inc."),
            ("José Marín", "Jose Marin"),
            ("the Harbour Courier", "Harbour Courier"),
            ("U.S.", "United States"),
            ("Tern People’s Party", "Tern People Party"),
            ("Al-Tern", "Al Tern"),
            ("UK Harbour Office", "United Kingdom Harbour Office"),
            ("Harrow & Pike", "Harrow and Pike"),
        ] {
            assert_eq!(key(one), key(other));
        }
        assert_ne!(key("Tern"), key("Terns"));
    }

    /// The short forms of `name` with their likeness, most telling first.
    fn shorts(name: &str, kind: EntityType) -> Vec<(String, Likeness)> {
        let mut forms = short_forms(name, kind, |key| key == "tern");
        forms.sort_by_key(|(_, likeness)| *likeness);
        forms
    }

    #[test]
    fn people_come_back_by_parts_of_their_names() {
        use Likeness::*;
        let forms = shorts("Ana María van Dijk", EntityType::Person);
        for expected in [("ana dijk", Reduced), ("van dijk", LastName), ("ana", FirstName)] {
            assert!(forms.contains(&(expected.0.to_owned(), expected.1)), "{expected:?}");
        }
    }

    #[test]
    fn others_come_back_by_initials_or_without_their_common_words() {
        use Likeness::*;
        for (name, short) in [
            ("Harrow Web Services", ("hws", Initials)),
            ("Bank of Orlo", ("bo", Initials)),
            ("Tern Browser 12", ("tb12", Initials)),
            ("Norwegian Harbour Office", ("harbour office", Reduced)),
            ("Orlo Party", ("orlo", Reduced)),
            ("Tern Maps", ("maps", Reduced)),
            ("Church of Orlo", ("church", Head)),
        ] {
            let forms = shorts(name, EntityType::Org);
            assert!(forms.contains(&(short.0.to_owned(), short.1)), "{name}: {forms:?}");
        }
        assert!(!shorts("Harrow Web Services", EntityType::Org).iter().any(|(f, _)| f == "harrow"));
        assert!(!shorts("Tern Party", EntityType::Org).contains(&("party".to_owned(), Reduced)));
    }

    #[test]
    fn brackets_tie_an_abbreviation_loosely() {
        assert!(abbreviates("KTNA", "Tern News Agency"));
        assert!(abbreviates("HWS", "Harrow Web Services"));
        assert!(!abbreviates("left", "Mara Lind"));
    }
}

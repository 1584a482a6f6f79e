//! The forms of a word that a dictionary lists, by WordNet's rules of detachment (Morphy).

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use super::PartOfSpeech;
use super::PartOfSpeech::{Adjective, Noun, Verb};

/// Endings, and what stands in their place in the dictionary.
const ENDINGS: [(PartOfSpeech, &str, &str); 20] = [
    (Noun, "s", ""),
    (Noun, "ses", "s"),
    (Noun, "xes", "x"),
    (Noun, "zes", "z"),
    (Noun, "ches", "ch"),
    (Noun, "shes", "sh"),
    (Noun, "men", "man"),
    (Noun, "ies", "y"),
    (Verb, "s", ""),
    (Verb, "ies", "y"),
    (Verb, "ied", "y"),
    (Verb, "es", ""),
    (Verb, "ed", "e"),
    (Verb, "ed", ""),
    (Verb, "ing", "e"),
    (Verb, "ing", ""),
    (Adjective, "er", ""),
    (Adjective, "est", ""),
    (Adjective, "er", "e"),
    (Adjective, "est", "e"),
];

/// A shorter rest is no word.
const SHORTEST: usize = 2;

/// Irregular form → the form that a dictionary lists.
static IRREGULAR: LazyLock<HashMap<&str, &str, FxBuildHasher>> = LazyLock::new(|| {
    let lines = include_str!("irregular.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).collect()
});

/// What a dictionary lists → its irregular forms, in the order of the alphabet.
static FORMS: LazyLock<HashMap<&str, Vec<&str>, FxBuildHasher>> = LazyLock::new(|| {
    let mut forms: HashMap<&str, Vec<&str>, FxBuildHasher> = HashMap::default();
    for (form, lemma) in IRREGULAR.iter() {
        forms.entry(lemma).or_default().push(form);
    }
    forms.values_mut().for_each(|forms| forms.sort_unstable());
    forms
});

/// A form that the dictionary may list.
pub(super) struct Lemma {
    pub word: String,
    /// What it can only be, where its ending tells.
    pub part: Option<PartOfSpeech>,
}

/// All forms that a dictionary may list `word` under, the word itself first.
pub(super) fn lemmas(word: &str) -> Vec<Lemma> {
    let mut all = vec![Lemma { word: word.to_owned(), part: None }];
    let irregular = IRREGULAR.get(word).map(|lemma| (*lemma).to_owned());
    all.extend(irregular.map(|word| Lemma { word, part: None }));
    for (part, ending, instead) in ENDINGS {
        let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= SHORTEST) else {
            continue;
        };
        all.push(Lemma { word: format!("{rest}{instead}"), part: Some(part) });
        if let Some(single) = undoubled(rest).filter(|_| instead.is_empty() && part == Verb) {
            all.push(Lemma { word: single.to_owned(), part: Some(part) });
        }
    }
    all
}

/// The irregular forms of a word, given in the form that a dictionary lists.
pub(super) fn irregular_forms(lemma: &str) -> impl Iterator<Item = &'static str> + Clone {
    FORMS.get(lemma).into_iter().flatten().copied()
}

/// Whether `word` is an irregular form of another.
pub(super) fn is_irregular(word: &str) -> bool {
    IRREGULAR.contains_key(word)
}

/// "stop" of "stopp".
fn undoubled(rest: &str) -> Option<&str> {
    let mut letters = rest.chars().rev();
    let last = letters.next()?;
    (letters.next() == Some(last) && rest.len() > SHORTEST)
        .then(|| &rest[..rest.len() - last.len_utf8()])
}

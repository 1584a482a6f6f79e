//! Whether the verb beside a date points ahead or back: "will meet on Friday", "ended in May".

use crate::language::lexicon;

use super::Direction;
use super::word::Word;

/// How far the verb may stand from the date, in words.
const REACH: usize = 14;

/// What a word tells of the time of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Present,
    Future,
}

/// Where the date at `at`, which ends before the word `end`, lies by the verb beside it.
pub(super) fn direction(words: &[Word], at: usize, end: usize) -> Direction {
    let ends = |word: &Word| matches!(word.lower.as_str(), "." | "!" | "?" | ";" | ":");
    let before = words.get(..at).unwrap_or_default();
    let clause = before.iter().rev().take(REACH).take_while(|word| !ends(word)).count();
    let behind = (at - clause..at).rev().find_map(|index| tense_at(words, index));
    let ahead = || {
        let rest = words.get(end..).unwrap_or_default();
        let reach = rest.iter().take(REACH).take_while(|word| !ends(word)).count();
        (end..end + reach).find_map(|index| tense_at(words, index))
    };
    match behind.or_else(ahead) {
        Some(Tense::Future) => Direction::Ahead,
        Some(Tense::Past) => Direction::Behind,
        Some(Tense::Present) | None => Direction::Nearest,
    }
}

fn tense_at(words: &[Word], index: usize) -> Option<Tense> {
    let word = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let before = |back: usize| index.checked_sub(back).map_or("", word);
    let is_name = words.get(index).is_some_and(|word| word.capital);
    match word(index) {
        "will" | "shall" | "won't" | "'ll" => Some(Tense::Future),
        "due" | "planned" | "scheduled" | "expected" => Some(Tense::Future),
        "to" if leads_ahead(before(1)) => Some(Tense::Future),
        "to" if leads_ahead(before(2)) && before(1) == "not" => Some(Tense::Future),
        // "will be held": the participle tells nothing.
        _ if matches!(before(1), "be" | "being" | "is" | "are") => None,
        "is" | "are" if word(index + 1) == "to" || leads_ahead(word(index + 1)) => {
            Some(Tense::Future)
        }
        "is" | "are" => Some(Tense::Present),
        lower if lower.ends_with("'ll") => Some(Tense::Future),
        lower if lexicon::TENSES.get(lower) == Some(&"past") || is_past_form(lower) && !is_name => {
            Some(Tense::Past)
        }
        _ => None,
    }
}

/// Whether an infinitive behind `word` has yet to happen: "is to", "plans to", "set to".
fn leads_ahead(word: &str) -> bool {
    lexicon::TENSES.get(word) == Some(&"leads")
}

fn is_past_form(lower: &str) -> bool {
    lower.len() > 4 && lower.ends_with("ed") && !lower.ends_with("eed")
}

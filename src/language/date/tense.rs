//! Whether the verb beside a date points ahead: "will meet on Friday", "are due in May".

use super::word::Word;

/// How far the verb may stand from the date, in words.
const REACH: usize = 14;

/// What a word tells of the time of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
}

/// Whether the date at `at`, which ends before the word `end`, lies ahead by the verb beside it.
pub(super) fn points_ahead(words: &[Word], at: usize, end: usize) -> bool {
    let ends = |word: &Word| matches!(word.lower.as_str(), "." | "!" | "?" | ";" | ":");
    let before = words.get(..at).unwrap_or_default();
    let clause = before.iter().rev().take(REACH).take_while(|word| !ends(word)).count();
    let behind = (at - clause..at).rev().find_map(|index| tense_at(words, index));
    let ahead = || {
        let rest = words.get(end..).unwrap_or_default();
        let reach = rest.iter().take(REACH).take_while(|word| !ends(word)).count();
        (end..end + reach).find_map(|index| tense_at(words, index))
    };
    behind.or_else(ahead) == Some(Tense::Future)
}

fn tense_at(words: &[Word], index: usize) -> Option<Tense> {
    const PAST: [&str; 32] = [
        "was", "were", "had", "did", "said", "told", "came", "went", "made", "took", "won", "lost",
        "met", "held", "gave", "got", "left", "fell", "rose", "saw", "sent", "began", "became",
        "found", "kept", "led", "paid", "put", "ran", "sold", "spoke", "wrote",
    ];
    let word = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let before = |back: usize| index.checked_sub(back).map_or("", word);
    let is_name = words.get(index).is_some_and(|word| word.capital);
    match word(index) {
        "will" | "shall" | "won't" | "'ll" => Some(Tense::Future),
        "due" | "planned" | "scheduled" | "expected" => Some(Tense::Future),
        "to" if leads_ahead(before(1)) => Some(Tense::Future),
        "to" if leads_ahead(before(2)) && before(1) == "not" => Some(Tense::Future),
        // "will be held": the participle tells nothing.
        _ if matches!(before(1), "be" | "been" | "being") => None,
        lower if lower.ends_with("'ll") => Some(Tense::Future),
        lower if PAST.contains(&lower) || is_past_form(lower) && !is_name => Some(Tense::Past),
        _ => None,
    }
}

/// Whether an infinitive behind `word` has yet to happen: "is to", "plans to", "set to".
fn leads_ahead(word: &str) -> bool {
    const LEADS: [&str; 20] = [
        "is",
        "are",
        "due",
        "set",
        "plan",
        "plans",
        "planning",
        "planned",
        "expected",
        "scheduled",
        "likely",
        "going",
        "hopes",
        "hope",
        "intends",
        "intend",
        "aims",
        "about",
        "wants",
        "vows",
    ];
    LEADS.contains(&word)
}

fn is_past_form(lower: &str) -> bool {
    lower.len() > 4 && lower.ends_with("ed") && !lower.ends_with("eed")
}

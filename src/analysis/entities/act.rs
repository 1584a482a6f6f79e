//! In which sentences a name does something.

use crate::language::token::{Case, Token};
use crate::language::{Reading, Sentence, lexicon};
use crate::text::TextRange;

/// Whether the name at `range` is what does something in `sentence`: it stands in front of a verb,
/// with no preposition before it, and the verb is not passive.
pub(super) fn acts(reading: &Reading, sentence: &Sentence, range: TextRange) -> bool {
    let tokens = reading.tokens_of(sentence);
    let start = tokens.partition_point(|t| t.range.end <= range.start);
    let end = tokens.partition_point(|t| t.range.start < range.end);
    let before = start.checked_sub(1).and_then(|at| tokens.get(at));
    let is_free = before.is_none_or(|t| !governs(t));
    let is_adverb =
        |t: &&Token| t.lower.ends_with("ly") || matches!(t.lower.as_str(), "also" | "then" | "now");
    let verb = end + tokens.iter().skip(end).take(2).take_while(is_adverb).count();
    is_free && is_active(tokens.get(verb..).unwrap_or_default())
}

/// Whether the word makes an object of what follows it.
fn governs(token: &Token) -> bool {
    const SUBJECTS: [&str; 16] = [
        "and", "but", "that", "while", "when", "as", "if", "the", "because", "where", "although",
        "which", "so", "since", "before", "after",
    ];
    let lower = token.lower.as_str();
    lexicon::FUNCTION_WORDS.contains_key(lower) && !SUBJECTS.contains(&lower)
}

/// Whether a verb in the active stands at the start of `tokens`.
fn is_active(tokens: &[Token]) -> bool {
    let Some(verb) = tokens.first() else { return false };
    let rest = || tokens.iter().skip(1).take(3);
    match verb.lower.as_str() {
        "is" | "was" | "are" | "were" => rest().any(|t| t.lower.ends_with("ing")),
        "has" | "have" | "had" | "will" | "would" | "can" | "could" | "may" | "might" | "must"
        | "should" => !rest().any(|t| matches!(t.lower.as_str(), "be" | "been")),
        _ => is_finite(verb) && tokens.get(1).is_none_or(|t| t.lower != "by"),
    }
}

/// Whether the word looks like a verb in the present or the past.
fn is_finite(verb: &Token) -> bool {
    let lower = verb.lower.as_str();
    let is_report = lexicon::REPORTING_VERBS.get(lower).is_some_and(|note| *note != "noun");
    let ending = lower.ends_with("ed") || lower.ends_with('s') && !lower.ends_with("ss");
    let notes = lexicon::DESCRIPTION_WORDS.get(lower);
    let is_past = notes.is_some_and(|notes| notes.split(' ').any(|note| note == "past"));
    verb.case == Case::Lower
        && !lexicon::FUNCTION_WORDS.contains_key(lower)
        && (is_report || ending && lower.len() > 3 || is_past)
}

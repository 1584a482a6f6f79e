//! What the form of a word and the words before it tell: is it a verb, and of what time?

use std::sync::LazyLock;

use crate::evidence::statement::Statement;
use crate::language::Token;
use crate::language::lexicon::Listed;

/// Past forms and participles that do not end in "-ed".
static PAST: LazyLock<Listed<()>> = LazyLock::new(|| {
    let lines = include_str!("past.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Whether the word is a past form or a participle by its form: "fined", "stole".
pub(super) fn is_past(token: &Token) -> bool {
    token.lower.ends_with("ed") || is_irregular_past(token)
}

/// Whether the word is a past form or a participle that does not end in "-ed".
pub(super) fn is_irregular_past(token: &Token) -> bool {
    PAST.contains_key(token.lower.as_str())
}

/// Whether the word is a form of "be".
pub(super) fn is_be(token: &Token) -> bool {
    matches!(token.lower.as_str(), "be" | "is" | "are" | "was" | "were" | "been" | "being")
}

/// Whether an article or the like, or its ending, makes a noun of the word at `at`: "the fine",
/// "appointment".
pub(super) fn is_noun(statement: &Statement<'_>, at: usize) -> bool {
    let lower = statement.tokens()[at].lower.as_str();
    if ["ment", "ments", "tion", "tions", "sion", "sions"].iter().any(|end| lower.ends_with(end)) {
        return true;
    }
    let before = at.checked_sub(1).and_then(|index| statement.tokens().get(index));
    before.is_some_and(|token| {
        matches!(token.lower.as_str(), "a" | "an" | "the" | "its" | "his" | "her" | "their" | "'s")
    })
}

//! What quotation marks are for: somebody's words, a word that is held at arm's length, or a name.

use super::speaker::is_pronoun;
use super::token::{Token, TokenKind};

/// What stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// Somebody's words, spoken or written.
    Speech,
    /// A term, a nickname or a word that the author keeps a distance from.
    Scare,
    /// The title of a work, the name of a thing.
    Title,
}

/// What the words `content` in quotation marks are, behind the words `before` of their sentence;
/// `is_voiced` where the words around them say who says so.
pub(super) fn kind(before: &[Token], content: &[Token], is_voiced: bool) -> QuotationKind {
    let as_name = before.last().is_some_and(|t| t.lower == "as") && is_name(content);
    if is_title(content) || is_named(before) || as_name {
        QuotationKind::Title
    } else if !content.is_empty() && is_voiced || is_clause(content) {
        QuotationKind::Speech
    } else if is_name(content) {
        QuotationKind::Title
    } else {
        QuotationKind::Scare
    }
}

/// Whether the words are a statement of their own: some length and a verb.
pub(super) fn is_clause(content: &[Token]) -> bool {
    const FEWEST_WORDS: usize = 4;
    const VERBS: [&str; 25] = [
        "is", "are", "was", "were", "am", "be", "been", "has", "have", "had", "do", "does", "did",
        "will", "would", "can", "could", "should", "may", "might", "must", "cannot", "let", "want",
        "need",
    ];
    let verb = |t: &Token| {
        let contracted = t.is_wordlike() && t.lower.contains('\'');
        VERBS.contains(&t.lower.as_str()) || is_pronoun(t) || contracted
    };
    let starts = content.iter().find(|t| t.is_wordlike()).is_some_and(Token::is_capitalised);
    let whole = starts || content.iter().any(is_pronoun);
    let words = content.iter().filter(|t| t.is_wordlike()).count();
    words >= FEWEST_WORDS && whole && content.iter().any(verb) && !is_title(content)
}

/// Whether the words are written as a title: two content words or more, every one with a capital.
fn is_title(content: &[Token]) -> bool {
    const FEWEST_WORDS: usize = 2;
    const LONGEST: usize = 16;
    let words = content.iter().filter(|t| t.kind == TokenKind::Word).take(LONGEST + 1);
    let is_content = |t: &&Token| !t.is_function;
    let count = words.clone().filter(is_content).count();
    let mut written = words.clone();
    (FEWEST_WORDS..=LONGEST).contains(&count)
        && written.all(|t| t.is_capitalised() || !is_content(&t))
}

/// Whether the words are one name: "Marsh", "Hope".
fn is_name(content: &[Token]) -> bool {
    let mut words = content.iter().filter(|t| t.is_wordlike()).peekable();
    words.peek().is_some() && words.all(Token::is_capitalised)
}

/// Whether the words `before` give a name to something: `the tool, called "Marsh"`, `a song
/// titled "so long"`; not `what he called "a shame"`.
fn is_named(before: &[Token]) -> bool {
    const NAMING: [&str; 12] = [
        "named",
        "called",
        "dubbed",
        "titled",
        "entitled",
        "nicknamed",
        "labelled",
        "labeled",
        "codenamed",
        "captioned",
        "headlined",
        "hashtagged",
    ];
    let Some((last, rest)) = before.split_last() else { return false };
    let by_subject = rest.last().is_some_and(|t| is_pronoun(t) || t.is_capitalised());
    let relative = rest.iter().rev().take(6).any(|t| matches!(t.lower.as_str(), "what" | "they"));
    NAMING.contains(&last.lower.as_str()) && !by_subject && !relative
}

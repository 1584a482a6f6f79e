//! Words that turn a statement into its opposite: "not", "denied", "failed to", "without".

use crate::text::TextRange;

use super::clause::{range_of, rest_of_clause, rest_of_phrase};
use super::lexicon::NEGATIONS;
use super::{
    sentence::Sentence,
    token::{Token, TokenKind},
};

/// A negating word and what it negates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Negation {
    /// The word or words.
    pub range: TextRange,
    /// What they negate: the rest of the clause.
    pub scope: TextRange,
}

/// Finds the negations of a block.
pub fn negations(_text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Negation> {
    let mut found = Vec::new();
    for sentence in sentences {
        let limit = sentence.tokens.end;
        let mut at = sentence.tokens.start;
        while at < limit {
            let (length, note) = negating_words(&tokens[..limit], at).unwrap_or((1, "keep"));
            let end = at + length;
            if note != "keep" && !is_numbering(tokens, at) {
                let scope = match note {
                    "phrase" => rest_of_phrase(tokens, end, limit),
                    _ => rest_of_clause(tokens, end, limit),
                };
                found.push(Negation { range: range_of(tokens, at, end), scope });
            }
            at = end;
        }
    }
    found
}

/// The negating phrase at token `at`: its length and note.
fn negating_words(tokens: &[Token], at: usize) -> Option<(usize, &'static str)> {
    let contracted = || tokens[at].lower.ends_with("n't").then_some((1, ""));
    NEGATIONS.longest_at(tokens, at).or_else(contracted)
}

/// "No. 5", "No 10": the short form of "number".
fn is_numbering(tokens: &[Token], at: usize) -> bool {
    let mut rest = tokens[at + 1..].iter().skip_while(|t| t.is_mark('.'));
    tokens[at].lower == "no" && rest.next().is_some_and(|t| t.kind == TokenKind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{sentence::sentences, token::tokens};

    /// `marked` shows each negation as `[words]` and its scope as `{words}` right behind.
    fn check(marked: &str) {
        let text: String = marked.chars().filter(|c| !"[]{}".contains(*c)).collect();
        let read = tokens(&text);
        let mut shown = text.clone();
        for negation in negations(&text, &read, &sentences(&text, &read)).iter().rev() {
            shown.insert(negation.scope.end, '}');
            shown.insert(negation.scope.start, '{');
            shown.insert(negation.range.end, ']');
            shown.insert(negation.range.start, '[');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn negating_words_reach_to_the_end_of_the_clause() {
        check("Tern did [not] {sign the deal}, but Rook did.");
        check("The firm [doesn’t] {pay tax} because it is small.");
        check("She [denied] {the charge}; he did too.");
        check("[No one] {knew}.");
        check("It did [not] {close the mill}, the mayor said.");
        check("It did [not] {trust Dr. Marsh of the board}.");
        check("It [failed to] {deliver boats, nets and rope}.");
        check("They are [no longer] {partners}.");
    }

    #[test]
    fn prepositions_reach_to_the_next_comma() {
        check("It left [without] {a word}, and then it rained.");
        check("It chose Rook [rather than] {Tern}.");
        check("She went [without] {pay or leave} and she lost.");
    }

    #[test]
    fn idioms_do_not_negate() {
        check("It is not only large but cheap.");
        check("There is no doubt that it rained.");
        check("She lives at No. 5, near No 10.");
        check("Nothing but rain fell on the north.");
    }
}

//! Layers of tokens made one: of several on the same words, one is seen.

use std::collections::BinaryHeap;

use crate::text::TextRange;

use super::Token;

/// The tokens that are seen of `layers`, in order, without overlap; cut at the ends of lines, since
/// few editors take tokens that go on.
pub(super) fn flat(mut layers: Vec<Token>, source: &str) -> Vec<Token> {
    layers.sort_by_key(|token| token.range.start);
    let seen = seen(&layers);
    seen.into_iter().flat_map(|token| lines(token, source)).collect()
}

fn seen(layers: &[Token]) -> Vec<Token> {
    let mut borders: Vec<usize> =
        layers.iter().flat_map(|token| [token.range.start, token.range.end]).collect();
    borders.sort_unstable();
    borders.dedup();
    let mut seen: Vec<(usize, Token)> = Vec::new();
    let mut waiting = layers.iter().enumerate().peekable();
    let mut open = BinaryHeap::new();
    for stretch in borders.windows(2) {
        let &[start, end] = stretch else { continue };
        while let Some((index, token)) = waiting.next_if(|(_, token)| token.range.start <= start) {
            open.push((token.kind, token.note.is_some(), index));
        }
        while open.peek().is_some_and(|&(.., index)| layers[index].range.end <= start) {
            open.pop();
        }
        let Some(&(.., index)) = open.peek() else { continue };
        match seen.last_mut() {
            Some((last, token)) if *last == index && token.range.end == start => {
                token.range.end = end;
            }
            _ => seen.push((index, Token { range: TextRange::new(start, end), ..layers[index] })),
        }
    }
    seen.into_iter().map(|(_, token)| token).collect()
}

/// The parts of `token` line by line, without the space around them.
fn lines(token: Token, source: &str) -> impl Iterator<Item = Token> {
    let mut start = token.range.start;
    let lines = token.range.of(source).split_inclusive(['\n', '\r']);
    lines.filter_map(move |line| {
        let words = line.trim();
        let lead = line.len() - line.trim_start().len();
        let range = TextRange::new(start + lead, start + lead + words.len());
        start += line.len();
        (!words.is_empty()).then_some(Token { range, ..token })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::tokens::TokenKind::{Claim, Margin, Quantity, Quotation, Source};

    /// The layers `(start, end, kind)` of `source`, flat, as words and kinds.
    fn painted<'a>(
        source: &'a str,
        layers: &[(usize, usize, super::super::TokenKind)],
    ) -> Vec<(&'a str, super::super::TokenKind)> {
        let layers = layers.iter().map(|&(start, end, kind)| Token {
            range: TextRange::new(start, end),
            kind,
            note: None,
        });
        let seen = flat(layers.collect(), source);
        seen.iter().map(|token| (token.range.of(source), token.kind)).collect()
    }

    #[test]
    fn what_lies_on_top_splits_what_lies_below() {
        let layers = [(0, 11, Claim), (4, 7, Quantity), (4, 7, Quotation)];
        let expected = [("one", Claim), ("two", Quantity), ("six", Claim)];
        assert_eq!(painted("one two six", &layers), expected);
    }

    #[test]
    fn what_overlaps_is_cut_and_what_goes_on_is_seen_again() {
        let layers = [(0, 5, Quotation), (3, 8, Claim), (9, 9, Source)];
        assert_eq!(painted("abcdefghi", &layers), [("abcde", Quotation), ("fgh", Claim)]);
    }

    #[test]
    fn no_token_goes_over_a_line_end_or_covers_space_alone() {
        let layers = [(0, 10, Margin), (10, 12, Claim)];
        assert_eq!(painted("é a\r\n\n é\r \n", &layers), [("é a", Margin), ("é", Margin)]);
    }
}

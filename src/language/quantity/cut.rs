//! Cuts tokens into pieces, so that `$2.1bn`, `EUR2bn`, `14-year-old`, `two-thirds` and `12 000`
//! read like their plain spellings.

use crate::language::lexicon;
use crate::language::token::{Token, TokenKind};
use crate::text::TextRange;

use super::piece::{Piece, PieceKind};
use crate::language::numeral;

/// Cuts the tokens of `text` into pieces.
pub(super) fn pieces(text: &str, tokens: &[Token]) -> Vec<Piece> {
    let mut all = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let written = token.range.of(text);
        if written.starts_with(|c: char| c.is_ascii_digit()) {
            let first = all.len();
            cut_digits(0, written, token, &mut all);
            join_thousands(text, &mut all, first);
        } else if let Some(code) = code_before_digits(written) {
            all.push(part_of(token, 0, code, PieceKind::Word));
            cut_digits(code.len(), written, token, &mut all);
        } else if token.kind == TokenKind::Word && is_compound_number(&token.lower) {
            cut_hyphens(written, token, &mut all);
        } else if !numeral::is_bracket_of_number(tokens, index) {
            all.push(whole(written, token));
        }
    }
    all
}

fn whole(written: &str, token: &Token) -> Piece {
    let kind = if token.kind == TokenKind::Mark { PieceKind::Mark } else { PieceKind::Word };
    Piece {
        range: token.range,
        lower: token.lower.clone(),
        kind,
        joined: !token.spaced,
        capital: written.starts_with(char::is_uppercase),
        name_like: token.is_capitalised(),
    }
}

/// The currency code of `EUR2bn`.
fn code_before_digits(written: &str) -> Option<&str> {
    let (code, rest) = written.split_at_checked(3)?;
    let is_amount = rest.starts_with(|c: char| c.is_ascii_digit());
    let is_capital = || code.bytes().all(|b| b.is_ascii_uppercase());
    (is_amount && is_capital() && lexicon::CURRENCIES.contains_key(code)).then_some(code)
}

/// "two-thirds", "twenty-five", "six-month-old"; not "third-party" and not "well-known".
fn is_compound_number(lower: &str) -> bool {
    lower.split_once(is_hyphen).is_some_and(|(first, rest)| {
        numeral::cardinal(first).is_some()
            || numeral::scale(first).is_some()
            || (first == "half" && matches!(rest, "hour" | "dozen" | "million" | "billion"))
    })
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Cuts a hyphenated word at its hyphens.
fn cut_hyphens(written: &str, token: &Token, all: &mut Vec<Piece>) {
    let mut at = 0;
    while let Some(rest) = written.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match rest.find(is_hyphen) {
            Some(0) => rest.chars().next().map_or(1, char::len_utf8),
            Some(hyphen) => hyphen,
            None => rest.len(),
        };
        let (part, _) = rest.split_at(length);
        let kind = if part.starts_with(is_hyphen) { PieceKind::Mark } else { PieceKind::Word };
        all.push(part_of(token, at, part, kind));
        at += length;
    }
}

/// Cuts a token, from the digit at `start` on, into numbers, words and marks.
fn cut_digits(start: usize, written: &str, token: &Token, all: &mut Vec<Piece>) {
    let mut at = start;
    while let Some(rest) = written.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, kind) = match rest.chars().next() {
            Some(first) if first.is_ascii_digit() => number_at(rest),
            Some(first) if first.is_alphabetic() => {
                let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
                (end, PieceKind::Word)
            }
            first => (first.map_or(1, char::len_utf8), PieceKind::Mark),
        };
        let (part, _) = rest.split_at(length);
        all.push(part_of(token, at, part, kind));
        at += length;
    }
}

fn part_of(token: &Token, at: usize, part: &str, kind: PieceKind) -> Piece {
    let capital = part.starts_with(char::is_uppercase);
    Piece {
        range: TextRange::new(at, at + part.len()).shift(token.range.start),
        lower: part.to_lowercase().into(),
        kind,
        joined: at > 0 || !token.spaced,
        capital,
        name_like: capital,
    }
}

/// The length and value of the number with which `rest` starts: `12,000`, `2.5`; `1.2.3` and
/// `14:30` are opaque.
fn number_at(rest: &str) -> (usize, PieceKind) {
    let bytes = rest.as_bytes();
    let run = |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_digit()).count();
    let mut end = run(0);
    let (mut points, mut colons) = (0, 0);
    while let Some(mark @ (b',' | b'.' | b':')) = bytes.get(end).copied() {
        let digits = run(end + 1);
        // Indian lakhs and crores stand in twos before the last three digits.
        let is_group = digits == 3 || digits == 2 && bytes.get(end + 3) == Some(&b',');
        if digits == 0 || (mark == b',' && (!is_group || points > 0)) {
            break;
        }
        points += usize::from(mark == b'.');
        colons += usize::from(mark == b':');
        end += 1 + digits;
    }
    // "0800" is dialled.
    let is_code = end > 3 && points == 0 && rest.starts_with('0');
    if points > 1 || colons > 0 || is_code {
        return (end, PieceKind::Opaque);
    }
    let (number, _) = rest.split_at(end);
    (end, number.replace(',', "").parse().map_or(PieceKind::Opaque, PieceKind::Digits))
}

/// Makes one number of the pieces before and at `low_at` where a thin or a no-break space parts
/// thousands.
fn join_thousands(text: &str, all: &mut Vec<Piece>, low_at: usize) {
    let Some([high, low]) = low_at.checked_sub(1).and_then(|at| all.get(at..=low_at)) else {
        return;
    };
    let (Some(thousands), Some(rest)) = (high.digits(), low.digits()) else { return };
    let gap = text.get(high.range.end..low.range.start).unwrap_or_default();
    let is_thin = matches!(gap, "\u{a0}" | "\u{2007}" | "\u{2008}" | "\u{2009}" | "\u{202f}");
    let is_group = low.lower.bytes().take_while(u8::is_ascii_digit).count() == 3;
    if !is_thin || !is_group || thousands.fract() != 0.0 || rest >= 1000.0 {
        return;
    }
    let joined = Piece {
        range: high.range.join(low.range),
        lower: format!("{}{gap}{}", high.lower, low.lower).into(),
        kind: PieceKind::Digits(1000.0 * thousands + rest),
        ..high.clone()
    };
    all.splice(low_at - 1..=low_at, [joined]);
}

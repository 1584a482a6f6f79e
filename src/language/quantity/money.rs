//! Money: the signs and codes before an amount, the names behind it.

use crate::language::lexicon;

use super::piece::Piece;

/// Words in the longest name of a currency: "new zealand dollars".
const LONGEST_NAME: usize = 3;

/// The name of a currency.
#[derive(Debug, Clone, Copy)]
pub(super) struct Currency {
    /// ISO 4217 code, or the name that several currencies share.
    pub code: &'static str,
    /// What one of it is worth in whole units: a penny is 0.01.
    pub factor: f64,
    /// Index of the piece after it.
    pub end: usize,
}

/// The currency sign or code at `at`, and the piece after it: `$`, `NZ $`, `€`, `USD`, `Rs.`
pub(super) fn sign_at(pieces: &[Piece], at: usize) -> Option<(&'static str, usize)> {
    let first = pieces.get(at)?;
    if pieces.get(at + 1).is_some_and(|p| p.is("$")) && first.capital {
        return Some((dollar_of(&first.lower)?, at + 2));
    }
    let code = match first.lower.as_str() {
        "$" | "us$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₩" => "KRW",
        "₺" => "TRY",
        "₴" => "UAH",
        "₪" => "ILS",
        "₦" => "NGN",
        "฿" => "THB",
        "₫" => "VND",
        "₱" => "PHP",
        "rs" | "rs." if first.capital => {
            let stop = pieces.get(at + 1).is_some_and(|p| p.joined && p.is("."));
            return Some(("INR", at + 1 + usize::from(stop)));
        }
        word if first.capital => iso_code(word)?,
        _ => return None,
    };
    Some((code, at + 1))
}

/// The country before a dollar sign: `US$`, `NZ$`, `C$`.
fn dollar_of(country: &str) -> Option<&'static str> {
    Some(match country {
        "us" | "u.s." => "USD",
        "a" | "au" | "aus" => "AUD",
        "nz" => "NZD",
        "c" | "ca" | "can" => "CAD",
        "hk" => "HKD",
        "s" | "sg" => "SGD",
        "nt" => "TWD",
        "r" => "BRL",
        "mx" => "MXN",
        _ => return None,
    })
}

fn iso_code(word: &str) -> Option<&'static str> {
    let is_short = word.len() == 3;
    is_short.then(|| lexicon::CURRENCIES.get(word.to_uppercase().as_str()).copied()).flatten()
}

/// The currency that is named at `at`: "dollars", "New Zealand dollars", "EUR", "pence".
pub(super) fn name_at(pieces: &[Piece], at: usize) -> Option<Currency> {
    let first = pieces.get(at).filter(|piece| piece.is_word())?;
    let whole = |code, end| Currency { code, factor: 1.0, end };
    match first.lower.as_str() {
        "pence" | "penny" => return Some(Currency { code: "GBP", factor: 0.01, end: at + 1 }),
        "p" if first.joined => return Some(Currency { code: "GBP", factor: 0.01, end: at + 1 }),
        "us" | "u.s." if matches!(word(pieces, at + 1), "cent" | "cents") => {
            return Some(Currency { code: "USD", factor: 0.01, end: at + 2 });
        }
        "cent" | "cents" => return Some(Currency { code: "USD", factor: 0.01, end: at + 1 }),
        // "50 pounds of flour" and "a 50-pound weight" are no money.
        "pound" | "pounds" if first.joined || word(pieces, at + 1) == "of" => return None,
        _ => {}
    }
    if let Some(code) = iso_code(&first.lower).filter(|_| first.capital) {
        return Some(whole(code, at + 1));
    }
    (1..=LONGEST_NAME).rev().find_map(|length| {
        let code = named(pieces.get(at..at + length)?)?;
        Some(whole(code, at + length))
    })
}

/// The code of the currency that `words` name, in the singular or the plural.
fn named(words: &[Piece]) -> Option<&'static str> {
    let (last, before) = words.split_last()?;
    let singular = last.lower.strip_suffix('s').unwrap_or(&last.lower);
    let find = |last: &str| {
        let mut name = String::new();
        for word in before {
            name.push_str(&word.lower);
            name.push(' ');
        }
        lexicon::CURRENCIES.get((name + last).as_str()).copied()
    };
    find(&last.lower).or_else(|| find(singular))
}

fn word(pieces: &[Piece], at: usize) -> &str {
    pieces.get(at).map_or("", |p| p.lower.as_str())
}

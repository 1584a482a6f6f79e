//! What stands around a number and says what it counts: currency signs, units, nouns.

use smol_str::SmolStr;

use crate::language::lexicon;

use super::Unit;
use super::number::{self, Number};
use super::piece::{Piece, PieceKind};

/// Longest run of words before the head noun: "five newly elected town councillors".
const LONGEST_PHRASE: usize = 5;

/// The currency sign or code at `at`, and the piece after it: `$`, `NZ $`, `€`, `USD`.
pub(super) fn currency_before(pieces: &[Piece], at: usize) -> Option<(&'static str, usize)> {
    let first = pieces.get(at)?;
    let prefixed = pieces.get(at + 1).is_some_and(|p| p.is("$")) && first.capital;
    Some(match first.lower.as_str() {
        "us" | "u.s." if prefixed => ("USD", at + 2),
        "a" | "au" | "aus" if prefixed => ("AUD", at + 2),
        "nz" if prefixed => ("NZD", at + 2),
        "c" | "ca" | "can" if prefixed => ("CAD", at + 2),
        "hk" if prefixed => ("HKD", at + 2),
        "s" | "sg" if prefixed => ("SGD", at + 2),
        "$" => ("USD", at + 1),
        "us$" => ("USD", at + 1),
        "€" => ("EUR", at + 1),
        "£" => ("GBP", at + 1),
        "¥" => ("JPY", at + 1),
        "₹" => ("INR", at + 1),
        "₽" => ("RUB", at + 1),
        "₩" => ("KRW", at + 1),
        code if first.capital => (iso_code(code)?, at + 1),
        _ => return None,
    })
}

fn iso_code(word: &str) -> Option<&'static str> {
    const CODES: [&str; 12] =
        ["USD", "EUR", "GBP", "JPY", "CHF", "CNY", "AUD", "CAD", "NZD", "INR", "SEK", "NOK"];
    CODES.into_iter().find(|code| code.eq_ignore_ascii_case(word))
}

/// A unit behind the number `number`, other than a mere noun, and the piece after it.
pub(super) fn strong_unit(pieces: &[Piece], number: &Number) -> Option<(Unit, usize)> {
    let dash = pieces.get(number.end).is_some_and(|p| p.is_dash() && p.joined)
        && pieces.get(number.end + 1).is_some_and(|p| p.joined && p.is_word());
    let at = number.end + usize::from(dash);
    percent(pieces, at)
        .or_else(|| money_word(pieces, at, number))
        .or_else(|| duration(pieces, at))
        .or_else(|| measure(pieces, at))
}

fn word(pieces: &[Piece], at: usize) -> &str {
    pieces.get(at).map_or("", |p| p.lower.as_str())
}

fn percent(pieces: &[Piece], at: usize) -> Option<(Unit, usize)> {
    let end = match (word(pieces, at), word(pieces, at + 1)) {
        ("per", "cent") => at + 2,
        ("percentage", "point" | "points") => at + 2,
        ("%" | "percent" | "pc", "point" | "points") => at + 2,
        ("%" | "percent" | "pct", _) => at + 1,
        _ => return None,
    };
    Some((Unit::Percent, end))
}

fn money_word(pieces: &[Piece], at: usize, number: &Number) -> Option<(Unit, usize)> {
    let (country, at) = match (word(pieces, at), word(pieces, at + 1)) {
        ("new", "zealand") => ("NZD", at + 2),
        ("hong", "kong") => ("HKD", at + 2),
        ("us" | "u.s." | "american", _) => ("USD", at + 1),
        ("australian", _) => ("AUD", at + 1),
        ("canadian", _) => ("CAD", at + 1),
        ("singapore", _) => ("SGD", at + 1),
        ("swiss", _) => ("CHF", at + 1),
        _ => ("", at),
    };
    let compound = pieces.get(at).is_some_and(|p| p.joined);
    let code = match word(pieces, at) {
        "dollar" | "dollars" if country.is_empty() => "USD",
        "dollar" | "dollars" => country,
        "euro" | "euros" => "EUR",
        "pound" | "pounds" if compound || word(pieces, at + 1) == "of" => return None,
        "pound" | "pounds" | "quid" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rupee" | "rupees" => "INR",
        "rouble" | "roubles" | "ruble" | "rubles" => "RUB",
        "franc" | "francs" => "CHF",
        "won" if number.scale >= 1e3 => "KRW",
        other => iso_code(other).filter(|_| pieces.get(at).is_some_and(|p| p.capital))?,
    };
    Some((Unit::Money(code.into()), at + 1))
}

fn duration(pieces: &[Piece], at: usize) -> Option<(Unit, usize)> {
    const QUALIFIERS: [&str; 8] =
        ["working", "business", "consecutive", "straight", "full", "calendar", "more", "further"];
    let at = at + usize::from(QUALIFIERS.contains(&word(pieces, at)));
    let unit = match word(pieces, at) {
        "second" | "seconds" | "sec" | "secs" => "second",
        "minute" | "minutes" | "min" | "mins" => "minute",
        "hour" | "hours" | "hr" | "hrs" => "hour",
        "day" | "days" => "day",
        "week" | "weeks" => "week",
        "fortnight" | "fortnights" => "fortnight",
        "month" | "months" => "month",
        "year" | "years" | "yr" | "yrs" => "year",
        "decade" | "decades" => "decade",
        "century" | "centuries" => "century",
        _ => return None,
    };
    Some((Unit::Duration(unit.into()), skip_old(pieces, at + 1)))
}

/// Takes "-old" and "old" into an age.
fn skip_old(pieces: &[Piece], at: usize) -> usize {
    match (word(pieces, at), word(pieces, at + 1)) {
        ("old", _) => at + 1,
        (dash, "old" | "olds")
            if pieces.get(at).is_some_and(Piece::is_dash) && !dash.is_empty() =>
        {
            at + 2
        }
        _ => at,
    }
}

fn measure(pieces: &[Piece], at: usize) -> Option<(Unit, usize)> {
    if matches!(word(pieces, at), "square" | "cubic" | "sq") {
        let (base, _) = measure(pieces, at + 1)?;
        let Unit::Measure(base) = base else { return None };
        let power = if word(pieces, at) == "cubic" { "³" } else { "²" };
        return Some((Unit::Measure(format!("{base}{power}").into()), at + 2));
    }
    let symbol = match word(pieces, at) {
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "m" | "metre" | "metres" | "meter" | "meters" => "m",
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => "cm",
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => "mm",
        "mile" | "miles" => "mile",
        "yard" | "yards" => "yard",
        "ft" | "foot" | "feet" => "foot",
        "inch" | "inches" => "inch",
        "kg" | "kilo" | "kilos" | "kilogram" | "kilograms" => "kg",
        "g" | "gram" | "grams" => "g",
        "tonne" | "tonnes" | "ton" | "tons" => "tonne",
        "lb" | "lbs" | "pound" | "pounds" => "lb",
        "litre" | "litres" | "liter" | "liters" => "l",
        "gallon" | "gallons" => "gallon",
        "barrel" | "barrels" => "barrel",
        "hectare" | "hectares" | "ha" => "ha",
        "acre" | "acres" => "acre",
        "degree" | "degrees" | "°" | "°c" | "°f" => "degree",
        "mph" => "mph",
        "kph" | "kmh" => "km/h",
        "kw" | "kilowatt" | "kilowatts" => "kW",
        "mw" | "megawatt" | "megawatts" => "MW",
        "gw" | "gigawatt" | "gigawatts" => "GW",
        "kwh" => "kWh",
        "mwh" => "MWh",
        "gwh" => "GWh",
        "twh" => "TWh",
        "mb" | "megabyte" | "megabytes" => "MB",
        "gb" | "gigabyte" | "gigabytes" => "GB",
        "tb" | "terabyte" | "terabytes" => "TB",
        _ => return None,
    };
    let per_hour = symbol == "km" && word(pieces, at + 1) == "/" && word(pieces, at + 2) == "h";
    let (symbol, end) = if per_hour { ("km/h", at + 3) } else { (symbol, at + 1) };
    Some((Unit::Measure(symbol.into()), end))
}

/// "two thirds", "three-quarters", "one in five", "nine out of ten": the share times 100.
pub(super) fn share_after(pieces: &[Piece], number: &Number) -> Option<(f64, usize)> {
    fraction_after(pieces, number).or_else(|| ratio_after(pieces, number))
}

fn fraction_after(pieces: &[Piece], number: &Number) -> Option<(f64, usize)> {
    let dash = pieces.get(number.end).is_some_and(|p| p.is_dash() && p.joined);
    let at = number.end + usize::from(dash);
    let parts = number::denominator(word(pieces, at))?;
    let plural = word(pieces, at).ends_with('s') || word(pieces, at) == "halves";
    let whole = number.value >= 1.0 && number.value < parts && number.value.fract() == 0.0;
    (whole && plural == (number.value > 1.0)).then_some((100.0 * number.value / parts, at + 1))
}

fn ratio_after(pieces: &[Piece], number: &Number) -> Option<(f64, usize)> {
    let mut at = match (word(pieces, number.end), word(pieces, number.end + 1)) {
        ("in", _) => number.end + 1,
        ("out", "of") => number.end + 2,
        _ => return None,
    };
    at += usize::from(matches!(word(pieces, at), "every" | "each"));
    let whole = number::read(pieces, at, false)?;
    let round = whole.value <= 100.0 || [1e3, 1e4, 1e5, 1e6].contains(&whole.value);
    let counts = round && whole.value > number.value && number.value >= 1.0;
    let other_unit = strong_unit(pieces, &whole).is_some();
    let date = pieces.get(whole.end).is_some_and(|p| p.capital && p.is_word());
    (counts && !other_unit && !date).then_some((100.0 * number.value / whole.value, whole.end))
}

/// The stem of the noun that `value` things are, and the piece after it.
///
/// The head is the first plural among the next words, or for a single thing the last word before
/// the phrase ends.
pub(super) fn noun_after(
    pieces: &[Piece],
    at: usize,
    value: f64,
    title_case: bool,
) -> Option<(SmolStr, usize)> {
    let dash = pieces.get(at).is_some_and(|p| p.is_dash() && p.joined);
    if dash {
        let noun = pieces.get(at + 1).filter(|p| p.joined && p.is_word() && p.lower.len() > 2)?;
        return Some((noun.stem(), at + 2));
    }
    let mut at = at;
    while matches!(
        word(pieces, at),
        "of" | "the" | "these" | "those" | "its" | "their" | "more" | "other"
    ) {
        at += 1;
    }
    // A name before the noun: "two Harrow trucks".
    let named = |p: &Piece| p.is_word() && p.capital && !p.joined && !title_case;
    at += pieces.iter().skip(at).take(2).take_while(|p| named(p)).count();
    let phrase: Vec<(usize, &Piece)> = pieces
        .iter()
        .enumerate()
        .skip(at)
        .take(LONGEST_PHRASE)
        .take_while(|(i, piece)| in_phrase(piece, *i == at, title_case))
        .collect();
    let head = if value == 1.0 {
        phrase.get(1).or(phrase.first())
    } else {
        phrase.iter().find(|(_, piece)| is_plural(&piece.lower)).or(phrase.first())
    };
    head.map(|(index, piece)| (piece.stem(), index + 1))
}

/// Whether `piece` can belong to the noun phrase behind a number.
fn in_phrase(piece: &Piece, first: bool, title_case: bool) -> bool {
    const VERBS: [&str; 18] = [
        "said", "say", "says", "told", "won", "took", "made", "went", "came", "died", "left",
        "lost", "saw", "beat", "found", "got", "gave", "fell",
    ];
    let lower = piece.lower.as_str();
    piece.kind == PieceKind::Word
        && (first || !piece.joined)
        && (title_case || !piece.capital)
        && lower.chars().all(|c| c.is_alphabetic() || c == '-')
        && lower.len() > 1
        && !lexicon::FUNCTION_WORDS.contains_key(lower)
        && !VERBS.contains(&lower)
        && !lower.ends_with("ly")
        && (first || !lower.ends_with("ed"))
        && number::cardinal(lower).is_none()
        && number::scale(lower).is_none()
}

fn is_plural(lower: &str) -> bool {
    const IRREGULAR: [&str; 12] = [
        "people",
        "men",
        "women",
        "children",
        "police",
        "staff",
        "feet",
        "teeth",
        "mice",
        "media",
        "criteria",
        "personnel",
    ];
    let regular = lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("is");
    regular || IRREGULAR.contains(&lower)
}

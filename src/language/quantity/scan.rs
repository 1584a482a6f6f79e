//! Finds quantities: a bound, a sign, a number, a unit, in this order, each but the number
//! optional.

use std::sync::LazyLock;

use crate::language::lexicon::{self, Listed};
use crate::language::numeral;
use crate::text::TextRange;

use super::bound;
use super::money;
use super::noun::{self, Noun};
use super::number::{self, Number};
use super::piece::Piece;
use super::unit::{self, Known};
use super::{Bound, Quantity, Unit};

/// Reads quantities off the pieces of one block.
pub(super) struct Scanner<'p> {
    pub(super) pieces: &'p [Piece],
    /// Whether the block is written Like a Headline, so that capitals tell nothing.
    pub(super) title_case: bool,
}

/// A number with its unit, before it is known how it is bounded.
#[derive(Debug)]
pub(super) struct Core {
    pub value: f64,
    pub upper: f64,
    pub unit: Unit,
    /// The bound that is tied to the number itself.
    pub bound: Bound,
    /// Index of the piece after it.
    pub end: usize,
}

/// What was found at a piece, and where to go on.
pub(super) enum Step {
    Found(Quantity, usize),
    Skip(usize),
}

/// A number with the currency sign before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signed {
    pub currency: Option<&'static str>,
    pub number: Number,
}

impl<'p> Scanner<'p> {
    pub(super) fn new(pieces: &'p [Piece]) -> Self {
        Self { pieces, title_case: is_title_case(pieces) }
    }

    /// All quantities, in order.
    pub(super) fn run(&self) -> Vec<Quantity> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = self.pieces.get(at) {
            if !self.may_open(at, first) {
                at += 1;
                continue;
            }
            match self.quantity_at(at) {
                Step::Found(quantity, end) => {
                    found.push(quantity);
                    at = end;
                }
                Step::Skip(end) => at = end.max(at + 1),
            }
        }
        found
    }

    /// Whether a quantity can start with `piece`, which stands at `at`: most words need no closer
    /// look. Marks may be signs.
    fn may_open(&self, at: usize, piece: &Piece) -> bool {
        let word = piece.lower.as_str();
        !piece.is_word()
            || OPENERS.contains_key(word)
            || piece.capital && (word.len() <= LONGEST_CODE || self.word(at + 1, "$"))
            || word.strip_suffix('s').is_some_and(|one| numeral::scale(one).is_some())
    }

    fn quantity_at(&self, start: usize) -> Step {
        if let Some(found) = self.between(start) {
            return found;
        }
        let (before, at) = bound::before(self.pieces, start).unwrap_or((Bound::Exact, start));
        let core = match self.core_at(at, (at > start).then_some(before)) {
            Ok(core) => core,
            Err(end) => return Step::Skip(end),
        };
        let (bound, end) = self.bound_of(before, &core);
        let quantity = Quantity {
            range: self.range(start, end),
            core: self.range(at, core.end),
            value: core.value,
            upper: core.upper,
            unit: core.unit,
            bound,
        };
        Step::Found(quantity, end)
    }

    /// How `core` is meant, with `before` in front of it, and where it ends then.
    fn bound_of(&self, before: Bound, core: &Core) -> (Bound, usize) {
        let behind = bound::after(self.pieces, core.end).filter(|_| before == Bound::Exact);
        let (bound, end) = behind.unwrap_or((before, core.end));
        let bound = if bound == Bound::Exact { core.bound } else { bound };
        let is_range = core.upper > core.value && core.unit != Unit::Score;
        (if is_range { Bound::Range } else { bound }, end)
    }

    /// A number with its unit at `at`; `bound` is what stands before it. The error is where to go
    /// on.
    fn core_at(&self, at: usize, bound: Option<Bound>) -> Result<Core, usize> {
        if let Some(core) = self.share(at, bound.is_some()).or_else(|| self.ordinal(at)) {
            return Ok(core);
        }
        let signed = self.signed_number(at).ok_or(at + 1)?;
        let number = signed.number;
        if let Some(core) = self.share_of(&number) {
            return Ok(core);
        }
        if signed.currency.is_none() && self.is_in_series(at, &number) {
            return Err(number.end);
        }
        if let Some(core) = self.span(at, &signed)? {
            return Ok(core);
        }
        if self.is_in_name(at, &number) {
            return Err(number.end);
        }
        if let Some(known) = self.strong_unit(&signed) {
            let refused = self.is_no_measure(at, &signed, &known, bound);
            return if refused { Err(known.end) } else { Ok(Core::of(&number, known)) };
        }
        self.count(at, &number, bound)
    }

    /// A number without a sign or a unit: things, if anything, or someone's age.
    fn count(&self, at: usize, number: &Number, bound: Option<Bound>) -> Result<Core, usize> {
        if self.is_age(at, number) {
            let years = Known::of(Unit::Duration("year".into()), number.end);
            return Ok(Core::of(number, years));
        }
        if self.is_no_count(at, number, bound) {
            return Err(number.end);
        }
        let noun = self.noun(number);
        if self.is_one_without_noun(at, number, &noun.stem) {
            return Err(number.end);
        }
        Ok(Core::of(number, Known::of(Unit::Count(noun.stem), noun.end)))
    }

    /// What `number` counts; ends with the number itself where the noun is a word of its own, which
    /// stays outside the quantity. A compound ("five-storey") is one word.
    fn noun(&self, number: &Number) -> Noun {
        let noun = noun::noun_after(self.pieces, number.end, number.value, self.title_case);
        let is_compound = self.pieces.get(number.end).is_some_and(|p| p.is_dash() && p.joined);
        match noun {
            // A "5,000-strong" crowd has no more to count than the number.
            Some(noun) if is_compound && noun.stem == "strong" => Noun { stem: "".into(), ..noun },
            Some(noun) if is_compound => noun,
            Some(noun) => Noun { end: number.end, ..noun },
            None => Noun { stem: "".into(), end: number.end },
        }
    }

    /// The unit of `signed`: its currency sign, or what stands behind it.
    pub(super) fn strong_unit(&self, signed: &Signed) -> Option<Known> {
        match signed.currency {
            Some(code) => Some(Known::of(Unit::Money(code.into()), signed.number.end)),
            None => unit::strong_unit(self.pieces, &signed.number),
        }
    }

    /// The unit of `signed`, a noun last.
    pub(super) fn unit_of(&self, signed: &Signed) -> Option<Known> {
        self.strong_unit(signed).or_else(|| {
            let noun = self.noun(&signed.number);
            (!noun.stem.is_empty()).then(|| Known::of(Unit::Count(noun.stem), noun.end))
        })
    }

    /// `40`, `$40`, `-40`, `−$40`, "minus 40".
    pub(super) fn signed_number(&self, at: usize) -> Option<Signed> {
        let negative = self.is_minus(at);
        let at = at + usize::from(negative);
        let sign = money::sign_at(self.pieces, at)
            .filter(|(_, next)| self.pieces.get(*next).is_some_and(|p| p.digits().is_some()));
        let (currency, at) = sign.map_or((None, at), |(code, next)| (Some(code), next));
        let mut number = number::read(self.pieces, at, currency.is_some())?;
        if negative {
            (number.value, number.upper) = (-number.value, -number.upper);
        }
        Some(Signed { currency, number })
    }

    /// Whether a minus stands at `at`: free to the left, tied to what follows.
    fn is_minus(&self, at: usize) -> bool {
        let Some(piece) = self.pieces.get(at) else { return false };
        let digits = |skip: usize| self.pieces.get(at + skip).is_some_and(|p| p.digits().is_some());
        if piece.is("minus") {
            return digits(1) && !(at > 0 && self.pieces[at - 1].digits().is_some());
        }
        let free = !piece.joined || at == 0 || self.word(at - 1, "(");
        let tied = self.pieces.get(at + 1).is_some_and(|next| next.joined);
        let sign = money::sign_at(self.pieces, at + 1).is_some() && digits(2);
        piece.is_minus() && free && tied && (digits(1) || sign)
    }

    pub(super) fn word(&self, at: usize, lower: &str) -> bool {
        self.pieces.get(at).is_some_and(|p| p.is(lower))
    }

    /// From the start of piece `start` to the end of the piece before `end`.
    pub(super) fn range(&self, start: usize, end: usize) -> TextRange {
        let first = self.pieces.get(start).map_or(0, |p| p.range.start);
        let last =
            end.checked_sub(1).and_then(|i| self.pieces.get(i)).map_or(first, |p| p.range.end);
        TextRange::new(first, last)
    }
}

impl Core {
    pub(super) fn exactly(value: f64, upper: f64, unit: Unit, end: usize) -> Self {
        Self { value, upper, unit, bound: Bound::Exact, end }
    }

    fn of(number: &Number, known: Known) -> Self {
        let Known { unit, factor, end } = known;
        let bound = number.bound.unwrap_or(Bound::Exact);
        Self { bound, ..Self::exactly(number.value * factor, number.upper * factor, unit, end) }
    }
}

/// Bytes of the longest code of a currency that stands before an amount: `USD`, `Rs.`
const LONGEST_CODE: usize = 3;

/// The words that a quantity can start with, in lower case; a number of things ends in "s".
static OPENERS: LazyLock<Listed<()>> = LazyLock::new(|| {
    let others = ["a", "an", "half", "several", "few", "many", "tens", "between", "minus"];
    numeral::words().chain(lexicon::BOUNDS.first_words()).chain(others).collect()
});

/// Whether nearly all longer words start with a capital.
fn is_title_case(pieces: &[Piece]) -> bool {
    let words = pieces.iter().filter(|p| p.is_word() && p.lower.len() > 3).take(60);
    let (all, capital) = words.fold((0, 0), |(n, c), p| (n + 1, c + usize::from(p.capital)));
    all >= 3 && capital * 10 >= all * 8
}

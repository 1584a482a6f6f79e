//! Whether two quantities say the same.

use super::{Bound, Quantity, Unit};

/// How far "about" reaches, as a part of the value.
const ABOUT: f64 = 0.075;
/// How far a number with one digit is rounded, as a part of the value: `$2bn` for `$2.08bn`.
const ONE_DIGIT: f64 = 0.05;
/// How far "more than" and "up to" reach, as a part of the value.
const BOUNDED: f64 = 0.25;
/// From this ratio of its ends on, a range is a mere order of magnitude ("dozens").
const VAGUE: f64 = 4.0;

impl Quantity {
    /// Whether the two values can be told of the same thing: within rounding, and as far as "more
    /// than", "nearly" and the like reach. A different bound alone is no disagreement.
    ///
    /// `None` where the two do not compare: money and percent, or counts of different nouns.
    pub fn agrees_with(&self, other: &Quantity) -> Option<bool> {
        match (&self.unit, &other.unit) {
            (Unit::Score, Unit::Score) => Some(same_score(self, other)),
            (Unit::Duration(a), Unit::Duration(b)) if a != b => {
                // Two spans in different units may well speak of different things.
                let (a, b) = (in_days(a)?, in_days(b)?);
                let is_about = [self.bound, other.bound].contains(&Bound::About);
                let slack = if is_about { ABOUT } else { 0.02 };
                near(self.value * a, other.value * b, slack).then_some(true)
            }
            (Unit::Ordinal(a), Unit::Ordinal(b)) => {
                compares(a, b).then_some(self.value == other.value)
            }
            (a, b) => same_kind(a, b).then(|| self.meets(other)),
        }
    }

    fn meets(&self, other: &Quantity) -> bool {
        match (self.is_range(), other.is_range()) {
            (false, false) => self.reaches(other.value) || other.reaches(self.value),
            (true, false) => self.includes(other),
            (false, true) => other.includes(self),
            (true, true) => {
                let ends =
                    near(self.value, other.value, 0.001) && near(self.upper, other.upper, 0.001);
                ends || self.is_vague() && self.includes(other)
                    || other.is_vague() && other.includes(self)
            }
        }
    }

    fn is_range(&self) -> bool {
        self.upper > self.value
    }

    fn is_vague(&self) -> bool {
        self.upper >= VAGUE * self.value
    }

    fn includes(&self, inner: &Quantity) -> bool {
        let slack = if inner.bound == Bound::Exact { 0.0 } else { ABOUT };
        self.value * (1.0 - slack) <= inner.value && inner.upper <= self.upper * (1.0 + slack)
    }

    /// Whether this single value can stand for `value`.
    fn reaches(&self, value: f64) -> bool {
        let rounding = self.rounding(value);
        let close = (self.value - value).abs() <= rounding;
        let far = BOUNDED * self.value.abs();
        close
            || match self.bound {
                Bound::AtLeast => value >= self.value && value - self.value < far,
                Bound::AtMost => value <= self.value && self.value - value < far,
                Bound::About => near(self.value, value, ABOUT),
                Bound::Exact | Bound::Range => false,
            }
    }

    /// Half of the last digit that this value is given with. Small whole numbers are not rounded.
    fn rounding(&self, other: f64) -> f64 {
        let whole = |v: f64| v.fract() == 0.0 && v.abs() < 1000.0;
        let size = self.value.abs();
        if size == 0.0 || whole(self.value) && whole(other) {
            return 0.0;
        }
        let leading = 10_f64.powf(size.log10().floor());
        let digits = size / leading;
        if (digits - digits.round()).abs() < 1e-9 {
            return ONE_DIGIT * size;
        }
        // Two digits are tried first, then three, until the value shows no further digit.
        let places = (1..6).find(|places| {
            let shifted = digits * 10_f64.powi(*places);
            (shifted - shifted.round()).abs() < 1e-6 * shifted
        });
        places.map_or(0.0, |places| 0.5001 * leading / 10_f64.powi(places))
    }
}

fn same_kind(a: &Unit, b: &Unit) -> bool {
    match (a, b) {
        (Unit::Percent | Unit::Share, Unit::Percent | Unit::Share) => true,
        (Unit::Money(a), Unit::Money(b)) => a == b || may_be(a, b) || may_be(b, a),
        (Unit::Measure(a), Unit::Measure(b)) => {
            a == b || a == "degree" && b.starts_with('°') || b == "degree" && a.starts_with('°')
        }
        (Unit::Count(a), Unit::Count(b)) => compares(a, b),
        (a, b) => a == b,
    }
}

/// Whether what is called `plain` alone may be the currency `code`: `$` is any dollar.
fn may_be(plain: &str, code: &str) -> bool {
    let codes: &[&str] = match plain {
        "USD" => &["AUD", "CAD", "HKD", "NZD", "SGD", "TWD"],
        "INR" => &["PKR", "LKR"],
        "crown" => &["SEK", "NOK", "DKK", "CZK", "ISK", "krone"],
        "krone" => &["SEK", "NOK", "DKK", "ISK"],
        "peso" => &["MXN", "ARS", "CLP", "COP", "PHP"],
        _ => &[],
    };
    codes.contains(&code)
}

fn compares(a: &str, b: &str) -> bool {
    a.is_empty() || b.is_empty() || a == b
}

fn same_score(a: &Quantity, b: &Quantity) -> bool {
    (a.value, a.upper) == (b.value, b.upper) || (a.value, a.upper) == (b.upper, b.value)
}

fn near(a: f64, b: f64, part: f64) -> bool {
    (a - b).abs() <= part * a.abs().max(b.abs())
}

fn in_days(unit: &str) -> Option<f64> {
    Some(match unit {
        "second" => 1.0 / 86_400.0,
        "minute" => 1.0 / 1_440.0,
        "hour" => 1.0 / 24.0,
        "day" => 1.0,
        "week" => 7.0,
        "fortnight" => 14.0,
        "month" => 30.44,
        "year" => 365.25,
        "decade" => 3_652.5,
        "century" => 36_525.0,
        _ => return None,
    })
}

//! Money: whole cents, never a floating number.

use std::iter::Sum;
use std::ops::{Add, Sub};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An amount in cents of euro. `Cents(12_50)` is 12,50 €.
///
/// Sums saturate: an amount beyond 92 million billion euros is a typing error that the limits of
/// [`Cents::parse`] stop first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// The largest amount a person may type: one thousand billion euros.
const LARGEST: i64 = 100_000_000_000_000;

impl Cents {
    /// Reads an amount as a French person types it: `12 500,50 €`, `12500.5`, `12 500`.
    ///
    /// A third decimal is refused rather than rounded: it is nearly always a misplaced comma.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let compact: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
        let (negative, digits) = match compact.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, compact.as_str()),
        };
        let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || part.len() > 2 || !all_digits(whole) || !all_digits(part) {
            return None;
        }
        let cents: i64 = format!("{part:0<2}").parse().ok()?;
        let total = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)?;
        (total <= LARGEST).then_some(Self(if negative { -total } else { total }))
    }

    /// The amount as printed: `12 500,50 €`, and `12 500 €` when there are no cents.
    /// Thousands are parted by U+202F, the sign by U+00A0.
    #[must_use]
    pub fn print(self) -> String {
        let whole = crate::french::thousands(self.0.unsigned_abs() / 100);
        let cents = self.0.unsigned_abs() % 100;
        let sign = if self.0 < 0 { "−" } else { "" };
        if cents == 0 {
            format!("{sign}{whole}\u{a0}€")
        } else {
            format!("{sign}{whole},{cents:02}\u{a0}€")
        }
    }

    /// The amount as a share of another, to one decimal: « 30,5 % ». Rounded to the nearest; a share that
    /// is not nil is never printed as 0 %, nor one that is not whole as 100 %.
    #[must_use]
    pub fn share_of(self, whole: Self) -> String {
        if whole.0 == 0 {
            return String::new();
        }
        let (part, whole) = (i128::from(self.0) * 1000, i128::from(whole.0));
        let rounded = (part * 2 + whole * part.signum()) / (whole * 2);
        let tenths = match rounded {
            0 if part > 0 => 1,
            1000 if part < whole * 1000 => 999,
            1000 if part > whole * 1000 => 1001,
            tenths => tenths,
        };
        format!("{},{}\u{a0}%", tenths / 10, (tenths % 10).abs())
    }

    /// The amount without its sign, as an entry box shows it: `12 500,50`.
    #[must_use]
    pub fn typed(self) -> String {
        self.print().trim_end_matches(['€', '\u{a0}']).to_owned()
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::Cents;

    #[test]
    fn reads_amounts_as_typed_in_french() {
        for (typed, cents) in [
            ("12 500,50 €", Some(1_250_050)),
            ("12\u{202f}500", Some(1_250_000)),
            ("0,5", Some(50)),
            ("1234.56", Some(123_456)),
            ("-10", Some(-1000)),
            ("1,234", None),
            ("", None),
            ("=2+3", None),
            ("douze", None),
        ] {
            assert_eq!(Cents::parse(typed), cents.map(Cents), "typed: {typed}");
        }
    }

    #[test]
    fn prints_with_french_spaces() {
        assert_eq!(Cents(123_456_789).print(), "1\u{202f}234\u{202f}567,89\u{a0}€");
        assert_eq!(Cents(-50_000).print(), "−500\u{a0}€");
        assert_eq!(Cents(5).print(), "0,05\u{a0}€");
    }
}

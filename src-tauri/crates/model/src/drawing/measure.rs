//! What figures are, how they are written, and the ticks of an axis.

use crate::french;
use crate::money::Cents;

/// What the figures of a chart are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Cents of euro, all without VAT or all with it: the chart's `note` says which.
    Money,
    /// Things, under their noun.
    Count {
        /// « action ».
        one: String,
        /// « actions ».
        many: String,
    },
}

/// A figure written short, and whether nothing was rounded away.
pub(super) struct Brief {
    pub(super) text: String,
    pub(super) exact: bool,
}

impl Measure {
    /// A count of these things.
    #[must_use]
    pub fn count(one: &str, many: &str) -> Self {
        Self::Count { one: one.to_owned(), many: many.to_owned() }
    }

    /// In a sentence: « 12 500 € », « 3 actions ».
    pub(super) fn said(&self, value: i64) -> String {
        match self {
            Self::Money => Cents(value).print(),
            Self::Count { one, many } => {
                let noun = if value.unsigned_abs() < 2 { one } else { many };
                format!("{}\u{a0}{noun}", signed(value))
            }
        }
    }

    /// In a table or above a bar: « 12 500 € », « 3 ».
    pub(super) fn print(&self, value: i64) -> String {
        match self {
            Self::Money => Cents(value).print(),
            Self::Count { .. } => signed(value),
        }
    }

    /// In little room: « 1,25 M€ », « 12,5 k€ », « 3 ».
    pub(super) fn brief(&self, value: i64) -> Brief {
        match self {
            Self::Money => brief_money(value),
            Self::Count { .. } => Brief { text: signed(value), exact: true },
        }
    }

    /// What is said when there is nothing.
    pub(super) const fn nothing(&self) -> &'static str {
        match self {
            Self::Money => "Aucun montant saisi",
            Self::Count { .. } => "Aucune donnée saisie",
        }
    }

    /// The smallest step between two ticks: one euro, one thing.
    const fn grain(&self) -> i64 {
        match self {
            Self::Money => 100,
            Self::Count { .. } => 1,
        }
    }

    /// The ticks of an axis from zero to `most` or just above: at most `about` + 2 of them.
    pub(super) fn ticks(&self, most: i64, about: i64) -> Vec<i64> {
        let step = step(most.max(1), about, self.grain());
        (0..)
            .map(|rank| step.saturating_mul(rank))
            .scan(false, |done, tick| {
                if *done {
                    return None;
                }
                *done = tick >= most;
                Some(tick)
            })
            .collect()
    }
}

/// The round step (1, 2 or 5 times a power of ten, times the grain) that gives about this many ticks.
fn step(most: i64, about: i64, grain: i64) -> i64 {
    let mut step = grain;
    for factor in [2_i64, 5, 10].iter().cycle() {
        if most / step <= about || step > i64::MAX / 3 {
            return step;
        }
        let power = power_under(step / grain);
        step = grain.saturating_mul(power).saturating_mul(*factor);
    }
    step
}

fn power_under(value: i64) -> i64 {
    let mut power = 1;
    while value / power >= 10 {
        power *= 10;
    }
    power
}

fn signed(value: i64) -> String {
    let sign = if value < 0 { "−" } else { "" };
    format!("{sign}{}", french::thousands(value.unsigned_abs()))
}

/// A unit to shorten amounts with: its worth in cents, what is rounded to, its decimals, its name.
type Unit = (u64, u64, usize, &'static str);

/// From which amount, in cents, each unit is used. Below, the amount is short enough as it is.
const UNITS: [(u64, Unit); 3] = [
    (100_000_000_000, (100_000_000_000, 1_000_000_000, 2, "Md€")),
    (100_000_000, (100_000_000, 1_000_000, 2, "M€")),
    (1_000_000, (100_000, 10_000, 1, "k€")),
];

/// Rounds half up, away from zero.
fn brief_money(cents: i64) -> Brief {
    let size = cents.unsigned_abs();
    let found = UNITS.iter().find(|(from, _)| size >= *from);
    let (unit, grain, places, name) = found.map_or((100, 100, 0, "€"), |&(_, unit)| unit);
    let (rounded, scale) = (size.saturating_add(grain / 2) / grain, unit / grain);
    let part = if places == 0 { String::new() } else { format!("{:0places$}", rounded % scale) };
    let part = part.trim_end_matches('0');
    let whole = french::thousands(rounded / scale);
    let figure = if part.is_empty() { whole } else { format!("{whole},{part}") };
    Brief { text: written(cents, &figure, name), exact: size.is_multiple_of(grain) }
}

fn written(cents: i64, figure: &str, unit: &str) -> String {
    format!("{}{figure}\u{a0}{unit}", if cents < 0 { "−" } else { "" })
}

/// Shares of a whole in tenths of a percent, each rounded on its own, half up. All zero when the whole is.
/// Negative values count for nothing.
///
/// Equal values have equal shares, whatever their place, and a share can be worked out again from the figure
/// beside it; so the shares of one whole may add up to a few tenths more or less than 100 %, and their total
/// is told as 100 % (see [`whole_share`]). Sharing out what rounding leaves (largest remainder) adds up but
/// prints 33,4 % and 33,3 % for two counts that are the same, which reads as a mistake. A share that is not
/// nil is never told as 0 %, nor one that is not whole as 100 %, as for amounts.
pub(super) fn shares(values: &[i64]) -> Vec<u64> {
    let parts: Vec<u128> = values.iter().map(|&value| value.max(0).unsigned_abs().into()).collect();
    let whole: u128 = parts.iter().sum();
    let share = |part: &u128| match (part * 2000 + whole) / (whole * 2) {
        0 if *part > 0 => 1,
        1000 if *part < whole => 999,
        tenths => u64::try_from(tenths).unwrap_or(0),
    };
    if whole == 0 { vec![0; values.len()] } else { parts.iter().map(share).collect() }
}

/// The share of the whole itself: 1000, or 0 when there is nothing to share.
pub(super) fn whole_share(shares: &[u64]) -> u64 {
    if shares.iter().any(|share| *share > 0) { 1000 } else { 0 }
}

/// « 33,3 % », from tenths.
pub(super) fn percent(tenths: u64) -> String {
    format!("{},{}\u{a0}%", french::thousands(tenths / 10), tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::{Measure, percent, shares, whole_share};

    #[test]
    fn equal_values_have_equal_shares() {
        assert_eq!(shares(&[1, 1, 1]), [333, 333, 333]);
        assert_eq!(whole_share(&shares(&[1, 1, 1])), 1000);
        assert_eq!(shares(&[1, 1, 1, 1, 1, 1]), [167, 167, 167, 167, 167, 167]);
        assert_eq!(shares(&[1, 9_999]), [1, 999]);
        assert_eq!(shares(&[0, 0]), [0, 0]);
        assert_eq!(whole_share(&shares(&[0, 0])), 0);
        assert_eq!(shares(&[i64::MAX, i64::MAX]), [500, 500]);
        assert_eq!(shares(&[-5, 5]), [0, 1000]);
        assert_eq!(percent(333), "33,3\u{a0}%");
    }

    #[test]
    fn amounts_are_shortened_in_french() {
        for (cents, text, exact) in [
            (0, "0\u{a0}€", true),
            (95_050, "951\u{a0}€", false),
            (1_250_000, "12,5\u{a0}k€", true),
            (125_000_000, "1,25\u{a0}M€", true),
            (123_456_789, "1,23\u{a0}M€", false),
            (-30_000_000, "−300\u{a0}k€", true),
            (250_000_000_000, "2,5\u{a0}Md€", true),
            (99_999_999, "1\u{202f}000\u{a0}k€", false),
        ] {
            let brief = Measure::Money.brief(cents);
            assert_eq!((brief.text.as_str(), brief.exact), (text, exact), "{cents}");
        }
    }

    #[test]
    fn ticks_are_round_and_reach_the_highest() {
        let ticks = |measure: Measure, most| measure.ticks(most, 5);
        assert_eq!(ticks(Measure::Money, 123_456_700), [0, 50_000_000, 100_000_000, 150_000_000]);
        assert_eq!(ticks(Measure::count("action", "actions"), 7), [0, 2, 4, 6, 8]);
        assert_eq!(ticks(Measure::count("action", "actions"), 1), [0, 1]);
        assert!(ticks(Measure::Money, i64::MAX).len() < 9);
    }
}

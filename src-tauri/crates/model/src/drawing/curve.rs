//! The curve of an indicator: what was observed, from the reference to the target.

mod sheet;
mod small;

use super::letters::fit;
use super::pen::{INNER, SIZE};
use super::{Drawing, DrawnTable, named, pen, sentences};
use crate::french::{count, number};

/// An indicator in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// What stands above the drawing.
    pub title: String,
    /// The unit of the values: « % », « tonnes équivalent CO₂ par an ».
    pub unit: String,
    /// Where one starts from.
    pub reference: Option<Reading>,
    /// What was observed, in any order. Of two values of one year, the last in order stands.
    pub observed: Vec<Reading>,
    /// Where one wants to go.
    pub target: Option<Reading>,
}

/// A value in a year, kept to the millionth. One that is no finite number, or beyond 10¹⁵, is left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The year.
    pub year: i32,
    /// The value, in the curve's unit.
    pub value: f64,
}

impl Reading {
    fn sound(self) -> Option<Self> {
        // Beyond this, a value is a typing error that no axis can show.
        let shown = self.value.is_finite() && self.value.abs() < 1e15;
        shown.then(|| Self { value: rounded(self.value), ..self })
    }
}

/// What a point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Reference,
    Observed,
    Target,
}

impl Role {
    const fn label(self) -> &'static str {
        match self {
            Self::Reference => "Référence",
            Self::Observed => "Valeur observée",
            Self::Target => "Cible",
        }
    }
}

impl Curve {
    /// Draws it.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let points = self.points();
        let alt = self.alt(&points);
        let svg = match points.as_slice() {
            [] => pen::blank(&self.title, &alt, "Aucune valeur saisie"),
            // One value makes no line: it is told, without axes around it.
            [(role, one)] => pen::blank(&self.title, &alt, &self.alone(*role, *one)),
            _ => sheet::draw(self, &points, &alt),
        };
        Drawing::new(&self.title, &alt, svg, self.table(&points))
    }

    /// Draws it small, for a list: its line and its marks alone, the figures beside it.
    #[must_use]
    pub fn draw_small(&self) -> Drawing {
        let points = self.points();
        let alt = self.alt(&points);
        Drawing::new(&self.title, &alt, small::draw(self, &points, &alt), self.table(&points))
    }

    /// Where one starts, where one stands, where one goes: « Référence : 12 % en 2022. Cible : 20 % en 2030. »
    #[must_use]
    pub fn summary(&self) -> String {
        let points = self.points();
        let of = |role: Role| points.iter().rfind(move |(other, _)| *other == role);
        let told =
            [("Référence", Role::Reference), ("Dernière valeur", Role::Observed), ("Cible", Role::Target)]
                .map(|(label, role)| {
                    let told = of(role).map(|(_, one)| (self.said(one.value), one.year));
                    told.map(|(value, year)| format!("{label}\u{a0}: {value} en {year}.")).unwrap_or_default()
                });
        sentences(&told)
    }

    /// « Référence : 12 % en 2022. Une courbe se trace à partir de deux valeurs. »
    fn alone(&self, role: Role, one: Reading) -> String {
        let told = format!("{}\u{a0}: {} en {}.", role.label(), self.said(one.value), one.year);
        fit(&format!("{told} Une courbe se trace à partir de deux valeurs."), SIZE, INNER - 20.0)
    }

    /// The reference, what was observed by year, the target.
    fn points(&self) -> Vec<(Role, Reading)> {
        let mut observed: Vec<Reading> = Vec::new();
        for reading in self.observed.iter().copied().filter_map(Reading::sound) {
            match observed.binary_search_by_key(&reading.year, |other| other.year) {
                Ok(same) => observed[same] = reading,
                Err(place) => observed.insert(place, reading),
            }
        }
        let one = |role: Role, reading: Option<Reading>| {
            reading.and_then(Reading::sound).map(|reading| (role, reading))
        };
        one(Role::Reference, self.reference)
            .into_iter()
            .chain(observed.into_iter().map(|reading| (Role::Observed, reading)))
            .chain(one(Role::Target, self.target))
            .collect()
    }

    fn table(&self, points: &[(Role, Reading)]) -> DrawnTable {
        let unit = named_unit(&self.unit);
        let head = if unit.is_empty() { "Valeur".to_owned() } else { format!("Valeur ({unit})") };
        let mut table = DrawnTable {
            head: vec!["Année".to_owned(), "Nature".to_owned(), head],
            rows: Vec::new(),
            numeric: vec![false, false, true],
        };
        for (role, reading) in points {
            table.rows.push(vec![reading.year.to_string(), role.label().to_owned(), number(reading.value)]);
        }
        table
    }

    fn alt(&self, points: &[(Role, Reading)]) -> String {
        if points.is_empty() {
            return "Aucune valeur saisie.".to_owned();
        }
        let of =
            |role: Role| points.iter().filter(move |(other, _)| *other == role).map(|(_, reading)| *reading);
        let observed: Vec<Reading> = of(Role::Observed).collect();
        let said = |reading: Reading| format!("{} en {}", self.said(reading.value), reading.year);
        let reference = of(Role::Reference).next();
        sentences(&[
            reference.map(|reading| format!("Référence : {}.", said(reading))).unwrap_or_default(),
            self.trend(&observed),
            self.extremes(&observed),
            of(Role::Target)
                .next()
                .map(|target| self.aim(target, observed.last().copied().or(reference)))
                .unwrap_or_default(),
        ])
    }

    fn trend(&self, observed: &[Reading]) -> String {
        let (Some(first), Some(last)) = (observed.first(), observed.last()) else {
            return "Aucune valeur observée.".to_owned();
        };
        if observed.len() == 1 {
            return format!("Une valeur observée : {} en {}.", self.said(first.value), first.year);
        }
        let change = rounded(last.value - first.value);
        let trend = if change == 0.0 { "sans changement".to_owned() } else { signed(change) };
        format!(
            "{}, de {} en {} à {} en {} ({trend}).",
            count(observed.len(), "valeur observée", "valeurs observées"),
            self.said(first.value),
            first.year,
            self.said(last.value),
            last.year
        )
    }

    /// The highest and the lowest, when they are not simply the two ends.
    fn extremes(&self, observed: &[Reading]) -> String {
        let by_value = |one: &&Reading, other: &&Reading| one.value.total_cmp(&other.value);
        let (Some(high), Some(low)) = (observed.iter().max_by(by_value), observed.iter().min_by(by_value))
        else {
            return String::new();
        };
        let ends = [observed.first(), observed.last()];
        if ends.contains(&Some(high)) && ends.contains(&Some(low)) {
            return String::new();
        }
        format!(
            "Plus haut : {} en {}. Plus bas : {} en {}.",
            self.said(high.value),
            high.year,
            self.said(low.value),
            low.year
        )
    }

    fn aim(&self, target: Reading, from: Option<Reading>) -> String {
        let aim = format!("Cible : {} en {}", self.said(target.value), target.year);
        match from.map(|from| rounded(target.value - from.value)) {
            None => format!("{aim}."),
            Some(0.0) => format!("{aim}, déjà à ce niveau."),
            Some(gap) => format!("{aim}, soit {} par rapport à la dernière valeur connue.", signed(gap)),
        }
    }

    fn said(&self, value: f64) -> String {
        let unit = named_unit(&self.unit);
        if unit.is_empty() { number(value) } else { format!("{}\u{a0}{unit}", number(value)) }
    }
}

fn named_unit(unit: &str) -> String {
    if unit.trim().is_empty() { String::new() } else { named(unit) }
}

/// To the millionth: without the dust that a subtraction of decimals leaves.
fn rounded(value: f64) -> f64 {
    format!("{value:.6}").parse().unwrap_or(value)
}

fn signed(value: f64) -> String {
    if value > 0.0 { format!("+{}", number(value)) } else { number(value) }
}

//! The map of the perimeter: its communes, named or numbered, and what lies around them.

mod label;
mod layout;
mod sheet;

use super::letters::clean;
use super::{Drawing, DrawnTable, named, sentences, told};
use crate::french::{count, number, thousands};
use crate::map::{Bounds, Plane, Polygon};

/// The communes of a territory on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Perimeter {
    /// What stands above the drawing.
    pub title: String,
    /// The communes, numbered in this order.
    pub communes: Vec<Spot>,
    /// The outline of the whole, when the communes have none of their own.
    pub outline: Vec<Polygon>,
    /// The surfaces that are not of the perimeter.
    pub around: Vec<Vec<Polygon>>,
    /// The year of the populations, when they all have the same.
    pub year: Option<i32>,
    /// Where the outlines come from, in words; may be empty.
    pub source: String,
}

/// A commune of the perimeter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Spot {
    /// Its name.
    pub name: String,
    /// Its INSEE code.
    pub insee: String,
    /// Its municipal population, when known.
    pub population: Option<f64>,
    /// Its total population, when known.
    pub total_population: Option<f64>,
    /// Its surface, in degrees; empty when the map has none.
    pub surface: Vec<Polygon>,
}

/// What covers something else in its drawing, or leaves its frame: nothing must.
#[cfg(test)]
pub(super) fn overlaps(perimeter: &Perimeter) -> Vec<String> {
    layout::check::overlaps(&perimeter.lay())
}

impl Perimeter {
    /// Draws it: each commune bears its name when it has room for it, its number otherwise.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let alt = self.alt();
        let layout = self.lay();
        let svg = if layout.is_empty() {
            super::pen::blank(&self.title, &alt, "Aucune surface à dessiner")
        } else {
            sheet::draw(&self.title, &alt, &layout, &self.asides(&layout))
        };
        Drawing::new(&self.title, &alt, svg, self.table())
    }

    fn lay(&self) -> layout::Layout {
        layout::lay(self)
    }

    /// The communes that have no surface, when the others have theirs.
    fn missing(&self) -> Vec<String> {
        let missing = self.communes.iter().filter(|spot| spot.surface.is_empty() && self.outline.is_empty());
        missing.map(|spot| named(&spot.name)).collect()
    }

    fn population(&self) -> Option<f64> {
        self.sum(|spot| spot.population)
    }

    /// The sum over the communes, when it is known for all.
    fn sum(&self, of: fn(&Spot) -> Option<f64>) -> Option<f64> {
        let known: Option<Vec<f64>> = self.communes.iter().map(of).collect();
        known.filter(|known| !known.is_empty()).map(|known| known.iter().sum())
    }

    fn alt(&self) -> String {
        let communes = count(self.communes.len(), "commune", "communes");
        let year = self.year.map(|year| format!(" en {year}")).unwrap_or_default();
        let people = |population: f64| count(population.round().max(0.0) as usize, "habitant", "habitants");
        let total = self.population().map(|sum| format!(", {}{year}", people(sum))).unwrap_or_default();
        let head = format!("Carte du périmètre\u{a0}: {communes}{total}.");
        let known = self.communes.iter().filter_map(|spot| Some((spot, spot.population?)));
        let first = known.max_by(|(_, one), (_, other)| one.total_cmp(other));
        // A commune whose population is not known might have more.
        let first = first.filter(|_| self.communes.len() > 1 && self.population().is_some()).map(
            |(spot, population)| {
                format!("La commune la plus peuplée est {} ({}).", named(&spot.name), people(population))
            },
        );
        let around = match self.around.len() {
            0 => String::new(),
            1 => "Une surface hors du périmètre est dessinée en clair.".to_owned(),
            some => format!("{} surfaces hors du périmètre sont dessinées en clair.", thousands(some as u64)),
        };
        sentences(&[head, self.extent(), first.unwrap_or_default(), self.whole(), around, self.lacking()])
    }

    /// How far it reaches, from side to side.
    fn extent(&self) -> String {
        let own = || self.communes.iter().flat_map(|spot| &spot.surface).chain(&self.outline);
        let plane = Plane::of(own());
        let bounds = Bounds::of(&plane, own());
        if bounds.is_empty() {
            return String::new();
        }
        let (across, down) = bounds.size();
        let kilometres =
            |length: f64| number(if length < 10.0 { (length * 10.0).round() / 10.0 } else { length.round() });
        let what =
            if self.missing().is_empty() { "Il s’étend" } else { "Ce qui en est dessiné s’étend" };
        format!(
            "{what} sur environ {}\u{a0}km d’ouest en est et {}\u{a0}km du nord au sud.",
            kilometres(across),
            kilometres(down)
        )
    }

    /// What the outline of the whole does not show.
    fn whole(&self) -> String {
        let whole = "La carte donne le contour d’ensemble, sans celui de chaque commune.";
        if self.outline.is_empty() { String::new() } else { whole.to_owned() }
    }

    fn lacking(&self) -> String {
        let missing = self.missing();
        if missing.is_empty() {
            String::new()
        } else {
            format!("Sans contour sur la carte\u{a0}: {}.", told(&missing))
        }
    }

    /// What the drawing cannot show.
    fn asides(&self, layout: &layout::Layout) -> Vec<String> {
        let keyed = if layout.is_numbered() { "Un numéro renvoie au tableau des communes." } else { "" };
        let crowded: Vec<String> =
            layout.crowded.iter().map(|&number| named(&self.communes[number - 1].name)).collect();
        let crowded = if crowded.is_empty() {
            String::new()
        } else {
            format!("Sans place pour leur numéro\u{a0}: {}.", told(&crowded))
        };
        let source = clean(&self.source);
        let asides = [self.whole(), keyed.to_owned(), crowded, self.lacking(), source];
        asides.into_iter().filter(|aside| !aside.is_empty()).collect()
    }

    fn table(&self) -> DrawnTable {
        let dated = |what: &str| self.year.map_or_else(|| what.to_owned(), |year| format!("{what} {year}"));
        let (municipal, total) = (dated("Population municipale"), dated("Population totale"));
        let mut table = DrawnTable::of_words(&["Numéro", "Commune", "Code INSEE", &municipal, &total]);
        table.numeric = vec![true, false, false, true, true];
        let lacking = !self.missing().is_empty();
        if lacking {
            table.head.push("Contour".to_owned());
            table.numeric.push(false);
        }
        let told = |people: Option<f64>| people.map_or_else(|| "—".to_owned(), number);
        for (index, spot) in self.communes.iter().enumerate() {
            let code = if spot.insee.is_empty() { "—" } else { &spot.insee };
            let mut row = vec![(index + 1).to_string(), named(&spot.name), code.to_owned()];
            row.extend([told(spot.population), told(spot.total_population)]);
            if lacking {
                row.push(if spot.surface.is_empty() { "Manque" } else { "Sur la carte" }.to_owned());
            }
            table.rows.push(row);
        }
        let sums = [self.population(), self.sum(|spot| spot.total_population)];
        if self.communes.len() > 1 && sums.iter().any(Option::is_some) {
            let mut row = vec!["Total".to_owned(), String::new(), String::new()];
            row.extend(sums.map(|sum| sum.map(number).unwrap_or_default()));
            row.resize(table.head.len(), String::new());
            table.rows.push(row);
        }
        table
    }
}

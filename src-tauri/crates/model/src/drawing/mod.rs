//! Charts as plain data, each turned into one [`Drawing`]: an SVG, its words and its table.
//!
//! The SVG is plain SVG 1.1 with presentation attributes only, so that a browser and the PDF
//! engine draw it alike. It carries no title of its own: whoever shows it sets [`Drawing::title`]
//! above it. The same data always give the same bytes.
//!
//! Measures are in points. Text is set at 10 pt or above: a drawing 480 pt wide is printed
//! on a text width of 442 pt, and letters must not fall under 9 pt there.

use crate::french::enumerate;
use serde::Serialize;
use ts_rs::TS;

mod area;
pub mod calendar;
pub mod curve;
#[cfg(test)]
mod golden;
mod letters;
pub mod matrix;
mod measure;
mod paint;
mod pen;
pub mod perimeter;
#[cfg(test)]
mod properties;
pub mod radar;
#[cfg(test)]
mod samples;
pub mod shares;
pub mod stacked;
pub mod steps;

pub use measure::Measure;

/// A drawing ready to show: the same SVG on screen and on paper, and what it says in words and figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// What stands above it; the SVG does not repeat it.
    pub title: String,
    /// The alternative text, written from the data: extremes, totals, trend, and what is not drawn.
    pub alt: String,
    /// A whole SVG document, 480 pt wide; its height depends on the data.
    pub svg: String,
    /// The same figures as a table, exact where the drawing rounds.
    pub table: DrawnTable,
}

/// The figures of a drawing, written out. Every row has one cell for each head.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DrawnTable {
    /// The head of each column.
    pub head: Vec<String>,
    /// The rows; a last row of totals, when there is one, starts with « Total ».
    pub rows: Vec<Vec<String>>,
    /// Whether each column holds figures, which are set to the right.
    pub numeric: Vec<bool>,
}

impl Drawing {
    /// Under the title as typed, saying `alt` in one line.
    fn new(title: &str, alt: &str, svg: String, table: DrawnTable) -> Self {
        Self { title: title.to_owned(), alt: letters::clean(alt), svg, table }
    }
}

impl DrawnTable {
    /// A table whose first column names the rows and whose others hold figures.
    fn of_figures(head: Vec<String>) -> Self {
        let numeric = (0..head.len()).map(|column| column > 0).collect();
        Self { head, rows: Vec::new(), numeric }
    }

    /// A table of words.
    fn of_words(head: &[&str]) -> Self {
        let head: Vec<String> = head.iter().map(|&title| title.to_owned()).collect();
        let numeric = vec![false; head.len()];
        Self { head, rows: Vec::new(), numeric }
    }
}

/// Sentences of an alternative text, without the empty ones.
fn sentences(parts: &[String]) -> String {
    let said: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    said.join(" ")
}

/// The names, or the first six of them: the table has them all.
pub(crate) fn told(names: &[String]) -> String {
    const TOLD: usize = 6;
    if names.len() <= TOLD + 1 {
        return enumerate(names);
    }
    let more = format!("{} autres", names.len() - TOLD);
    enumerate(&names[..TOLD].iter().cloned().chain([more]).collect::<Vec<_>>())
}

/// A name as it stands in a drawing; a nameless thing is told as such.
fn named(name: &str) -> String {
    let name = letters::clean(name);
    if name.is_empty() { "Sans nom".to_owned() } else { name }
}

//! Steps: how many have come how far, from the first contact to the signature.

use super::area::Area;
use super::letters::{width, wrap};
use super::measure::percent;
use super::paint::{ACCENT, HAIR, Hatch, Paint, QUIET};
use super::pen::{DROP, EDGE, LEAD, Pen, SIZE, Style, WIDTH, blank};
use super::{Drawing, DrawnTable, Measure, named, sentences};

/// Counts along a path, for instance actors from spotted to signatory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// What stands above the drawing.
    pub title: String,
    /// What is counted.
    pub measure: Measure,
    /// The steps, in the order they are taken.
    pub steps: Vec<Step>,
    /// Whether each step also counts those who went further. Then the share kept from the step before
    /// is told, wherever it is not above the whole.
    pub cumulative: bool,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// « Rencontré ».
    pub name: String,
    /// How many are there.
    pub count: u32,
}

const THICK: f64 = 24.0;
const GAP: f64 = 12.0;
const NAMES: f64 = 130.0;
const KEPT: &str = "Part de l’étape précédente";

impl Steps {
    /// Draws it.
    #[must_use]
    pub fn draw(&self) -> Drawing {
        let alt = self.alt();
        let svg = if self.steps.iter().all(|step| step.count == 0) {
            blank(&self.title, &alt, self.measure.nothing())
        } else {
            self.svg(&alt)
        };
        Drawing::new(&self.title, &alt, svg, self.table())
    }

    /// The share of the step before that came to this one, in tenths of a percent, rounded half up.
    fn kept(&self, index: usize) -> Option<u64> {
        let before = u64::from(self.steps.get(index.checked_sub(1)?)?.count);
        let here = u64::from(self.steps.get(index)?.count);
        let told = self.cumulative && before > 0 && here <= before;
        told.then(|| (here * 2000 / before).div_ceil(2))
    }

    fn table(&self) -> DrawnTable {
        let mut head = vec!["Étape".to_owned(), "Nombre".to_owned()];
        if self.cumulative {
            head.push(KEPT.to_owned());
        }
        let mut table = DrawnTable::of_figures(head);
        for (index, step) in self.steps.iter().enumerate() {
            let mut row = vec![named(&step.name), self.measure.print(step.count.into())];
            if self.cumulative {
                row.push(self.kept(index).map_or_else(|| "—".to_owned(), percent));
            }
            table.rows.push(row);
        }
        table
    }

    fn alt(&self) -> String {
        if self.steps.iter().all(|step| step.count == 0) {
            return format!("{}.", self.measure.nothing());
        }
        let told: Vec<String> = self
            .steps
            .iter()
            .map(|step| format!("{} : {}", named(&step.name), self.measure.said(step.count.into())))
            .collect();
        sentences(&[format!("Étapes successives — {}.", told.join(" ; ")), self.passage()])
    }

    /// From the first step to the last, and where most are left behind.
    fn passage(&self) -> String {
        let (Some(first), Some(last)) = (self.steps.first(), self.steps.last()) else { return String::new() };
        let fair = (1..self.steps.len()).all(|index| self.kept(index).is_some());
        if !fair || self.steps.len() < 2 {
            return String::new();
        }
        let share = (u64::from(last.count) * 2000 / u64::from(first.count.max(1))).div_ceil(2);
        format!(
            "De la première étape à la dernière, {} sur {} : {}.",
            last.count,
            self.measure.said(first.count.into()),
            percent(share)
        )
    }

    fn svg(&self, alt: &str) -> String {
        let mut pen = Pen::new(&self.title, alt);
        let names =
            self.steps.iter().map(|step| width(&named(&step.name), SIZE)).fold(0.0, f64::max).min(NAMES);
        let left = EDGE + names + 8.0;
        let most = self.steps.iter().map(|step| step.count).max().unwrap_or(1).max(1);
        let figures: Vec<String> = (0..self.steps.len()).map(|index| self.figure(index)).collect();
        let room = figures.iter().map(|figure| width(figure, SIZE)).fold(0.0, f64::max) + 8.0;
        let scale = (WIDTH - EDGE - left - room) / f64::from(most);
        let mut y = EDGE;
        for (index, (step, figure)) in self.steps.iter().zip(&figures).enumerate() {
            let bar = Area { x: left, y, width: f64::from(step.count) * scale, height: THICK };
            if let Some(next) = self.steps.get(index + 1) {
                slope(&mut pen, &bar, f64::from(next.count) * scale);
            }
            pen.lines(left - 8.0, y + THICK / 2.0, &wrap(&named(&step.name), SIZE, names, 2), Style::end());
            if step.count > 0 {
                pen.bar(bar, Paint { colour: ACCENT, hatch: Hatch::Solid });
            }
            pen.text(left + bar.width + 6.0, y + THICK / 2.0 + DROP, figure, Style::start().bold());
            y += THICK + GAP;
        }
        pen.line((left, EDGE - 2.0), (left, y - GAP + 2.0), QUIET, 0.8);
        if self.cumulative {
            pen.text(
                left,
                y + LEAD - 4.0,
                "Entre parenthèses : part de l’étape précédente.",
                Style::start().quiet(),
            );
            y += LEAD + 8.0;
        }
        pen.finish(y - GAP + EDGE)
    }

    fn figure(&self, index: usize) -> String {
        let count = self.measure.print(self.steps[index].count.into());
        self.kept(index).map_or_else(|| count.clone(), |share| format!("{count} ({})", percent(share)))
    }
}

/// A pale surface from one bar to the next, which leads the eye down.
fn slope(pen: &mut Pen, bar: &Area, next: f64) {
    let foot = bar.y + bar.height;
    pen.shape(
        &[(bar.x, foot), (bar.x + bar.width, foot), (bar.x + next, foot + GAP), (bar.x, foot + GAP)],
        HAIR,
        HAIR,
    );
}
